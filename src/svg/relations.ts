/** What the constraints of a configuration tie to what, as a picture shows it: sets taken apart (04 §11, §14). */
import { parseBoolean } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, descendants, type Element } from "../cib/element.js";

/** One resource placed by another. */
export interface Colocated {
  readonly kind: "colocation";
  readonly constraint: string;
  readonly dependent: string;
  readonly primary: string;
  /** As written: a number, `INFINITY` or `-INFINITY`. */
  readonly score: string;
  readonly dependentRole: string | undefined;
  readonly primaryRole: string | undefined;
}

/** One resource after another. */
export interface Ordered {
  readonly kind: "order";
  readonly constraint: string;
  readonly first: string;
  readonly then: string;
  readonly firstAction: string;
  readonly thenAction: string;
  /** `Mandatory`, `Optional` or `Serialize`; also what an old score amounts to. */
  readonly strength: string;
}

/** Sets of several resources, of which each is tied to each: they meet in a joint instead of in arrows between all. */
export interface Joint {
  readonly id: string;
  /** What it is made for, in words. */
  readonly text: string;
}

export interface Relations {
  readonly colocations: readonly Colocated[];
  readonly orders: readonly Ordered[];
  readonly joints: readonly Joint[];
}

/** Above so many arrows between two sets a joint takes their place. */
const MOST_PAIRS = 4;

/** The colocations and orderings of a configuration, in document order. */
export function relationsOf({ root }: Cib): Relations {
  const configuration = childrenNamed(root, "configuration");
  const ids = new TagsAndTemplates(configuration);
  const colocations: Colocated[] = [];
  const orders: Ordered[] = [];
  const joints: Joint[] = [];
  for (const constraint of configuration.flatMap((each) => childrenNamed(each, "constraints"))) {
    for (const each of constraint.children) {
      if (each.name === "rsc_colocation") addColocation(each, { ids, colocations, joints });
      else if (each.name === "rsc_order") addOrder(each, { ids, orders, joints });
    }
  }
  return { colocations, orders, joints };
}

/** What ids of tags and templates stand for (04 §6). */
class TagsAndTemplates {
  readonly #members = new Map<string, string[]>();

  constructor(configuration: readonly Element[]) {
    for (const section of configuration.flatMap(({ children }) => children)) {
      if (section.name === "tags") {
        for (const { attributes, children } of section.children)
          this.#add(
            attributes.id,
            children.flatMap((reference) => reference.attributes.id ?? []),
          );
      }
      if (section.name !== "resources") continue;
      for (const { name, attributes } of descendants(section))
        if (name === "primitive" && attributes.template !== undefined && attributes.id !== undefined)
          this.#add(attributes.template, [attributes.id]);
    }
  }

  #add(id: string | undefined, members: readonly string[]): void {
    if (id === undefined) return;
    const known = this.#members.get(id);
    if (known === undefined) this.#members.set(id, [...members]);
    else for (const member of members) known.push(member);
  }

  resolve(id: string | undefined): readonly string[] {
    return id === undefined ? [] : (this.#members.get(id) ?? [id]);
  }
}

interface Side {
  readonly ids: readonly string[];
  readonly sequential: boolean;
  readonly role: string | undefined;
  readonly action: string;
}

function sidesOf(constraint: Element, ids: TagsAndTemplates, sequentialByDefault: boolean): readonly Side[] {
  return childrenNamed(constraint, "resource_set").map(({ attributes, children }) => ({
    ids: children.flatMap((reference) => ids.resolve(reference.attributes.id)),
    sequential:
      (attributes.sequential === undefined ? undefined : parseBoolean(attributes.sequential)) ?? sequentialByDefault,
    role: attributes.role,
    action: attributes.action ?? "start",
  }));
}

function addColocation(
  constraint: Element,
  { ids, colocations, joints }: { ids: TagsAndTemplates; colocations: Colocated[]; joints: Joint[] },
): void {
  const {
    id = "",
    score = "0",
    rsc,
    "with-rsc": withRsc,
    "rsc-role": role,
    "with-rsc-role": withRole,
  } = constraint.attributes;
  const add = (
    dependent: string,
    primary: string,
    roles: readonly [string | undefined, string | undefined],
    own = score,
  ): void => {
    const [dependentRole, primaryRole] = roles;
    colocations.push({
      kind: "colocation",
      constraint: id,
      dependent,
      primary,
      score: own,
      dependentRole,
      primaryRole,
    });
  };
  for (const a of ids.resolve(rsc)) for (const b of ids.resolve(withRsc)) add(a, b, [role, withRole]);
  const sides = sidesOf(constraint, ids, true);
  for (const [i, side] of sides.entries()) {
    const own = childrenNamed(constraint, "resource_set")[i]?.attributes.score ?? score;
    if (side.sequential) for (const [a, b] of pairs(side.ids)) add(b, a, [side.role, side.role], own);
    const next = sides[i + 1];
    if (next === undefined) continue;
    const dependents = side.sequential ? side.ids.slice(0, 1) : side.ids;
    const primaries = next.sequential ? next.ids.slice(-1) : next.ids;
    crossed(dependents, primaries, { id: `${id} ${i}`, text: id, joints }, (a, b) => add(a, b, [side.role, next.role]));
  }
}

function addOrder(
  constraint: Element,
  { ids, orders, joints }: { ids: TagsAndTemplates; orders: Ordered[]; joints: Joint[] },
): void {
  const { id = "", first, then, kind, score, "first-action": firstAction = "start" } = constraint.attributes;
  const thenAction = constraint.attributes["then-action"] ?? firstAction;
  const strength =
    kind ?? (score === undefined || Number(score) > 0 || score === "INFINITY" ? "Mandatory" : "Optional");
  const add = (a: string, b: string, actions: readonly [string, string]): void => {
    orders.push({
      kind: "order",
      constraint: id,
      first: a,
      then: b,
      firstAction: actions[0],
      thenAction: actions[1],
      strength,
    });
  };
  for (const a of ids.resolve(first)) for (const b of ids.resolve(then)) add(a, b, [firstAction, thenAction]);
  const inside = sidesOf(constraint, ids, true);
  const between = sidesOf(constraint, ids, false);
  for (const [i, side] of inside.entries()) {
    if (side.sequential) for (const [a, b] of pairs(side.ids)) add(a, b, [side.action, side.action]);
    const [from, to] = [between[i], between[i + 1]];
    if (from === undefined || to === undefined) continue;
    const lasts = from.sequential ? from.ids.slice(-1) : endsOf(side, "last");
    const firsts = to.sequential ? to.ids.slice(0, 1) : endsOf(inside[i + 1] ?? to, "first");
    crossed(lasts, firsts, { id: `${id} ${i}`, text: id, joints }, (a, b) => add(a, b, [side.action, to.action]));
  }
}

/** What of a set others wait for, or what waits: inside an ordered set the rest follows from that. */
function endsOf({ ids, sequential }: Side, which: "first" | "last"): readonly string[] {
  if (!sequential) return ids;
  return which === "first" ? ids.slice(0, 1) : ids.slice(-1);
}

function pairs(ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.slice(1).map((id, i) => [ids[i] as string, id] as const);
}

/** Each of one list with each of another; by way of a joint where that is much. */
function crossed(
  a: readonly string[],
  b: readonly string[],
  { joints, ...joint }: Joint & { readonly joints: Joint[] },
  add: (a: string, b: string) => void,
): void {
  if (a.length * b.length <= MOST_PAIRS || a.length === 1 || b.length === 1) {
    for (const one of a) for (const other of b) add(one, other);
    return;
  }
  const id = jointId(joint.id);
  joints.push({ ...joint, id });
  for (const one of a) add(one, id);
  for (const other of b) add(id, other);
}

/** No resource has such an id: blanks are not allowed in one. */
function jointId(id: string): string {
  return `joint of ${id}`;
}
