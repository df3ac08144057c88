import { describe, expect, it } from "vitest";
import { obtainTask } from "../../src/facilities/obtain.js";
import { primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

describe("a primitive behind the interface of variants (05 §3.2)", () => {
  const ws = configured({ nodes: 1, resources: primitive("A") });
  const resource = resourceOf(ws, "A");

  it("has the flags of its actions as they are", () => {
    const action = obtainTask(ws, resource, "start", nodeOf(ws, "n1"), true);
    expect(resource.methods.refreshFlags(ws, action, undefined)).toBe(action.flags);
  });

  it("makes no instances", () => {
    expect(resource.methods.createInstance(ws, resource, () => resource)).toBeUndefined();
  });
});
