import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commands, edits } from "../../src/arbitraries/index.js";
import { parseCommand } from "../../src/commands/index.js";
import { EditError, readEdits } from "../../src/edit/index.js";
import { readEvents, SimulationError } from "../../src/simulate/index.js";
import { cluster, NOW } from "../support/every-kind.js";

describe("edits from JSON (13 §2)", () => {
  it("are those that were kept as JSON", () => {
    fc.assert(
      fc.property(edits(cluster()), (list) => {
        expect(readEdits(JSON.stringify(list))).toEqual(JSON.parse(JSON.stringify(list)));
      }),
    );
  });

  it("are those of every command", () => {
    fc.assert(
      fc.property(commands(cluster()), (line) => {
        let read: readonly unknown[] = [];
        try {
          read = parseCommand(line, { cib: cluster(), now: NOW }).edits;
        } catch (error) {
          if (!(error instanceof EditError)) throw error;
        }
        expect(readEdits(JSON.stringify(read))).toHaveLength(read.length);
      }),
    );
  });

  it.each([
    ["{", "", undefined],
    ["{}", "", "[{ kind, ... }, ...]"],
    ["[1]", "[0]", "an object with a kind"],
    ['[{ "kind": "bann", "resource": "web" }]', "[0].kind", "ban"],
    ['[{ "kind": "ban" }]', "[0]", "a text"],
    ['[{ "kind": "online", "node": "n1" }, { "kind": "ban", "resource": "web", "nod": "n1" }]', "[1]", "node"],
    ['[{ "kind": "ban", "resource": "web", "promoted": "yes" }]', "[0].promoted", "true or false"],
    ['[{ "kind": "standby", "node": "n1", "lifetime": "PT1H" }]', "[0].lifetime", "forever, reboot"],
    [
      '[{ "kind": "add", "element": { "name": "tag", "attributes": { "id": 1 }, "children": [] } }]',
      "[0].element",
      "attributes",
    ],
    [
      '[{ "kind": "add", "element": { "name": "tag", "attributes": {}, "children": [2] } }]',
      "[0].element.children[0]",
      "{ name, attributes, children }",
    ],
  ])("%s is refused at %j: legal is %s", (json, path, legal) => {
    expect(() => readEdits(json)).toThrow(expect.objectContaining({ name: "EditError", code: "usage", path, legal }));
  });
});

describe("elements in edits from JSON", () => {
  const element = {
    name: "tag",
    attributes: { id: "t" },
    children: [{ name: "obj_ref", attributes: { id: "w" }, children: [] }],
  };

  it.each(["add", "replace"])("are as a document has them, in the order in which they stand: %s", (kind) => {
    const [edit] = readEdits([{ kind, element }]);
    const made = edit?.kind === "add" || edit?.kind === "replace" ? edit.element : undefined;
    expect(made).toEqual(element);
    expect(made).not.toBe(element);
    expect(Object.isFrozen(made) && Object.isFrozen(made?.children) && Object.isFrozen(made?.children[0])).toBe(true);
    expect(Object.getPrototypeOf(made?.attributes)).toBeNull();
    expect(Object.getPrototypeOf(made?.children[0]?.attributes)).toBeNull();
  });

  it.each([
    [{ attributes: {}, children: [] }, "", "it is no element", "{ name, attributes, children }"],
    ["tag", "", "it is no element", "{ name, attributes, children }"],
    [{ name: "tag", attributes: [], children: [] }, "", "its attributes are not texts by name", "attributes"],
    [{ name: "tag", attributes: { id: 1 }, children: [] }, "", "its attributes are not texts by name", "attributes"],
    [{ name: "tag", attributes: {}, children: {} }, "", "it has no list of children", "children"],
    [
      { ...element, children: [element, { name: "x", attributes: {} }] },
      ".children[1]",
      "it has no list of children",
      "children",
    ],
  ])("%j is none%s", (wrong, at, problem, legal) => {
    const path = `[0].element${at}`;
    expect(() => readEdits([{ kind: "add", element: wrong }])).toThrow(
      expect.objectContaining({ path, problem, legal }),
    );
  });

  it("are edits, as the message says", () => {
    expect(() => readEdits("{")).toThrow(/edits/);
  });
});

describe("events from JSON (09 §9)", () => {
  it("are those that were kept as JSON", () => {
    const list = [
      { kind: "node", node: "n1", state: "failed" },
      { kind: "operation", resource: "web", task: "monitor", interval: 10_000, node: "n1", rc: 7 },
      { kind: "quorum", quorate: false },
    ];
    expect(readEvents(JSON.stringify(list))).toEqual(list);
  });

  it("say what is wrong, and where", () => {
    expect(() => readEvents([{ kind: "node", node: "n1", state: "gone" }])).toThrow(SimulationError);
    expect(() => readEvents([{ kind: "node", node: "n1", state: "gone" }])).toThrow(
      expect.objectContaining({ path: "[0].state", legal: "up, down, failed" }),
    );
  });
});
