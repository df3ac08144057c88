import { describe, expect, it } from "vitest";
import { clone, group, primitive, STATEFUL } from "../support/elements.js";
import { started } from "../support/history.js";
import { findingsOf } from "../support/verdict.js";

const GONE = 'in_ccm="false" crmd="offline" join="down" expected="member"';

describe("what the schedule shows of a configuration (09 §19.9)", () => {
  it("nodes that are unclean and cannot be fenced", () => {
    const cluster = {
      nodes: ["n1", "n2"],
      resources: primitive("A"),
      states: { n1: GONE },
      history: { n1: started("A") },
    };
    const found = findingsOf({ ...cluster, root: { "have-quorum": "0" }, options: { "fencing-enabled": "true" } });
    expect(found.map(({ code, text }) => [code, text])).toContainEqual([
      "fencing-impossible",
      "Node n1 is unclean but cannot be fenced",
    ]);
  });

  it("instances of a group that need not be together, and so are on no single node to promote them on", () => {
    const members = group("G", [primitive("A", "", STATEFUL), primitive("B", "", STATEFUL)], { collocated: "false" });
    const resources = clone("c", members, { promotable: "true" });
    const constraints =
      '<rsc_location id="a" rsc="A" node="n1" score="-INFINITY"/><rsc_location id="b" rsc="B" node="n2" score="-INFINITY"/>';
    const found = findingsOf({ nodes: ["n1", "n2"], resources, constraints });
    expect(found.map(({ code }) => code)).toContain("promotion-spread-group");
  });
});
