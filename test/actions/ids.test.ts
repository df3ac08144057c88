import { describe, expect, it } from "vitest";
import { actions, dummy, entry, historyOf, metaOf, NO_PARAMETERS, parametersOf, schedule } from "./scenario.js";

const MONITOR = '<operations><op id="A-m" name="monitor" interval="10s" timeout="5s"/></operations>';
/** The digest of none but the monitor's timeout of 5 seconds (03 §18). */
const SAME_MONITOR = 'op-digest="79643b49fcd2a15282788271c56eddb4"';
const RUNNING = entry("A", "start", 0, 0, 2) + entry("A", "monitor", 10000, 0, 3, SAME_MONITOR);
const STOPPED = historyOf("A", entry("A", "monitor", 0, 7, 1));

describe("ids of actions (07 §16)", () => {
  it("go to probes node by node, then to the resources in order", () => {
    const verdict = schedule({ resources: dummy("A", MONITOR) + dummy("B") });
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
    const verdict = schedule({
      resources: dummy("A", parametersOf("A", { fake: "1" }) + MONITOR),
      history: { n1: historyOf("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1", "2 A_start_0 n1", "3 A_stop_0 n1"]);
  });

  it("go to a reload if what changed does not need a restart", () => {
    const reloadable = `${NO_PARAMETERS} op-force-restart=" state " op-restart-digest="f2317cad3d54cec5d7d7aa7d0bf35cf8"`;
    const history = entry("A", "start", 0, 0, 2, reloadable) + entry("A", "monitor", 10000, 0, 3, SAME_MONITOR);
    const verdict = schedule({
      resources: dummy("A", parametersOf("A", { fake: "1" }) + MONITOR),
      history: { n1: historyOf("A", history), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual([
      "1 A_monitor_10000 n1",
      "2 A_reload-agent_0 n1",
      "3 A_stop_0 n1*",
      "4 A_start_0 n1*",
    ]);
  });

  it("of a live migration follow those of stop, start and monitor", () => {
    const verdict = schedule({
      resources: dummy("A", metaOf("A", { "allow-migrate": "true" }) + MONITOR),
      constraints: '<rsc_location id="l" rsc="A" node="n1" score="-INFINITY"/>',
      history: { n1: historyOf("A", RUNNING), n2: STOPPED },
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
    const verdict = schedule({
      options: { "maintenance-mode": "true" },
      resources: dummy("A", MONITOR),
      history: { n1: historyOf("A", RUNNING), n2: STOPPED },
    });
    expect(actions(verdict)).toEqual(["1 A_monitor_10000 n1", "2 A_stop_0 n1*!", "3 A_start_0 n1*"]);
  });

  it("of an unmanaged resource that was never probed are those of its probes", () => {
    const verdict = schedule({ resources: dummy("A", metaOf("A", { "is-managed": "false" })) });
    expect(actions(verdict)).toEqual(["1 A_monitor_0 n1", "2 A_monitor_0 n2"]);
  });

  it("go to the stop and the clean-up that a changed agent requires", () => {
    const verdict = schedule({
      resources: dummy("A", parametersOf("A", { fake: "1" }) + MONITOR, "Stateful"),
      history: { n1: historyOf("A", RUNNING), n2: STOPPED },
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
