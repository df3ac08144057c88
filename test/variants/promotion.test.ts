import { describe, expect, it } from "vitest";
import type { ScoreStep } from "../../src/model/cause.js";
import {
  absent,
  type Cluster,
  clone,
  colocation,
  location,
  meta,
  monitor,
  placements,
  primitive,
  promoted,
  promotionLines,
  scoreLines,
  started,
  synapses,
  verdictOf,
} from "./cluster.js";

const APP = clone("cl", { promotable: "true" }, primitive("app"));

describe("promotion scores (06 §8.3, §8.4)", () => {
  it("is -1 without an attribute, which any promoted-role location lifts", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: APP,
      constraints: location("l", "cl", "node1", "100", "Promoted"),
    });
    expect(promotionLines(verdict)).toEqual([
      "app:0 promotion score on node1: 99",
      "app:1 promotion score on node2: -1",
    ]);
    expect(placements(verdict)).toEqual({ "app:0": "node1 Promoted", "app:1": "node2 Unpromoted" });
  });

  it("is no default when the attribute says 0 or nothing sensible (06 §17 trap 8)", () => {
    for (const value of ["0", "nonsense"]) {
      const verdict = verdictOf({ nodes: 1, resources: APP, attributes: { node1: { "master-app": value } } });
      expect(placements(verdict)).toEqual({ "app:0": "node1 Promoted" });
    }
  });

  it("draws instances to where they can be promoted", () => {
    const verdict = verdictOf({
      resources: clone("cl", { promotable: "true", "clone-max": "1" }, primitive("app")),
      history: { node1: [absent("app")], node2: [absent("app")], node3: [absent("app")] },
      attributes: { node2: { "master-app": "10" }, node3: { "master-app": "5" } },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: app:0")).toEqual([
      "pcmk__clone_assign: app:0 on node1: 0",
      "pcmk__clone_assign: app:0 on node2: 10",
      "pcmk__clone_assign: app:0 on node3: 5",
    ]);
    expect(placements(verdict)).toEqual({ "app:0": "node2 Promoted" });
  });

  it("is the sum of the members' for a group, without clipping, and stays with the group (06 §17 trap 7)", () => {
    const group = `<group id="g">${primitive("a")}${primitive("b")}</group>`;
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", { promotable: "true" }, group),
      attributes: { node2: { "master-a": "INFINITY", "master-b": "INFINITY" } },
      history: { node1: [started("a"), started("b")], node2: [started("a"), started("b")] },
    });
    expect(scoreLines(verdict, "pcmk__clone_assign: g:1 on node2", "pcmk__clone_assign: a:1 on node2")).toEqual([
      "pcmk__clone_assign: g:1 on node2: INFINITY",
      "pcmk__clone_assign: a:1 on node2: 1",
    ]);
    expect(promotionLines(verdict)[0]).toBe("g:1 promotion score on node2: INFINITY");
  });

  it("adds up on a node that instances share (06 §17 trap 9)", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: clone(
        "cl",
        { promotable: "true", "globally-unique": "true", "clone-max": "2", "clone-node-max": "2" },
        primitive("app"),
      ),
      attributes: { node1: { "master-app:0": "10", "master-app:1": "5" } },
    });
    expect(promotionLines(verdict)).toEqual([
      "app:0 promotion score on node1: 15",
      "app:1 promotion score on node1: 15",
    ]);
  });
});

describe("choosing roles (06 §8.5, §8.6)", () => {
  const RUNNING: Cluster = {
    resources: APP,
    history: { node1: [started("app")], node2: [promoted("app")], node3: [started("app")] },
    attributes: { node1: { "master-app": "5" }, node2: { "master-app": "5" }, node3: { "master-app": "5" } },
  };

  it("leaves the promoted one promoted among equals", () => {
    expect(Object.values(placements(verdictOf(RUNNING)))).toContain("node2 Promoted");
  });

  it("promotes as many as may be", () => {
    const resources = clone("cl", { promotable: "true", "promoted-max": "2" }, primitive("app"));
    const roles = Object.values(placements(verdictOf({ ...RUNNING, resources })));
    expect(roles.filter((role) => role.endsWith("Promoted"))).toHaveLength(2);
  });

  it("counts what would be with the clone, and again what would be with its promoted instance (step 3)", () => {
    const verdict = verdictOf({
      ...RUNNING,
      resources: APP + primitive("vip"),
      constraints:
        location("l", "vip", "node3", "50") + colocation("k", "vip", "cl", "INFINITY", 'with-rsc-role="Promoted"'),
    });
    expect(promotionLines(verdict)[0]).toMatch(/on node3: 105$/);
    expect(placements(verdict)).toMatchObject({ vip: "node3 Started" });
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
          location("role", "cl", "node1", "100", "Promoted") +
          location("place", "cl", "node1", "7") +
          location("never", "cl", "node2", "-5", "Promoted"),
        attributes: { node1: { "master-app": "20" } },
        history: { node1: [started("app")], node2: [started("app")] },
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
    expect(promotionLines(verdict)).toEqual([
      "app:0 promotion score on node1: 127",
      "app:1 promotion score on node2: -6",
    ]);
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
      resources: clone("cl", { promotable: "true", notify: "true" }, primitive("app", monitor("app"))),
      constraints: location("l", "cl", "node1", "100", "Promoted"),
    });
    const ids = synapses(verdict).map((text) => Number.parseInt(text, 10));
    expect(ids.slice(0, 12)).toEqual([37, 36, 34, 4, 3, 1, 39, 38, 35, 6, 5, 2]);
    expect(synapses(verdict)).toEqual(
      expect.arrayContaining([
        "1 app:0_monitor_0 node1",
        "4 app:0_promote_0 node1",
        "6 app:1_monitor_10000 node2",
        "7 cl_start_0",
        "14 cl_confirmed-post_notify_running_0",
        "19 cl_promote_0",
        "36 app:0_pre_notify_promote_0 node1",
      ]),
    );
  });

  it("gives a group's instances the clone's priority back (06 §8.8)", () => {
    const group = `<group id="g">${primitive("a", meta("a", { priority: "3" }))}</group>`;
    const verdict = verdictOf({
      nodes: 1,
      resources: clone("cl", { promotable: "true", priority: "4" }, group),
      attributes: { node1: { "master-a": "10" } },
    });
    const start = verdict.graph.synapses.find(({ action }) => action.key === "g:0_start_0");
    expect(start?.priority).toBe(4);
  });
});
