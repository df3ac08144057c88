import { describe, expect, it } from "vitest";
import { evaluate } from "../../../src/evaluate.js";
import { readCib } from "../../../src/read-cib.js";

/** Scores of A on n1 under a location constraint on a set that names the tag `t0`. */
function scoreWithTags(tags: string): number | undefined {
  const xml = `<cib validate-with="pacemaker-4.0" admin_epoch="0" epoch="1" num_updates="0" have-quorum="1"><configuration>
    <crm_config><cluster_property_set id="o"><nvpair id="o1" name="fencing-enabled" value="false"/></cluster_property_set></crm_config>
    <nodes><node id="1" uname="n1"/></nodes>
    <resources><primitive id="A" class="ocf" provider="pacemaker" type="Dummy"/></resources>
    <constraints><rsc_location id="l" node="n1" score="5"><resource_set id="s"><resource_ref id="t0"/></resource_set></rsc_location></constraints>
    <tags>${tags}</tags></configuration>
    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
  const { events } = evaluate(readCib(xml).cib, { now: 1_700_000_000 });
  const scores = events.find((event) => event.kind === "scores" && event.resource === "A");
  return scores?.kind === "scores" ? scores.lines[0]?.score : undefined;
}

const tag = (id: string, ...references: string[]): string =>
  `<tag id="${id}">${references.map((reference) => `<obj_ref id="${reference}"/>`).join("")}</tag>`;

describe("tags in resource sets (04 §4.3)", () => {
  it("are expanded recursively", () => {
    expect(scoreWithTags(tag("t0", "t1") + tag("t1", "A"))).toBe(5);
  });

  it("that lead back to themselves come to an end", () => {
    expect(scoreWithTags(tag("t0", "t1", "A") + tag("t1", "t0"))).toBe(5);
  });

  it("that multiply beyond all bounds make the set invalid, not the evaluation endless", () => {
    const levels = Array.from({ length: 30 }, (_, i) => {
      const next = i === 29 ? "A" : `t${i + 1}`;
      return tag(`t${i}`, `x${i}`, `y${i}`) + tag(`x${i}`, next) + tag(`y${i}`, next);
    });
    expect(scoreWithTags(levels.join(""))).toBe(0);
  });
});
