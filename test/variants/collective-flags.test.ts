import { describe, expect, it } from "vitest";
import { clone, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { inputsOf, verdictOf } from "../support/verdict.js";

describe("the actions of a clone (06 §13)", () => {
  it("are required as soon as one instance's is", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("cl", primitive("app")),
      history: { n1: [started("app")] },
    });
    const actions = new Map(verdict.actions?.actions.map((action) => [action.key, action]));
    expect(actions.get("cl_start_0")?.optional).toBe(false);
    expect(actions.get("cl_stop_0")?.optional).toBe(true);
  });

  it("start an ordered clone's instances one after the other (06 §7.3)", () => {
    const verdict = verdictOf({ resources: clone("cl", primitive("app"), { ordered: "true" }) });
    expect(inputsOf(verdict, "app:2_start_0")).toEqual(
      expect.arrayContaining(["app:0_start_0 n1", "app:1_start_0 n2"]),
    );
  });
});
