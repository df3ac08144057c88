/** Working sets: made by hand for tests of mechanisms below unpacking, or unpacked as far as a test needs. */
import { type Cib, cibOf as currentCib, parseXml } from "../../src/cib/index.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { Definition } from "../../src/model/definition.js";
import { Node } from "../../src/model/node.js";
import { OutputLog } from "../../src/model/output.js";
import { findResource } from "../../src/model/queries.js";
import { Resource } from "../../src/model/resource.js";
import { Store } from "../../src/model/store.js";
import { Variant } from "../../src/model/variant.js";
import { WorkingSet } from "../../src/model/working-set.js";
import { clockNow, RecheckTime } from "../../src/policy/clock.js";
import { unpackConfiguration } from "../../src/unpack/configuration/index.js";
import { unpackStatus } from "../../src/unpack/status/index.js";
import { variantMethods } from "../../src/variants/index.js";
import { type Cluster, cibOf } from "./cib.js";
import { NOW } from "./verdict.js";

/** A working set of which nothing has been unpacked. */
export function workingSet(cib: Cib = currentCib(parseXml("<cib/>")), epoch = NOW): WorkingSet {
  const now = clockNow(epoch);
  return new WorkingSet({
    cib,
    now,
    recheck: new RecheckTime(now),
    references: new ReferenceScope(cib.root),
    methods: variantMethods,
    output: new OutputLog({ scores: false, utilization: false }),
    traced: true,
    sanitized: true,
    memory: new Store(),
  });
}

/** Adds an online cluster node. */
export function addNode(ws: WorkingSet, name: string): Node {
  const made = new Node(name, name, ws.slotOf(name), true, 0);
  made.online = true;
  ws.insertNode(made);
  return made;
}

/** Adds a managed primitive with these `op` elements. */
export function addPrimitive(
  ws: WorkingSet,
  id: string,
  ops = "",
  agent = 'class="ocf" provider="p" type="t"',
): Resource {
  const xml = parseXml(`<primitive id="${id}" ${agent}><operations>${ops}</operations></primitive>`);
  const scope = new ReferenceScope(xml);
  const definition = new Definition({
    parent: undefined,
    original: xml,
    xml,
    template: undefined,
    operationsXml: xml.children[0],
    scope,
    operationsScope: scope,
  });
  const made = new Resource({
    id,
    variant: Variant.primitive,
    xml,
    definition,
    parent: undefined,
    allowedNodes: ws.newNodeTable(),
    methods: variantMethods[Variant.primitive],
  });
  made.configured.managed = true;
  made.configured.unique = true;
  ws.resources.push(made);
  return made;
}

/** The working set of a cluster after the stage *configuration* (02 §3). */
export function configured(cluster: Cluster): WorkingSet {
  const ws = workingSet(cibOf(cluster));
  unpackConfiguration(ws);
  return ws;
}

/** A cluster whose configuration and status have been unpacked. */
export interface Observed {
  readonly ws: WorkingSet;
  node(name: string): Node;
  resource(id: string): Resource;
  /** The score of a resource on a node. */
  score(id: string, node: string): number | undefined;
  /** Key and node of each action in the order of their ids, `?` behind optional ones. */
  actions(): string[];
  /** The reason of the action with that key. */
  reason(key: string): string | undefined;
}

/** A cluster after the stage *status* (03 §3). */
export function observed(cluster: Cluster): Observed {
  const ws = configured(cluster);
  unpackStatus(ws);
  return {
    ws,
    node: (name) => nodeOf(ws, name),
    resource: (id) => resourceOf(ws, id),
    score: (id, name) => resourceOf(ws, id).decided.allowedNodes.score(nodeOf(ws, name)),
    actions: () => ws.actions.all.map((each) => `${each.key} ${each.node?.name}${each.optional ? "?" : ""}`),
    reason: (key) => ws.actions.withKey(key)[0]?.reason,
  };
}

export function nodeOf(ws: WorkingSet, name: string): Node {
  const found = ws.nodeByName(name);
  if (found === undefined) throw new Error(`no node ${name}`);
  return found;
}

export function resourceOf(ws: WorkingSet, id: string): Resource {
  const found = findResource(ws, id);
  if (found === undefined) throw new Error(`no resource ${id}`);
  return found;
}

/** Scores by node name, in table order. */
export function tableOf({ decided: { allowedNodes: table } }: Resource): Record<string, number | undefined> {
  return Object.fromEntries(table.nodes.map((node) => [node.name, table.score(node)]));
}
