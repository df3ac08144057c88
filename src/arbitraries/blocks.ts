import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import { type Draft, listOf, maybe, pick, reference } from "./draft.js";
import { type RuleUse, rule } from "./rules.js";
import type { Scope } from "./scope.js";
import { score } from "./values.js";

/** Names and values that a block may hold: each name with the chance, in percent, of being there, and its values. */
export type Vocabulary = Readonly<Record<string, readonly [percent: number, value: Arbitrary<string>]>>;

/**
 * Name and value pairs drawn from a vocabulary.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { pairs } from "pengine/arbitraries";
 *
 * const drawn = pairs({ priority: [50, fc.constantFrom("0", "10")] });
 * fc.assert(fc.property(drawn, (list) => list.every(([name]) => name === "priority")));
 * ```
 */
export function pairs(vocabulary: Vocabulary): Arbitrary<readonly (readonly [string, string])[]> {
  const shape = Object.entries(vocabulary).map(([name, [percent, value]]) =>
    maybe(
      percent,
      value.map((text) => [name, text] as const),
    ),
  );
  return fc.tuple(...shape).map((list) => list.filter((pair) => pair !== undefined));
}

/**
 * An element of pairs, such as `meta_attributes`; nothing if there are no pairs.
 * @example
 * ```ts
 * import { block, Scope } from "pengine/arbitraries";
 *
 * block("meta_attributes", "web", [["priority", "10"]], new Scope(1_700_000_000)).children.length; // => 1
 * ```
 */
export function block(
  name: string,
  owner: string,
  list: readonly (readonly [string, string])[],
  scope: Scope,
  more: {
    readonly score?: string | undefined;
    readonly rule?: Element | undefined;
    /** A pair that another block has (01 §5.2), of those that there are by then. */
    readonly lent?: number | undefined;
  } = {},
): Element {
  const id = scope.id(`${owner}-${name}`);
  scope.share(name, id);
  const children = list.map(([key, value]) => {
    const pairId = scope.id(`${id}-${key.replace(/[^A-Za-z0-9_.-]/g, "_")}`);
    scope.share("nvpair", pairId);
    return element("nvpair", { id: pairId, name: key, value });
  });
  const lent = more.lent === undefined ? undefined : pick(scope.shared.get("nvpair") ?? [], more.lent);
  if (lent !== undefined) children.push(element("nvpair", { "id-ref": lent }));
  return element(name, { id, score: more.score }, more.rule === undefined ? children : [more.rule, ...children]);
}

/**
 * Zero to three blocks of one name: mostly one plain block; sometimes further ones with a score, a rule or both, which
 * compete with it (01 §11, 02 §6.5).
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { blocks, Scope } from "pengine/arbitraries";
 *
 * const now = 1_700_000_000;
 * const meta = blocks("meta_attributes", { priority: [50, fc.constantFrom("0", "10")] }, "resource", now);
 * fc.assert(fc.property(meta, (draft) => draft("web")(new Scope(now)).every(({ name }) => name === "meta_attributes")));
 * ```
 */
export function blocks(
  name: string,
  vocabulary: Vocabulary,
  use: RuleUse,
  now: number,
): Arbitrary<(owner: string) => Draft<Element[]>> {
  const further = fc.record({
    list: pairs(vocabulary),
    score: maybe(50, score()),
    rule: maybe(70, rule(use, now)),
    lent: maybe(8, reference()),
  });
  return fc
    .record({
      main: pairs(vocabulary),
      lent: maybe(1, reference()),
      lentBlock: maybe(2, reference()),
      further: maybe(12, listOf(further, 2, 1)),
    })
    .map(({ main, lent, lentBlock, further }) => (owner) => (scope) => {
      const made = main.length === 0 ? [] : [block(name, owner, main, scope, { lent })];
      const shared = lentBlock === undefined ? undefined : pick(scope.shared.get(name) ?? [], lentBlock);
      if (shared !== undefined) made.push(element(name, { "id-ref": shared }));
      for (const each of further ?? []) {
        if (each.list.length === 0) continue;
        made.push(block(name, owner, each.list, scope, { ...each, rule: each.rule?.(scope) }));
      }
      return made;
    });
}
