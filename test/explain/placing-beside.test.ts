/** What might put a resource where it is wanted, where others are held, promoted or placed too: none of theirs is taken for its own. */
import { describe, expect, it } from "vitest";
import { Book } from "../../src/explain/book.js";
import { contextOf } from "../../src/explain/context.js";
import type { Goal } from "../../src/explain/index.js";
import type { Candidate } from "../../src/explain/remedies/candidate.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import { goalFacts } from "../../src/explain/remedies/facts.js";
import { explainedVerdict } from "../support/answers.js";
import { on, R, S } from "../support/causes.js";
import type { Cluster } from "../support/cib.js";
import { clone, group, location, meta, primitive, REMOTE, STATEFUL } from "../support/elements.js";
import { promoted, started } from "../support/history.js";

function candidates(cluster: Cluster, goal: Goal): readonly Candidate[] {
  const verdict = explainedVerdict(cluster);
  return candidatesOf(new Book(verdict), goalFacts(contextOf(verdict), goal), goal);
}

/** Texts, with the amounts between which the least is looked for. */
const suggestions = (cluster: Cluster, goal: Goal): string[] =>
  candidates(cluster, goal).map(({ text, tuning }) =>
    tuning === undefined ? text : `${text} [${tuning.tooLittle} to ${tuning.enough}]`,
  );

const sticky = (id: string, value: string) => primitive(id, meta({ "resource-stickiness": value }));
const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const promotedOn = (node: string): Goal => ({ kind: "promoted on", resource: "c", node });
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const BY_RULE =
  '<rsc_location id="l" rsc="r"><rule id="rule" score="30"><expression id="e" attribute="#uname" operation="eq" value="n2"/></rule></rsc_location>';

describe("what is suggested beside others", () => {
  it.each<[string, Cluster, Goal, readonly string[]]>([
    [
      "no ban where it is held already",
      { nodes: 2, resources: sticky("r", "INFINITY"), history: { n1: started("r") } },
      to("n1"),
      ["move r to n1"],
    ],
    [
      "bans from two of three nodes that hold it",
      {
        nodes: 4,
        resources: clone("c", R, { "clone-max": "3", "resource-stickiness": "INFINITY" }),
        history: { n1: started("r"), n2: started("r"), n3: started("r") },
      },
      to("n4", "c"),
      ["allow c one more instance (clone-max=4)", "keep c off n1", "keep c off n2", "move c to n4"],
    ],
    [
      "what is missing besides what a rule gives, which is not replaced",
      { nodes: 2, resources: sticky("r", "100"), history: { n1: started("r") }, constraints: BY_RULE },
      to("n2"),
      ["prefer n2 for r with the score 71 [0 to 71]", "move r to n2"],
    ],
    [
      "what is missing besides a preference of a role, which is not replaced",
      {
        nodes: 2,
        resources: clone("c", primitive("r", "", STATEFUL), {
          promotable: "true",
          "clone-max": "1",
          "resource-stickiness": "10",
        }),
        history: { n1: started("r", STATEFUL) },
        constraints: location("c", "n2", "5", 'id="l" role="Promoted"'),
      },
      to("n2", "c"),
      ["allow c one more instance (clone-max=2)", "prefer n2 for c with the score 11 [0 to 11]", "move c to n2"],
    ],
    [
      "what is missing of an instance by the name of what instances have in common, and not of another resource",
      {
        nodes: 2,
        resources: [sticky("s", "70"), clone("c", R, { "clone-max": "1", "resource-stickiness": "10" })],
        history: { n1: [started("s"), started("r")] },
      },
      to("n2", "r"),
      ["allow c one more instance (clone-max=2)", "prefer n2 for c with the score 11 [0 to 11]", "move c to n2"],
    ],
    [
      "that a node is named where a member of the group has exclusive discovery",
      {
        nodes: 2,
        resources: group("g", [R, S]),
        constraints: on("n1", "0", 'id="l" resource-discovery="exclusive"'),
      },
      to("n2"),
      [
        "prefer n2 for g with the score 1 [0 to 1]",
        "name n2 in a location of g too (resource-discovery=exclusive)",
        "move g to n2",
      ],
    ],
    [
      "no location where another resource has exclusive discovery",
      {
        nodes: 2,
        resources: [R, S],
        constraints: [on("n1", "9"), location("s", "n1", "0", 'id="x" resource-discovery="exclusive"')],
      },
      to("n2"),
      ["prefer n2 for r with the score 10 [0 to 10]", "remove the constraint l", "move r to n2"],
    ],
    [
      "more stickiness of what moves away, and of nothing that stays or stops",
      {
        nodes: 3,
        resources: [R, S, primitive("t", meta({ "target-role": "Stopped" })), primitive("u")],
        history: { n1: [started("r"), started("s"), started("t")], n3: started("u") },
        constraints: [on("n2", "50"), location("s", "n1", "50", 'id="x"'), location("u", "n2", "50", 'id="y"')],
      },
      { kind: "stays", resource: "r", node: "n1" },
      ["raise the stickiness of r to 51 [0 to 51]", "remove the constraint l"],
    ],
    [
      "a promotion score for the role, of one that has none",
      { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" } } },
      promotedOn("n2"),
      [
        "allow c one more promoted instance (promoted-max=2)",
        "have the agent of r set a promotion score of 11 on n2 (master-r), as it does once it runs well there [0 to 11]",
      ],
    ],
    [
      "a preference for the role, of one whose promotion score is 0",
      { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "0" } } },
      promotedOn("n2"),
      [
        "allow c one more promoted instance (promoted-max=2)",
        "prefer n2 for the promoted role of c with the score 11 [0 to 11]",
        "have the agent of r set a promotion score of 11 on n2 (master-r), as it does once it runs well there [0 to 11]",
      ],
    ],
    [
      "the least preference for the role, of two that are equal",
      { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "10" } } },
      promotedOn("n2"),
      [
        "allow c one more promoted instance (promoted-max=2)",
        "prefer n2 for the promoted role of c with the score 1 [0 to 1]",
        "have the agent of r set a promotion score of 1 on n2 (master-r), as it does once it runs well there",
      ],
    ],
    [
      "no preference for the role against one without measure",
      { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "INFINITY" }, n2: { "master-r": "10" } } },
      promotedOn("n2"),
      ["allow c one more promoted instance (promoted-max=2)"],
    ],
    [
      "no preference for the role of one that is not to be promoted",
      { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "-10" } } },
      promotedOn("n2"),
      [
        "allow c one more promoted instance (promoted-max=2)",
        "have the agent of r set a promotion score of 11 on n2 (master-r), as it does once it runs well there [0 to 11]",
      ],
    ],
    [
      "promotion scores on three cluster nodes",
      {
        nodes: 4,
        resources: [primitive("q", "", REMOTE), PROMOTABLE],
        history: { n1: [started("q", REMOTE)] },
      },
      { kind: "promoted", resource: "c" },
      [
        "have the agent of r set a promotion score of 1 on n1 (master-r), as it does once it runs well there",
        "have the agent of r set a promotion score of 1 on n2 (master-r), as it does once it runs well there",
        "have the agent of r set a promotion score of 1 on n3 (master-r), as it does once it runs well there",
      ],
    ],
    [
      "a promotion score of its own for each of instances that differ",
      {
        nodes: 2,
        resources: clone("c", primitive("r", "", STATEFUL), {
          promotable: "true",
          "globally-unique": "true",
          "clone-max": "2",
        }),
        history: { n1: promoted("r:0"), n2: started("r:1", STATEFUL) },
        attributes: { n1: { "master-r:0": "10" } },
      },
      promotedOn("n2"),
      [
        "allow c one more promoted instance (promoted-max=2)",
        "allow c one more instance (clone-max=3)",
        "have the agent of r set a promotion score of 11 on n2 (master-r:1), as it does once it runs well there [0 to 11]",
      ],
    ],
  ])("is %s", (_, cluster, goal, suggested) => {
    expect(suggestions(cluster, goal)).toEqual(suggested);
  });

  it("is an edit: a preference, one for a role, more stickiness, a ban, a promotion score", () => {
    const held: Cluster = { nodes: 2, resources: sticky("r", "100"), history: { n1: started("r") } };
    const edits = (cluster: Cluster, goal: Goal) =>
      candidates(cluster, goal).flatMap(({ change }) => (change.kind === "edit" ? [change.edit] : []));
    const preference = (rsc: string, score: string, more = {}) => ({
      kind: "add",
      dialect: "pcs",
      element: {
        name: "rsc_location",
        attributes: { id: `location-${rsc}-n2-${score}`, rsc, node: "n2", score, ...more },
        children: [],
      },
    });
    const stays: Goal = { kind: "stays", resource: "r", node: "n1" };
    const equal = { n1: { "master-r": "10" }, n2: { "master-r": "10" } };
    expect(edits(held, to("n2"))).toEqual([preference("r", "101"), { kind: "move", resource: "r", node: "n2" }]);
    expect(edits({ ...held, resources: R, constraints: on("n2", "50") }, stays)).toContainEqual({
      kind: "meta",
      resource: "r",
      name: "resource-stickiness",
      value: "51",
    });
    const roles = edits({ nodes: 2, resources: PROMOTABLE, attributes: equal }, promotedOn("n2"));
    expect(roles).toContainEqual(preference("c", "1", { role: "Promoted" }));
    expect(roles).toContainEqual({
      kind: "node-attribute",
      node: "n2",
      name: "master-r",
      value: "1",
      lifetime: "reboot",
    });
    expect(edits({ ...held, resources: sticky("r", "INFINITY") }, to("n2"))).toContainEqual({
      kind: "ban",
      resource: "r",
      node: "n1",
    });
  });
});
