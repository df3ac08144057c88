import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { colocation, location, meta, primitive, REMOTE } from "../support/elements.js";
import { started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

describe("remote connections (05 §2.4, appendix C.4)", () => {
  it("are assigned first, after their primaries", () => {
    const { events } = verdictOf({
      resources: primitive("A") + primitive("B") + primitive("rem1", "", REMOTE),
      constraints: colocation("rem1", "B", "INFINITY"),
    });
    const order = events.flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(order).toEqual(["B", "rem1", "A"]);
  });
});

describe("order of resources under a placement strategy (05 §2.4.1)", () => {
  const options = { "placement-strategy": "balanced" };

  it("goes by priority, then by the score on the current node, then on the best nodes", () => {
    const cluster: Cluster = {
      options,
      resources: primitive("A") + primitive("B") + primitive("C") + primitive("D", meta({ priority: "1" })),
      constraints: location("B", "n1", "3") + location("C", "n2", "50"),
      history: { n2: started("C") },
    };
    const assigned = verdictOf(cluster).events.flatMap((event) => (event.kind === "scores" ? [event.resource] : []));
    expect(assigned).toEqual(["D", "C", "B", "A"]);
  });
});
