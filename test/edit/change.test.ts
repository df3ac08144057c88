import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CibDocument, type Element, element, parseCib, serialize } from "../../src/cib/index.js";
import { changeBetween } from "../../src/edit/change.js";
import { type Edit, EditError, edit, undo } from "../../src/edit/index.js";
import { NOW } from "../support/every-kind.js";
import { meta, primitive, small } from "./transcript.js";

const cib = parseCib(
  small({ resources: primitive("a", meta("am", "x=1")) + primitive("b", meta("bm", "x=1")) + primitive("c") }),
);
const edited = (edits: readonly Edit[], before: CibDocument = cib) => edit(before, edits, { now: NOW });
const setX = (resource: string, value: string): Edit => ({ kind: "meta", resource, name: "x", value });

describe("the change that edits made", () => {
  it("says where attributes are others, from the root down, and what they were", () => {
    const { change } = edited([setX("b", "2")]);
    expect(change.ids).toEqual(["bm-x"]);
    expect(change.differences).toEqual([
      {
        kind: "attributes",
        at: [],
        path: "cib",
        before: cib.root.attributes,
        after: { ...cib.root.attributes, epoch: "8", num_updates: "0" },
      },
      {
        kind: "attributes",
        at: [0, 2, 1, 0, 0],
        path: 'cib/configuration/resources/primitive[@id="b"]/meta_attributes[@id="bm"]/nvpair[@id="bm-x"]',
        before: { id: "bm-x", name: "x", value: "1" },
        after: { id: "bm-x", name: "x", value: "2" },
      },
    ]);
  });

  it("says which children stand where others stood", () => {
    const { change } = edited([{ kind: "remove", ids: ["b"] }]);
    expect(change.ids).toEqual(["b"]);
    expect(change.differences.slice(1)).toMatchObject([
      {
        kind: "children",
        at: [0, 2],
        path: "cib/configuration/resources",
        index: 1,
        before: [{ attributes: { id: "b" } }],
        after: [],
      },
    ]);
    const cloned = edited([{ kind: "clone", resource: "a" }]).change;
    expect(cloned.ids).toEqual(["a", "b", "c", "a-clone"]);
    expect(cloned.differences.at(-1)).toMatchObject({ index: 0, before: { length: 3 }, after: { length: 3 } });
    expect(cloned.differences.at(-1)).not.toHaveProperty("extras");
  });

  it("names what has changed in document order, each once", () => {
    expect(edited([setX("b", "2"), setX("a", "2"), setX("b", "3")]).change.ids).toEqual(["am-x", "bm-x"]);
  });

  it("is nothing where nothing changed", () => {
    const same = edited([setX("a", "1")]);
    expect(same.cib).toBe(cib);
    expect(same.change).toEqual({ ids: [], differences: [] });
  });

  it("has the comments of what changed, before and after", () => {
    const text = small({ resources: primitive("a") + primitive("b") });
    const commented = parseCib(text.replace("<primitive", "<!-- mine --><primitive"));
    const { cib: made, change } = edited([{ kind: "remove", ids: ["a"] }], commented);
    const [difference] = change.differences.slice(1);
    expect(difference).toMatchObject({ kind: "children", index: 0, before: [{}], after: [] });
    expect(undo(made, change)).toEqual(commented);
    const without = parseCib(text);
    const lost = changeBetween(commented, without);
    expect(lost.differences).toMatchObject([
      { kind: "children", before: [], after: [], extras: { before: [{}], after: [] } },
    ]);
    expect(serialize(undo(without, lost).root)).toBe(serialize(commented.root));
    expect(serialize(undo(commented, changeBetween(without, commented)).root)).toBe(serialize(without.root));
    expect(() => undo(without, changeBetween(without, commented))).toThrow(EditError);
  });
});

describe("undo is refused where what was changed is not there any more:", () => {
  const first = edited([setX("b", "2")]);
  const removed = edited([{ kind: "remove", ids: ["b"] }]);
  const added = edited([{ kind: "clone", resource: "c" }]);
  it.each<readonly [string, CibDocument, CibDocument, string]>([
    ["the value is another now", first.cib, edited([setX("b", "3")], first.cib).cib, 'nvpair[@id="bm-x"]'],
    ["it is gone", first.cib, edited([{ kind: "remove", ids: ["b", "c"] }], first.cib).cib, 'nvpair[@id="bm-x"]'],
    [
      "what came is another now",
      added.cib,
      edited([{ kind: "meta", resource: "c-clone", name: "y", value: "1" }], added.cib).cib,
      "resources",
    ],
    ["what came is gone", added.cib, edited([{ kind: "remove", ids: ["c-clone"] }], added.cib).cib, "resources"],
  ])("%s", (_, made, later, where) => {
    const { change } = made === first.cib ? first : added;
    expect(() => undo(later, change)).toThrow(
      expect.objectContaining({
        code: "conflict",
        legal: "undo the later changes first",
        path: expect.stringContaining(where),
      }),
    );
  });

  it("but not where only the versions are others", () => {
    const later = edited([{ kind: "standby", node: "n1" }], removed.cib);
    expect(undo(later.cib, removed.change).root.children[0]?.children[2]).toEqual(cib.root.children[0]?.children[2]);
    expect(undo(removed.cib, removed.change)).toEqual(cib);
    expect(undo(cib, { ids: [], differences: [] })).toBe(cib);
  });
});

describe("the versions of a document (13 §1.3)", () => {
  const versions = (edits: readonly Edit[], before = cib): readonly (string | undefined)[] => {
    const { admin_epoch, epoch, num_updates } = edit(before, edits, { now: NOW }).cib.root.attributes;
    return [admin_epoch, epoch, num_updates];
  };
  const online: Edit = { kind: "node-attribute", node: "n1", name: "a", value: "1", lifetime: "reboot" };

  it("count a change of the configuration, and of the status alone", () => {
    expect(versions([setX("a", "2")])).toEqual(["0", "8", "0"]);
    expect(versions([online])).toEqual(["0", "7", "4"]);
    expect(versions([setX("a", "2"), online])).toEqual(["0", "8", "0"]);
    expect(versions([setX("a", "1")])).toEqual(["0", "7", "3"]);
  });

  it("begin at 1 where there are none", () => {
    const bare = parseCib(
      small({ resources: primitive("a", meta("am", "x=1")) }).replace(/ admin_epoch.*? num_updates="3"/, ""),
    );
    expect(versions([setX("a", "2")], bare)).toEqual([undefined, "1", "0"]);
    expect(versions([online], bare)).toEqual([undefined, undefined, "1"]);
  });
});

describe("the manner of edits", () => {
  it("is that of pcs, or what the call says, or what the edit says", () => {
    const edits: readonly Edit[] = [{ kind: "disable", resource: "c" }];
    const ids = (list: readonly Edit[], dialect?: "crm" | "tools") => edit(cib, list, { now: NOW, dialect }).change.ids;
    const tag: readonly Edit[] = [{ kind: "property", name: "a-name-of-more-than-twenty-characters", value: "1" }];
    expect(ids(edits)).toEqual(["c", "c-meta_attributes", "c-meta_attributes-target-role"].slice(1, 2));
    expect(ids(tag)).toEqual(["opts-a-name-of-more-than-"]);
    expect(ids(tag, "tools")).toEqual(["cib-bootstrap-options"]);
    expect(ids([{ ...tag[0], dialect: "pcs" } as Edit], "tools")).toEqual(["opts-a-name-of-more-than-"]);
  });
});

describe("what is different between two documents", () => {
  const pool = ["a", "b", "c"].map((id) => element("primitive", { id }));
  const documentOf = (children: readonly Element[]): CibDocument => ({ root: element("cib", {}, children) });
  const children = fc.array(fc.constantFrom(...pool), { maxLength: 5 });

  it("is the least run of children, and undone the former ones", () => {
    fc.assert(
      fc.property(children, children, (from, to) => {
        const [before, after] = [documentOf(from), documentOf(to)];
        const change = changeBetween(before, after);
        expect(undo(after, change).root).toEqual(before.root);
        for (const each of change.differences) {
          expect(each.kind).toBe("children");
          if (each.kind !== "children") continue;
          const [first, last] = [each.before[0], each.before.at(-1)];
          if (first === undefined || each.after.length === 0) continue;
          expect(first).not.toBe(each.after[0]);
          expect(last).not.toBe(each.after.at(-1));
        }
        expect(change.differences).toHaveLength(from.length === to.length && from.every((c, i) => c === to[i]) ? 0 : 1);
      }),
      { seed: 19, numRuns: 100 },
    );
  });

  it.each([
    ["an element that is another in its place", [element("primitive", { id: "a", x: "1" })], "attributes", ["a"]],
    ["another kind of element with the same id", [element("group", { id: "a" })], "children", ["a"]],
    ["an element with another id", [element("primitive", { id: "z" })], "children", ["a", "z"]],
    ["an element without an id", [element("primitive", {})], "children", ["a"]],
  ])("%s", (_, to, kind, ids) => {
    const change = changeBetween(documentOf([element("primitive", { id: "a" })]), documentOf(to));
    expect(change.differences.map((each) => each.kind)).toEqual([kind]);
    expect(change.ids).toEqual(ids);
  });

  it("is not looked for in what is shared", () => {
    const shared = Object.defineProperty({ name: "x", attributes: {} }, "children", {
      get: () => {
        throw new Error("it was looked at");
      },
    }) as Element;
    const change = changeBetween(
      documentOf([shared, element("a", { x: "1" })]),
      documentOf([shared, element("a", { x: "2" })]),
    );
    expect(change.differences).toHaveLength(1);
  });

  it("is refused in words", () => {
    const change = changeBetween(documentOf([]), documentOf(pool));
    expect(() => undo(documentOf([]), change)).toThrow(
      expect.objectContaining({ problem: "what the change made is not there any more" }),
    );
  });

  it("is undone in a document that was read anew", () => {
    const change = changeBetween(documentOf([]), documentOf(pool));
    expect(
      undo(documentOf(pool.map(({ name, attributes }) => element(name, attributes))), change).root.children,
    ).toEqual([]);
  });
});
