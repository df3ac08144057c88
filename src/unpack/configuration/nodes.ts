import { equalsCaseless } from "../../base/text.js";
import type { Element } from "../../cib/element.js";
import { Node } from "../../model/node.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { parseScore, scoreOr } from "../../policy/score.js";
import { addNodeAttributes } from "./node-attributes.js";

/** What a new node is made of. */
export interface NewNode {
  readonly id: string;
  readonly name: string;
  /** `member` if absent. */
  readonly type: string | undefined;
  readonly score: number;
  /** Its entry in the configuration. */
  readonly xml?: Element;
}

/** **Create node** (02 §5.1): no node for an unknown type; a second node of a name is created all the same. */
export function createNode(ws: WorkingSet, fields: NewNode): Node | undefined {
  const { id, name, type, score, xml } = fields;
  const isCluster = type === undefined || equalsCaseless(type, "member");
  if (ws.nodeByName(name)) {
    ws.findings?.tell("node-name-twice", xml, name);
  }
  if (!isCluster && !equalsCaseless(type, "remote")) {
    ws.findings?.tell("node-type", xml, name, type);
    return undefined;
  }
  const node = new Node(id, name, ws.slotOf(id), isCluster, score);
  node.setAttribute("#kind", isCluster ? "cluster" : "remote");
  if (!isCluster) ws.haveRemoteNodes = true;
  ws.insertNode(node);
  return node;
}

/** A remote node of a resource: its id is its name (02 §5.6). Nothing if there is a node of that name. */
export function createRemoteNode(ws: WorkingSet, name: string): void {
  if (!ws.nodeByName(name)) createNode(ws, { id: name, name, type: "remote", score: 0 });
}

/** **Apply startup fencing** (02 §5.4): a remote node without connection is left alone. */
function applyStartupFencing(ws: WorkingSet, node: Node): void {
  if (node.isCluster || node.connection) node.unclean = ws.startupFencing;
}

/** **The nodes section** (02 §5.3): an unknown type ends it. */
export function unpackNodes(ws: WorkingSet, section: Element | undefined): void {
  for (const element of section?.children ?? []) {
    const { id, uname, type, score } = element.attributes;
    if (element.name !== "node") continue;
    if (id === undefined) {
      ws.findings?.tell("node-without-id", element);
      continue;
    }
    reportScore(ws, element, uname ?? id);
    const node = createNode(ws, { id, name: uname ?? id, type, score: scoreOr(score, 0, ws.health), xml: element });
    if (!node) return;
    applyStartupFencing(ws, node);
    addNodeAttributes(ws, node, element, false);
  }
}

function reportScore(ws: WorkingSet, element: Element, name: string): void {
  const { score } = element.attributes;
  if (!ws.findings || score === undefined || parseScore(score, 0, ws.health).ok) return;
  ws.findings.tell("node-score", element, name);
}

/** **Linking connections to nodes** (02 §8.2): a remote connection gets the node of its name. */
export function linkConnection(ws: WorkingSet, resource: Resource): void {
  if (!resource.configured.isRemoteConnection) return;
  const node = ws.nodeByName(resource.id);
  if (!node) return;
  node.connection = resource;
  if (!resource.configured.launcher) applyStartupFencing(ws, node);
  else node.setAttribute("#kind", "container");
}
