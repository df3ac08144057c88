import { describe, expect, it } from "vitest";
import { FailedProbes } from "../../src/capture/failed-probes.js";
import { primitive } from "../support/elements.js";
import { history, nodeState, operation } from "../support/history.js";
import { observed } from "../support/model.js";

describe("failed probes (02 §11.6)", () => {
  const probe = operation("A", "monitor", { rc: 5, status: 7, more: 'on_node="n1"' });
  const { ws, resource, node } = observed({
    nodes: ["n1", "n2"],
    resources: [primitive("A"), primitive("B")],
    status: [nodeState("n1", { history: history("A", probe) }), nodeState("n2")],
  });
  const probes = new FailedProbes(ws);

  it("are told by resource and node", () => {
    expect(probes.exitStatus(resource("A"), node("n1"))).toBe(5);
    expect(probes.exitStatus(resource("A"), undefined)).toBe(5);
    expect(probes.exitStatus(resource("A"), node("n2"))).toBeUndefined();
    expect(probes.exitStatus(resource("B"), undefined)).toBeUndefined();
  });
});
