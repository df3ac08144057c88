import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { clone, colocation, location, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

describe("the order in which instances are assigned (06 §5.1)", () => {
  const assigned = (cluster: Cluster): string[] =>
    verdictOf(cluster).events.flatMap((event) =>
      event.kind === "scores" && event.by === "primitive" && event.resource.startsWith("app") ? [event.resource] : [],
    );
  const resources = clone("cl", primitive("app"));

  it("puts active instances first, then those without a node in the order they had (rule 4)", () => {
    expect(assigned({ resources, history: { n3: [started("app")] } })).toEqual(["app:0", "app:1", "app:2"]);
  });

  it("prefers the instance on the node that suits its colocations (rule 9)", () => {
    const history = { n1: [started("app")], n2: [started("app")], n3: [started("app")] };
    expect(assigned({ resources, history })).toEqual(["app:0", "app:1", "app:2"]);
    const near = colocation("near", "cl", "100") + location("near", "n2", "500");
    expect(assigned({ resources: resources + primitive("near"), history, constraints: near })).toEqual([
      "app:1",
      "app:0",
      "app:2",
    ]);
  });
});
