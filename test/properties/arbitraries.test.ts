import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cibElement, cibText } from "../../src/arbitraries/index.js";
import { descendants } from "../../src/cib/index.js";
import { readCib } from "../../src/index.js";
import { runs } from "../support/generated.js";

describe("arbitrary CIBs", () => {
  it("are valid by construction: nothing is refused, nothing upgraded", () => {
    fc.assert(
      fc.property(cibText(), (text) => {
        expect(readCib(text).warnings).toEqual([]);
      }),
      runs(41, 60),
    );
  });

  it("shrink to small documents that are still valid", () => {
    const seen: string[] = [];
    const failure = fc.check(
      fc.property(cibText(), (text) => {
        seen.push(text);
        readCib(text);
        return !text.includes("<clone ");
      }),
      { ...runs(42, 50), endOnFailure: false },
    );
    expect(failure.failed).toBe(true);
    for (const text of seen) expect(() => readCib(text)).not.toThrow();
    const [smallest = ""] = failure.counterexample ?? [];
    expect(smallest).toContain("<clone ");
    expect(smallest.length).toBeLessThan(1500);
  });

  it("reach every kind of element that the scheduler reads", () => {
    const found = new Set<string>();
    for (const root of fc.sample(cibElement(), { seed: 43, numRuns: 150 })) {
      for (const { name } of descendants(root)) found.add(name);
    }
    const wanted = [
      ...[
        "cluster_property_set",
        "node",
        "utilization",
        "template",
        "primitive",
        "group",
        "clone",
        "bundle",
        "docker",
        "podman",
      ],
      ...["network", "port-mapping", "storage-mapping", "op", "meta_attributes", "instance_attributes", "rsc_location"],
      ...[
        "rsc_colocation",
        "rsc_order",
        "rsc_ticket",
        "resource_set",
        "rule",
        "expression",
        "date_expression",
        "date_spec",
      ],
      ...[
        "duration",
        "rsc_expression",
        "op_expression",
        "tag",
        "fencing-level",
        "rsc_defaults",
        "op_defaults",
        "ticket_state",
      ],
      ...["node_state", "transient_attributes", "lrm_resource", "lrm_rsc_op"],
    ];
    expect(wanted.filter((name) => !found.has(name))).toEqual([]);
  });
});
