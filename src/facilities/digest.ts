/** Digests of operations: whether what an operation would be run with has changed (specification chapter 03 §18). */

import { md5 } from "../base/md5.js";
import { Recent } from "../base/recent.js";
import { compareVersions } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { DigestEntry, Node } from "../model/node.js";
import type { Resource } from "../model/resource.js";
import { Slot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { isFencingStandard, isSpecialFencingParameter } from "../policy/agent.js";
import {
  countedParameters,
  digestText,
  dropListed,
  filterDigestParameters,
  keepListed,
  type Pair,
} from "../policy/digest.js";
import { FEATURE_SET } from "../policy/feature-set.js";
import { operationKey } from "../policy/key.js";
import { entryInterval } from "./history.js";
import { findOperation, operationAttributes, operationMeta } from "./operation-config.js";
import { hostNode, needsRemoteName, parametersFor } from "./parameters.js";

/** From this feature set on, secure digests are taken of all parameters (03 §18.2). */
const WIDE_SECURE_DIGESTS = "3.16.0";
/** What is hidden where no history entry names the private parameters. */
const PRIVATE = "passwd password user";
const META = "CRM_meta_";

type Parameters = ReadonlyMap<string, string>;

/** The operation that a digest is wanted of. */
interface DigestRequest {
  readonly resource: Resource;
  readonly task: string;
  readonly interval: number;
  readonly node: Node;
  readonly entry: Element | undefined;
}

const KEPT_DIGESTS = 20_000;

/** Digests by what is hashed: many operations have the same parameters, and in the next evaluation most have those again. */
const DIGESTS = new Slot(() => new Recent<string>(KEPT_DIGESTS));

function digestOf(ws: WorkingSet, parameters: Iterable<Pair>): string {
  return ws.memory.of(DIGESTS).get(digestText(parameters), md5);
}

function without(parameters: Parameters, hidden: (name: string) => boolean): Map<string, string> {
  return new Map([...parameters].filter(([name]) => !hidden(name)));
}

/** The `op-restart-digest` of an entry as the evaluation sees it (03 §13.3 step 4). */
function restartDigestOf(ws: WorkingSet, entry: Element): string | undefined {
  return ws.expiredRecurring.has(entry) ? "calculated-failure-timeout" : entry.attributes["op-restart-digest"];
}

/** Of the operation's meta-attributes only interval and timeout outlive the filter (03 §18.2 step 4). */
function addMeta(ws: WorkingSet, request: DigestRequest, op: Element | undefined, full: Map<string, string>): void {
  const { resource, node, task, interval } = request;
  const meta = operationMeta(ws, resource, node, task, interval, op);
  for (const name of ["interval", "timeout"]) {
    const value = meta.get(name);
    if (value !== undefined && !full.has(META + name)) full.set(META + name, value);
  }
}

interface FullParameters {
  readonly all: Parameters;
  /** The resource's own parameters alone (step 2). */
  readonly instance: Parameters;
  /** The operation has parameters of its own. */
  readonly specific: boolean;
}

/** The **full parameter set** of an operation (03 §18.2), filtered. */
function fullParameters(ws: WorkingSet, request: DigestRequest): FullParameters {
  const { resource, node, task, interval } = request;
  const full = new Map<string, string>();
  const address = needsRemoteName(ws, resource) ? hostNode(resource)?.name : undefined;
  if (address !== undefined) full.set("addr", address);
  const instance = new Map(parametersFor(ws, resource, node));
  for (const [name, value] of instance) if (!full.has(name)) full.set(name, value);
  const op = findOperation(ws, resource, task, interval, true);
  const own = op === undefined ? undefined : operationAttributes(ws, resource, node, op);
  for (const [name, value] of own ?? []) if (!full.has(name)) full.set(name, value);
  addMeta(ws, request, op, full);
  return { all: filterDigestParameters(full), instance, specific: own !== undefined && own.size > 0 };
}

/** What counts of the full parameter set, of an operation that has no parameters of its own: found sooner. */
function plainParameters(ws: WorkingSet, request: DigestRequest): readonly Pair[] | undefined {
  const { resource, node, task, interval } = request;
  if (needsRemoteName(ws, resource)) return undefined;
  const op = findOperation(ws, resource, task, interval, true);
  if (op !== undefined && op.children.length > 0) return undefined;
  const timeout = operationMeta(ws, resource, node, task, interval, op).get("timeout");
  return countedParameters(parametersFor(ws, resource, node), interval, timeout);
}

function restartDigest(ws: WorkingSet, full: () => FullParameters, entry: Element | undefined): string | undefined {
  if (entry === undefined || restartDigestOf(ws, entry) === undefined) return undefined;
  const { all } = full();
  const force = entry.attributes["op-force-restart"];
  return digestOf(ws, force === undefined ? all : keepListed(all, force));
}

function secureDigest(ws: WorkingSet, parameters: FullParameters, request: DigestRequest): string {
  const { entry, resource } = request;
  const featureSet = entry?.attributes.crm_feature_set ?? ws.root.attributes.crm_feature_set ?? FEATURE_SET;
  const hidden = entry === undefined ? PRIVATE : (entry.attributes["op-secure-params"] ?? "");
  if (compareVersions(featureSet, WIDE_SECURE_DIGESTS) >= 0) {
    // Filtered once more: without the interval the timeout goes, too.
    return digestOf(ws, filterDigestParameters(dropListed(parameters.all, hidden)));
  }
  const fencing = isFencingStandard(resource.xml.attributes.class);
  const shown = dropListed(parameters.instance, hidden);
  return digestOf(ws, filterDigestParameters(fencing ? without(shown, isSpecialFencingParameter) : shown));
}

/** The digests of one operation. The secure one is made when it is asked for, which is seldom. */
class Digests implements DigestEntry {
  result: DigestEntry["result"];
  readonly all: string;
  readonly restart: string | undefined;
  readonly #makeSecure: (() => string) | undefined;
  #secure: string | undefined;

  constructor(of: {
    result: DigestEntry["result"];
    all: string;
    restart: string | undefined;
    secure: (() => string) | undefined;
  }) {
    this.result = of.result;
    this.all = of.all;
    this.restart = of.restart;
    this.#makeSecure = of.secure;
  }

  get secure(): string | undefined {
    this.#secure ??= this.#makeSecure?.();
    return this.#secure;
  }
}

/**
 * **Operation digests** (03 §18.2, §18.3): those of the first request for the resource, task, interval and node, whatever
 * the history entry of a later one is. `secure`: the secure digest is wanted even if the working set is not sanitized.
 */
export function operationDigests(
  ws: WorkingSet,
  resource: Resource,
  task: string,
  interval: number,
  node: Node,
  entry: Element | undefined,
  options: { readonly secure?: boolean } = {},
): DigestEntry {
  const key = operationKey(resource.id, task, interval);
  const known = node.digestCache.get(key);
  if (known !== undefined) return known;
  const request: DigestRequest = { resource, task, interval, node, entry };
  let made: FullParameters | undefined;
  const full = (): FullParameters => {
    made ??= fullParameters(ws, request);
    return made;
  };
  const plain = plainParameters(ws, request);
  const digests = new Digests({
    result: interval === 0 && plain === undefined && full().specific ? "restart" : "match",
    all: digestOf(ws, plain ?? full().all),
    restart: restartDigest(ws, full, entry),
    secure: options.secure === true || ws.sanitized ? () => secureDigest(ws, full(), request) : undefined,
  });
  node.digestCache.set(key, digests);
  return digests;
}

/** **Comparing an entry** (03 §18.4) with what the operation would be run with now; the result is kept in the digests. */
export function compareDigests(ws: WorkingSet, resource: Resource, entry: Element, node: Node): DigestEntry {
  const interval = entryInterval(entry);
  const digests = operationDigests(ws, resource, entry.attributes.operation ?? "", interval, node, entry);
  const full = entry.attributes["op-digest"];
  const restart = restartDigestOf(ws, entry);
  if (digests.restart !== undefined && restart !== undefined && digests.restart !== restart) digests.result = "restart";
  else if (full === undefined) digests.result = "unknown";
  else if (full === digests.all) digests.result = "match";
  else if (interval !== 0 || digests.result !== "restart") digests.result = "mismatch";
  return digests;
}

/** **Only private parameters changed** (03 §18.4). */
export function onlyPrivateChanged(ws: WorkingSet, digests: DigestEntry, entry: Element): boolean {
  if (!ws.sanitized || digests.result === "match" || digests.secure === undefined) return false;
  return entry.attributes["op-secure-digest"] === digests.secure;
}
