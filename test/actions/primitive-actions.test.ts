import { describe, expect, it } from "vitest";
import { clone, location, meta, primitive, STATEFUL } from "../support/elements.js";
import { absent, history, operation } from "../support/history.js";
import { actions, verdictOf } from "../support/verdict.js";

/** A promotable clone with one instance, and its history on n1; n2 says that it is stopped there. */
function stateful(
  known: string,
  options: {
    meta?: Record<string, string>;
    prefer?: string;
    scores?: Partial<Record<string, number>>;
    on?: string;
  },
): string[] {
  const score = (node: string) => ({ "master-A": String(options.scores?.[node] ?? 0) });
  const verdict = verdictOf({
    nodes: 2,
    resources: clone("c", primitive("A", "", STATEFUL), { promotable: "true", "clone-max": "1", ...options.meta }),
    constraints: location("c", options.prefer ?? "n1", "1000"),
    history: {
      n1: history("A", known, STATEFUL),
      n2: absent("A", STATEFUL),
    },
    attributes: { n1: score("n1"), n2: score("n2") },
  });
  return actions(verdict).flatMap((text) => {
    const found = /^\d+ A:0_(start|stop|promote|demote)_0 n\d(\*?)/.exec(text);
    return found === null ? [] : [`${found[1]}${found[2]}`];
  });
}

const UNPROMOTED = operation("A", "start", { call: 2 });

const PROMOTED = UNPROMOTED + operation("A", "promote", { call: 3 });

describe("records by original and next role, in creation order (07 §13.4)", () => {
  it.each([
    ["unpromoted to unpromoted", UNPROMOTED, { scores: { n1: -1000000 } }, ["start*", "stop*"]],
    ["unpromoted to promoted", UNPROMOTED, { scores: { n1: 10 } }, ["start*", "stop*", "promote"]],
    ["promoted to promoted", PROMOTED, { scores: { n1: 10 } }, ["start*", "demote*", "stop*", "promote*"]],
    ["promoted to unpromoted", PROMOTED, { meta: { "target-role": "Unpromoted" } }, ["start*", "demote", "stop*"]],
    ["promoted to stopped", PROMOTED, { meta: { "target-role": "Stopped" } }, ["demote", "stop"]],
    [
      "promoted to promoted, moving",
      PROMOTED,
      { prefer: "n2", scores: { n2: 10 }, meta: { "resource-stickiness": "0" } },
      ["demote", "stop", "start", "promote"],
    ],
  ])("%s", (_, history, options, expected) => {
    // Applying orderings may create more, later on (08 §8.10.1).
    expect(stateful(history, options).slice(0, expected.length)).toEqual(expected);
  });
});

describe("records of a plain primitive (07 §13.4)", () => {
  const running = history("A", operation("A", "start", { call: 2 }));
  const stopped = absent("A");

  it("are an optional stop and start where it stays", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A"), history: { n1: running, n2: stopped } });
    expect(actions(verdict)).toEqual(["1 A_stop_0 n1*", "2 A_start_0 n1*"]);
  });

  it("are a stop where it is and a start where it will be", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A"),
      constraints: location("A", "n1", "-INFINITY"),
      history: { n1: running, n2: stopped },
    });
    expect(actions(verdict)).toEqual(["1 A_stop_0 n1", "2 A_start_0 n2"]);
  });

  it("are stops wherever it is active, and a start, by default", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A"), history: { n1: running, n2: running } });
    expect(actions(verdict)).toEqual(["1 A_stop_0 n1", "2 A_stop_0 n2", "3 A_start_0 n1"]);
  });

  it("leave alone the expected instance with stop_unexpected (07 §13.6)", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", meta({ "multiple-active": "stop_unexpected" })),
      history: { n1: running, n2: running },
    });
    expect(actions(verdict)).toEqual(["1 A_stop_0 n2", "2 A_start_0 n1"]);
    expect(verdict.actions?.actions.find(({ id }) => id === 2)?.pseudo).toBe(true);
  });
});
