import { describe, expect, it } from "vitest";
import { processDeferredChecks } from "../../src/actions/deferred-checks.js";
import { descendants } from "../../src/cib/element.js";
import { parametersDigest } from "../../src/policy/digest.js";
import { parameters, primitive } from "../support/elements.js";
import { history, nodeState, operation } from "../support/history.js";
import { observed } from "../support/model.js";

/** A resource that was started with other parameters, and a check of that which waits. */
function waiting(kind: "active" | "last failure", digest: string) {
  const start = operation("A", "start", { more: `op-digest="${digest}"` });
  const { ws, resource, node } = observed({
    nodes: ["n1"],
    resources: primitive("A", parameters({ a: "1" })),
    status: nodeState("n1", { history: history("A", start), attributes: { "fail-count-A#start_0": "1" } }),
  });
  const entry = [...descendants(ws.root)].find(({ name }) => name === "lrm_rsc_op");
  if (entry === undefined) throw new Error("no entry");
  ws.deferredChecks.push({ kind, entry, resource: resource("A"), node: node("n1") });
  processDeferredChecks(ws);
  return ws.actions.all.filter(({ optional }) => !optional).map(({ task }) => task);
}

describe("deferred checks (07 §11.1)", () => {
  it("what changed since it was started is started anew", () => {
    expect(waiting("active", "00000000000000000000000000000000")).toContain("start");
  });

  it("a failure with other parameters is forgotten", () => {
    expect(waiting("last failure", "00000000000000000000000000000000")).toEqual(["clear_failcount"]);
    expect(waiting("last failure", parametersDigest([["a", "1"]]))).toEqual([]);
  });
});
