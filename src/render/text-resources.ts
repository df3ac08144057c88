import { append } from "../base/list.js";
import { compareBytes, naturalCompare } from "../base/text.js";
import { exitText } from "../policy/result-code.js";
import type {
  BundleStatus,
  CloneStatus,
  GroupStatus,
  InstanceStatus,
  PrimitiveStatus,
  ResourceStatus,
  StoppedNode,
} from "../verdict/status.js";
import { LazyList, type TextOutput } from "./text.js";
import { agentText, ROLE_TEXTS, stateText } from "./words.js";

/** One resource of a status list as text (09 §6.5 to §6.10). @returns whether anything was printed */
export function writeResource(out: TextOutput, resource: ResourceStatus, pending: boolean): boolean {
  switch (resource.variant) {
    case "primitive":
      if (resource.internal) return false;
      out.item(describePrimitive(resource, resource.id, pending));
      return true;
    case "group":
      writeGroup(out, resource, pending);
      return true;
    case "clone":
      return writeClone(out, resource, pending);
    case "bundle":
      return writeBundle(out, resource, pending);
  }
}

/** **Describe primitive** (09 §6.5). */
export function describePrimitive(resource: PrimitiveStatus, name: string, pending: boolean): string {
  const { place } = resource;
  const parts = [`${name}\t(${agentText(resource, resource.usesProvider ? resource.provider : undefined)}):\t`];
  if (resource.removed) parts.push(" ORPHANED");
  if (resource.failed) parts.push(resource.promoted ? ` FAILED ${ROLE_TEXTS[resource.role]}` : " FAILED");
  else parts.push(` ${stateText(resource, pending)}`);
  // A nameless node, possible without a schema only, is no word.
  if (place.node) parts.push(` ${place.node}`);
  if (place.failedProbe !== undefined) parts.push(` (${exitText(place.failedProbe)}) `);
  const flags = primitiveFlags(resource, pending);
  if (flags.length > 0) parts.push(` (${flags.join(", ")})`);
  if (resource.activeNodes.length > 1) {
    if (resource.description !== undefined) parts.push(` (${resource.description})`);
    parts.push(` [ ${resource.activeNodes.map((node) => node.name).join(" ")} ]`);
  }
  return parts.join("");
}

function primitiveFlags(resource: PrimitiveStatus, pending: boolean): string[] {
  const flags: string[] = [];
  if (resource.place.unclean) flags.push("UNCLEAN");
  if (resource.place.locked) flags.push("LOCKED");
  if (pending && resource.monitoring) flags.push("Monitoring");
  if (resource.heldBack === "stopped") flags.push("disabled");
  if (resource.heldBack === "unpromoted") flags.push(`target-role:${resource.targetRole}`);
  if (resource.blocked) flags.push("blocked");
  else append(flags, managementFlags(resource));
  if (resource.failureIgnored) flags.push("failure ignored");
  return flags;
}

function managementFlags(resource: { readonly maintenance: boolean; readonly managed: boolean }): string[] {
  if (resource.maintenance) return ["maintenance"];
  return resource.managed ? [] : ["unmanaged"];
}

function titled(title: string, flags: readonly string[]): string {
  return flags.length === 0 ? title : `${title} (${flags.join(", ")})`;
}

function writeGroup(out: TextOutput, group: GroupStatus, pending: boolean): void {
  const flags = [...(group.disabled ? ["disabled"] : []), ...managementFlags(group)];
  out.begin(titled(`Resource Group: ${group.instanceId}`, flags));
  for (const member of group.members) writeResource(out, member, pending);
  out.end();
}

function cloneTitle(clone: CloneStatus): string {
  const flags = [
    ...(clone.promotable ? ["promotable"] : []),
    ...(clone.unique ? ["unique"] : []),
    ...(clone.disabled ? ["disabled"] : []),
    ...managementFlags(clone),
  ];
  return titled(`Clone Set: ${clone.instanceId} [${clone.childId}]`, flags);
}

function writeClone(out: TextOutput, clone: CloneStatus, pending: boolean): boolean {
  const list = new LazyList(out, cloneTitle(clone), false);
  const promoted: string[] = [];
  const started: string[] = [];
  for (const instance of clone.instances) {
    const display = pending ? instance.displayWithPending : instance.display;
    if (display.kind === "individual") {
      list.open();
      writeResource(out, instance.status, pending);
    } else if (display.kind === "promoted") promoted.push(display.node);
    else if (display.kind === "started") started.push(display.node);
  }
  const items: [name: string, nodes: string[]][] = [];
  if (promoted.length > 0) items.push(["Promoted", promoted]);
  if (started.length > 0) items.push([startedName(clone), started]);
  const shown = promoted.length + started.length;
  append(items, stoppedItems(clone, shown, pending));
  for (const [name, nodes] of items) {
    list.open();
    // A node without a name leaves nothing between the blanks, and alone no line.
    const named = nodes.filter((node) => node !== "").sort(naturalCompare);
    if (named.length > 0) out.item(`[ ${named.join(" ")} ]`, name);
  }
  if (items.length === 0 && shown === 0) list.open();
  list.close();
  return list.opened;
}

function startedName(clone: CloneStatus): string {
  if (!clone.promotable) return "Started";
  return clone.heldBack === "unpromoted" ? "Unpromoted (target-role)" : "Unpromoted";
}

/** How a clone's state on a node where it is not active is called (09 §6.8 step 5). */
function stoppedText(clone: CloneStatus, { failedProbe }: StoppedNode): string {
  if (failedProbe !== undefined) return `Stopped (${exitText(failedProbe)})`;
  return clone.heldBack === "stopped" ? "Stopped (disabled)" : "Stopped";
}

/** The **stopped table** (09 §6.8 steps 5 and 6), by status text. */
function stoppedItems(clone: CloneStatus, shown: number, pending: boolean): [name: string, nodes: string[]][] {
  const table = new Map<string, string[]>();
  const add = (text: string, name: string) => {
    const names = table.get(text);
    if (names === undefined) table.set(text, [name]);
    else if (!names.includes(name)) names.push(name);
  };
  if (!clone.unique && clone.cloneMax > shown)
    for (const each of clone.stopped) add(stoppedText(clone, each), each.node);
  else for (const { status } of stoppedInstances(clone, pending)) add("Stopped", status.instanceId);
  return [...table].sort(([a], [b]) => compareBytes(a, b));
}

/** Instances that the walk neither printed nor collected. */
function stoppedInstances(clone: CloneStatus, pending: boolean): readonly InstanceStatus[] {
  return clone.instances.filter(
    (instance) =>
      instance.countsAsStopped && (pending ? instance.displayWithPending : instance.display).kind === "hidden",
  );
}

function writeBundle(out: TextOutput, bundle: BundleStatus, pending: boolean): boolean {
  const kind = bundle.several ? "Container bundle set" : "Container bundle";
  const unique = bundle.unique ? " (unique)" : "";
  const management = managementFlags(bundle).map((flag) => ` (${flag})`);
  out.begin(`${kind}: ${bundle.instanceId} [${bundle.image ?? "(null)"}]${unique}${management.join("")}`);
  for (const { described, name, address } of bundle.replicas) {
    if (described === undefined || described.internal) continue;
    out.item(describePrimitive(described, address === undefined ? name : `${name} (${address})`, pending));
  }
  out.end();
  return true;
}
