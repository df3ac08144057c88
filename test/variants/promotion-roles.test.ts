import { describe, expect, it } from "vitest";
import type { ScoreStep } from "../../src/verdict/cause.js";
import type { Cluster } from "../support/cib.js";
import { clone, colocation, location, primitive } from "../support/elements.js";
import { promoted, started } from "../support/history.js";
import { placements, promotionLines, verdictOf } from "../support/verdict.js";

const APP = clone("cl", primitive("app"), { promotable: "true" });

function oldestFirst(last: ScoreStep | undefined): string[] {
  const texts: string[] = [];
  for (let step = last; step !== undefined; step = step.previous) {
    texts.unshift(`${step.operation} ${step.amount} = ${step.score} (${step.cause.kind} ${step.cause.id})`);
  }
  return texts;
}

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
