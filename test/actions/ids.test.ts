import { describe, expect, it } from "vitest";
import { location, meta, operations, parameters, primitive, STATEFUL } from "../support/elements.js";
import { absent, history, NO_PARAMETERS, operation } from "../support/history.js";
import { actions, verdictOf } from "../support/verdict.js";

const MONITOR = operations('name="monitor" interval="10s" timeout="5s"');
/** The digest of none but the monitor's timeout of 5 seconds (03 §18). */
const SAME_MONITOR = 'op-digest="79643b49fcd2a15282788271c56eddb4"';
const RUNNING =
  operation("A", "start", { call: 2 }) + operation("A", "monitor", { interval: 10000, call: 3, more: SAME_MONITOR });
const STOPPED = absent("A");

describe("ids of actions (07 §16)", () => {
  it("go to probes node by node, then to the resources in order", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A", MONITOR) + primitive("B") });
    expect(actions(verdict)).toEqual([
      "1 A_monitor_0 n1",
      "2 B_monitor_0 n1",
      "3 A_monitor_0 n2",
      "4 B_monitor_0 n2",
      "5 A_start_0 n1",
      "6 A_monitor_10000 n1",
      "7 B_start_0 n2",
    ]);
  });

  it("go first to the running monitor, then to the start that a new parameter requires", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", parameters({ fake: "1" }) + MONITOR),
      history: { n1: history("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1", "2 A_start_0 n1", "3 A_stop_0 n1"]);
  });

  it("go to a reload if what changed does not need a restart", () => {
    const reloadable = `op-digest="${NO_PARAMETERS}" op-force-restart=" state " op-restart-digest="${NO_PARAMETERS}"`;
    const running =
      operation("A", "start", { call: 2, more: reloadable }) +
      operation("A", "monitor", { interval: 10000, call: 3, more: SAME_MONITOR });
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", parameters({ fake: "1" }) + MONITOR),
      history: { n1: history("A", running), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual([
      "1 A_monitor_10000 n1",
      "2 A_reload-agent_0 n1",
      "3 A_stop_0 n1*",
      "4 A_start_0 n1*",
    ]);
  });

  it("of a live migration follow those of stop, start and monitor", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", meta({ "allow-migrate": "true" }) + MONITOR),
      constraints: location("A", "n1", "-INFINITY"),
      history: { n1: history("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual([
      "1 A_monitor_10000 n1*",
      "2 A_stop_0 n1",
      "3 A_start_0 n2",
      "4 A_monitor_10000 n2",
      "5 A_migrate_to_0 n1",
      "6 A_migrate_from_0 n2",
    ]);
  });

  it("stay with the record of a monitor that maintenance mode turns into its cancellation", () => {
    const verdict = verdictOf({
      nodes: 2,
      options: { "maintenance-mode": "true" },
      resources: primitive("A", MONITOR),
      history: { n1: history("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1", "2 A_stop_0 n1*!", "3 A_start_0 n1*"]);
  });

  it("of an unmanaged resource that was never probed are those of its probes", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A", meta({ "is-managed": "false" })) });
    expect(actions(verdict)).toEqual(["1 A_monitor_0 n1", "2 A_monitor_0 n2"]);
  });

  it("go to the stop and the clean-up that a changed agent requires", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: primitive("A", parameters({ fake: "1" }) + MONITOR, STATEFUL),
      history: { n1: history("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual([
      "1 A_monitor_10000 n1",
      "2 A_stop_0 n1",
      "3 A_delete_0 n1",
      "4 A_start_0 n1",
      "5 A_delete_0 n2",
    ]);
  });
});
