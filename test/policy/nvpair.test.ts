import { describe, expect, it } from "vitest";
import { type Element, element } from "../../src/cib/element.js";
import { ReferenceScope } from "../../src/cib/references.js";
import { reportDangling } from "../../src/findings/references.js";
import { effectiveNow, RecheckTime } from "../../src/policy/clock.js";
import { type BlockContext, unpackBlocks } from "../../src/policy/nvpair.js";
import type { Report } from "../../src/policy/report.js";

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

  it("takes no block for the first one because it has no id, and of two first ones the later", () => {
    expect(unpack([block({ score: "-1" }, pair("p", "nameless")), b])[0]).toEqual(["p", "two"]);
    const first = [block({ id: "c" }, pair("p", "one")), block({ id: "c" }, pair("p", "two")), b];
    expect(unpack(first, { firstId: "c" })[0]).toEqual(["p", "two"]);
    expect(unpack([b, block({ id: "s", score: "x" }, pair("p", "bad"))])[0]).toEqual(["p", "bad"]);
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
    // Only what is an nvpair, and only the first attributes there are.
    const other = block({ id: "x" }, element("note", { id: "n", name: "p", value: "v" }), pair("y", "2"));
    expect(unpack([other, block({ id: "none" })])).toEqual([["y", "2"]]);
  });

  it("takes blocks of that name alone, of a parent that is there", () => {
    const parent = element("parent", {}, [element("other", { id: "o" }, [pair("p", "1")]), a]);
    const resolve = new ReferenceScope(parent).resolver;
    const context = { rules: { now }, resolve, resolvePair: resolve };
    const table = new Map<string, string>();
    unpackBlocks(parent, "set", context, table);
    unpackBlocks(undefined, "set", context, table);
    expect([...table]).toEqual([["p", "one"]]);
  });

  it("knows the health colours as scores of blocks", () => {
    const green = block({ id: "a", score: "green" }, pair("p", "green"));
    expect(unpack([green, b])[0]).toEqual(["p", "two"]);
    expect(unpack([green, b], { health: { red: 0, yellow: 0, green: 5 } })[0]).toEqual(["p", "green"]);
  });
});

describe("messages about blocks (09 §19.2)", () => {
  function said(blocks: Element[], options: Partial<BlockContext> = {}): unknown[] {
    const all: unknown[] = [];
    const warning = (code: string, text: string, about?: Element, legal?: string) =>
      all.push([code, text, about?.attributes.id, legal]);
    const report: Report = { error: () => all.push("error"), warning, once: () => all.push("once") };
    unpack(blocks, { rules: { now, report }, ...options });
    return all;
  }
  const odd = block({ id: "s", score: "x" });
  const text = "Using 0 as s score because 'x' is not a valid score: Bad input value provided";
  const legal = "an integer, INFINITY or -INFINITY";

  it("tell of a score that is none, when blocks are compared", () => {
    expect(said([odd, block({ id: "t", score: "5" }), block({ id: "u" })])).toEqual([
      ["settings-score", text, "s", legal],
    ]);
    expect(said([odd])).toEqual([]);
    expect(said([odd, block({ id: "t" })], { firstId: "s" })).toEqual([]);
    expect(said([block({ id: "s", score: "red" }), block({ id: "t" })])).toEqual([]);
  });

  it("tell of the word that removes an entry", () => {
    const old =
      "Support for setting meta-attributes (such as p) to the explicit value '#default' is deprecated and will be removed " +
      "in a future release";
    expect(said([block({ id: "d" }, pair("p", "#Default"))])).toEqual([
      ["settings-default-word", old, "p-#Default", "another value, or none"],
    ]);
  });
});

it("a reference to nothing is told of (09 §19.2)", () => {
  const all: unknown[] = [];
  const report: Report = { error: (...each) => all.push(each), warning() {}, once() {} };
  const dangling = element("rule", { "id-ref": "r" });
  reportDangling(report, dangling);
  const why = "id-ref 'r' does not reference a valid object \u0007 xpath=//rule[@id='r']";
  expect(all).toEqual([
    ["reference-dangling", `Ignoring invalid rule configuration: ${why}`, dangling, "the id of one other rule"],
  ]);
});
