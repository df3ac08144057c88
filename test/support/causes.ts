/** Small parts of clusters in which something keeps a resource from where it might be. */
import { location, pairs, primitive, utilization } from "./elements.js";
import { history, operation } from "./history.js";

export const R = primitive("r");
export const S = primitive("s");
export const T = primitive("t");
export const INF = "INFINITY";

/** A location of `r`, `l` unless named. */
export const on = (node: string, score: string, more = 'id="l"'): string => location("r", node, score, more);

/** A location that bans. */
export const off = (resource: string, node: string, id = "l"): string =>
  location(resource, node, "-INFINITY", `id="${id}"`);

/** The start of `r` failed. */
export const failedStart = (rc: number): string =>
  history("r", operation("r", "start", { rc, id: "r_last_failure_0", time: 1_699_999_000 }));

/** `r` was started, and could not be stopped. */
export const FAILED_STOP = history("r", [
  operation("r", "start", { call: 1 }),
  operation("r", "stop", { rc: 1, call: 2, id: "r_last_failure_0" }),
]);

/** `r` was started, and its monitor failed. */
export const FAILED_MONITOR = history("r", [
  operation("r", "start"),
  operation("r", "monitor", { interval: 10_000, rc: 1, call: 3, expected: 0 }),
]);

/** The counts of a failed start. */
export const COUNTED = { "fail-count-r#start_0": "INFINITY", "last-failure-r#start_0": "1699999000" };

/** A recurring monitor of `r` with further attributes. */
export const monitored = (attributes: string): string =>
  `<operations><op id="r-m" name="monitor" interval="10" ${attributes}/></operations>`;

/** Two nodes, the first one with attributes. */
export const withAttributes = (values: Readonly<Record<string, string>>): string =>
  `<node id="1" uname="n1"><instance_attributes id="n1-a">${pairs(values)}</instance_attributes></node><node id="2" uname="n2"/>`;

/** Two nodes with some memory each. */
export const withMemory = (n1: string, n2: string): string =>
  `<node id="1" uname="n1">${utilization({ memory: n1 })}</node><node id="2" uname="n2">${utilization({ memory: n2 })}</node>`;

export const BALANCED = { "placement-strategy": "utilization" };

/** The state of a node that is lost, and has to be fenced. */
export const LOST = 'in_ccm="false" crmd="offline" join="member" expected="member"';

/** Keeps the fence device where it does not get in the way. */
export const FENCES = location("F", "n2", "9", 'id="f"');

export const ticket = (loss: string): string => `<rsc_ticket id="t" rsc="r" ticket="T" loss-policy="${loss}"/>`;

/** The state of a ticket. */
export const tickets = (attributes: string): string => `<tickets><ticket_state id="T" ${attributes}/></tickets>`;

/** A location with one rule of one expression. */
export const rule = (score: string, attribute: string, operator: string, value: string): string =>
  `<rsc_location id="l" rsc="r"><rule id="rule" score="${score}"><expression id="e" attribute="${attribute}" operation="${operator}" value="${value}"/></rule></rsc_location>`;
