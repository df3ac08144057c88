import { describe, expect, it } from "vitest";
import { location, meta, operations, primitive } from "../support/elements.js";
import { absent, history, operation } from "../support/history.js";
import { actions, attributesOf, verdictOf } from "../support/verdict.js";

const STOPPED = absent("A");
const PROBED = { n1: STOPPED, n2: STOPPED };

describe("recurring operations of an active role (07 §14.3)", () => {
  it("start with the resource, with their interval and timeout", () => {
    const resources = primitive("A", operations('name="monitor" interval="10s" timeout="5s"'));
    const verdict = verdictOf({ nodes: 2, resources, history: PROBED });
    expect(actions(verdict)).toEqual(["1 A_start_0 n1", "2 A_monitor_10000 n1"]);
    expect(attributesOf(verdict, "A_monitor_10000", "n1")).toEqual({
      CRM_meta_interval: "10000",
      CRM_meta_name: "monitor",
      CRM_meta_timeout: "5000",
    });
  });

  it("stay as they are where they run already", () => {
    const running = history(
      "A",
      operation("A", "start", { call: 2 }) + operation("A", "monitor", { interval: 10000, call: 3 }),
    );
    const resources = primitive("A", operations('name="monitor" interval="10s"'));
    const verdict = verdictOf({ nodes: 2, resources, history: { n1: running, n2: STOPPED } });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1*", "2 A_stop_0 n1*", "3 A_start_0 n1*"]);
  });

  it("are not made for another role", () => {
    const resources = primitive("A", operations('name="monitor" interval="10s" role="Promoted"'));
    expect(actions(verdictOf({ nodes: 2, resources, history: PROBED }))).toEqual(["1 A_start_0 n1"]);
  });

  it("are cancelled if they run but are configured for another role", () => {
    const running = history(
      "A",
      operation("A", "start", { call: 2 }) + operation("A", "monitor", { interval: 10000, call: 3 }),
    );
    const resources = primitive("A", operations('name="monitor" interval="10s" role="Promoted"'));
    const verdict = verdictOf({ nodes: 2, resources, history: { n1: running, n2: STOPPED } });
    expect(verdict.actions?.actions.find(({ id }) => id === 1)).toMatchObject({
      key: "A_monitor_10000",
      task: "cancel",
      cancelTask: "monitor",
      optional: false,
    });
  });

  it("are cancelled if they run but are configured no more", () => {
    const running = history(
      "A",
      operation("A", "start", { call: 2 }) + operation("A", "monitor", { interval: 10000, call: 3 }),
    );
    const verdict = verdictOf({ nodes: 2, resources: primitive("A"), history: { n1: running, n2: STOPPED } });
    expect(attributesOf(verdict, "A_monitor_10000", "n1")).toMatchObject({
      CRM_meta_call_id: "3",
      CRM_meta_interval: "10000",
      CRM_meta_operation: "monitor",
    });
    const options = { "cancel-removed-actions": "false" };
    const kept = verdictOf({ nodes: 2, options, resources: primitive("A"), history: { n1: running, n2: STOPPED } });
    expect(kept.actions?.actions.find(({ id }) => id === 1)).toMatchObject({ task: "monitor", optional: true });
  });

  it("are none while the resource is in maintenance", () => {
    const resources = primitive("A", meta({ maintenance: "true" }) + operations('name="monitor" interval="10s"'));
    expect(actions(verdictOf({ nodes: 2, resources, history: PROBED }))).toEqual([]);
  });
});

describe("recurring operations of the stopped role (07 §14.4)", () => {
  const resources = primitive(
    "A",
    operations('name="monitor" interval="10s"', 'name="monitor" interval="11s" role="Stopped"'),
  );

  it("run wherever the resource is not, expecting that", () => {
    const verdict = verdictOf({ nodes: 2, resources, history: PROBED });
    expect(actions(verdict)).toEqual(["1 A_start_0 n1", "2 A_monitor_10000 n1", "3 A_monitor_11000 n2"]);
    expect(attributesOf(verdict, "A_monitor_11000", "n2")).toMatchObject({ CRM_meta_op_target_rc: "7" });
  });

  it("wait for the stop on their node", () => {
    const running = history(
      "A",
      operation("A", "start", { call: 2 }) + operation("A", "monitor", { interval: 10000, call: 3 }),
    );
    const constraints = location("A", "n1", "-INFINITY");
    const verdict = verdictOf({ nodes: 2, resources, constraints, history: { n1: running, n2: STOPPED } });
    const all = verdict.actions?.actions ?? [];
    const monitor = all.find(({ key }) => key === "A_monitor_11000");
    expect(monitor?.node).toBe("n1");
    expect(monitor?.inputs.map(({ action }) => `${all[action]?.key} ${all[action]?.node}`)).toContain("A_stop_0 n1");
  });
});
