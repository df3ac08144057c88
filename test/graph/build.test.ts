import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { verdictOf } from "../support/verdict.js";

describe("the head of the graph (08 §8.17.1)", () => {
  it("has the defaults where nothing is said", () => {
    expect(verdictOf({ nodes: 1 }).graph).toMatchObject({
      clusterDelay: "60s",
      fencingTimeout: "60s",
      failedStopOffset: "INFINITY",
      failedStartOffset: "INFINITY",
      batchLimit: "0",
      transitionId: 1,
      migrationLimit: undefined,
      synapses: [],
    });
  });

  it("has the options as they are written", () => {
    const options = {
      "cluster-delay": "5min",
      "fencing-timeout": "7",
      "batch-limit": "3",
      "migration-limit": "2",
      "start-failure-is-fatal": "false",
    };
    expect(verdictOf({ nodes: 1, options, resources: primitive("A") }).graph).toMatchObject({
      clusterDelay: "5min",
      fencingTimeout: "7",
      batchLimit: "3",
      migrationLimit: "2",
      failedStartOffset: "1",
    });
  });

  it("has no migration limit that is not above 0", () => {
    expect(verdictOf({ nodes: 1, options: { "migration-limit": "-1" } }).graph.migrationLimit).toBeUndefined();
  });
});
