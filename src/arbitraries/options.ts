import fc, { type Arbitrary } from "fast-check";
import type { Element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, section, weighted } from "./draft.js";
import { attributeValue, count, duration, looseScore, truth } from "./values.js";

const OPTIONS: Vocabulary = {
  "no-quorum-policy": [
    40,
    weighted([2, "ignore"], [2, "freeze"], [2, "stop"], [2, "demote"], [2, "suicide"], [1, "fence"], [1, "x"]),
  ],
  "stonith-enabled": [60, weighted([5, "true"], [5, "false"], [1, "x"])],
  "symmetric-cluster": [20, weighted([1, "true"], [3, "false"])],
  "stonith-action": [10, weighted([1, "reboot"], [2, "off"])],
  "stonith-timeout": [5, duration()],
  "have-watchdog": [15, truth()],
  "startup-fencing": [15, weighted([1, "true"], [3, "false"])],
  "concurrent-fencing": [15, truth()],
  "priority-fencing-delay": [8, duration()],
  "fence-remote-without-quorum": [5, truth()],
  "maintenance-mode": [5, truth()],
  "stop-all-resources": [4, truth()],
  "stop-orphan-resources": [12, weighted([1, "true"], [3, "false"])],
  "stop-orphan-actions": [12, weighted([1, "true"], [3, "false"])],
  "start-failure-is-fatal": [12, truth()],
  "enable-startup-probes": [10, weighted([1, "true"], [3, "false"])],
  "shutdown-lock": [10, truth()],
  "shutdown-lock-limit": [5, duration()],
  "node-pending-timeout": [6, duration()],
  "node-health-strategy": [15, fc.constantFrom("none", "migrate-on-red", "only-green", "progressive", "custom")],
  "node-health-base": [4, looseScore()],
  "node-health-red": [4, looseScore()],
  "node-health-yellow": [4, looseScore()],
  "node-health-green": [4, looseScore()],
  "placement-strategy": [25, fc.constantFrom("utilization", "minimal", "balanced", "default", "Balanced")],
  "cluster-name": [8, attributeValue()],
  "cluster-delay": [8, duration()],
  "batch-limit": [8, count(30)],
  "migration-limit": [8, count(5)],
  "cluster-infrastructure": [5, fc.constant("corosync")],
  "fencing-enabled": [5, truth()],
  "fencing-action": [3, fc.constantFrom("off", "reboot", "on")],
  "stop-removed-resources": [3, truth()],
};

/** The section `crm_config`: any of the options that the scheduler reads, now and then several blocks with rules. */
export function clusterOptions(now: number): Arbitrary<Draft<Element>> {
  return blocks("cluster_property_set", OPTIONS, "options", now).map(
    (made) => (scope) => section("crm_config", made("cib")(scope)),
  );
}
