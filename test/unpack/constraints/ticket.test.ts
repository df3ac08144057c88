import { describe, expect, it } from "vitest";
import { clone, primitive, STATEFUL } from "../../support/elements.js";
import { promoted, started } from "../../support/history.js";
import { placements, record, verdictOf } from "../../support/verdict.js";

const state = (attributes: string) => `<tickets><ticket_state id="T" ${attributes}/></tickets>`;

const GRANTED = state('granted="true" standby="false"');
const REVOKED = state('granted="false" standby="false"');
const STANDBY = state('granted="true" standby="true"');

const running = (policy: string, tickets: string) =>
  verdictOf({
    nodes: 1,
    options: { "fencing-enabled": "true" },
    resources: primitive("A") + primitive("F", "", 'class="stonith" type="fence_xvm"'),
    constraints: `<rsc_ticket id="t" rsc="A" ticket="T" loss-policy="${policy}"/>`,
    tickets,
    history: { n1: started("A") },
  });

describe("a ticket that is lost (04 §15.3)", () => {
  it("stops, with loss-policy stop", () => {
    expect(placements(running("stop", GRANTED)).A).toBe("n1 Started");
    expect(placements(running("stop", REVOKED)).A).toBe("Stopped");
  });

  it("fences the nodes where the resource runs, with loss-policy fence", () => {
    expect(record(running("fence", REVOKED), "stonith-n1-reboot")?.optional).toBe(false);
    expect(record(running("fence", GRANTED), "stonith-n1-reboot")).toBeUndefined();
  });

  it("leaves alone what runs, with loss-policy freeze", () => {
    expect(placements(running("freeze", REVOKED)).A).toBe("n1 Started");
  });

  it("that is in standby keeps the resource from running, whatever the policy", () => {
    expect(placements(running("stop", STANDBY)).A).toBe("Stopped");
  });

  it("demotes, with loss-policy demote", () => {
    const role = (tickets: string) =>
      placements(
        verdictOf({
          nodes: 1,
          resources: clone("c", primitive("A", "", STATEFUL), { promotable: "true" }),
          constraints: '<rsc_ticket id="t" rsc="c" rsc-role="Promoted" ticket="T" loss-policy="demote"/>',
          tickets,
          history: { n1: promoted("A") },
          attributes: { n1: { "master-A": "10" } },
        }),
      )["A:0"];
    expect(role(GRANTED)).toBe("n1 Promoted");
    expect(role(REVOKED)).toBe("n1 Unpromoted");
  });
});
