import { describe, expect, it } from "vitest";
import * as ExitStatus from "../../src/policy/exit-status.js";
import { chapterNumbers } from "../support/chapter.js";

const inCapitals = (name: string) => name.replace(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe("exit statuses with a name (03 §11.1)", () => {
  it("are those of the chapter", () => {
    const listed = chapterNumbers("03-status", "Exit status values");
    expect(listed).toHaveLength(13);
    expect({ ...ExitStatus }).toEqual(Object.fromEntries(listed.map(([number, name]) => [inCapitals(name), number])));
  });
});
