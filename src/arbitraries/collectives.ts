import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { blocks, type Vocabulary } from "./blocks.js";
import { type Draft, listOf, maybe, oneOf, weighted } from "./draft.js";
import { type HistoryPlace, type PrimitiveDraft, pingResource, primitive, RESOURCE_META } from "./primitives.js";
import { count, truth } from "./values.js";

const GROUP_META: Vocabulary = {
  ...RESOURCE_META,
  ordered: [8, weighted([3, "false"], [1, "true"])],
  collocated: [8, weighted([3, "false"], [1, "true"])],
};

const CLONE_META: Vocabulary = {
  ...RESOURCE_META,
  "clone-max": [35, count(4)],
  "clone-node-max": [20, weighted([1, "0"], [3, "2"], [2, "1"], [1, "x"])],
  "clone-min": [12, count(3)],
  "globally-unique": [25, weighted([3, "true"], [1, "false"])],
  interleave: [35, weighted([4, "true"], [1, "false"], [1, "x"])],
  ordered: [20, truth()],
  notify: [25, weighted([4, "true"], [1, "false"])],
  promotable: [45, weighted([6, "true"], [1, "false"])],
  "promoted-max": [15, count(3)],
  "promoted-node-max": [8, count(2)],
  "master-max": [4, count(3)],
};

/** A resource on its way into a document, whose histories begin at a node's number. */
export type ResourceDraft = (home: number) => Draft<Element>;

/**
 * A group of one to four primitives that are mostly where the group is.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, group } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(group(now), (draft) => draft(0)(new Scope(now)).name === "group"));
 * ```
 */
export function group(now: number): Arbitrary<ResourceDraft> {
  return members(now, false).map((made) => (home) => made(home));
}

function members(
  now: number,
  many: boolean,
): Arbitrary<(home: number, historyId?: (id: string) => readonly HistoryPlace[]) => Draft<Element>> {
  return fc
    .record({
      name: fc.constantFrom("grp", "group-A", "G1"),
      list: listOf(primitive({ now, many }), 4, 1),
      strays: listOf(weighted([8, 0], [1, 1]), 4, 4),
      meta: blocks("meta_attributes", GROUP_META, "resource", now),
    })
    .map(({ name, list, strays, meta }) => (home, historyId) => (scope) => {
      const id = scope.id(name);
      scope.resources.push(id);
      const place = historyId === undefined ? {} : { historyId };
      const made = list.map((draft, i) => draft(home + (strays[i] ?? 0), place)(scope));
      return element("group", { id }, [...meta(id)(scope), ...made]);
    });
}

/** How histories name the instances of a clone: by plain id, or with numbers (03 §9.2, §9.4). */
function instanceIds(numbers: readonly number[]): ((id: string) => readonly HistoryPlace[]) | undefined {
  return numbers.length === 0 ? undefined : (id) => numbers.map((n) => ({ id: `${id}:${n}` }));
}

/**
 * A clone, promotable or not, anonymous or unique, of a primitive or a group.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { Scope, clone } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * fc.assert(fc.property(clone(now), (draft) => draft(0)(new Scope(now)).name === "clone"));
 * ```
 */
export function clone(now: number): Arbitrary<ResourceDraft> {
  const inner: Arbitrary<(home: number, historyId?: (id: string) => readonly HistoryPlace[]) => Draft<Element>> = oneOf(
    [
      3,
      oneOf([9, primitive({ now, many: true })], [1, pingResource({ now, many: true })]).map(
        (made: PrimitiveDraft) => (home: number, historyId?: (id: string) => readonly HistoryPlace[]) =>
          made(home, historyId === undefined ? {} : { historyId }),
      ),
    ],
    [1, members(now, true)],
  );
  return fc
    .record({
      name: fc.constantFrom("cln", "clone-A", "ms"),
      inner,
      meta: blocks("meta_attributes", CLONE_META, "resource", now),
      numbers: maybe(25, listOf(fc.nat({ max: 4 }), 3, 1)),
    })
    .map(({ name, inner, meta, numbers }) => (home) => (scope) => {
      const id = scope.id(name);
      scope.resources.push(id);
      const made = inner(home, instanceIds([...new Set(numbers ?? [])]))(scope);
      return element("clone", { id }, [...meta(id)(scope), made]);
    });
}
