import { describe, expect, it } from "vitest";
import { about, type ReplayEntry } from "../../src/replay/index.js";

const ENTRY: ReplayEntry = {
  kind: "input",
  name: "pe-input-1",
  now: 1_795_000_000,
  changes: [
    { kind: "quorum", quorate: false },
    { kind: "node", node: "n1", was: "online", is: "offline", fenced: false },
    { kind: "fail-count", resource: "web", node: "n2", was: undefined, is: "1" },
  ],
  decisions: [],
};

describe("what of an entry concerns somebody", () => {
  it("everything, where nothing is asked for", () => {
    expect(about(ENTRY, {})).toBe(ENTRY);
  });

  it("what names the node, and what concerns the cluster", () => {
    expect(about(ENTRY, { node: "n1" })?.changes.map(({ kind }) => kind)).toEqual(["quorum", "node"]);
  });

  it("what names the resource, also of an instance", () => {
    expect(about(ENTRY, { resource: "web" })?.changes.map(({ kind }) => kind)).toEqual(["quorum", "fail-count"]);
    const changes = [{ ...ENTRY.changes[2], resource: "web:1" }] as ReplayEntry["changes"];
    expect(about({ ...ENTRY, changes }, { resource: "web", node: "n2" })?.changes).toEqual(changes);
  });

  it("nothing, where only the cluster is concerned", () => {
    expect(about(ENTRY, { resource: "db" })).toBeUndefined();
  });
});
