import { describe, expect, it } from "vitest";
import { primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

const failure = (fields = {}) => operation("A", "monitor", { interval: 10000, rc: 1, ...fields });

function failed(entries: readonly string[], state?: string): string[] {
  const status = nodeState("n1", { history: history("A", entries), ...(state === undefined ? {} : { state }) });
  const { ws } = observed({ nodes: ["n1"], resources: primitive("A"), status });
  return ws.failedOperations.map(({ key, node, resource }) => `${key} ${node.name} ${resource.id}`);
}

describe("record failed operation (03 §14.8)", () => {
  it("takes down key, node and resource", () => {
    expect(failed([operation("A", "start", { call: 1 }), failure({ call: 2 })])).toEqual(["A_monitor_10000 n1 A"]);
  });

  it("once for each key and node", () => {
    expect(failed([failure({ call: 1, id: "a" }), failure({ call: 2, id: "b" })])).toHaveLength(1);
  });

  it("not on a node that is offline", () => {
    const off = 'in_ccm="false" crmd="offline" join="down" expected="down"';
    expect(failed([failure()], off)).toEqual([]);
  });

  it("marks the entry with node and resource (03 §22 trap 7)", () => {
    const status = nodeState("n1", { history: history("A", failure()) });
    const { ws } = observed({ nodes: ["n1"], resources: primitive("A"), status });
    expect([...ws.entryMarks.values()]).toEqual([{ uname: "n1", "rsc-id": "A" }]);
  });
});
