/** Working sets, nodes and primitives made by hand, for tests of mechanisms below unpacking. */
import { type Element, parseXml } from "../../src/cib/index.js";
import { Configured } from "../../src/model/configured.js";
import { Variant } from "../../src/model/flags.js";
import { Node } from "../../src/model/node.js";
import { OutputLog } from "../../src/model/output.js";
import { Resource } from "../../src/model/resource.js";
import { WorkingSet } from "../../src/model/working-set.js";
import { clockNow, RecheckTime } from "../../src/policy/clock.js";
import { ReferenceScope } from "../../src/policy/references.js";
import { variantMethods } from "../../src/variants/index.js";

export function workingSet(epoch = 1_000_000_000): WorkingSet {
  const root = parseXml("<cib/>");
  const now = clockNow(epoch);
  return new WorkingSet({
    cib: { root },
    now,
    recheck: new RecheckTime(now),
    references: new ReferenceScope(root),
    methods: variantMethods,
    output: new OutputLog({ scores: false, utilization: false }),
    traced: false,
    sanitized: false,
  });
}

/** An online cluster node. */
export function node(ws: WorkingSet, name: string): Node {
  const made = new Node(name, name, ws.slotOf(name), true, 0);
  made.online = true;
  ws.insertNode(made);
  return made;
}

export function operationsElement(ops: string): Element {
  return parseXml(`<operations>${ops}</operations>`);
}

/** A managed primitive with these `op` elements. */
export function primitive(ws: WorkingSet, id: string, ops = "", agent = 'class="ocf" provider="p" type="t"'): Resource {
  const xml = parseXml(`<primitive id="${id}" ${agent}><operations>${ops}</operations></primitive>`);
  const scope = new ReferenceScope(xml);
  const configured = new Configured({
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
    configured,
    parent: undefined,
    allowedNodes: ws.newNodeTable(),
    methods: variantMethods[Variant.primitive],
  });
  made.managed = true;
  made.unique = true;
  ws.resources.push(made);
  return made;
}
