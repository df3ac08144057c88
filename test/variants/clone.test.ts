import { describe, expect, it } from "vitest";
import { clone, colocation, location, primitive, utilization } from "../support/elements.js";
import { absent } from "../support/history.js";
import { actions, placements, verdictOf } from "../support/verdict.js";

describe("probing a clone (06 §7.4)", () => {
  const probes = (values: Record<string, string>) =>
    actions(verdictOf({ nodes: 2, resources: clone("c", primitive("A"), values) }))
      .filter((text) => text.includes("_monitor_0"))
      .map((text) => text.replace(/^\d+ /, ""));

  it("is done by one instance on each node, the one that goes there, by all if they can be told apart", () => {
    expect(probes({})).toEqual(["A:0_monitor_0 n1", "A:1_monitor_0 n2"]);
    expect(probes({ "globally-unique": "true" })).toHaveLength(4);
  });
});

describe("assigning a clone (06 §7.1)", () => {
  it("what it must be with goes first", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("c", primitive("A"), { "clone-max": "1" }) + primitive("B"),
      constraints: colocation("c", "B", "INFINITY") + location("B", "n2", "10"),
    });
    expect(placements(verdict)).toEqual({ "A:0": "n2 Started", B: "n2 Started" });
  });

  it("what should be with it counts", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: clone("c", primitive("A"), { "clone-max": "1" }) + primitive("B"),
      constraints: colocation("B", "c", "100") + location("B", "n2", "10"),
    });
    expect(placements(verdict)).toMatchObject({ "A:0": "n2 Started" });
  });
});

describe("the actions of a clone (06 §7.2)", () => {
  it("are its instances' and its own", () => {
    const made = actions(verdictOf({ nodes: 1, resources: clone("c", primitive("A")), history: { n1: absent("A") } }));
    expect(made.map((text) => text.replace(/^\d+ /, ""))).toEqual([
      "A:0_start_0 n1",
      "c_start_0",
      "c_running_0",
      "c_stop_0*!",
      "c_stopped_0*!",
    ]);
  });
});

describe("utilization of a clone (06 §7.10)", () => {
  it("is that of one instance", () => {
    const verdict = verdictOf({
      nodes:
        '<node id="1" uname="n1"><utilization id="u1"><nvpair id="p1" name="cpu" value="2"/></utilization></node><node id="2" uname="n2"><utilization id="u2"><nvpair id="p2" name="cpu" value="3"/></utilization></node>',
      options: { "placement-strategy": "utilization" },
      resources: [
        clone("c", primitive("A", utilization({ cpu: "2" })), { "clone-max": "1" }),
        primitive("B", utilization({ cpu: "1" })),
      ],
      constraints: colocation("B", "c", "INFINITY"),
    });
    expect(placements(verdict)).toEqual({ "A:0": "n2 Started", B: "n2 Started" });
  });
});
