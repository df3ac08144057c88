import { type Draft, finished, isElement, newDraft, nodes } from "../draft.js";
import { attributesOf, type Element } from "../element.js";
import { idOf, upgradeDraft } from "./blocks.js";

const PERMISSIONS: ReadonlySet<string> = new Set(["read", "write", "deny"]);

/** The upgrade from 1.3 to 2.0 (10 §7): the syntax of access control lists. Adds its messages to `lines`. */
export function upgradeTo20(root: Element, lines: string[]): Element {
  const draft = upgradeDraft(root);
  draft.set({ "validate-with": "pacemaker-2.0" });
  for (const node of nodes(draft)) {
    if (node.name === "role_ref") node.name = "role";
    else if (PERMISSIONS.has(node.name)) convertPermission(node, lines);
    if (node.children.some(({ name }) => name === "acl_user")) node.children = node.children.flatMap(convertUser);
  }
  return finished(draft);
}

function convertPermission(node: Draft, lines: string[]): void {
  const { id, ref, tag, attribute, xpath } = node.attributes;
  const pairs: [string, string | undefined][] = [
    ["id", id],
    ["kind", node.name],
  ];
  if (ref !== undefined) pairs.push(["reference", ref]);
  else if (tag !== undefined) pairs.push(["object-type", tag], ["attribute", attribute]);
  else pairs.push(["xpath", attribute === undefined ? xpath : `${xpath ?? ""}[@${attribute}]`]);
  if (attribute !== undefined) lines.push(attributeMessage(ref, tag));
  node.name = "acl_permission";
  node.attributes = attributesOf(pairs.filter((pair): pair is [string, string] => pair[1] !== undefined));
  node.children = [];
}

/** The line about a permission for an attribute (10 §7.2). */
function attributeMessage(ref: string | undefined, tag: string | undefined): string {
  if (ref !== undefined) return "ACLs: @attribute cannot accompany @ref for upgrade-1.3.xsl purposes, ignoring";
  const place = tag === undefined ? "@xpath" : "@tag";
  return `ACLs: @attribute (with ${place}) handling generalized a bit for upgrade-1.3.xsl purposes`;
}

/** What a user becomes: a target, and a role of its own if it has permissions of its own. Leaves other elements alone. */
function convertUser(node: Draft): Draft[] {
  if (node.name !== "acl_user") return [node];
  node.name = "acl_target";
  if (node.children.some(({ name }) => name === "role_ref")) return [node];
  const permissions = node.children.filter(isElement);
  if (permissions.length === 0) return [node];
  const id = `auto-${idOf(node)}`;
  node.children = [newDraft("role", { id })];
  return [node, newDraft("acl_role", { id }, permissions)];
}
