import { integerOr } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import type { Element } from "../cib/element.js";
import { INFINITY } from "../policy/score.js";
import type { ClusterStatus } from "../verdict/status.js";

/** What counts edits and writers, and decides nothing. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  "epoch",
  "num_updates",
  "cib-last-written",
  "update-origin",
  "update-client",
  "update-user",
  "crm-debug-origin",
  "call-id",
  "exec-time",
  "queue-time",
]);

const FAIL_COUNT = /^fail-count-(.*?)(#.*)?$/;

/**
 * Whether two states of one cluster are the same to the policy: all but counters of edits and calls. Of calls their order
 * counts; of fail counts whether they have reached the threshold that `status` says there is, and none where there is none.
 * Costs what is different: elements that both share are not looked into.
 */
export function sameState(a: Cib, b: Cib, status: Pick<ClusterStatus, "failCounts">): boolean {
  const thresholds = new Map<string, number>();
  for (const { counts } of status.failCounts) {
    for (const { resource, migrationThreshold } of counts) {
      thresholds.set(resource, Math.max(thresholds.get(resource) ?? 0, migrationThreshold));
    }
  }
  const stack: [Element, Element][] = [[a.root, b.root]];
  for (let pair = stack.pop(); pair !== undefined; pair = stack.pop()) {
    const [x, y] = pair;
    if (x === y) continue;
    if (x.name !== y.name || x.children.length !== y.children.length) return false;
    if (!sameAttributes(x, y, thresholds)) return false;
    const [left, right] = x.name === "lrm_resource" ? [inCallOrder(x), inCallOrder(y)] : [x.children, y.children];
    for (const [i, child] of left.entries()) {
      const other = right[i];
      if (other !== undefined) stack.push([child, other]);
    }
  }
  return true;
}

function sameAttributes(x: Element, y: Element, thresholds: ReadonlyMap<string, number>): boolean {
  if (x.attributes === y.attributes) return true;
  const names = new Set([...Object.keys(x.attributes), ...Object.keys(y.attributes)]);
  for (const name of names) {
    const one = x.attributes[name];
    const other = y.attributes[name];
    if (one === other || BOOKKEEPING.has(name)) continue;
    if (name === "transition-key" || name === "transition-magic") {
      if (withoutCall(one) !== withoutCall(other)) return false;
    } else if (name !== "value" || x.name !== "nvpair" || !sameCount(x, y, thresholds)) return false;
  }
  return true;
}

/** `CALL:TRANSITION:RC:UUID`, in a magic after a status and a result. */
function withoutCall(key: string | undefined): string | undefined {
  return key?.replace(/(^|;)[0-9]+:-1:/, "$1:");
}

function sameCount(x: Element, y: Element, thresholds: ReadonlyMap<string, number>): boolean {
  const resource = FAIL_COUNT.exec(x.attributes.name ?? "")?.[1];
  if (resource === undefined || x.attributes.name !== y.attributes.name) return false;
  const threshold = thresholds.get(resource) ?? thresholds.get(resource.replace(/:[0-9]+$/, "")) ?? 0;
  const reached = ({ attributes: { value } }: Element): boolean => {
    const count = value === "INFINITY" || value === "+INFINITY" ? INFINITY : integerOr(value, 0);
    return count >= (threshold === 0 ? INFINITY : threshold);
  };
  // Below a threshold every failure leads nearer to it.
  if (threshold !== 0 && threshold < INFINITY && !(reached(x) && reached(y))) return false;
  return reached(x) === reached(y);
}

function inCallOrder({ children }: Element): readonly Element[] {
  const call = ({ attributes }: Element): number => integerOr(attributes["call-id"], 0);
  return [...children].sort((a, b) => call(a) - call(b));
}
