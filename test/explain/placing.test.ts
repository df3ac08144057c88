/** What might put a resource where it is wanted: preferences, stickiness, promotion scores, with the least that can suffice. */
import { describe, expect, it } from "vitest";
import { Book } from "../../src/explain/book.js";
import { contextOf } from "../../src/explain/context.js";
import type { Goal } from "../../src/explain/index.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import { goalFacts } from "../../src/explain/remedies/facts.js";
import { whyNever } from "../../src/explain/remedies/never.js";
import { explainedVerdict } from "../support/answers.js";
import { COUNTED, FAILED_STOP, failedStart, LOST, off, on, R, S } from "../support/causes.js";
import type { Cluster } from "../support/cib.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  primitive,
  REMOTE,
  STATEFUL,
} from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";

interface Wanted {
  readonly what: string;
  readonly cluster: Cluster;
  readonly goal: Goal;
  readonly suggested: readonly string[];
}

/** All that is suggested in a cluster: texts, with the amounts between which the least is looked for. */
function suggestions({ cluster, goal }: Wanted): string[] {
  const verdict = explainedVerdict(cluster);
  return candidatesOf(new Book(verdict), goalFacts(contextOf(verdict), goal), goal).map(({ text, tuning }) =>
    tuning === undefined ? text : `${text} [${tuning.tooLittle} to ${tuning.enough}]`,
  );
}

const sticky = (value: string) => primitive("r", meta({ "resource-stickiness": value }));
const to = (node: string, resource = "r"): Goal => ({ kind: "runs on", resource, node });
const stays = (node: string, resource = "r"): Goal => ({ kind: "stays", resource, node });
const promotedOn = (node: string, resource = "c"): Goal => ({ kind: "promoted on", resource, node });
const PROMOTABLE = clone("c", primitive("r", "", STATEFUL), { promotable: "true" });
const HERE = { n1: started("r") };
const set = (score: number, node: string, name = "master-r"): string =>
  `have the agent of r set a promotion score of ${score} on ${node} (${name}), as it does once it runs well there`;

const WANTED: readonly Wanted[] = [
  {
    what: "one more than what holds it",
    cluster: { nodes: 2, resources: sticky("100"), history: HERE },
    goal: to("n2"),
    suggested: ["prefer n2 for r with the score 101 [0 to 101]", "move r to n2"],
  },
  {
    what: "what is missing besides the preference that there is",
    cluster: { nodes: 2, resources: sticky("100"), history: HERE, constraints: on("n2", "30") },
    goal: to("n2"),
    suggested: ["prefer n2 for r with the score 101 [30 to 101]", "move r to n2"],
  },
  {
    what: "what is missing, or that the preference for another node goes",
    cluster: { nodes: 2, resources: R, constraints: on("n1", "50") },
    goal: to("n2"),
    suggested: ["prefer n2 for r with the score 51 [0 to 51]", "remove the constraint l", "move r to n2"],
  },
  {
    what: "a ban from where it is held without measure",
    cluster: { nodes: 2, resources: sticky("INFINITY"), history: HERE },
    goal: to("n2"),
    suggested: ["keep r off n1", "move r to n2"],
  },
  {
    what: "that a ban goes",
    cluster: { nodes: 2, resources: R, constraints: off("r", "n2") },
    goal: to("n2"),
    suggested: ["remove the constraint l", "move r to n2"],
  },
  {
    what: "nothing where it is",
    cluster: { nodes: 2, resources: R, history: HERE },
    goal: to("n1"),
    suggested: ["move r to n1"],
  },
  {
    what: "that a node is named where only named ones are allowed",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, constraints: on("n1", "0") },
    goal: to("n2"),
    suggested: ["allow r on n2", "move r to n2"],
  },
  {
    what: "that any node is named where only named ones are allowed",
    cluster: { nodes: 2, options: { "symmetric-cluster": "false" }, resources: R, states: { n2: GONE } },
    goal: { kind: "runs", resource: "r" },
    suggested: ["allow r on n1"],
  },
  {
    what: "that a node is named where the others have exclusive discovery",
    cluster: { nodes: 2, resources: R, constraints: on("n1", "0", 'id="l" resource-discovery="exclusive"') },
    goal: to("n2"),
    suggested: ["name n2 in a location of r too (resource-discovery=exclusive)", "move r to n2"],
  },
  {
    what: "a preference of the whole group",
    cluster: {
      nodes: 2,
      resources: group("g", [R, S], { "resource-stickiness": "10" }),
      history: { n1: [started("r"), started("s")] },
    },
    goal: to("n2", "r"),
    suggested: ["prefer n2 for g with the score 21 [0 to 21]", "move g to n2"],
  },
  {
    what: "a preference of the clone",
    cluster: {
      nodes: 2,
      resources: clone("c", R, { "clone-max": "1", "resource-stickiness": "10" }),
      history: HERE,
    },
    goal: to("n2", "r"),
    suggested: [
      "allow c one more instance (clone-max=2)",
      "prefer n2 for c with the score 11 [0 to 11]",
      "move c to n2",
    ],
  },
  {
    what: "that a failure is cleaned up, or a ban goes",
    cluster: {
      nodes: 2,
      resources: R,
      history: { n1: failedStart(1) },
      attributes: { n1: COUNTED },
      constraints: off("r", "n2"),
    },
    goal: { kind: "runs", resource: "r" },
    suggested: ["clean up r on n1 (cleanup), once what failed is mended", "remove the constraint l"],
  },
  {
    what: "that the ban of the node goes, then those of others",
    cluster: {
      nodes: 3,
      resources: R,
      constraints: [off("r", "n1", "l1"), off("r", "n2", "l2"), off("r", "n3", "l3")],
    },
    goal: to("n2"),
    suggested: ["remove the constraint l2", "remove the constraint l1", "remove the constraint l3", "move r to n2"],
  },
  {
    what: "more stickiness, or that the preference goes",
    cluster: { nodes: 2, resources: sticky("20"), history: HERE, constraints: on("n2", "100") },
    goal: stays("n1"),
    suggested: ["raise the stickiness of r to 101 [20 to 101]", "remove the constraint l"],
  },
  {
    what: "more stickiness of what draws it away",
    cluster: {
      nodes: 2,
      resources: [R, S],
      history: { n1: [started("r"), started("s")] },
      constraints: [colocation("r", "s", "INFINITY", 'id="k"'), location("s", "n2", "9", 'id="l"')],
    },
    goal: stays("n1"),
    suggested: [
      "raise the stickiness of s to 10 [0 to 10]",
      "move s to n1 as well",
      "remove the colocation k",
      "remove the constraint l",
    ],
  },
  {
    what: "no stickiness against a preference without measure",
    cluster: { nodes: 2, resources: R, history: HERE, constraints: on("n2", "INFINITY") },
    goal: stays("n1"),
    suggested: ["remove the constraint l"],
  },
  {
    what: "a promotion score anywhere",
    cluster: { nodes: 4, resources: PROMOTABLE, states: { n2: GONE } },
    goal: { kind: "promoted", resource: "c" },
    suggested: ["bring n2 online", set(1, "n1"), set(1, "n3"), set(1, "n4")],
  },
  {
    what: "the promotion score or the preference that outranks the promoted one",
    cluster: { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } } },
    goal: promotedOn("n2"),
    suggested: [
      "allow c one more promoted instance (promoted-max=2)",
      "prefer n2 for the promoted role of c with the score 6 [0 to 6]",
      `${set(11, "n2")} [0 to 11]`,
    ],
  },
  {
    what: "a promotion score where an agent wants none",
    cluster: { nodes: 2, resources: PROMOTABLE, attributes: { n1: { "master-r": "10" }, n2: { "master-r": "-5" } } },
    goal: promotedOn("n2"),
    suggested: ["allow c one more promoted instance (promoted-max=2)", `${set(11, "n2")} [0 to 11]`],
  },
  {
    what: "a promotion score by the name that instances which differ have",
    cluster: {
      nodes: 2,
      resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true", "globally-unique": "true" }),
      attributes: { n1: { "master-r:0": "10" }, n2: { "master-r:1": "5" } },
    },
    goal: promotedOn("n2"),
    suggested: [
      "allow c one more promoted instance (promoted-max=2)",
      "allow c one more instance (clone-max=3)",
      "prefer n2 for the promoted role of c with the score 6 [0 to 6]",
      `${set(11, "n2", "master-r:1")} [0 to 11]`,
    ],
  },
  {
    what: "that a ban from the role goes",
    cluster: {
      nodes: 2,
      resources: PROMOTABLE,
      attributes: { n1: { "master-r": "10" }, n2: { "master-r": "5" } },
      constraints: '<rsc_location id="l" rsc="c" node="n1" role="Promoted" score="-INFINITY"/>',
    },
    goal: promotedOn("n1"),
    suggested: ["allow c one more instance (clone-max=3)", `${set(6, "n1")} [0 to 6]`, "remove the constraint l"],
  },
  {
    what: "a promotion score of what another must run with",
    cluster: {
      nodes: 1,
      resources: [S, PROMOTABLE],
      constraints: '<rsc_colocation id="k" rsc="s" with-rsc="c" with-rsc-role="Promoted" score="INFINITY"/>',
    },
    goal: { kind: "runs", resource: "s" },
    suggested: [set(1, "n1"), "remove the colocation k"],
  },
  {
    what: "that a node comes back, with quorum where it is to be fenced",
    cluster: {
      root: { "have-quorum": "0" },
      options: FENCED,
      resources: [FENCING, R],
      states: { n1: LOST },
      history: HERE,
    },
    goal: { kind: "available", node: "n1" },
    suggested: ["bring n1 online", "get quorum back (bring enough nodes together)"],
  },
  {
    what: "that a failure is cleaned up for which a node is fenced",
    cluster: { nodes: 2, options: FENCED, resources: [FENCING, R], history: { n1: FAILED_STOP } },
    goal: { kind: "available", node: "n1" },
    suggested: ["clean up r on n1 (cleanup), once what failed is mended"],
  },
];

describe("what might put a resource where it is wanted", () => {
  it.each(WANTED)("$what", (wanted) => {
    expect(suggestions(wanted)).toEqual(wanted.suggested);
  });
});

describe("what nothing can bring about", () => {
  const BUNDLE: Cluster = {
    nodes: 2,
    resources: [
      `<bundle id="b"><podman image="i" replicas="1"/><network control-port="3121" ip-range-start="10.0.0.9"/>${R}</bundle>`,
      `<bundle id="d"><podman image="i" replicas="1"/><network control-port="3121"/>${S}</bundle>`,
      primitive("t"),
      primitive("rem", "", REMOTE),
      primitive("other", "", REMOTE),
      clone("c", primitive("u")),
    ],
    history: {
      n1: history("b-podman-0", operation("b-podman-0", "start"), 'class="ocf" provider="heartbeat" type="podman"'),
    },
  };
  const ONLY = "only what the bundle b contains can run on b-0";
  const INSIDE = (id: string) => `${id} is inside the bundle b, and runs on the nodes that it makes`;
  const CONNECTION = "the connection to a node runs on cluster nodes only";

  it.each<[Goal, string | undefined]>([
    [{ kind: "runs", resource: "t" }, undefined],
    [{ kind: "promoted", resource: "c" }, undefined],
    [{ kind: "available", node: "b-0" }, undefined],
    [to("n1", "t"), undefined],
    [to("rem", "t"), undefined],
    [to("b-0", "t"), ONLY],
    [to("b-0", "r:0"), undefined],
    [to("b-0", "r"), undefined],
    [to("b-0", "s:0"), ONLY],
    [to("b-0", "b-podman-0"), ONLY],
    [to("b-0", "b-0"), ONLY],
    [to("b-0", "b-ip-10.0.0.9"), ONLY],
    [to("n1", "r:0"), INSIDE("r:0")],
    [to("n1", "r"), INSIDE("r")],
    [stays("n1", "r"), INSIDE("r")],
    [to("rem", "r:0"), INSIDE("r:0")],
    [to("n1", "b-podman-0"), undefined],
    [to("n1", "b-0"), undefined],
    [to("n1", "u"), undefined],
    [to("rem", "u:0"), undefined],
    [to("n2", "rem"), undefined],
    [to("other", "rem"), CONNECTION],
    [to("rem", "rem"), CONNECTION],
    [to("n1", "c"), undefined],
    [to("n1", "gone"), undefined],
  ])("%j: %s", (goal, text) => {
    expect(whyNever(new Book(explainedVerdict(BUNDLE)), goal)).toBe(text);
  });
});
