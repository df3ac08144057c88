import { parseBoolean } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import { attribute, childrenNamed, type Element } from "../../cib/element.js";
import { newColocation } from "../../facilities/colocation.js";
import type { SetSide } from "../../model/findings.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import { readInfluence, setShape } from "../../policy/colocation.js";
import { isSequentialColocation } from "../../policy/resource-set.js";
import { parseScore } from "../../policy/score.js";
import { constraintRole } from "./constraint-facts.js";
import { readConstraintRole } from "./constraint-role.js";
import {
  convertSidesToSets,
  expandTagsInSets,
  findConstraintResource,
  referencesOf,
  referredSides,
  setsOf,
} from "./references.js";

/** What every colocation that one constraint creates has in common. */
interface Common {
  /** The id of the constraint. */
  readonly id: string;
  readonly score: number;
  readonly influence: string | undefined;
  /** The constraint as it stands in the document. */
  readonly place: Element;
}

/** One `rsc_colocation` (04 §11.1). */
export function unpackColocation(ws: WorkingSet, original: Element): void {
  const id = attribute(original, "id");
  if (id === undefined || id === "") {
    ws.findings?.tell("colocation-without-id", original);
    return;
  }
  const constraint = expandColocation(ws, original);
  if (!constraint) return;
  const scoreText = attribute(constraint, "score");
  const score = scoreText === undefined ? { ok: true, score: 0 } : parseScore(scoreText, 0, ws.health);
  if (!score.ok) {
    ws.findings?.tell("colocation-score", original, scoreText);
    return;
  }
  if (parseBoolean(attribute(constraint, "symmetrical") ?? "") === true) {
    ws.findings?.tell("colocation-symmetrical", original);
  }
  const common: Common = { id, score: score.score, influence: attribute(constraint, "influence"), place: original };
  let previous: Element | undefined;
  for (const set of setsOf(ws, constraint)) {
    const setId = attribute(set, "id");
    if (setId === undefined || setId === "") {
      ws.findings?.tell("colocation-set-without-id", set);
      continue;
    }
    colocateInside(ws, set, setId, common);
    if (previous) colocateSets(ws, previous, set, common);
    previous = set;
  }
  if (!previous) simpleColocation(ws, original, id, common);
}

/** 04 §11.2; `undefined`: the constraint is ignored. */
function expandColocation(ws: WorkingSet, original: Element): Element | undefined {
  const expanded = expandTagsInSets(ws, original);
  if (expanded) return expanded;
  const sides = referredSides(ws, original, SIDES);
  if (sides === undefined) return original;
  if (sides === "invalid") return undefined;
  const { first: dependent, second: primary } = sides;
  if (dependent.kind === "list" && primary.kind === "list") {
    ws.findings?.tell("colocation-two-lists", original);
    return undefined;
  }
  return dependent.kind === primary.kind ? original : convertSidesToSets(ws, original, SIDES, "role");
}

const SIDES = [
  { name: "rsc", move: "rsc-role" },
  { name: "with-rsc", move: "with-rsc-role" },
] as const;

/** **Influence** of a resource for a constraint (04 §11.6). */
function influenceOf(ws: WorkingSet, resource: Resource, { influence: text, place }: Common): boolean {
  const { influence, valid } = readInfluence(text, resource.configured.critical);
  if (!valid) {
    ws.findings?.tell("colocation-influence", place);
  }
  return influence;
}

/** **New colocation** with roles as texts (04 §12.1 step 2); an invalid role: none. */
function colocate(
  ws: WorkingSet,
  fields: {
    id: string;
    score: number;
    dependent: Resource;
    primary: Resource;
    dependentRole: string | undefined;
    primaryRole: string | undefined;
    /** The elements that have the roles. */
    places: readonly [dependent: Element, primary: Element];
    nodeAttribute?: string | undefined;
    influence: boolean;
    /** The constraint as it stands in the document. */
    original: Element;
  },
): void {
  const [dependentPlace, primaryPlace] = fields.places;
  const dependentRole = readConstraintRole(ws, fields.dependentRole, fields.id, dependentPlace);
  if (dependentRole === "invalid") return;
  const primaryRole = readConstraintRole(ws, fields.primaryRole, fields.id, primaryPlace);
  if (primaryRole === "invalid") return;
  newColocation(ws, { ...fields, dependentRole, primaryRole, explicit: true });
  const { dependent, primary, score, original, nodeAttribute = "#uname" } = fields;
  ws.facts?.add(
    {
      code: "colocation",
      constraint: original.attributes.id ?? fields.id,
      dependent: dependent.id,
      dependentRole: constraintRole(dependentRole),
      primary: primary.id,
      primaryRole: constraintRole(primaryRole),
      score,
      nodeAttribute,
    },
    original,
  );
}

/** 04 §11.3. */
function simpleColocation(ws: WorkingSet, constraint: Element, id: string, common: Common): void {
  const dependent = findConstraintResource(ws, attribute(constraint, "rsc"));
  const primary = findConstraintResource(ws, attribute(constraint, "with-rsc"));
  if (!dependent || !primary) {
    ws.findings?.noResource(constraint, attribute(constraint, dependent ? "with-rsc" : "rsc"));
    return;
  }
  colocate(ws, {
    id,
    score: common.score,
    dependent,
    primary,
    dependentRole: attribute(constraint, "rsc-role"),
    primaryRole: attribute(constraint, "with-rsc-role"),
    places: [constraint, constraint],
    nodeAttribute: attribute(constraint, "node-attribute"),
    influence: influenceOf(ws, dependent, common),
    original: common.place,
  });
}

function isSequential(set: Element): boolean {
  return isSequentialColocation(attribute(set, "sequential"));
}

/** **Colocate inside the set** (04 §11.4). */
function colocateInside(ws: WorkingSet, set: Element, id: string, common: Common): void {
  const scoreText = attribute(set, "score");
  const parsed = scoreText === undefined ? { ok: true, score: common.score } : parseScore(scoreText, 0, ws.health);
  if (!parsed.ok) {
    ws.findings?.tell("colocation-set-score", set, common.id);
  }
  if (!parsed.ok || parsed.score === 0) return;
  ws.findings?.setOrdering(set);
  const shape = setShape(parsed.score, isSequential(set));
  if (shape === "none") return;
  const role = attribute(set, "role");
  const influence = (current: Resource) => influenceOf(ws, current, common);
  const make: Inside["make"] = (dependent, primary, influenced) =>
    colocate(ws, {
      id,
      score: parsed.score,
      dependent,
      primary,
      dependentRole: role,
      primaryRole: role,
      places: [set, set],
      influence: influenced,
      original: common.place,
    });
  if (shape === "chain") colocateChain(ws, set, { influence, make });
  else separateAll(ws, set, { influence, make });
}

/** How the members of one set are colocated. */
interface Inside {
  /** The influence of a colocation that is made for a member. */
  readonly influence: (current: Resource) => boolean;
  readonly make: (dependent: Resource, primary: Resource, influence: boolean) => void;
}

function isGroupOrder(ordering: string | undefined): boolean {
  return ordering === undefined || equalsCaseless(ordering, "group");
}

/** Positive score: each member with the one before it, or with `ordering` other than `group` the reverse. */
function colocateChain(ws: WorkingSet, set: Element, { influence, make }: Inside): void {
  const ordering = attribute(set, "ordering");
  const withPrevious = isGroupOrder(ordering);
  let previous: Resource | undefined;
  for (const id of referencesOf(set)) {
    const current = findConstraintResource(ws, id);
    if (!current) {
      ws.findings?.setRest(set, id);
      return;
    }
    if (previous && withPrevious) make(current, previous, influence(current));
    else if (previous) make(previous, current, influence(current));
    previous = current;
  }
}

/** Negative score: each member with every earlier one. */
function separateAll(ws: WorkingSet, set: Element, { influence, make }: Inside): void {
  const ids = referencesOf(set);
  for (const id of ids) {
    const current = findConstraintResource(ws, id);
    if (!current) {
      ws.findings?.setRest(set, id);
      return;
    }
    const currentInfluence = influence(current);
    for (const otherId of ids) {
      if (otherId === current.id) break;
      const other = findConstraintResource(ws, otherId);
      if (!other) return;
      make(current, other, currentInfluence);
    }
  }
}

/** **Colocate two sets** (04 §11.5): the previous set's members with this set's. */
function colocateSets(ws: WorkingSet, dependents: Element, primaries: Element, common: Common): void {
  if (common.score === 0) return;
  const dependentSide = sideOf(ws, dependents, "first");
  const primarySide = sideOf(ws, primaries, "last");
  const lacking = lackingSide(dependentSide, primarySide);
  if (lacking !== undefined) {
    ws.findings?.setWithout(lacking, dependentSide, primarySide);
    return;
  }
  for (const member of dependentSide.members) {
    const dependent = member.resource;
    if (!dependent) {
      ws.findings?.setDependent(dependentSide, member, primarySide);
      continue;
    }
    const influence = influenceOf(ws, dependent, common);
    for (const other of primarySide.members) {
      if (!other.resource) {
        ws.findings?.setPrimary(dependentSide, member, primarySide, other);
        continue;
      }
      colocate(ws, {
        id: common.id,
        score: common.score,
        dependent,
        primary: other.resource,
        dependentRole: attribute(dependents, "role"),
        primaryRole: attribute(primaries, "role"),
        places: [dependents, primaries],
        influence,
        original: common.place,
      });
    }
  }
}

/** Of two sets that cannot be colocated the one of which the member that stands for it is missing. */
function lackingSide(dependents: SetSide, primaries: SetSide): "dependents" | "primaries" | undefined {
  const [first] = dependents.members;
  if (dependents.sequential && first && !first.resource) return "dependents";
  return primaries.sequential && !primaries.members[0]?.resource ? "primaries" : undefined;
}

/** The reference that stands for a sequential set, or all references of another. */
function sideOf(ws: WorkingSet, set: Element, which: "first" | "last"): SetSide {
  const references = childrenNamed(set, "resource_ref");
  const sequential = isSequential(set);
  const chosen = !sequential ? references : which === "first" ? references.slice(0, 1) : references.slice(-1);
  const members = chosen.map((reference) => ({
    reference,
    resource: findConstraintResource(ws, attribute(reference, "id")),
  }));
  return { set, sequential, members };
}
