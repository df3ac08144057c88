import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { generatedId, idFront, idSuffixes, KnownIds } from "../../src/crmsh/ids.js";
import { sameElement } from "../../src/crmsh/same.js";
import { isScore, printedScore, scoreAttribute } from "../../src/crmsh/score.js";
import { Comment, copyOf, elementOf, Node, nodeOf } from "../../src/crmsh/tree.js";
import { canonized, vocabularyOf } from "../../src/crmsh/vocabulary.js";

function node(name: string, attributes: Readonly<Record<string, string>> = {}, ...items: (Node | Comment)[]): Node {
  const made = new Node(name, Object.entries(attributes));
  for (const item of items) made.append(item);
  return made;
}

describe("generated ids (11 §6.2)", () => {
  it.each<readonly [Node, string]>([
    [node("nvpair", { name: "a" }), "P-a"],
    [node("nvpair"), "P-"],
    [node("op", { name: "monitor", interval: "5s" }), "P-monitor-5s"],
    [node("op", { name: "monitor" }), "P-monitor"],
    [node("op", { name: "monitor", interval: "" }), "P-monitor"],
    [node("instance_attributes"), "P-instance_attributes"],
    [node("meta_attributes"), "P-meta_attributes"],
    [node("utilization"), "P-utilization"],
    [node("rule"), "P-rule"],
    [node("expression"), "P-expression"],
    [node("date_expression"), "P-expression"],
    [node("duration"), "P-duration"],
    [node("date_spec"), "P-date_spec"],
    [node("read"), "P-read"],
    [node("write"), "P-write"],
    [node("deny"), "P-deny"],
    ...["resource_set", "fencing-level", "acl_permission", "port-mapping", "storage-mapping", "recipient"].map(
      (name) => [node(name), "P"] as const,
    ),
  ])("%#", (element, id) => {
    expect(generatedId(element, new KnownIds(), "P")).toBe(id);
    expect(["P", ...idSuffixes(element.name, (name) => element.get(name))].join("-")).toBe(id);
  });

  it("do not begin with a number", () => {
    expect(idFront("op", "12")).toBe("num-12");
    expect(idFront("node", "12")).toBe("12");
    expect(idFront("op", "1a")).toBe("1a");
    expect(idFront("op", "a1")).toBe("a1");
    expect(idFront("op", "")).toBe("");
  });

  it("have a dot for each #, put there after the search for a free one", () => {
    const known = new KnownIds();
    known.add("P-.a.b");
    expect(generatedId(node("nvpair", { name: "#a#b" }), known, "P")).toBe("P-.a.b");
  });

  it("end in the first free number up to 98; then they are not unique", () => {
    const known = new KnownIds();
    const made: string[] = [];
    for (let i = 0; i < 102; i++) {
      made.push(known.free("x"));
      known.add(made.at(-1) ?? "");
    }
    expect(made.slice(0, 3)).toEqual(["x", "x-0", "x-1"]);
    expect(made.slice(-3)).toEqual(["x-98", "x", "x"]);
    known.forget(["x-7"]);
    expect([known.has("x-7"), known.has("x-8"), known.free("x")]).toEqual([false, true, "x-7"]);
  });

  it("are free again when they are forgotten", () => {
    const known = new KnownIds();
    known.add("a");
    expect(known.free("a")).toBe("a-0");
    known.forget(["a"]);
    expect(known.free("a")).toBe("a");
  });
});

describe("the tree that is being changed", () => {
  const names = (parent: Node): string[] => Array.from(parent.children(), ({ name }) => name);
  const backwards = (parent: Node): string[] => {
    const found: string[] = [];
    for (let at = parent.last; at !== undefined; at = at.previous) found.unshift(at instanceof Node ? at.name : "#");
    return found;
  };

  it("holds its items in order, from both ends, whatever is put in, moved and taken out", () => {
    const changes = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.constantFrom("insert", "append", "detach", "replace")));
    fc.assert(
      fc.property(changes, (list) => {
        const parent = new Node("p");
        const items = Array.from({ length: 6 }, (_, i) => new Node(`n${i}`));
        let model: Node[] = [];
        for (const [a, b, change] of list) {
          const [item, other] = [items[a], items[b]];
          if (item === undefined || other === undefined || item === other) continue;
          const without = model.filter((each) => each !== item);
          if (change === "append") {
            parent.append(item);
            model = [...without, item];
          } else if (change === "detach") {
            item.detach();
            model = without;
          } else if (model.includes(other)) {
            if (change === "insert") parent.insert(item, other);
            else other.replaceWith(item);
            model = without.flatMap((each) =>
              each === other ? (change === "insert" ? [item, other] : [item]) : [each],
            );
          } else {
            other.replaceWith(item);
          }
          expect(names(parent)).toEqual(model.map(({ name }) => name));
          expect(backwards(parent)).toEqual(names(parent));
          for (const each of items) expect(each.parent).toBe(model.includes(each) ? parent : undefined);
        }
      }),
    );
  });

  it("is gone through in document order, and what is visited may be taken out", () => {
    const tree = node("a", {}, node("b", {}, node("c"), new Comment("x"), node("d")), new Comment("y"), node("e"));
    expect(Array.from(tree.descendants(), ({ name }) => name)).toEqual(["a", "b", "c", "d", "e"]);
    const inner = [...tree.children()][0] ?? tree;
    expect(Array.from(inner.descendants(), ({ name }) => name)).toEqual(["b", "c", "d"]);
    for (const each of tree.items()) each.detach();
    expect([tree.first, tree.last]).toEqual([undefined, undefined]);
  });

  it("finds children by name, and attributes", () => {
    const tree = node("a", { x: "1" }, node("b", { n: "1" }), node("c"), node("b", { n: "2" }));
    expect(Array.from(tree.named("b"), (each) => each.get("n"))).toEqual(["1", "2"]);
    expect(tree.child("b")?.get("n")).toBe("1");
    expect(tree.child("d")).toBeUndefined();
    expect([tree.get("x"), tree.get("y"), tree.text("x"), tree.text("y")]).toEqual(["1", undefined, "1", ""]);
    expect(
      new Node("a", [
        ["x", undefined],
        ["y", ""],
      ]).attributes,
    ).toEqual(new Map([["y", ""]]));
  });

  it("is a document again: comments at their places, what has not changed shared", () => {
    const source = elementOf(
      node("a", { x: "1" }, new Comment("one"), node("b"), new Comment("two"), node("c", { y: "2" })),
    );
    expect(source.extras).toEqual([
      { kind: "comment", text: "one", before: 0 },
      { kind: "comment", text: "two", before: 1 },
    ]);
    const copy = nodeOf(source);
    expect(elementOf(copy)).toEqual(source);
    expect(elementOf(copyOf(copy))).toEqual(source);
    const plain = elementOf(node("a", { x: "1" }, node("b", { z: "1" }), node("c")));
    const changed = nodeOf(plain);
    expect(elementOf(changed)).toBe(plain);
    changed.child("b")?.set("z", "2");
    expect(elementOf(changed)).not.toBe(plain);
    expect(elementOf(changed).children[1]).toBe(plain.children[1]);
  });

  it.each<readonly [string, (tree: Node) => void]>([
    ["an attribute more", (tree) => tree.set("z", "1")],
    ["an attribute less", (tree) => tree.attributes.delete("x")],
    ["another value", (tree) => tree.set("x", "2")],
    ["another order of attributes", (tree) => void (tree.attributes.delete("x") && tree.set("x", "1"))],
    ["a child more", (tree) => void tree.append(new Node("d"))],
    ["a child less", (tree) => tree.child("b")?.detach()],
    ["another order of children", (tree) => void tree.append(tree.child("b") ?? tree)],
    ["a comment", (tree) => void tree.append(new Comment("x"))],
  ])("is another document after a change: %s", (_, change) => {
    const source = elementOf(node("a", { x: "1", y: "1" }, node("b"), node("c")));
    const tree = nodeOf(source);
    change(tree);
    const made = elementOf(tree);
    expect(made).not.toBe(source);
    expect([...tree.children()].map(({ name }) => name)).toEqual(made.children.map(({ name }) => name));
    expect(Object.entries(made.attributes)).toEqual([...tree.attributes]);
  });

  it("has the white space behind comments that a written document has", () => {
    const comment = { kind: "comment", text: "x" } as const;
    const child = { name: "b", attributes: {}, children: [] };
    const source = {
      name: "a",
      attributes: {},
      children: [child],
      extras: [
        { ...comment, before: 0 },
        { ...comment, before: 1 },
        { ...comment, before: 1 },
      ],
    };
    const behind = (depth?: number): string[] =>
      [...nodeOf(source, depth).items()].flatMap((item) => (item instanceof Comment ? [item.after] : []));
    expect(behind()).toEqual(["", "", ""]);
    expect(behind(0)).toEqual(["\n  ", "\n  ", "\n"]);
    expect(behind(1)).toEqual(["\n    ", "\n    ", "\n  "]);
  });
});

describe("two elements say the same (11 §8.7)", () => {
  const a = { id: "a" };
  const b = { id: "b" };
  it.each<readonly [boolean, Node, Node]>([
    [true, node("x", { p: "1", q: "2" }), node("x", { q: "2", p: "1" })],
    [false, node("x"), node("y")],
    [false, node("x", { p: "1" }), node("x", { p: "2" })],
    [false, node("x", { p: "1" }), node("x", { q: "1" })],
    [false, node("x", { p: "1" }), node("x", { p: "1", q: "1" })],
    [true, node("x", {}, node("n", a), node("n", b)), node("x", {}, node("n", b), node("n", a))],
    [false, node("x", {}, node("n", a), node("n", a)), node("x", {}, node("n", b), node("n", a))],
    [false, node("x", {}, node("n", a)), node("x", {}, node("n", a), node("n", b))],
    [false, node("x", {}, node("n", a), node("n", b)), node("x", {}, node("n", a))],
    [false, node("resource_set", {}, node("n", a), node("n", b)), node("resource_set", {}, node("n", b), node("n", a))],
    [
      false,
      node("g", {}, node("primitive", a), node("primitive", b)),
      node("g", {}, node("primitive", b), node("primitive", a)),
    ],
    [true, node("x", {}, new Comment(" c ")), node("x", {}, new Comment("c"))],
    [false, node("x", {}, new Comment("c")), node("x", {}, new Comment("d"))],
    [false, node("x", {}, new Comment("n")), node("x", {}, node("n"))],
    [false, node("x", {}, node("n")), node("x", {}, new Comment("n"))],
    [
      true,
      node("x", {}, new Comment("#1"), node("n"), new Comment("#2")),
      node("x", {}, new Comment("#2"), new Comment("#1"), node("n")),
    ],
    [
      true,
      node("x", {}, node("n", { p: "2", q: "1" }), node("n", { p: "1", q: "2" })),
      node("x", {}, node("n", { q: "2", p: "1" }), node("n", { q: "1", p: "2" })),
    ],
  ])("%s (%#)", (same, one, other) => {
    expect(sameElement(one, other)).toBe(same);
  });
});

describe("scores (11 §4.1)", () => {
  it.each<readonly [text: string, name: string, value: string, isScore: boolean]>([
    ["advisory", "score", "0", false],
    ["ADVISORY", "score", "0", false],
    ["Mandatory", "score", "INFINITY", false],
    ["100", "score", "100", true],
    ["+100", "score", "+100", true],
    ["-0", "score", "-0", true],
    ["inf", "score", "INFINITY", true],
    ["-inf", "score", "-INFINITY", true],
    ["+infinity", "score", "+INFINITY", true],
    ["INF", "score", "INFINITY", true],
    ["-INFINITY", "score", "-INFINITY", true],
    ["Infinity", "score-attribute", "Infinity", false],
    ["pingd", "score-attribute", "pingd", false],
    ["10.5", "score-attribute", "10.5", false],
    ["x1", "score-attribute", "x1", false],
    ["1x", "score-attribute", "1x", false],
    ["xinf", "score-attribute", "xinf", false],
    ["infx", "score-attribute", "infx", false],
    ["--1", "score-attribute", "--1", false],
    ["-", "score-attribute", "-", false],
    ["", "score-attribute", "", false],
  ])("%s", (text, name, value, counts) => {
    expect(scoreAttribute(text)).toEqual([name, value]);
    expect(isScore(text)).toBe(counts);
  });

  it.each<readonly [Readonly<Record<string, string>>, string]>([
    [{ score: "INFINITY" }, "inf"],
    [{ score: "-INFINITY" }, "-inf"],
    [{ score: "+INFINITY" }, "+inf"],
    [{ score: "5", "score-attribute": "x" }, "5"],
    [{ "score-attribute": "x" }, "x"],
    [{}, ""],
  ])("as printed: %j (11 §8.5)", (attributes, text) => {
    expect(printedScore(node("rule", attributes))).toBe(text);
  });
});

describe("words of the schema (11 §1.1)", () => {
  const old = ["Stopped", "Started", "Master", "Slave"];
  const now = ["Stopped", "Started", "Promoted", "Unpromoted", "Master", "Slave"];
  const types = ["string", "number", "version"];
  it.each<readonly [schema: string, roles: string[], types: string[], requires: boolean, oldAccess: boolean]>([
    ["pacemaker-1.2", old, types, true, true],
    ["pacemaker-2.0", old, types, true, false],
    ["pacemaker-2.10", old, types, true, false],
    ["pacemaker-3.0", old, types, false, false],
    ["pacemaker-3.4", old, types, false, false],
    ["pacemaker-3.5", old, ["string", "integer", "number", "version"], false, false],
    ["pacemaker-3.6", old, ["string", "integer", "number", "version"], false, false],
    ["pacemaker-3.7", now, ["string", "integer", "number", "version"], false, false],
    ["pacemaker-3.10", now, ["string", "integer", "number", "version"], false, false],
    ["pacemaker-next", now, ["string", "integer", "number", "version"], false, false],
    ["x-pacemaker-1.0", now, ["string", "integer", "number", "version"], false, false],
    ["none", now, ["string", "integer", "number", "version"], false, false],
  ])("%s", (schema, roles, expressions, requires, oldAccess) => {
    const words = vocabularyOf(schema);
    expect(words.roles).toEqual(roles);
    expect(words.expressionTypes).toEqual(expressions);
    expect(words.opAttributes.has("requires")).toBe(requires);
    expect(words.oldAccess).toBe(oldAccess);
    const isNew = roles === now;
    expect(words.deprecates).toBe(isNew);
    const renamed = isNew ? ["Promoted", "Unpromoted"] : ["Master", "Slave"];
    expect([...words.renamedRoles.values()]).toEqual(renamed);
    expect([...words.renamedRoles.keys()]).toEqual(isNew ? ["Master", "Slave"] : ["Promoted", "Unpromoted"]);
  });

  it("operations have these attributes", () => {
    const names =
      "id name interval description start-delay interval-origin timeout enabled record-pending role on-fail".split(" ");
    expect([...vocabularyOf("pacemaker-3.9").opAttributes]).toEqual(names);
  });

  it("a word is put into the spelling of its list", () => {
    expect(canonized("STARTED", now)).toBe("Started");
    expect(canonized("master", old)).toBe("Master");
    expect(canonized("promoted", old)).toBeUndefined();
    expect(canonized("", old)).toBeUndefined();
  });
});
