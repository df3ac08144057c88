import { describe, expect, it } from "vitest";
import { meta, order, primitive } from "../../support/elements.js";
import { started } from "../../support/history.js";
import { inputsOf, record, verdictOf } from "../../support/verdict.js";

const RESOURCES = primitive("A") + primitive("B");
const STOPPED = primitive("A", meta({ "target-role": "Stopped" })) + primitive("B");

const starting = (more: string, resources = RESOURCES) =>
  verdictOf({ nodes: 1, resources, constraints: order("A", "B", more) });

const stopping = (more: string) =>
  verdictOf({
    nodes: 1,
    options: { "stop-all-resources": "true" },
    resources: RESOURCES,
    constraints: order("A", "B", more),
    history: { n1: started("A") + started("B") },
  });

describe("the kind of an order (04 §14.1)", () => {
  it("Mandatory makes the second wait, and blocks it while the first cannot start", () => {
    expect(inputsOf(starting(""), "B_start_0")).toContain("A_start_0 n1");
    expect(record(starting("", STOPPED), "B_start_0")?.runnable).toBe(false);
  });

  it("Optional makes the second wait only if both are done", () => {
    const optional = 'kind="Optional"';
    expect(inputsOf(starting(optional), "B_start_0")).toContain("A_start_0 n1");
    expect(record(starting(optional, STOPPED), "B_start_0")?.runnable).toBe(true);
  });

  it("Serialize keeps the two from being done at once, whichever comes first", () => {
    const verdict = starting('kind="Serialize"');
    const waits = [inputsOf(verdict, "A_start_0"), inputsOf(verdict, "B_start_0")].flat();
    expect(waits.filter((key) => key === "A_start_0 n1" || key === "B_start_0 n1")).toHaveLength(1);
  });
});

describe("the symmetry of an order (04 §14.2)", () => {
  it("stops in the opposite sequence, unless it is asymmetric", () => {
    expect(inputsOf(stopping(""), "A_stop_0")).toContain("B_stop_0 n1");
    expect(inputsOf(stopping('symmetrical="false"'), "A_stop_0")).not.toContain("B_stop_0 n1");
  });

  it("is not there for an order that serializes", () => {
    const keys = inputsOf(stopping('kind="Serialize"'), "A_stop_0").filter((key) => key.startsWith("B_stop"));
    expect(keys).toEqual([]);
  });
});

describe("the actions of an order (04 §14.7)", () => {
  const stopThenStart = (resources: string) =>
    verdictOf({
      nodes: 1,
      resources,
      constraints: order("A", "B", 'first-action="stop" then-action="start" symmetrical="false"'),
      history: { n1: started("A") },
    });

  it("are those that it names: the second waits for the first where that is done, and is not held back where not", () => {
    expect(inputsOf(stopThenStart(STOPPED), "B_start_0")).toContain("A_stop_0 n1");
    expect(inputsOf(stopThenStart(RESOURCES), "B_start_0")).not.toContain("A_stop_0 n1");
  });
});
