import type { Element } from "../../cib/element.js";
import type { WorkingSet } from "../../model/working-set.js";
import { connectionElement, definesRemoteConnection } from "./connection-element.js";
import { createRemoteNode } from "./nodes.js";

/**
 * **Implicit remote and guest nodes** (02 §5.6): creates the nodes that resources stand for, and returns the children of
 * `resources` with the implicit connections of guests appended.
 */
export function unpackImplicitNodes(ws: WorkingSet, resources: readonly Element[]): readonly Element[] {
  const elements = [...resources];
  // The list grows during the walk: implicit connections are walked too.
  for (let i = 0; i < elements.length; i++) {
    const element = elements[i] as Element;
    if (definesRemoteConnection(element)) {
      if (element.attributes.id !== undefined) createRemoteNode(ws, element.attributes.id);
    } else if (element.name === "primitive") addGuest(ws, element, elements);
    else if (element.name === "group") for (const member of element.children) addGuest(ws, member, elements);
  }
  return elements;
}

function addGuest(ws: WorkingSet, primitive: Element, elements: Element[]): void {
  const connection = guestConnection(primitive);
  if (!connection) return;
  elements.push(connection);
  ws.references.add(connection);
  if (connection.attributes.id !== undefined) createRemoteNode(ws, connection.attributes.id);
}

/** **Expand a guest definition** (02 §5.6): raw pairs, the last of a name; rules and references do not count. */
function guestConnection(primitive: Element): Element | undefined {
  const values = new Map<string, string>();
  for (const block of primitive.children) {
    if (block.name !== "meta_attributes") continue;
    for (const { attributes } of block.children) {
      const { name, value } = attributes;
      if (name === undefined) continue;
      if (value === undefined) values.delete(name);
      else values.set(name, value);
    }
  }
  const name = values.get("remote-node");
  const container = primitive.attributes.id;
  if (name === undefined || container === undefined) return undefined;
  return connectionElement({
    name,
    container,
    address: values.get("remote-addr"),
    port: values.get("remote-port"),
    connectTimeout: values.get("remote-connect-timeout") ?? "60s",
    allowMigrate: values.get("remote-allow-migrate"),
    isManaged: values.get("is-managed"),
  });
}
