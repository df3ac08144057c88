import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { type Draft, listOf, maybe, pick, reference } from "./draft.js";
import type { Scope } from "./scope.js";
import { schemaBoolean, score } from "./values.js";

/** The kind of constraint that sets are for; it decides which attributes mean something. */
export type SetUse = "location" | "colocation" | "order" | "ticket";

/** A reference that leads to something that is no resource, which is valid (10 §10.3). */
const NO_RESOURCE = 43;

/** What a constraint may be about: a resource, mostly a top-level one, a template or a tag. */
export function subject(index: number, scope: Scope): string | undefined {
  if (index === NO_RESOURCE) return scope.shared.get("meta_attributes")?.[0];
  const top = scope.topLevel.map(({ id }) => id);
  // Every third index reaches for anything that can be named; the others for what stands at the top.
  if (index % 3 !== 2) return pick(top, Math.floor(index / 3));
  return pick([...scope.resources, ...scope.templates.map(({ id }) => id), ...scope.tags], Math.floor(index / 3));
}

/** Whether naming both would order something with itself, at which the reference gives up. */
export function overlap(id: string, others: Iterable<string>, scope: Scope): boolean {
  const meant = new Set(scope.meant(id));
  return [...others].some((other) => scope.meant(other).some((each) => meant.has(each)));
}

/** Resource sets, each of different resources; none if there is nothing to refer to. */
export function resourceSets(use: SetUse): Arbitrary<(owner: string) => Draft<Element[]>> {
  const set = fc.record({
    members: listOf(reference(), 4, 1),
    sequential: maybe(40, schemaBoolean()),
    requireAll: maybe(use === "order" ? 35 : 3, schemaBoolean()),
    ordering: maybe(use === "colocation" ? 15 : 2, fc.constantFrom("group", "listed")),
    action: maybe(use === "order" ? 30 : 3, fc.constantFrom("start", "stop", "promote", "demote")),
    role: maybe(25, fc.constantFrom("Promoted", "Started", "Unpromoted", "Stopped", "Master", "Slave")),
    score: maybe(15, score()),
    lent: use === "order" ? fc.constant(undefined) : maybe(3, reference()),
    kind: maybe(use === "order" ? 15 : 2, fc.constantFrom("Mandatory", "Optional", "Serialize")),
  });
  return listOf(set, use === "location" || use === "ticket" ? 2 : 3, 1).map((list) => (owner) => (scope) => {
    const ordered = new Set<string>();
    return list.flatMap(({ members, sequential, requireAll, ordering, action, role, score, lent, kind }) => {
      const known = lent === undefined ? undefined : pick(scope.shared.get(`set ${use}`) ?? [], lent);
      if (known !== undefined) return [element("resource_set", { "id-ref": known })];
      const ids = new Set<string>();
      for (const index of members) {
        const id = subject(index, scope);
        if (id === undefined || (use === "order" && overlap(id, ordered, scope))) continue;
        ids.add(id);
        ordered.add(id);
      }
      if (ids.size === 0) return [];
      const id = scope.id(`${owner}-set`);
      scope.share(`set ${use}`, id);
      const refs = [...ids].map((id) => element("resource_ref", { id }));
      return [
        element(
          "resource_set",
          {
            id,
            sequential,
            "require-all": requireAll,
            ordering,
            action,
            role,
            score,
            kind: score === undefined ? kind : undefined,
          },
          refs,
        ),
      ];
    });
  });
}
