import { describe, expect, it } from "vitest";
import { fillIds, KnownIds } from "../../src/crmsh/ids.js";
import { CrmError, type CrmMessage, configure, crmDifference, loadCrm, parseCrm } from "../../src/crmsh/index.js";
import { Comment, elementOf, Node, nodeOf } from "../../src/crmsh/tree.js";

function node(name: string, attributes: Readonly<Record<string, string>> = {}, ...items: (Node | Comment)[]): Node {
  const made = new Node(name, Object.entries(attributes));
  for (const item of items) made.append(item);
  return made;
}

/** The ids of the elements in an object after missing ones have been filled in. */
function filled(object: Node, old: Node): (string | undefined)[] {
  fillIds(object, old, new KnownIds());
  return Array.from(object.descendants(), (each) => each.get("id")).slice(1);
}

const P = { id: "P" };

describe("ids that an older version has (11 §6.2)", () => {
  it("what refers to others has none to give, and is not used up", () => {
    const old = node("primitive", P, node("meta_attributes", { "id-ref": "x" }), node("meta_attributes", { id: "y" }));
    const object = node("primitive", P, node("meta_attributes"), node("meta_attributes"));
    expect(filled(object, old)).toEqual(["P-meta_attributes", "P-meta_attributes-0"]);
  });

  it("each is taken once", () => {
    const old = node("primitive", P, node("meta_attributes", { id: "x" }), node("meta_attributes", { id: "y" }));
    const object = node("primitive", P, node("meta_attributes"), node("meta_attributes"), node("meta_attributes"));
    expect(filled(object, old)).toEqual(["x", "y", "P-meta_attributes"]);
  });

  it.each<readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>, string]>([
    [{ name: "monitor" }, { name: "monitor" }, "old"],
    [{ name: "monitor", interval: "5s" }, { name: "monitor", interval: "5s" }, "old"],
    [{ name: "monitor", interval: "" }, { name: "monitor" }, "P-monitor"],
    [{ name: "monitor", interval: "5s" }, { name: "monitor5s", interval: "" }, "P-monitor5s"],
    [{ name: "monitor", interval: "5s" }, { name: "monitor", interval: "6s" }, "P-monitor-6s"],
  ])("an operation %j is %j only if name and interval are alike", (former, now, id) => {
    expect(
      filled(node("primitive", P, node("op", now)), node("primitive", P, node("op", { id: "old", ...former }))),
    ).toEqual([id]);
  });

  it("operations may have no name", () => {
    expect(filled(node("primitive", P, node("op", { interval: "5s" })), node("primitive", P))).toEqual(["P--5s"]);
  });
});

describe("a document that is being changed", () => {
  it("keeps comments, and nothing else that is no element", () => {
    const extras = [
      { kind: "cdata", text: "x", before: 0 },
      { kind: "comment", text: "y", before: 0 },
    ] as const;
    const source = { name: "a", attributes: {}, children: [], extras };
    expect(elementOf(nodeOf(source)).extras).toEqual([extras[1]]);
  });

  it("has no white space behind comments of what is no document, however deep", () => {
    const inner = elementOf(node("b", {}, new Comment("x")));
    const made = nodeOf(elementOf(node("a", {}, new Comment("y"), nodeOf(inner))));
    const afters = Array.from(made.descendants(), (each) =>
      Array.from(each.items(), (item) => (item instanceof Comment ? item.after : [])),
    );
    expect(afters.flat(2)).toEqual(["", ""]);
  });

  it("is another one without its comment, and without its last attribute", () => {
    const source = elementOf(node("a", { x: "1", y: "2" }, new Comment("x")));
    const bare = nodeOf(source);
    for (const each of bare.items()) each.detach();
    expect(elementOf(bare).extras).toBeUndefined();
    const plain = nodeOf(elementOf(node("a", { x: "1", y: "2" })));
    plain.attributes.delete("y");
    expect({ ...elementOf(plain).attributes }).toEqual({ x: "1" });
  });

  it("is a cib if nothing else is said", () => {
    expect(parseCrm("").root.name).toBe("cib");
  });
});

function errorOf(run: () => unknown): CrmError {
  try {
    run();
  } catch (error) {
    if (error instanceof CrmError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

describe("what is said", () => {
  it("of an id that is none stands by itself, before the element (11 §9)", () => {
    const said = (message: CrmMessage): readonly [string, string] => [message.severity, message.text];
    expect(errorOf(() => loadCrm("primitive 1x systemd:x")).messages.map(said)).toEqual([
      ["error", "1x: invalid object id"],
      ["error", 'element <primitive id="1x" class="systemd" type="x"/>\n has no id!'],
    ]);
    expect(errorOf(() => configure(["primitive", "1x", "systemd:x"])).messages.map(said)).toEqual([
      ["error", "1x: invalid object id"],
      ["error", 'No ID found for primitive: <primitive id="1x" class="systemd" type="x"/>'],
    ]);
    const xml = 'xml <primitive class="systemd" type="x"/>';
    expect(errorOf(() => loadCrm(xml)).messages.map(said)).toEqual([
      ["error", 'element <primitive class="systemd" type="x"/>\n has no id!'],
    ]);
  });

  it("of a clone whose meta attributes are a reference, where the crm shell aborts (11 §6.4)", () => {
    const base = parseCrm("primitive a systemd:x meta $id=m p=1\nprimitive b systemd:x");
    expect(errorOf(() => configure(["clone", "c", "b", "meta", "$id-ref=m"], { base })).problem).toBe(
      "A clone's meta attributes that are a reference have no place for interleave",
    );
  });
});

describe("members that an update drops", () => {
  it("go to the end of the resources, the last first (README)", () => {
    const base = parseCrm(
      "primitive a systemd:x\nprimitive b systemd:x\nprimitive c systemd:x\ngroup g a b c\nprimitive d systemd:x",
    );
    const { root } = parseCrm("group g b", { base });
    const resources = root.children[0]?.children.find(({ name }) => name === "resources");
    expect(resources?.children.slice(-2).map(({ attributes }) => attributes.id)).toEqual(["c", "a"]);
  });
});

it("two configurations differ by lines of text (11)", () => {
  const before = parseCrm("primitive a systemd:x\nprimitive b systemd:x");
  const after = parseCrm("primitive a systemd:y\nprimitive b systemd:x");
  expect(crmDifference(before, after).map(({ kind, text }) => [kind, text])).toEqual([
    ["removed", "primitive a systemd:x"],
    ["added", "primitive a systemd:y"],
  ]);
  expect(crmDifference(before, before)).toEqual([]);
});
