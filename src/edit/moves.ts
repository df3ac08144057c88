/** Ban, move and clear: the location constraints that `crm_resource` makes and takes away (13 §4). */
import {
  addDays,
  addMonths,
  addSeconds,
  addYears,
  compareDateTimes,
  dateTimeText,
  fromEpochSeconds,
} from "../base/datetime.js";
import { parseDateTime } from "../base/datetime-parse.js";
import { parseDuration } from "../base/duration.js";
import { type Draft, newDraft, nodes } from "../cib/draft.js";
import { mergeInto } from "../cib/merge.js";
import { activityOf } from "./active.js";
import type { Workbench } from "./bench.js";
import type { Dialect, Manner, MoveEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { pairsOf } from "./pairs.js";
import type { Resource } from "./resource.js";
import { roleName } from "./role-name.js";
import { isPromotable } from "./roles.js";

type PlaceEdit = Exclude<MoveEdit, { kind: "clear" }> & Manner;

/** Carries out a ban, a move or a clearing. */
export function applyMove(bench: Workbench, edit: MoveEdit & Manner, dialect: Dialect): void {
  const resource = bench.resource(edit.resource);
  if (edit.node !== undefined) knowNode(bench, edit.node);
  if (edit.kind === "clear") {
    clear(bench, resource, edit);
    return;
  }
  if (dialect === "pcs") refuseAsPcs(resource, edit);
  const end = edit.lifetime === undefined ? undefined : endOf(bench, edit.lifetime);
  if (edit.node === undefined) ban(bench, edit, onlyPlace(bench, resource, edit), end);
  else if (edit.kind === "ban") ban(bench, edit, edit.node, end);
  else move(bench, resource, moved(resource, edit, dialect), edit.node, end);
}

/** A move as it is carried out: only what can be promoted moves as such, and the tool that pcs calls is not forced (13 §4.3). */
function moved(resource: Resource, edit: PlaceEdit, dialect: Dialect): PlaceEdit {
  const { container } = resource;
  const canBe = isPromotable(resource) || (container !== undefined && isPromotable(container));
  return { ...edit, promoted: edit.promoted === true && canBe, force: edit.force === true && dialect !== "pcs" };
}

/** Cluster nodes, and those that resources make: remote and guest nodes, and the replicas of bundles. */
function knowNode(bench: Workbench, name: string): void {
  const known = nodeNames(bench);
  if (!known.has(name)) throw unknownName("node", name, [...known]);
}

/** The names of all nodes that the configuration or the status speaks of. */
export function nodeNames(bench: Workbench): Set<string> {
  const names = new Set<string>();
  const add = (name: string | undefined): void => {
    if (name !== undefined) names.add(name);
  };
  for (const { attributes } of bench.nodes()) add(attributes.uname);
  for (const state of bench.nodeStates()) add(state.attributes.uname);
  for (const { id, element } of bench.resources()) {
    if (element.attributes.type === "remote" && element.attributes.provider === "pacemaker") add(id);
    for (const { attributes } of pairsOf(element, "meta_attributes", "remote-node")) add(attributes.value);
    for (const name of replicaNames(id, element)) add(name);
  }
  return names;
}

const CONTAINERS: ReadonlySet<string> = new Set(["docker", "podman", "rkt"]);

/** The most replicas whose names are counted out. */
const REPLICAS = 1000;

/** The guest nodes that a bundle makes (07 §1). */
export function replicaNames(id: string, bundle: Draft): string[] {
  const container = bundle.elements.find(({ name }) => CONTAINERS.has(name));
  if (container === undefined || bundle.find("primitive") === undefined) return [];
  const { replicas, "promoted-max": promoted, masters } = container.attributes;
  const count = Math.min(REPLICAS, Number.parseInt(replicas ?? promoted ?? masters ?? "1", 10) || 1);
  return Array.from({ length: count }, (_, i) => `${id}-${i}`);
}

/** 13 §4.3: what pcs refuses and `crm_resource` does not. */
function refuseAsPcs({ id, container, ...resource }: Resource, edit: PlaceEdit): void {
  if (edit.promoted === true && !isPromotable({ id, container, ...resource })) {
    throw new EditError("kind", `${id} is not a promotable clone`, { legal: "the id of a promotable clone" });
  }
  let outer = container;
  if (container?.tag === "group") outer = container.container ?? container;
  if (outer?.tag === "bundle") {
    throw new EditError("kind", `${id} is in the bundle ${outer.id}`, { legal: outer.id });
  }
  if (edit.kind === "move" && outer !== undefined && (outer.tag === "clone" || outer.tag === "master")) {
    throw new EditError("kind", `${id} is in the clone ${outer.id}`, { legal: outer.id });
  }
}

/** The end of a lifetime that begins now (13 §4.1). */
function endOf(bench: Workbench, lifetime: string): string {
  const duration = parseDuration(lifetime);
  if (duration === undefined) {
    throw new EditError("value", `${lifetime} is no duration`, { legal: "an ISO 8601 duration, such as PT1H or P1D" });
  }
  const { years, months, days, seconds } = duration;
  const start = fromEpochSeconds(bench.now);
  return dateTimeText(addSeconds(addDays(addMonths(addYears(start, years), months), days), seconds));
}

/** The one node that a command without a node means. */
function onlyPlace(bench: Workbench, resource: Resource, edit: PlaceEdit): string {
  const { active, promoted } = activityOf(bench, resource.id);
  const [only] = active.length === 1 ? active : isPromotable(resource) && promoted.length === 1 ? promoted : [];
  if (only !== undefined) return only;
  const where = active.length === 0 ? "runs nowhere" : `runs on ${active.join(", ")}`;
  throw new EditError("ambiguous", `${edit.resource} ${where}: name a node`, {
    legal: [...nodeNames(bench)].join(", "),
  });
}

function ban(bench: Workbench, edit: PlaceEdit, node: string, end: string | undefined): void {
  const id = `cli-ban-${edit.resource}-on-${node}`;
  const ids = { rule: `${id}-rule`, expression: `${id}-expr`, date: `${id}-lifetime` };
  put(bench, { id, edit, node, end, score: "-INFINITY", ids });
}

/** 13 §4.2: the former preference and the ban of the target go first. */
function move(bench: Workbench, resource: Resource, edit: PlaceEdit, node: string, end: string | undefined): void {
  const { id } = resource;
  const from = placeBefore(bench, resource, edit);
  if (from === node && edit.force !== true) {
    throw new EditError("duplicate", `${id} runs on ${node} already`, { legal: "another node" });
  }
  removeConstraint(bench, `cli-prefer-${id}`);
  removeConstraint(bench, `cli-ban-${id}-on-${node}`);
  const ids = {
    rule: `cli-prefer-rule-${id}`,
    expression: `cli-prefer-expr-${id}`,
    date: `cli-prefer-lifetime-end-${id}`,
  };
  put(bench, { id: `cli-prefer-${id}`, edit, node, end, score: "INFINITY", ids });
  if (edit.force === true && from !== undefined && from !== node) ban(bench, edit, from, end);
}

/**
 * The one node that a resource leaves; nothing if a clone runs on several. The member of a clone is not known to be promoted.
 * @throws EditError (`ambiguous`) for what is to run on one node, and does on several
 */
function placeBefore(bench: Workbench, resource: Resource, edit: PlaceEdit): string | undefined {
  const { active, promoted } = activityOf(bench, resource.id);
  if (edit.promoted === true && !isPromotable(resource)) return undefined;
  const places = isPromotable(resource) && (edit.promoted === true || active.length > 1) ? promoted : active;
  if (places.length > 1 && (resource.tag !== "clone" || isPromotable(resource)))
    throw new EditError("ambiguous", `${resource.id} runs on ${places.join(", ")}`, { legal: "one node" });
  return places.length === 1 ? places[0] : undefined;
}

interface Wanted {
  readonly id: string;
  readonly edit: PlaceEdit;
  readonly node: string;
  readonly end: string | undefined;
  readonly score: string;
  readonly ids: { readonly rule: string; readonly expression: string; readonly date: string };
}

/** The constraint of 13 §4.1; one with its id is changed. */
function put(bench: Workbench, { id, edit, node, end, score, ids }: Wanted): void {
  const role = edit.promoted === true ? roleName(bench, "Promoted") : "Started";
  const base = { id, rsc: edit.resource, role };
  const made = newDraft("rsc_location", end === undefined ? { ...base, node, score } : base);
  if (end !== undefined) {
    const expression = { id: ids.expression, attribute: "#uname", operation: "eq", value: node, type: "string" };
    made.append(
      newDraft("rule", { id: ids.rule, score, "boolean-op": "and" }, [
        newDraft("expression", expression),
        newDraft("date_expression", { id: ids.date, operation: "lt", end }),
      ]),
    );
  }
  const constraints = bench.needSection("constraints");
  const there = constraints.find("rsc_location", id);
  if (there === undefined) constraints.append(made);
  else mergeInto(there, made);
}

function removeConstraint(bench: Workbench, id: string): void {
  const constraints = bench.section("constraints");
  constraints?.remove(constraints.find("rsc_location", id));
}

/** 13 §4.2: bans of nodes, and the preference, where it names one of them. */
function clear(bench: Workbench, { id }: Resource, edit: Extract<MoveEdit, { kind: "clear" }>): void {
  const constraints = bench.section("constraints");
  if (constraints === undefined) return;
  const known = edit.node === undefined ? nodeNames(bench) : new Set([edit.node]);
  for (const each of constraints.elements) {
    if (each.name !== "rsc_location") continue;
    const node = each.attributes.id === `cli-prefer-${id}` ? preferredNode(each) : bannedNode(each, id);
    if (node === undefined || !known.has(node)) continue;
    if (edit.expired !== true || hasEnded(bench, each)) constraints.remove(each);
  }
}

function bannedNode(constraint: Draft, id: string): string | undefined {
  const start = `cli-ban-${id}-on-`;
  return constraint.attributes.id?.startsWith(start) ? constraint.attributes.id.slice(start.length) : undefined;
}

function preferredNode(constraint: Draft): string | undefined {
  if (constraint.attributes.node !== undefined) return constraint.attributes.node;
  for (const { attributes } of nodes(constraint)) {
    if (attributes.attribute === "#uname") return attributes.value;
  }
  return undefined;
}

/** Whether the lifetime of a constraint is over. */
function hasEnded(bench: Workbench, constraint: Draft): boolean {
  const now = fromEpochSeconds(bench.now);
  for (const { attributes } of nodes(constraint)) {
    const end = attributes.end === undefined ? undefined : parseDateTime(attributes.end);
    if (end !== undefined && compareDateTimes(end, now) < 0) return true;
  }
  return false;
}
