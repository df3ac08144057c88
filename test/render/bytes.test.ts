import { describe, expect, it } from "vitest";
import { byteLength, padBytes } from "../../src/render/bytes.js";

describe("widths in bytes (09 §8.4)", () => {
  it.each([
    ["", 0],
    ["abc", 3],
    ["é", 2],
    ["日本", 6],
    ["😀", 4],
  ])("%j takes %d", (text, bytes) => {
    expect(byteLength(text)).toBe(bytes);
  });

  it("are filled up with blanks, and never cut", () => {
    expect(padBytes("é", 4)).toBe("é  ");
    expect(padBytes("long", 2)).toBe("long");
  });
});
