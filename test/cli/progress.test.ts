import { describe, expect, it } from "vitest";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { ProgressLine, progressText } from "../../src/cli/progress.js";
import { evaluate, type Progress, readCib } from "../../src/index.js";
import { CIB } from "../support/cib.js";
import { fakeIo } from "../support/io.js";

/** A terminal whose clock is set by hand. */
function terminal(columns = 80) {
  const written: string[] = [];
  const clock = { now: 0 };
  const line = new ProgressLine({
    write: (text) => written.push(text),
    milliseconds: () => clock.now,
    columns: () => columns,
  });
  return { written, clock, line };
}

describe("the progress line", () => {
  it("says nothing in the first second", () => {
    const { written, clock, line } = terminal();
    clock.now = 999;
    line.show("working");
    line.clear();
    expect(written).toEqual([]);
  });

  it("is written over in its place, at most ten times a second, and taken away", () => {
    const { written, clock, line } = terminal();
    for (const [now, text] of [
      [1000, "one"],
      [1050, "too soon"],
      [1100, "two"],
    ] as const) {
      clock.now = now;
      line.show(text);
    }
    line.clear();
    line.clear();
    expect(written).toEqual(["\r\x1b[Kone", "\r\x1b[Ktwo", "\r\x1b[K"]);
  });

  it("never wraps", () => {
    const { written, clock, line } = terminal(10);
    clock.now = 2000;
    line.show("assigning resources, 1 of 2");
    expect(written).toEqual(["\r\x1b[Kassigning"]);
  });

  it("counts resources where a stage goes through them", () => {
    expect(progressText({ stage: "assignment", done: 340, total: 1600 })).toBe("assigning resources, 340 of 1600");
    expect(progressText({ stage: "graph", done: 0, total: 0 })).toBe("building the transition graph");
  });
});

describe("the progress of an evaluation", () => {
  it("goes through the stages in their order, and through the resources of those that count them", () => {
    const told: Progress[] = [];
    evaluate(readCib(CIB).cib, { now: 0, progress: (progress) => told.push(progress) });
    const stages = told.map(({ stage, done, total }) => `${stage} ${done}/${total}`);
    expect(stages).toEqual([
      "configuration 0/0",
      "status 0/0",
      "constraints 0/0",
      ...["assignment 0/2", "assignment 1/2", "assignment 2/2"],
      ...["actions 0/2", "actions 1/2", "actions 2/2"],
      "orderings 0/0",
      "graph 0/0",
    ]);
  });

  it("is shown by the command where somebody watches, with the file when it times many", () => {
    const shown: string[] = [];
    const io = {
      ...fakeIo({ files: { "in.xml": CIB, "many/one.xml": CIB } }),
      progress: (text: string) => shown.push(text),
    };
    crmSimulate(["-x", "in.xml", "-S"], io);
    expect(shown).toContain("assigning resources, 2 of 2");
    crmSimulate(["--profile", "many"], io);
    expect(shown).toContain("1 of 1, one.xml: assigning resources, 2 of 2");
  });
});
