import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/verdict/verdict.js";
import { meta, primitive } from "../support/elements.js";
import { records, synapseOf, verdictOf } from "../support/verdict.js";

/** The keys of the actions that an action of the graph waits for. */
const keysBefore = (verdict: Verdict, key: string): string[] =>
  synapseOf(verdict, key).inputs.map((input) => input.key);

describe("notifications of a starting clone (08 §8.9.4)", () => {
  const members = primitive("A") + primitive("B");
  const verdict = verdictOf({
    nodes: 2,
    resources: `<clone id="C">${meta({ notify: "true" })}<group id="G">${members}</group></clone>`,
  });

  it("have receivers only after the start, created when the graph is", () => {
    const sent = records(verdict).filter(({ task }) => task === "notify");
    expect(sent.filter(({ pseudo }) => !pseudo).map(({ key, node }) => `${key} ${node}`)).toEqual([
      "A:0_post_notify_start_0 n1",
      "B:0_post_notify_start_0 n1",
      "A:1_post_notify_start_0 n2",
      "B:1_post_notify_start_0 n2",
    ]);
  });

  it("wait for the notification of the clone, and it for them", () => {
    expect(keysBefore(verdict, "A:0_post_notify_start_0")).toEqual(["C_post_notify_running_0"]);
    expect(keysBefore(verdict, "C_confirmed-post_notify_running_0")).toEqual([
      "C_post_notify_running_0",
      "A:0_post_notify_start_0",
      "B:0_post_notify_start_0",
      "A:1_post_notify_start_0",
      "B:1_post_notify_start_0",
    ]);
  });

  it("say who starts; an empty list is a single space", () => {
    const synapse = verdict.graph.synapses.find(({ action }) => action.key === "A:0_post_notify_start_0");
    const attributes = new Map(synapse?.attributes);
    expect(attributes.get("CRM_meta_notify_start_resource")).toBe("A:0 A:1 B:0 B:1");
    expect(attributes.get("CRM_meta_notify_start_uname")).toBe("n1 n2 n1 n2");
    expect(attributes.get("CRM_meta_notify_stop_uname")).toBe(" ");
    expect(synapse?.priority).toBe(1000000);
  });
});
