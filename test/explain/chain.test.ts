/** Chains of questions end where they have been, and where they become too long; what becomes of actions that wait. */
import { describe, expect, it } from "vitest";
import { Book } from "../../src/explain/book.js";
import { Progress } from "../../src/explain/progress.js";
import { inquire } from "../../src/explain/why/index.js";
import type { Inquiry } from "../../src/explain/why/inquiry.js";
import type { ActionRecord, Synapse } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { off, on, R, S } from "../support/causes.js";
import { clone, primitive, STATEFUL } from "../support/elements.js";
import { started } from "../support/history.js";

describe("a chain of questions", () => {
  const CUT = "and so on: the reasons go round in a circle, or too far to be told";
  const verdict = () => explainedVerdict(CLUSTER);
  const CLUSTER = {
    nodes: 2,
    resources: [R, S, clone("c", primitive("p", "", STATEFUL), { promotable: "true" })],
    constraints: [on("n2", "5"), off("s", "n1", "m"), off("s", "n2", "o")],
    history: { n1: [started("r"), started("p", STATEFUL)] },
  };
  const begin = () => inquire(new Book(verdict()));
  const along = (...steps: readonly (readonly [string, string])[]): Inquiry => {
    let at: Inquiry = begin();
    for (const [what, where] of steps) {
      const next = at.step(what, where);
      if (next === undefined) throw new Error(`no step ${what} ${where}`);
      at = next;
    }
    return at;
  };

  it("has answers where it has not been", () => {
    const fresh = begin();
    expect(fresh.whyNot("s", "n1").text).toBe("m keeps s off n1 (-INFINITY)");
    expect(fresh.whyNowhere("s").map(({ text }) => text)).toHaveLength(2);
    expect(fresh.whyMoves("r", "n1", "n2").map(({ text }) => text)).toEqual(["l prefers r on n2 (5)"]);
    expect(fresh.whyBetter("r", "n2", "n1", "s").map(({ text }) => text)).toEqual(["l prefers r on n2 (5)"]);
    expect(fresh.whyNotPromoted("c")).toHaveLength(2);
    expect(fresh.whyNotPromotedOn("p:0", "n1").text).toMatch(/^p has no promotion score on n1/);
  });

  it("says nothing more where it has been, or that it goes on", () => {
    const been = along(
      ["s", "n1"],
      ["s", "nowhere"],
      ["r", "n1 to n2"],
      ["r", "n2 over n1"],
      ["c", "not promoted"],
      ["p:0", "not promoted on n1"],
    );
    expect(been.whyNot("s", "n1").text).toBe(CUT);
    expect(been.whyNot("s", "n2").text).toBe("o keeps s off n2 (-INFINITY)");
    expect(been.whyNowhere("s")).toEqual([]);
    expect(been.whyMoves("r", "n1", "n2")).toEqual([]);
    expect(been.whyBetter("r", "n2", "n1", "s")).toEqual([]);
    expect(been.whyNotPromoted("c")).toEqual([]);
    expect(been.whyNotPromotedOn("p:0", "n1").text).toBe("and so on");
  });

  it("is cut after twelve links", () => {
    const links = (count: number) => Array.from({ length: count }, (_, i) => [`x${i}`, "n1"] as const);
    const [eleven, twelve] = [along(...links(11)), along(...links(12))];
    expect(eleven.step("y", "n1")).toBeDefined();
    expect(twelve.step("y", "n1")).toBeUndefined();
    expect(eleven.step("x3", "n1")).toBeUndefined();
    expect(eleven.step("x3", "n2")).toBeDefined();
    expect(twelve.whyNowhere("s").map(({ text }) => text)).toEqual([CUT]);
    expect(twelve.whyNot("s", "n2").text).toBe(CUT);
    expect(twelve.whyMoves("r", "n1", "n2")).toEqual([]);
  });
});

describe("what becomes of actions", () => {
  /** Actions by number: what they wait for, and how they are; in the transition unless said otherwise. */
  interface Told {
    readonly after?: readonly number[];
    readonly is?: Partial<ActionRecord>;
  }

  function progressOf(...told: readonly Told[]) {
    const verdict = explainedVerdict({ nodes: 1, resources: R });
    const [record] = verdict.actions?.actions ?? [];
    const synapse = verdict.graph.synapses.find(({ resource }) => resource !== undefined);
    if (record === undefined || synapse === undefined) throw new Error("nothing to begin with");
    const actions = told.map(({ is }, id) => ({ ...record, id, inGraph: true, optional: false, inputs: [], ...is }));
    const action = (id: number) => ({ ...synapse.action, id, operation: id % 2 === 0 ? "start" : "stop" });
    const synapses = told.flatMap(({ after = [], is }, id): Synapse[] =>
      is?.inGraph === false ? [] : [{ ...synapse, id, action: action(id), inputs: after.map(action) }],
    );
    const graph = { ...verdict.graph, synapses };
    const progress = new Progress({ graph, actions: { ...verdict.actions, actions } });
    const at = (id: number): ActionRecord => actions[id] ?? record;
    return { progress, at };
  }

  const OUT = { inGraph: false };

  it("is told by whether they are in the transition, and whether all that they wait for is done", () => {
    const { progress, at } = progressOf(
      {},
      { after: [0] },
      { after: [1, 3] },
      { is: { ...OUT, runnable: false } },
      { is: { ...OUT, runnable: true } },
      { is: { ...OUT, optional: true } },
      { after: [7] },
      { after: [6] },
    );
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((id) => progress.outcome(at(id)))).toEqual([
      "done",
      "done",
      "impossible",
      "blocked",
      "left out",
      "not needed",
      "impossible",
      "impossible",
    ]);
    expect([0, 1, 2, 6].map((id) => progress.completes(id))).toEqual([true, true, false, false]);
    expect(progress.inputs(at(2)).map(({ id }) => id)).toEqual([1, 3]);
    expect(progress.inputs(at(3))).toEqual([]);
  });

  it("is due to the first of them that is not in the transition, or to a circle", () => {
    const { progress, at } = progressOf(
      {},
      { after: [0, 2, 3] },
      { after: [4] },
      { is: { ...OUT, runnable: false } },
      { after: [2] },
      { after: [2] },
    );
    expect(progress.blocker(at(0))).toBeUndefined();
    expect(progress.blocker(at(1))?.id).toBe(3);
    expect(progress.blocker(at(3))?.id).toBe(3);
    expect([2, 4]).toContain(progress.blocker(at(5))?.id);
  });

  it("is done with a resource that starts on a node, if the start can complete", () => {
    const { progress } = progressOf({ after: [2] }, {}, { after: [0] });
    expect(progress.starts("r", "n1")).toBe(false);
    expect(progressOf({ after: [2] }, {}, {}).progress.starts("r", "n1")).toBe(true);
    expect(progressOf({}, {}).progress.starts("r", "n2")).toBe(false);
    expect(progressOf({}, {}).progress.starts("s", "n1")).toBe(false);
  });
});
