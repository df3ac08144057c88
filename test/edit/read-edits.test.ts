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
