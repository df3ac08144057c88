import { describe, expect, it } from "vitest";
import { clone, group, meta, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { findingsOf } from "../support/verdict.js";

describe("what the schedule shows of a configuration (09 §19.9)", () => {
  it("nodes that are unclean and cannot be fenced", () => {
    const states = { n1: 'in_ccm="false" crmd="offline" join="down" expected="member"' };
    const found = findingsOf({ nodes: ["n1", "n2"], resources: primitive("A"), states, history: { n2: started("A") } });
    expect(found.map(({ text }) => text)).toEqual(expect.arrayContaining(["Node n1 is unclean but cannot be fenced"]));
  });
});
