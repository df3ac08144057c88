import { describe, expect, it } from "vitest";
import type { ScoreStep } from "../../src/verdict/cause.js";
import type { Cluster } from "../support/cib.js";
import { clone, colocation, location, MONITOR, meta, primitive } from "../support/elements.js";
import { absent, promoted, started } from "../support/history.js";
import { placements, promotionLines, scoreLines, synapses, verdictOf } from "../support/verdict.js";

const APP = clone("cl", primitive("app"), { promotable: "true" });

describe("promotion scores (06 §8.3, §8.4)", () => {
  it("is -1 without an attribute, which any promoted-role location lifts", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: APP,
      constraints: location("cl", "n1", "100", 'role="Promoted"'),
    });
    expect(promotionLines(verdict)).toEqual(["app:0 promotion score on n1: 99", "app:1 promotion score on n2: -1"]);
    expect(placements(verdict)).toEqual({ "app:0": "n1 Promoted", "app:1": "n2 Unpromoted" });
  });

  it("is no default when the attribute says 0 or nothing sensible (06 §17 trap 8)", () => {
    for (const value of ["0", "nonsense"]) {
      const verdict = verdictOf({ nodes: 1, resources: APP, attributes: { n1: { "master-app": value } } });
      expect(placements(verdict)).toEqual({ "app:0": "n1 Promoted" });
    }
  });

  it("draws instances to where they can be promoted", () => {
    const verdict = verdictOf({
      resources: clone("cl", primitive("app"), { promotable: "true", "clone-max": "1" }),
      history: { n1: [absent("app")], n2: [absent("app")], n3: [absent("app")] },
      attributes: { n2: { "master-app": "10" }, n3: { "master-app": "5" } },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: app:0")).toEqual([
      "pcmk__clone_assign: app:0 on n1: 0",
      "pcmk__clone_assign: app:0 on n2: 10",
      "pcmk__clone_assign: app:0 on n3: 5",
    ]);
    expect(placements(verdict)).toEqual({ "app:0": "n2 Promoted" });
  });

  it("is the sum of the members' for a group, without clipping, and stays with the group (06 §17 trap 7)", () => {
    const group = `<group id="g">${primitive("a")}${primitive("b")}</group>`;
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", group, { promotable: "true" }),
      attributes: { n2: { "master-a": "INFINITY", "master-b": "INFINITY" } },
      history: { n1: [started("a"), started("b")], n2: [started("a"), started("b")] },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: g:1 on n2", "pcmk__clone_assign: a:1 on n2")).toEqual([
      "pcmk__clone_assign: g:1 on n2: INFINITY",
      "pcmk__clone_assign: a:1 on n2: 1",
    ]);
    expect(promotionLines(verdict)[0]).toBe("g:1 promotion score on n2: INFINITY");
  });

  it("adds up on a node that instances share (06 §17 trap 9)", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: clone("cl", primitive("app"), {
        promotable: "true",
        "globally-unique": "true",
        "clone-max": "2",
        "clone-node-max": "2",
      }),
      attributes: { n1: { "master-app:0": "10", "master-app:1": "5" } },
    });
    expect(promotionLines(verdict)).toEqual(["app:0 promotion score on n1: 15", "app:1 promotion score on n1: 15"]);
  });
});

describe("choosing roles (06 §8.5, §8.6)", () => {
  const RUNNING: Cluster = {
    resources: APP,
    history: { n1: [started("app")], n2: [promoted("app")], n3: [started("app")] },
    attributes: { n1: { "master-app": "5" }, n2: { "master-app": "5" }, n3: { "master-app": "5" } },
  };

  it("leaves the promoted one promoted among equals", () => {
    expect(Object.values(placements(verdictOf(RUNNING)))).toContain("n2 Promoted");
  });

  it("promotes as many as may be", () => {
    const resources = clone("cl", primitive("app"), { promotable: "true", "promoted-max": "2" });
    const roles = Object.values(placements(verdictOf({ ...RUNNING, resources })));
    expect(roles.filter((role) => role.endsWith("Promoted"))).toHaveLength(2);
  });

  it("counts what would be with the clone, and again what would be with its promoted instance (step 3)", () => {
    const verdict = verdictOf({
      ...RUNNING,
      resources: APP + primitive("vip"),
      constraints: location("vip", "n3", "50") + colocation("vip", "cl", "INFINITY", 'with-rsc-role="Promoted"'),
    });
    expect(promotionLines(verdict)[0]).toMatch(/on n3: 105$/);
    expect(placements(verdict)).toMatchObject({ vip: "n3 Started" });
  });

  it("promotes nothing without the ticket", () => {
    const verdict = verdictOf({
      ...RUNNING,
      constraints: `<rsc_ticket id="t" rsc="cl" rsc-role="Promoted" ticket="T" loss-policy="demote"/>`,
      tickets: `<tickets><ticket_state id="T" granted="false" standby="false"/></tickets>`,
    });
    expect(Object.values(placements(verdict)).some((role) => role.endsWith("Promoted"))).toBe(false);
  });

  it("can tell every step from 0 to the score that is printed", () => {
    const verdict = verdictOf(
      {
        nodes: 2,
        resources: APP,
        constraints:
          location("cl", "n1", "100", 'id="role" role="Promoted"') +
          location("cl", "n1", "7", 'id="place"') +
          location("cl", "n2", "-5", 'id="never" role="Promoted"'),
        attributes: { n1: { "master-app": "20" } },
        history: { n1: [started("app")], n2: [started("app")] },
      },
      { causes: true },
    );
    const steps = verdict.events.flatMap((event) => (event.kind === "promotion" ? [oldestFirst(event.steps)] : []));
    expect(steps[0]).toEqual([
      "set 20 = 20 (promotion score master-app)",
      "add 100 = 120 (location role)",
      "add 7 = 127 (location place)",
    ]);
    expect(steps[1]).toEqual(["set -1 = -1 (promotion score undefined)", "add -5 = -6 (location never)"]);
    expect(promotionLines(verdict)).toEqual(["app:0 promotion score on n1: 127", "app:1 promotion score on n2: -6"]);
  });
});

function oldestFirst(last: ScoreStep | undefined): string[] {
  const texts: string[] = [];
  for (let step = last; step !== undefined; step = step.previous) {
    texts.unshift(`${step.operation} ${step.amount} = ${step.score} (${step.cause.kind} ${step.cause.id})`);
  }
  return texts;
}

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
