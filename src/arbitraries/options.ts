import fc, { type Arbitrary } from "fast-check";
import type { Element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, oneOf, section, weighted } from "./draft.js";
import { duration } from "./times.js";
import { attributeValue, count, looseScore, truth } from "./values.js";

/** Whole numbers as the options that take one are given, also wrongly. */
const number = () =>
  oneOf(
    [3, count(30)],
    [1, fc.constantFrom("INFINITY", "+INFINITY", "-INFINITY", "-1", "0", "99999999999999999999", "3x", "")],
  );

/** Options whose value changes nothing but what is said about it. */
const UNUSED: Vocabulary = {
  "stonith-max-attempts": [2, number()],
  "fencing-max-attempts": [2, number()],
  "load-threshold": [2, fc.constantFrom("80%", "+5%", "-0%", "80", "x%", "%", " 3%")],
  "node-action-limit": [2, number()],
  "pe-error-series-max": [1, number()],
  "pe-warn-series-max": [1, number()],
  "pe-input-series-max": [1, number()],
  "stonith-watchdog-timeout": [2, duration()],
  "fence-reaction": [1, fc.constantFrom("panic", "stop", "x")],
  "dc-version": [3, attributeValue()],
  "dc-deadtime": [2, duration()],
  "cluster-recheck-interval": [2, duration()],
  "election-timeout": [1, duration()],
  "transition-delay": [1, duration()],
  "enable-acl": [1, truth()],
  "shutdown-escalation": [1, duration()],
  "join-integration-timeout": [1, duration()],
  "join-finalization-timeout": [1, duration()],
  "fencing-reaction": [1, fc.constantFrom("panic", "stop", "x")],
  "fencing-watchdog-timeout": [1, duration()],
  "cluster-ipc-limit": [1, number()],
  "last-lrm-refresh": [2, fc.constant("1699999999")],
};

const OPTIONS: Vocabulary = {
  "no-quorum-policy": [
    40,
    weighted(
      [2, "ignore"],
      [2, "freeze"],
      [2, "stop"],
      [2, "demote"],
      [2, "suicide"],
      [1, "fence"],
      [1, "x"],
      [1, "Freeze"],
    ),
  ],
  "stonith-enabled": [60, weighted([5, "true"], [5, "false"], [1, "x"])],
  "symmetric-cluster": [20, weighted([1, "true"], [3, "false"])],
  "stonith-action": [10, weighted([3, "reboot"], [5, "off"], [1, "Off"])],
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
  "node-health-strategy": [
    15,
    fc.constantFrom("none", "migrate-on-red", "only-green", "progressive", "custom", "Only-Green", "x"),
  ],
  "node-health-base": [4, looseScore()],
  "node-health-red": [4, looseScore()],
  "node-health-yellow": [4, looseScore()],
  "node-health-green": [4, looseScore()],
  "placement-strategy": [25, fc.constantFrom("utilization", "minimal", "balanced", "default", "Balanced", "x")],
  "cluster-name": [8, attributeValue()],
  "cluster-delay": [8, duration()],
  "batch-limit": [8, number()],
  "migration-limit": [8, oneOf([3, count(5)], [1, number()])],
  "cluster-infrastructure": [5, fc.constant("corosync")],
  "fencing-enabled": [5, truth()],
  "fencing-action": [3, fc.constantFrom("off", "reboot", "on")],
  "stop-removed-resources": [3, truth()],
  "cancel-removed-actions": [3, truth()],
  "fencing-timeout": [2, duration()],
};

/**
 * The section `crm_config`: any of the options that the scheduler reads, now and then several blocks with rules.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, clusterOptions } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(clusterOptions(now), (draft) => draft(new Scope(now)).name === "crm_config"));
 * ```
 */
export function clusterOptions(now: number): Arbitrary<Draft<Element>> {
  return blocks("cluster_property_set", { ...OPTIONS, ...UNUSED }, "options", now).map(
    (made) => (scope) => section("crm_config", made("cib")(scope)),
  );
}
