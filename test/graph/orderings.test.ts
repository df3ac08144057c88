import { describe, expect, it } from "vitest";
import type { ActionRecord } from "../../src/model/graph.js";
import type { Verdict } from "../../src/verdict/verdict.js";
import { dummy, entry, historyOf, metaOf, records, schedule } from "../actions/scenario.js";

function record(verdict: Verdict, key: string): ActionRecord | undefined {
  return records(verdict).find((action) => action.key === key);
}

function inputsOf(verdict: Verdict, key: string): readonly string[] | undefined {
  const synapse = verdict.graph.synapses.find(({ action }) => action.key === key);
  return synapse?.inputs.map((input) => input.key);
}

function running(...ids: string[]): string {
  return ids.map((id) => historyOf(id, entry(id, "start", 0, 0, 2))).join("");
}

const NO_PROBES = { "enable-startup-probes": "false" };
const ORDER = '<rsc_order id="order" first="A" then="B"/><rsc_location id="place" rsc="B" node="n1" score="100"/>';

describe("a mandatory order between running resources (08 §8.13.2)", () => {
  it("restarts what comes after a restart", () => {
    const failed = historyOf("A", entry("A", "start", 0, 0, 2) + failedMonitor("A"));
    const verdict = schedule({
      resources: dummy("A", MONITOR) + dummy("B"),
      constraints: ORDER,
      history: { n1: failed + running("B") },
      options: NO_PROBES,
    });
    expect(record(verdict, "B_start_0")?.reason).toBe("required A start");
    expect(record(verdict, "B_stop_0")?.optional).toBe(false);
    expect(inputsOf(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });

  it("creates the start of a stopped first, blocked, and stops what comes after", () => {
    const verdict = schedule({
      resources: dummy("A", metaOf("A", { "target-role": "Stopped" })) + dummy("B"),
      constraints: ORDER,
      history: { n1: running("A", "B") },
      options: NO_PROBES,
    });
    const start = record(verdict, "A_start_0");
    expect(start).toMatchObject({ dotName: "A_start_0 <none>", optional: false, runnable: false, inGraph: false });
    expect(record(verdict, "B_start_0")).toMatchObject({ reason: "required A start", runnable: false });
    expect(inputsOf(verdict, "A_stop_0")).toEqual(["B_stop_0"]);
  });
});

const MONITOR = '<operations><op id="A-m" name="monitor" interval="10s"/></operations>';

function failedMonitor(id: string): string {
  const key = "3:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
  return `<lrm_rsc_op id="${id}_last_failure_0" operation_key="${id}_monitor_10000" operation="monitor" interval="10000"
    transition-key="${key}" transition-magic="0:1;${key}" call-id="3" rc-code="1" op-status="0"
    crm_feature_set="3.20.5"/>`;
}

describe("the completion of a collective (08 §8.13.1)", () => {
  const clone = (id: string): string => `<clone id="${id}">${dummy(`${id}-p`)}</clone>`;

  it("is what others wait for", () => {
    const constraints = '<rsc_order id="order" first="C" then="B"/>';
    const verdict = schedule({ resources: clone("C") + dummy("B"), constraints });
    expect(inputsOf(verdict, "B_start_0")).toContain("C_running_0");
  });

  it("is not looked for if the id contains notify (trap 3)", () => {
    const constraints = '<rsc_order id="order" first="mynotify" then="B"/>';
    const verdict = schedule({ resources: clone("mynotify") + dummy("B"), constraints });
    expect(inputsOf(verdict, "B_start_0")).toContain("mynotify_start_0");
  });
});

describe("notifications of a starting clone (08 §8.9.4)", () => {
  const members = dummy("A") + dummy("B");
  const verdict = schedule({
    resources: `<clone id="C">${metaOf("C", { notify: "true" })}<group id="G">${members}</group></clone>`,
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
    expect(inputsOf(verdict, "A:0_post_notify_start_0")).toEqual(["C_post_notify_running_0"]);
    expect(inputsOf(verdict, "C_confirmed-post_notify_running_0")).toEqual([
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
    const stopped = metaOf("g0", { "target-role": "Stopped" });
    const resources = ids.map((id) => `<group id="${id}">${id === "g0" ? stopped : ""}${dummy(`${id}-p`)}</group>`);
    const orders = ids.slice(1).map((id, i) => `<rsc_order id="o${i}" first="g${i}" then="${id}"/>`);
    const verdict = schedule({
      resources: resources.join(""),
      constraints: orders.join(""),
      history: { n1: running(...ids.map((id) => `${id}-p`)) },
      options: NO_PROBES,
    });
    const stops = verdict.graph.synapses.filter(({ action }) => action.operation === "stop");
    expect(stops.filter(({ action }) => action.element === "rsc_op")).toHaveLength(count);
  }, 60_000);
});
