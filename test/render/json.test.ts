import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { readCib } from "../../src/read-cib.js";
import { renderJson, type VerdictJson } from "../../src/render/index.js";
import { cibText } from "../support/cib.js";
import { location, primitive } from "../support/elements.js";

const CLUSTER = cibText({
  nodes: 2,
  resources: primitive("a"),
  constraints: location("a", "n1", "-INFINITY", 'id="away"'),
});

function json(causes: boolean): VerdictJson {
  const { cib } = readCib(CLUSTER);
  const text = renderJson(evaluate(cib, { now: 1_700_000_000, causes, actions: causes }));
  expect(text.endsWith("}\n")).toBe(true);
  return JSON.parse(text) as VerdictJson;
}

describe("the JSON form of a Verdict", () => {
  it("names its format and version", () => {
    expect(json(false)).toMatchObject({ format: "pengine.verdict", version: 3 });
  });

  it("gives scores as numbers, in the order in which they are printed", () => {
    expect(json(false).scores).toEqual([
      { resource: "a", node: "n1", by: "primitive", score: -1000000 },
      { resource: "a", node: "n2", by: "primitive", score: 0 },
    ]);
  });

  it("lists the causes of a score oldest first, if they were kept", () => {
    const [first] = json(true).scores;
    expect(first?.causes?.at(-1)).toMatchObject({ score: -1000000, kind: "location", id: "away" });
  });

  it("places the resource and says what will be done", () => {
    const { placements, summary, graph } = json(false);
    expect(placements).toEqual([
      {
        resource: "a",
        variant: "primitive",
        active: [],
        node: "n2",
        currentRole: "stopped",
        nextRole: "started",
        managed: true,
      },
    ]);
    expect(summary.resourceActions).toMatchObject([{ change: "start", resource: "a", destination: "n2" }]);
    expect(graph.synapses.map(({ action }) => action.key)).toContain("a_start_0");
  });

  it("has the actions only if the Verdict has them", () => {
    expect(json(false)).not.toHaveProperty("actions");
    expect(json(true).actions?.some(({ key }) => key === "a_start_0")).toBe(true);
  });
});
