import { join } from "node:path";
import { alg } from "@dagrejs/graphlib";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { graphlibView } from "../../src/graph/graphlib-view.js";
import { readCib } from "../../src/read-cib.js";
import type { GraphAction } from "../../src/verdict/graph.js";
import { caseXml } from "../support/cases.js";

const CORPUS = join(import.meta.dirname, "../../corpus");

describe("the graphlib view of a transition", () => {
  it("orders the start of a resource between its probes and its monitor", () => {
    const { graph } = evaluate(readCib(caseXml(CORPUS, "location-prefers-a-node")).cib, { now: 1_800_000_000 });
    const view = graphlibView(graph);
    const keys = alg.topsort(view).map((name) => (view.node(name) as unknown as GraphAction).key);
    expect(keys.slice(0, 2)).toEqual(["web_monitor_0", "web_monitor_0"]);
    expect(keys.slice(2)).toEqual(["web_start_0", "web_monitor_10000"]);
    expect(view.edgeCount()).toBe(3);
  });

  it("has cycles only for those who ask for them", () => {
    const { graph } = evaluate(readCib(caseXml(CORPUS, "order-loop-of-two")).cib, { now: 1_800_000_000 });
    expect(alg.findCycles(graphlibView(graph))).toEqual([]);
    const view = graphlibView(graph, { circular: true });
    const cycles = alg
      .findCycles(view)
      .map((names) => names.map((name) => (view.node(name) as GraphAction).key).sort());
    expect(cycles).toEqual([["app_start_0", "batch_start_0"]]);
  });
});
