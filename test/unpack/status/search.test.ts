import { describe, expect, it } from "vitest";
import { findEntry, isUnknownOn, newerStateAfterMigrate, nonMonitorAfter } from "../../../src/unpack/status/search.js";
import { primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { configured } from "../../support/model.js";

const migrateTo = (call: number, target: string) =>
  operation("A", "migrate_to", { call, id: `A_to_${target}`, more: `migrate_source="n1" migrate_target="${target}"` });

const scene = (entries: readonly string[]) =>
  configured({ nodes: ["n1"], resources: primitive("A"), status: nodeState("n1", { history: history("A", entries) }) });

describe("searches over the document (03 §12.2)", () => {
  it("find the one entry that matches, and none of several", () => {
    const ws = scene([migrateTo(1, "n2"), migrateTo(2, "n3")]);
    expect(findEntry(ws, "A", "n1", { task: "migrate_to", partner: "n2" })?.attributes.id).toBe("A_to_n2");
    expect(findEntry(ws, "A", "n1", { task: "migrate_to" })).toBeUndefined();
    expect(findEntry(ws, "A", "n1", { task: "stop" })).toBeUndefined();
  });

  it("want a result where one is named", () => {
    const ws = scene([operation("A", "monitor", { rc: 7 })]);
    expect(findEntry(ws, "A", "n1", { task: "monitor", wantedExit: 7 })).toBeDefined();
    expect(findEntry(ws, "A", "n1", { task: "monitor", wantedExit: 0 })).toBeUndefined();
  });

  it("know nothing where no entry tells a result", () => {
    expect(isUnknownOn(scene([]), "A", "n1")).toBe(true);
    expect(isUnknownOn(scene([operation("A", "start", { rc: 193, status: -1 })]), "A", "n1")).toBe(true);
    expect(isUnknownOn(scene([operation("A", "start")]), "A", "n1")).toBe(false);
  });

  it("see what changed the state since, which monitors do not", () => {
    const later = (task: string) => {
      const ws = scene([migrateTo(1, "n2"), operation("A", task, { call: 2 })]);
      const event = findEntry(ws, "A", "n1", { task: "migrate_to" });
      if (event === undefined) throw new Error("not found");
      return nonMonitorAfter(ws, "A", "n1", event);
    };
    expect(later("start")).toBe(true);
    expect(later("stop")).toBe(true);
    expect(later("promote")).toBe(false);
    expect(later("monitor")).toBe(false);
  });

  it("take a later monitor that finds it not running for news after a migration", () => {
    const state = (rc: number) => {
      const ws = scene([migrateTo(1, "n2"), operation("A", "monitor", { call: 2, rc })]);
      const event = findEntry(ws, "A", "n1", { task: "migrate_to" });
      return newerStateAfterMigrate(ws, "A", "n1", event, undefined);
    };
    expect([state(7), state(0)]).toEqual([true, false]);
  });
});
