import { describe, expect, it } from "vitest";
import { clone, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { record, verdictOf } from "../support/verdict.js";

/** Which of a clone's own actions are required. */
const required = (cluster: Parameters<typeof verdictOf>[0]): string[] => {
  const verdict = verdictOf(cluster);
  return ["start", "running", "stop", "stopped"].filter((task) => record(verdict, `c_${task}_0`)?.optional === false);
};

describe("a collective's own actions (06 §10)", () => {
  const resources = clone("c", primitive("A"));

  it("are required if an instance starts", () => {
    expect(required({ nodes: 2, resources, history: { n1: started("A") } })).toEqual(["start", "running"]);
  });

  it("are required if an instance stops", () => {
    const down = clone("c", primitive("A"), { "target-role": "Stopped" });
    expect(required({ nodes: 1, resources: down, history: { n1: started("A") } })).toEqual(["stop", "stopped"]);
  });

  it("are optional if all stay", () => {
    expect(required({ nodes: 1, resources, history: { n1: started("A") } })).toEqual([]);
  });
});
