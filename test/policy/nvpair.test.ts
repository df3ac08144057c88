import { describe, expect, it } from "vitest";
import { type Element, element } from "../../src/cib/element.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { effectiveNow, RecheckTime } from "../../src/policy/clock.js";
import { type BlockContext, unpackBlocks } from "../../src/policy/nvpair.js";

const { now } = effectiveNow("2024-06-15", undefined, 0);

const pair = (name: string, value: string): Element => element("nvpair", { id: `${name}-${value}`, name, value });
const block = (attributes: Record<string, string>, ...children: Element[]): Element =>
  element("set", attributes, children);
const until = (end: string): Element =>
  element("rule", { id: "r" }, [element("date_expression", { id: "d", operation: "lt", end })]);

function unpack(
  blocks: Element[],
  options: Partial<BlockContext> = {},
  given: [string, string][] = [],
): [string, string][] {
  const parent = element("parent", {}, blocks);
  const scope = new ReferenceScope(parent);
  const table = new Map(given);
  const context = { rules: { now }, resolve: scope.resolver, resolvePair: scope.resolver, ...options };
  unpackBlocks(parent, "set", context, table);
  return [...table];
}

describe("unpack blocks (01 §10.1)", () => {
  const a = block({ id: "a" }, pair("p", "one"), pair("p", "x"));
  const b = block({ id: "b" }, pair("p", "two"), pair("q", "b"));
  const c = block({ id: "c", score: "-1" }, pair("p", "three"), pair("r", "c"));

  it("lets the later of two blocks of equal score win, and the first pair of a block", () => {
    expect(unpack([a, b, c])).toEqual([
      ["p", "two"],
      ["q", "b"],
      ["r", "c"],
    ]);
    expect(unpack([a])).toEqual([["p", "one"]]);
  });

  it("orders by score, and the first id before all", () => {
    const scored = block({ id: "a", score: "1" }, pair("p", "one"));
    expect(unpack([scored, b, c])[0]).toEqual(["p", "one"]);
    expect(unpack([scored, b, c], { firstId: "c" })[0]).toEqual(["p", "three"]);
    const best = block({ id: "z", score: "INFINITY" }, pair("p", "z"));
    expect(unpack([c, best], { firstId: "c" })[0]).toEqual(["p", "three"]);
  });

  it("does not overwrite, and lets #default remove what came before", () => {
    expect(unpack([b], {}, [["p", "old"]])).toEqual([
      ["p", "old"],
      ["q", "b"],
    ]);
    const reset = block({ id: "d" }, pair("p", "#Default"));
    expect(unpack([a, reset], {}, [["p", "old"]])).toEqual([["p", "one"]]);
    expect(unpack([reset, a])).toEqual([]);
  });

  it("skips blocks whose first rule fails, and notes when that changes", () => {
    const recheck = new RecheckTime(now);
    const over = block({ id: "o" }, until("2024-01-01"), until("2030-01-01"), pair("p", "over"));
    const on = block({ id: "n" }, until("2024-07-01"), pair("q", "on"));
    expect(unpack([over, on], { recheck })).toEqual([["q", "on"]]);
    expect(recheck.time).toBe(Date.UTC(2024, 6, 1) / 1000);
  });

  it("reads the legacy form, skips incomplete pairs, and follows references", () => {
    const legacy = block({ id: "l" }, element("attributes", {}, [pair("x", "1")]), pair("y", "2"));
    expect(unpack([legacy])).toEqual([["x", "1"]]);
    const odd = block(
      { id: "o" },
      element("nvpair", { id: "n1", name: "x" }),
      element("nvpair", { id: "n2", value: "x" }),
      element("nvpair", { "id-ref": "p-one", name: "ignored" }),
      element("nvpair", { "id-ref": "nobody" }),
      pair("empty", ""),
    );
    expect(unpack([a, odd])).toEqual([
      ["p", "one"],
      ["empty", ""],
    ]);
    expect(unpack([b, element("set", { "id-ref": "b" })])).toHaveLength(2);
  });
});
