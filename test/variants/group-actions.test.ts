import { describe, expect, it } from "vitest";
import { group, order, primitive } from "../support/elements.js";
import { history, operation } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

function running(...ids: string[]): string {
  return ids.map((id) => history(id, operation(id, "start", { call: 2 }))).join("");
}

const NO_PROBES = { "enable-startup-probes": "false" };

describe("long chains of groups (05 §8.11)", () => {
  it("do not exhaust the call stack", () => {
    const count = 1200;
    const ids = Array.from({ length: count }, (_, i) => `g${i}`);
    const resources = ids.map((id) => group(id, primitive(`${id}-p`), id === "g0" ? { "target-role": "Stopped" } : {}));
    const verdict = verdictOf({
      nodes: 2,
      resources,
      constraints: ids.slice(1).map((id, i) => order(`g${i}`, id)),
      history: { n1: running(...ids.map((id) => `${id}-p`)) },
      options: NO_PROBES,
    });
    const stops = verdict.graph.synapses.filter(({ action }) => action.operation === "stop");
    expect(stops.filter(({ action }) => action.element === "rsc_op")).toHaveLength(count);
  }, 60_000);
});
