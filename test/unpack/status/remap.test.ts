import { describe, expect, it } from "vitest";
import { Role } from "../../../src/policy/role.js";
import { clone, primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed, tableOf } from "../../support/model.js";

const seen = (entry: string, resources = primitive("A"), id = "A") =>
  observed({
    nodes: ["n1", "n2"],
    resources,
    status: [nodeState("n1", { history: history("A", entry) }), nodeState("n2")],
  }).resource(id);

describe("remapping (03 §13.2)", () => {
  it("takes a degraded success for a success that is recorded", () => {
    const entry = operation("A", "monitor", { interval: 10000, rc: 190 });
    expect(seen(entry).observed).toMatchObject({ origRole: Role.Started, failed: false });
    const status = nodeState("n1", { history: history("A", entry) });
    expect(observed({ nodes: ["n1"], resources: primitive("A"), status }).ws.failedOperations).toHaveLength(1);
  });

  it("takes a probe that finds it running for no failure", () => {
    expect(seen(operation("A", "monitor", { rc: 0 })).observed).toMatchObject({
      origRole: Role.Started,
      failed: false,
    });
  });

  it("blocks after a failed stop, without fencing", () => {
    expect(seen(operation("A", "stop", { rc: 1 })).observed.blocked).toBe(true);
    expect(seen(operation("A", "start", { rc: 1 })).observed.blocked).toBe(false);
  });
});

describe("masked probes (03 §13.4)", () => {
  it("leave it stopped, and banned there", () => {
    const resource = seen(operation("A", "monitor", { rc: 5, status: 7 }));
    expect(resource.observed.origRole).toBe(Role.Stopped);
    expect(tableOf(resource)).toEqual({ n1: -1000000, n2: 0 });
  });

  it("ban the whole anonymous clone (03 §11.2 step 5)", () => {
    const found = seen(operation("A", "monitor", { rc: 5, status: 7 }), clone("c", primitive("A")), "c");
    expect(tableOf(found)).toEqual({ n1: -1000000, n2: 0 });
  });
});
