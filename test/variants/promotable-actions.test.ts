import { describe, expect, it } from "vitest";
import { clone, location, MONITOR, meta, primitive } from "../support/elements.js";
import { synapses, verdictOf } from "../support/verdict.js";

describe("the actions of a promotable clone (06 §15.1)", () => {
  it("creates them in the order that decides their ids", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", primitive("app", MONITOR), { promotable: "true", notify: "true" }),
      constraints: location("cl", "n1", "100", 'role="Promoted"'),
    });
    const ids = synapses(verdict).map((text) => Number.parseInt(text, 10));
    expect(ids.slice(0, 12)).toEqual([37, 36, 34, 4, 3, 1, 39, 38, 35, 6, 5, 2]);
    expect(synapses(verdict)).toEqual(
      expect.arrayContaining([
        "1 app:0_monitor_0 n1",
        "4 app:0_promote_0 n1",
        "6 app:1_monitor_10000 n2",
        "7 cl_start_0",
        "14 cl_confirmed-post_notify_running_0",
        "19 cl_promote_0",
        "36 app:0_pre_notify_promote_0 n1",
      ]),
    );
  });

  it("gives a group's instances the clone's priority back (06 §8.8)", () => {
    const group = `<group id="g">${primitive("a", meta({ priority: "3" }))}</group>`;
    const verdict = verdictOf({
      nodes: 1,
      resources: clone("cl", group, { promotable: "true", priority: "4" }),
      attributes: { n1: { "master-a": "10" } },
    });
    const start = verdict.graph.synapses.find(({ action }) => action.key === "g:0_start_0");
    expect(start?.priority).toBe(4);
  });
});
