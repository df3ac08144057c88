import { describe, expect, it } from "vitest";
import { primitive, utilization } from "../support/elements.js";
import { listing } from "../support/verdict.js";

describe("choosing among equal nodes (05 §4.6, §7.2)", () => {
  it("fills the node with the fewest resources, then goes by byte order of names", () => {
    const resources = ["A", "B", "C", "D"].map((id) => primitive(id, utilization({ load: "1" }))).join("");
    const lines = listing({ resources });
    expect(lines.filter((line) => line.includes("utilization on")).map((line) => line.split(/[ :]+/)[4])).toEqual([
      "n1",
      "n2",
      "n3",
      "n1",
    ]);
  });
});
