import { describe, expect, it } from "vitest";
import { clone, FENCED, FENCING, primitive } from "../support/elements.js";
import { GONE, nodeState, started } from "../support/history.js";
import { synapseOf, verdictOf } from "../support/verdict.js";

describe("what identifies an action in the graph (08 §8.18.1 to §8.18.4)", () => {
  it("is rsc_op for what is done, pseudo_event for what is not, crm_event for the cluster's own", () => {
    const status = [
      nodeState("n1", { state: GONE.replace('join="down"', 'join="member"'), history: started("A") }),
      nodeState("n2"),
    ];
    const verdict = verdictOf({ nodes: ["n1", "n2"], options: FENCED, resources: [FENCING, primitive("A")], status });
    const of = (key: string) => {
      const { action, resource } = synapseOf(verdict, key);
      return [action.element, action.node?.name, resource?.id];
    };
    expect(of("A_start_0")).toEqual(["rsc_op", "n2", "A"]);
    expect(of("A_stop_0")).toEqual(["pseudo_event", undefined, undefined]);
    expect(of("stonith-n1-reboot")).toEqual(["crm_event", "n1", undefined]);
  });

  it("has the key under which history knows an instance, and the other inside", () => {
    const verdict = verdictOf({
      nodes: ["n1"],
      resources: clone("c", primitive("A"), { "target-role": "Stopped" }),
      history: { n1: started("A") },
    });
    const { action, resource } = synapseOf(verdict, "A_stop_0");
    expect(action.internalKey).toBe("A:0_stop_0");
    expect([resource?.id, resource?.longId]).toEqual(["A", "A:0"]);
  });

  it("names class, provider and type", () => {
    const { resource } = synapseOf(verdictOf({ nodes: ["n1"], resources: primitive("A") }), "A_start_0");
    expect(resource).toMatchObject({ element: "primitive", class: "ocf", provider: "pacemaker", type: "Dummy" });
  });
});
