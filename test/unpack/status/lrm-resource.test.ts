import { describe, expect, it } from "vitest";
import { primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";
import { NOW } from "../../support/verdict.js";

describe("shutdown locks (03 §15.4)", () => {
  const locked = (time: number, limit: string) => {
    const status = [nodeState("n1", { history: [history("r", [operation("r", "stop")], `shutdown-lock="${time}"`)] })];
    const options = { "shutdown-lock": "true", "shutdown-lock-limit": limit };
    return observed({ nodes: ["n1"], resources: [primitive("r")], status, options });
  };

  it("keep a resource for its node", () => {
    const { resource, node } = locked(NOW - 100, "100");
    expect(resource("r")).toMatchObject({ observed: { lockNode: node("n1"), lockTime: NOW - 100 } });
  });

  it("are deleted when they are too old", () => {
    const { resource, actions } = locked(NOW - 101, "100");
    expect(resource("r").observed.lockNode).toBeUndefined();
    expect(actions()).toEqual(["r_lrm_delete_0 n1"]);
  });
});
