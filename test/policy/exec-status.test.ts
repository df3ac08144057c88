import { describe, expect, it } from "vitest";
import * as ExecStatus from "../../src/policy/exec-status.js";
import { chapterNumbers } from "../support/chapter.js";

/** `error hard` is HardError; all others have their words in the order of the chapter. */
const nameOf = (words: string): string =>
  words.replace(/^error (\w+)$/, "$1 error").replace(/(?:^| )([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe("how an execution ended (03 §11.1)", () => {
  it("has the numbers of the chapter, and one for what is in no history", () => {
    const listed = chapterNumbers("03-status", "Exec status values");
    expect(listed).toHaveLength(13);
    const numbers = Object.fromEntries(listed.map(([number, words]) => [nameOf(words), number]));
    expect({ ...ExecStatus }).toEqual({ ...numbers, Unknown: -2 });
  });
});
