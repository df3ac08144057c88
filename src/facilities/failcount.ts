/** Fail counts of resources on nodes (specification chapter 03 §17). */

import { parseInterval, readableInterval, secondsFromMilliseconds } from "../base/interval.js";
import { integerOr } from "../base/number.js";
import { baseName, equalsCaseless } from "../base/text.js";
import { descendants, type Element } from "../cib/element.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { isBundled } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import { mapSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import {
  type Failures,
  failureMatcher,
  failureOwner,
  failuresExpired,
  isPlainName,
  recordedFailures,
} from "../policy/failcount.js";
import { lastFailureId, operationKey } from "../policy/key.js";
import { entryInterval, expectedExit, historyIndex } from "./history.js";
import { obtainAction } from "./obtain.js";
import { placeOf } from "./place.js";

/** The failures of a resource on a node; `lastFailure` in epoch seconds, 0 if there is no failure or its time is unknown. */
export interface FailCount {
  readonly count: number;
  readonly lastFailure: number;
}

/** How **fail count** is asked (03 §17.2). */
export interface FailCountQuery {
  /** Expired failures do not count. */
  readonly effective: boolean;
  /** The history entry under consideration. */
  readonly entry?: Element;
  /** Failures of the resources that it launched count too. */
  readonly launched?: boolean;
}

const NO_FAILURES: FailCount = Object.freeze({ count: 0, lastFailure: 0 });
const NONE_RECORDED: Failures = Object.freeze({ count: 0, last: 0 });
const NO_PAIRS: readonly Pair[] = Object.freeze([]);

type Pair = readonly [name: string, value: string];

/** The failure attributes of a node, filed under the name before the `#` and, if that differs, its base name (03 §23). */
interface FailureAttributes {
  /** The version of the node's attributes that was read. */
  readonly version: number;
  readonly all: readonly Pair[];
  readonly byName: ReadonlyMap<string, readonly Pair[]>;
}

function readAttributes(node: Node): FailureAttributes {
  const all: Pair[] = [];
  const byName = new Map<string, Pair[]>();
  for (const pair of node.attributes) {
    const name = failureOwner(pair[0]);
    if (name === undefined) continue;
    all.push(pair);
    for (const key of new Set([name, baseName(name)])) {
      const list = byName.get(key);
      if (list === undefined) byName.set(key, [pair]);
      else list.push(pair);
    }
  }
  return { version: node.attributesVersion, all, byName };
}

const FAILURE_ATTRIBUTES = mapSlot<Node, FailureAttributes>();

function failureAttributes(ws: WorkingSet, node: Node): FailureAttributes {
  const known = ws.kept.of(FAILURE_ATTRIBUTES);
  let attributes = known.get(node);
  if (attributes?.version !== node.attributesVersion) {
    attributes = readAttributes(node);
    known.set(node, attributes);
  }
  return attributes;
}

/** Whether anything has failed on a node, by its attributes. */
export function hasFailures(ws: WorkingSet, node: Node): boolean {
  return failureAttributes(ws, node).all.length > 0;
}

/** Step 1 of **fail count**: what the attributes say. */
function recorded(ws: WorkingSet, resource: Resource, node: Node): Failures {
  const { all, byName } = failureAttributes(ws, node);
  if (all.length === 0) return NONE_RECORDED;
  const known = resource.observed.historyId ?? resource.id;
  const name = resource.configured.unique ? known : baseName(known);
  const candidates = isPlainName(name) ? (byName.get(name) ?? NO_PAIRS) : all;
  if (candidates.length === 0) return NONE_RECORDED;
  const meter = ws.budget.meter("patternSteps", () => placeOf(ws, resource.xml));
  const matches = failureMatcher(name, resource.configured.unique, { book: ws.patterns, meter });
  return recordedFailures(candidates, matches, ws.health);
}

/** Whether an entry is the failure of a blocking operation (03 §17.2 *match*). */
function isFailureOf(entry: Element, base: string, name: string, interval: number): boolean {
  if (entryInterval(entry) !== interval || !equalsCaseless(entry.attributes.operation, name)) return false;
  const { id } = entry.attributes;
  if (equalsCaseless(id, lastFailureId(base))) return true;
  if (!equalsCaseless(id, operationKey(base, name, interval))) return false;
  return integerOr(entry.attributes["rc-code"], 0) !== expectedExit(entry);
}

/** The operations with `on-fail` exactly `block` of the primitive of that id; from XML attributes alone. */
function blockingOperations(resource: Resource, base: string): Element[] {
  const operations: Element[] = [];
  for (const primitive of descendants(resource.xml)) {
    if (primitive.name !== "primitive" || primitive.attributes.id !== base) continue;
    for (const op of descendants(primitive))
      if (op.name === "op" && op.attributes["on-fail"] === "block") operations.push(op);
  }
  return operations;
}

/** **Failure blocks** (03 §17.2): a failed operation of the resource has `on-fail=block`. */
function failureBlocks(ws: WorkingSet, resource: Resource, node: Node, entry: Element | undefined): boolean {
  const base = baseName(resource.id);
  return blockingOperations(resource, base).some((op) => {
    const name = op.attributes.name ?? "";
    const interval = parseInterval(op.attributes.interval).ms;
    if (entry !== undefined) return isFailureOf(entry, base, name, interval);
    return historyIndex(ws)
      .entries(node.name, base)
      .some(
        (each) =>
          each.attributes.operation === name &&
          each.attributes.interval === String(interval) &&
          isFailureOf(each, base, name, interval),
      );
  });
}

/** **Fail count** of a resource on a node (03 §17.2 without step 2), by the failure timeout that it has. */
export function failCount(ws: WorkingSet, resource: Resource, node: Node, query: FailCountQuery): FailCount {
  const failures = recorded(ws, resource, node);
  let { count, last: lastFailure } = failures;
  const timeout = secondsFromMilliseconds(resource.configured.failureExpirationMs);
  if (query.effective && failuresExpired(failures, timeout, ws.now.epoch)) count = 0;
  for (const launched of countedWith(resource, query)) {
    const other = failCount(ws, launched, node, query);
    count += other.count;
    lastFailure = Math.max(lastFailure, other.lastFailure);
  }
  if (count === 0) return NO_FAILURES;
  return { count, lastFailure: count > 0 && lastFailure > 0 ? lastFailure : 0 };
}

/** The launched resources whose failures count too (03 §17.2 step 4). */
function countedWith(resource: Resource, { launched }: FailCountQuery): readonly Resource[] {
  return launched === true && resource.configured.launched.length > 0 && !isBundled(resource)
    ? resource.configured.launched
    : NONE_LAUNCHED;
}

const NONE_LAUNCHED: readonly Resource[] = Object.freeze([]);

/**
 * **Fail count** for a stage that decides by it (03 §17.2). A failure that blocks first switches off the resource's
 * failure timeout, for the rest of the evaluation (step 2).
 */
export function settleFailCount(ws: WorkingSet, resource: Resource, node: Node, query: FailCountQuery): FailCount {
  dropConflictingTimeouts(ws, resource, node, query);
  return failCount(ws, resource, node, query);
}

function dropConflictingTimeouts(ws: WorkingSet, resource: Resource, node: Node, query: FailCountQuery): void {
  const expires = resource.configured.failureExpirationMs > 0 && recorded(ws, resource, node).count > 0;
  if (expires && failureBlocks(ws, resource, node, query.entry)) {
    ws.findings?.tell(
      "failure-timeout-conflict",
      resource.xml,
      resource.id,
      readableInterval(resource.configured.failureExpirationMs),
    );
    resource.configured.failureExpirationMs = 0;
  }
  for (const launched of countedWith(resource, query)) dropConflictingTimeouts(ws, launched, node, query);
}

/** **Clear fail count** (03 §17.4): the required action that does so. */
export function clearFailCount(ws: WorkingSet, resource: Resource, node: Node): Action {
  const key = resource.keyOf("clear_failcount");
  const action = obtainAction(ws, { resource, key, task: "clear_failcount", node, optional: false });
  action.meta.set("op_no_wait", "true");
  return action;
}
