import { describe, expect, it } from "vitest";
import * as ExecStatus from "../../src/policy/exec-status.js";
import * as ExitStatus from "../../src/policy/exit-status.js";
import {
  effectiveRc,
  execStatusText,
  exitText,
  parseExecStatus,
  parseExitStatus,
  saysDone,
  saysPending,
  saysResult,
  saysRunning,
  TargetRc,
} from "../../src/policy/result-code.js";
import { chapterTable, quoted } from "../support/chapter.js";

/** Code and text, from a table of two such columns side by side. */
const texts = (heading: string): [number, string][] =>
  chapterTable("01-values-and-rules", heading).flatMap(([code = "", text = "", , other = "", more = ""]) => {
    const sides: [string, string][] = [
      [code, text],
      [other, more],
    ];
    return sides
      .map(([number, words]): [number, string] => [Number(number.replace("−", "-")), quoted(words)[0] ?? ""])
      .filter(([number, words]) => !Number.isNaN(number) && words !== "");
  });

const numbersOf = (statuses: Readonly<Record<string, number>>): number[] =>
  Object.values(statuses).sort((one, other) => one - other);

describe("result codes (01 §13)", () => {
  it("have the texts of the table", () => {
    const all = texts("### 13.1");
    expect(all).toHaveLength(45);
    expect(all.map(([code]) => [code, exitText(code)])).toEqual(all);
    const statuses = texts("### 13.2");
    expect(statuses).toHaveLength(13);
    expect(statuses.map(([status]) => [status, execStatusText(status)])).toEqual(statuses);
  });

  it("have these names (03 §11.1)", () => {
    expect(numbersOf(ExitStatus)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 190, 191, 193]);
    expect(numbersOf(ExecStatus)).toEqual([-2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it.each([
    [0, "OK"],
    [7, "Not running"],
    [78, "Invalid configuration"],
    [189, "Interrupted by signal"],
    [190, "Service is active but might fail soon"],
    [193, "No exit status available"],
    [254, "Interrupted by signal"],
    [255, "Error occurred"],
    [128, "Unknown exit status"],
    [129, "Interrupted by signal"],
    [256, "Unknown exit status"],
    [-1, "Unknown exit status"],
  ])("exit %d is %s", (code, text) => {
    expect(exitText(code)).toBe(text);
  });

  it("names execution statuses", () => {
    expect([-1, 0, 11, 12, -2].map(execStatusText)).toEqual([
      "Pending",
      "Done",
      "CIB secrets unavailable",
      "Unrecognized status (bug?)",
      "Unrecognized status (bug?)",
    ]);
    expect([190, 191, 1].map(effectiveRc)).toEqual([0, 8, 1]);
  });
});

describe("results as a history records them (03 §11.1, §12.2, §15)", () => {
  it("are numbers of their kind", () => {
    expect(["-1", "0", "1", "11", "12", "-2", "x", undefined].map(parseExecStatus)).toEqual([
      -1,
      0,
      undefined,
      11,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(["0", "255", "256", "-1", "", undefined].map(parseExitStatus)).toEqual([
      0,
      255,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("are compared as texts", () => {
    expect(["0", "00", "4", undefined].map(saysDone)).toEqual([true, false, false, false]);
    expect(["-1", "0", undefined].map(saysPending)).toEqual([true, false, false]);
    expect(["0", "8", "7", "08", undefined].map(saysRunning)).toEqual([true, true, false, false, false]);
    expect(["0", "193", "x", undefined].map(saysResult)).toEqual([true, false, true, false]);
  });

  it("are asked of actions", () => {
    expect([TargetRc.NotRunning, TargetRc.Promoted]).toEqual(["7", "8"]);
  });
});
