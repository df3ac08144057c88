/** Fail counts of resources on nodes (specification chapter 03 §17). */
import { descendants, type Element } from "../cib/element.js";
import type { Action } from "../model/action.js";
import type { Node } from "../model/node.js";
import { isBundled } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseInterval, secondsFromMilliseconds } from "../policy/interval.js";
import { operationKey } from "../policy/key.js";
import { integerOr, scanInteger } from "../policy/number.js";
import { compilePosixRegex } from "../policy/posix-regex.js";
import { addScores, parseScore } from "../policy/score.js";
import { baseName, equalsCaseless } from "../policy/text.js";
import { entryInterval, expectedExit, historyIndex } from "./history.js";
import { obtainAction } from "./obtain.js";

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
const COUNT_PREFIX = "fail-count-";
const TIME_PREFIX = "last-failure-";
/** Characters of a resource name that make its attribute names a pattern (03 §17.1), or hide where they end. */
const SPECIAL = /[.[\](){}*+?|^$\\#]/;

/** One attribute with a failure count or time, its prefix cut off: `NAME#OPERATION_INTERVAL`. */
interface FailureAttribute {
  readonly kind: "count" | "time";
  readonly rest: string;
  /** What stands before the first `#`. */
  readonly name: string;
  readonly value: string;
}

/** The failure attributes of a node, filed under the name before the `#` and, if that differs, its base name (03 §23). */
interface FailureAttributes {
  readonly all: readonly FailureAttribute[];
  readonly byName: ReadonlyMap<string, readonly FailureAttribute[]>;
}

function readAttribute(attribute: string, value: string): FailureAttribute | undefined {
  const kind = attribute.startsWith(COUNT_PREFIX) ? "count" : attribute.startsWith(TIME_PREFIX) ? "time" : undefined;
  if (kind === undefined) return undefined;
  const rest = attribute.slice(kind === "count" ? COUNT_PREFIX.length : TIME_PREFIX.length);
  const hash = rest.indexOf("#");
  if (hash < 0) return undefined;
  return { kind, rest, name: rest.slice(0, hash), value };
}

function readAttributes(node: Node): FailureAttributes {
  const all: FailureAttribute[] = [];
  const byName = new Map<string, FailureAttribute[]>();
  for (const [attribute, value] of node.attributes) {
    const read = readAttribute(attribute, value);
    if (read === undefined) continue;
    all.push(read);
    for (const name of new Set([read.name, baseName(read.name)])) {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [read]);
      else list.push(read);
    }
  }
  return { all, byName };
}

/** Read at the first query, which comes after the last change of a node's attributes. */
const attributesOfNodes = new WeakMap<Node, FailureAttributes>();

function failureAttributes(node: Node): FailureAttributes {
  let attributes = attributesOfNodes.get(node);
  if (attributes === undefined) {
    attributes = readAttributes(node);
    attributesOfNodes.set(node, attributes);
  }
  return attributes;
}

const OPERATION = /^#[\s\S]+_[0-9]+$/;

/** The failure attributes on the node that belong to the resource (03 §17.1). */
function attributesOf(resource: Resource, node: Node): readonly FailureAttribute[] {
  const { all, byName } = failureAttributes(node);
  if (all.length === 0) return all;
  const known = resource.historyId ?? resource.id;
  const name = resource.unique ? known : baseName(known);
  if (SPECIAL.test(name)) return matchingPattern(all, name, resource.unique);
  const named = byName.get(name) ?? [];
  return named.filter((read) => {
    if (resource.unique && read.name !== name) return false;
    return OPERATION.test(read.rest.slice(read.name.length));
  });
}

/** As the reference does it: the name is part of a regular expression, unescaped. */
function matchingPattern(all: readonly FailureAttribute[], name: string, unique: boolean): FailureAttribute[] {
  const pattern = compilePosixRegex(`^${name}${unique ? "" : "(:[0-9]+)?"}#.+_[0-9]+$`);
  return pattern === undefined ? [] : all.filter(({ rest }) => pattern.test(rest));
}

/** Step 1 of **fail count**: what the attributes say. */
function recorded(ws: WorkingSet, resource: Resource, node: Node): FailCount {
  let count = 0;
  let lastFailure = 0;
  for (const { kind, value } of attributesOf(resource, node)) {
    if (kind === "count") {
      const parsed = parseScore(value, 0, ws.health);
      if (parsed.ok) count = addScores(count, parsed.score);
    } else {
      const { status, value: time } = scanInteger(value);
      if (status === "ok") lastFailure = Math.max(lastFailure, time);
    }
  }
  return { count, lastFailure };
}

/** Whether an entry is the failure of a blocking operation (03 §17.2 *match*). */
function isFailureOf(entry: Element, base: string, name: string, interval: number): boolean {
  if (entryInterval(entry) !== interval || !equalsCaseless(entry.attributes.operation, name)) return false;
  const { id } = entry.attributes;
  if (equalsCaseless(id, `${base}_last_failure_0`)) return true;
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

/**
 * **Fail count** of a resource on a node (03 §17.2). A failure that blocks switches off the resource's failure timeout
 * for the rest of the evaluation.
 */
export function failCount(ws: WorkingSet, resource: Resource, node: Node, query: FailCountQuery): FailCount {
  let { count, lastFailure } = recorded(ws, resource, node);
  if (count > 0 && resource.failureExpirationMs > 0 && failureBlocks(ws, resource, node, query.entry)) {
    resource.failureExpirationMs = 0;
  }
  if (query.effective && count > 0 && lastFailure > 0 && resource.failureExpirationMs > 0) {
    const expires = lastFailure + secondsFromMilliseconds(resource.failureExpirationMs);
    if (ws.now.epoch > expires) count = 0;
  }
  if (query.launched === true && resource.launched.length > 0 && !isBundled(resource)) {
    for (const launched of resource.launched) {
      const other = failCount(ws, launched, node, query);
      count += other.count;
      lastFailure = Math.max(lastFailure, other.lastFailure);
    }
  }
  if (count === 0) return NO_FAILURES;
  return { count, lastFailure: count > 0 && lastFailure > 0 ? lastFailure : 0 };
}

/** **Clear fail count** (03 §17.4): the required action that does so. */
export function clearFailCount(ws: WorkingSet, resource: Resource, node: Node): Action {
  const key = operationKey(resource.id, "clear_failcount", 0);
  const action = obtainAction(ws, { resource, key, task: "clear_failcount", node, optional: false });
  action.meta.set("op_no_wait", "true");
  return action;
}
