import { describe, expect, it } from "vitest";
import type { Verdict } from "../../src/verdict/verdict.js";
import { clone, group, location, MONITOR, meta, order, primitive } from "../support/elements.js";
import { history, operation } from "../support/history.js";
import { record, records, synapseOf, verdictOf } from "../support/verdict.js";

/** The keys of the actions that an action of the graph waits for. */
const keysBefore = (verdict: Verdict, key: string): string[] =>
  synapseOf(verdict, key).inputs.map((input) => input.key);

function running(...ids: string[]): string {
  return ids.map((id) => history(id, operation(id, "start", { call: 2 }))).join("");
}

const NO_PROBES = { "enable-startup-probes": "false" };
const ORDER = order("A", "B") + location("B", "n1", "100");

describe("a mandatory order between running resources (08 §8.13.2)", () => {
  it("restarts what comes after a restart", () => {
    const failure = operation("A", "monitor", { interval: 10000, rc: 1, call: 3, id: "A_last_failure_0" });
    const failed = history("A", operation("A", "start", { call: 2 }) + failure);
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", MONITOR) + primitive("B"),
      constraints: ORDER,
      history: { n1: failed + running("B") },
      options: NO_PROBES,
    });
    expect(record(verdict, "B_start_0")?.reason).toBe("required A start");
    expect(record(verdict, "B_stop_0")?.optional).toBe(false);
    expect(keysBefore(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });

  it("creates the start of a stopped first, blocked, and stops what comes after", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", meta({ "target-role": "Stopped" })) + primitive("B"),
      constraints: ORDER,
      history: { n1: running("A", "B") },
      options: NO_PROBES,
    });
    const start = record(verdict, "A_start_0");
    expect(start).toMatchObject({ dotName: "A_start_0 <none>", optional: false, runnable: false, inGraph: false });
    expect(record(verdict, "B_start_0")).toMatchObject({ reason: "required A start", runnable: false });
    expect(keysBefore(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });
});

describe("the completion of a collective (08 §8.13.1)", () => {
  it("is what others wait for", () => {
    const constraints = order("C", "B");
    const verdict = verdictOf({ nodes: 2, resources: clone("C", primitive("p")) + primitive("B"), constraints });
    expect(keysBefore(verdict, "B_start_0")).toContain("C_running_0");
  });

  it("is not looked for if the id contains notify (trap 3)", () => {
    const constraints = order("mynotify", "B");
    const verdict = verdictOf({ nodes: 2, resources: clone("mynotify", primitive("p")) + primitive("B"), constraints });
    expect(keysBefore(verdict, "B_start_0")).toContain("mynotify_start_0");
  });
});

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

describe("long chains of groups", () => {
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
