import { describe, expect, it } from "vitest";
import { INFINITY } from "../../../src/policy/score.js";
import { clone, meta, primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

describe("mark active (03 §15.5)", () => {
  const everywhere = (values: Record<string, string>) => {
    const status = ["n1", "n2"].map((name) => nodeState(name, { history: [history("r", [operation("r", "start")])] }));
    return observed({ nodes: ["n1", "n2"], resources: [primitive("r", meta(values))], status });
  };

  it("applies the policy for multiple activity", () => {
    expect(everywhere({ "multiple-active": "block" }).resource("r")).toMatchObject({
      configured: { managed: false },
      observed: { blocked: true },
    });
    const { score } = everywhere({ "multiple-active": "stop_only" });
    expect([score("r", "n1"), score("r", "n2")]).toEqual([-INFINITY, -INFINITY]);
    expect(everywhere({}).resource("r")).toMatchObject({ configured: { managed: true }, observed: { blocked: false } });
  });

  it("keeps an unmanaged resource where it is", () => {
    const { score } = everywhere({ "is-managed": "false" });
    expect([score("r", "n1"), score("r", "n2")]).toEqual([INFINITY, INFINITY]);
  });

  it("adds priorities to the node, one more for a promoted instance", () => {
    const histories = [history("p", [operation("p", "promote")]), history("r", [operation("r", "start")])];
    const resources = [
      clone("c", primitive("p", meta({ priority: "3" })), { promotable: "true" }),
      primitive("r", meta({ priority: "5" })),
    ];
    const { node } = observed({ nodes: ["n1"], resources, status: [nodeState("n1", { history: histories })] });
    expect(node("n1").priority).toBe(9);
  });

  it("hands an unmanaged member's node to every ancestor, also repeatedly", () => {
    const members = [primitive("a", meta({ "is-managed": "false" })), primitive("b", meta({ "is-managed": "false" }))];
    const histories = ["a", "b"].map((id) => history(id, [operation(id, "start")]));
    const resources = [`<group id="g">${members.join("")}</group>`];
    const { resource } = observed({ nodes: ["n1"], resources, status: [nodeState("n1", { history: histories })] });
    expect(resource("g").observed.activeNodes.map(({ name }) => name)).toEqual(["n1", "n1"]);
  });
});
