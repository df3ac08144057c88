import { describe, expect, it } from "vitest";
import { countResources } from "../../../src/unpack/configuration/counts.js";
import type { Cluster } from "../../support/cib.js";
import { clone, group, meta, primitive } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

function counted(cluster: Cluster): readonly number[] {
  const { ws } = observed(cluster);
  countResources(ws);
  return [ws.ninstances, ws.disabledResources, ws.blockedResources];
}

describe("counts (02 §8.4)", () => {
  it("are of primitives: members and instances, not what holds them", () => {
    const resources = [primitive("A"), group("g", [primitive("B"), primitive("C")]), clone("c", primitive("D"))];
    expect(counted({ nodes: 2, resources })).toEqual([5, 0, 0]);
  });

  it("tell what has a target role below its own", () => {
    expect(counted({ resources: [primitive("A", meta({ "target-role": "Stopped" })), primitive("B")] })).toEqual([
      2, 1, 0,
    ]);
  });

  it("tell what is blocked, and leave out what is removed and stopped", () => {
    const failed = operation("A", "stop", { rc: 1, status: 4, call: 2 });
    const status = nodeState("n1", {
      history: [
        history("A", [operation("A", "start", { call: 1 }), failed]),
        history("gone", operation("gone", "monitor", { rc: 7 })),
      ],
    });
    expect(counted({ nodes: ["n1"], resources: primitive("A"), status })).toEqual([1, 0, 1]);
  });
});
