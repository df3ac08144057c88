import { describe, expect, it } from "vitest";
import type { Cib } from "../../src/cib/cib.js";
import { partitionPolicyOf } from "../../src/evaluate.js";
import { evaluate } from "../../src/index.js";
import { nodeName, parseCorosync, whatIf } from "../../src/quorum/index.js";
import { readCib } from "../../src/read-cib.js";
import { ScenarioError } from "../../src/scenario/index.js";
import {
  afterEvent,
  afterFencing,
  afterNodes,
  afterParting,
  leftInOrder,
  type Membership,
  membershipOf,
  partsOf,
} from "../../src/scenario/membership.js";
import type { NodeEvent } from "../../src/simulate/events.js";
import { NOW } from "../support/verdict.js";
import { cluster, corosync, WEB } from "./cluster.js";

/** What is seen of the nodes at the beginning, by name; the others are online. */
type Seen = Readonly<Record<string, "down" | "lost" | "dc">>;

function statusOf(cib: Cib, seen: Seen = {}) {
  return evaluate(cib, { now: NOW }).status.nodes.map((node) => {
    const how = seen[node.name];
    const online = how === undefined || how === "dc";
    return { ...node, online, unclean: how === "lost", isDc: how === "dc" };
  });
}

const begin = (seen: Seen = {}, { text = WEB, quorum = corosync(3) } = {}): Membership => {
  const cib = cluster(text);
  return membershipOf(quorum, statusOf(cib, seen), policyOf(cib));
};

const policyOf = (cib: Cib) => partitionPolicyOf(cib, { now: NOW });
const CIB = cluster();
const POLICY = policyOf(CIB);
const to = (state: NodeEvent["state"], ...nodes: readonly string[]): NodeEvent[] =>
  nodes.map((node) => ({ kind: "node", node, state }));

/** `NUMBER NODES DC QUORUM`. */
const parts = (membership: Membership) =>
  partsOf(membership).map(({ number, nodes, dc, quorate, panics }) =>
    [number, nodes.join("+"), dc, quorate ? "quorate" : panics ? "panics" : "inquorate"].join(" "),
  );

const refused = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof ScenarioError) return { code: error.code, problem: error.problem, legal: error.legal };
    throw error;
  }
  throw new Error("it was not refused");
};

describe("corosync of a cluster at the beginning", () => {
  it("has all nodes that are online, those that are not having left", () => {
    expect(parts(begin())).toEqual(["0 n1+n2+n3 n1 quorate"]);
    expect(parts(begin({ n2: "down" }))).toEqual(["0 n1+n3 n1 quorate"]);
    expect(parts(begin({ n1: "lost" }))).toEqual(["0 n2+n3 n2 quorate"]);
    expect(parts(begin({ n1: "lost", n2: "down" }))).toEqual(["0 n3 n3 panics"]);
    const nobody = begin({ n1: "lost", n2: "lost", n3: "lost" });
    expect(parts(nobody)).toEqual([]);
    // It has not had quorum since it started.
    expect(parts(afterNodes(nobody, to("up", "n1"), POLICY, undefined))).toEqual(["0 n1 n1 inquorate"]);
  });

  it("knows who left in an orderly way", () => {
    const membership = begin({ n1: "lost", n2: "down" });
    expect(["n1", "n2", "n3", "nobody"].map((name) => leftInOrder(membership, name))).toEqual([
      false,
      true,
      false,
      false,
    ]);
    expect([...membership.cluster.crashed]).toEqual([1]);
  });

  it("keeps the DC that there is", () => {
    expect(parts(begin({ n2: "dc" }))).toEqual(["0 n1+n2+n3 n2 quorate"]);
    expect(parts(afterEvent(begin({ n2: "dc" }), { kind: "wait", ms: 1 }, POLICY))).toEqual(["0 n1+n2+n3 n2 quorate"]);
  });

  it("has been up for long, and has lost the others long ago: windows are over", () => {
    // 12 §7: two are lost in one go, and a third after the window.
    const quorum = corosync(4, "last_man_standing: 1\n  wait_for_all: 1\n  last_man_standing_window: 600000");
    const text = WEB.replace("node 3: n3\n", "node 3: n3\nnode 4: n4\n");
    const seen: Seen = { n1: "lost" };
    const membership = afterNodes(begin(seen, { text, quorum }), to("failed", "n2"), POLICY, undefined);
    const events = [
      { kind: "wait", ms: 600_000 },
      { kind: "crash", nodes: [1] },
      { kind: "wait", ms: 600_000 },
      { kind: "crash", nodes: [2] },
    ] as const;
    const last = whatIf(quorum, events).at(-1);
    expect(last?.outlook.sides.map(({ quorate }) => quorate)).toEqual([true]);
    expect(partsOf(membership).map(({ quorate }) => quorate)).toEqual([true]);
    expect(membership.outlook.sides[0]?.partition.views).toEqual(last?.outlook.sides[0]?.partition.views);
  });

  it("calls nodes as the corosync.conf does", () => {
    const nodes = [1, 2, 3].map((id) => `node {\n nodeid: ${id}\n ring0_addr: n${id}\n }`).join("\n");
    const quorum = parseCorosync(
      `totem {\n version: 2\n }\nquorum {\n provider: corosync_votequorum\n }\nnodelist {\n${nodes}\n}\n`,
    );
    expect(parts(begin({}, { quorum }))).toEqual(["0 n1+n2+n3 n1 quorate"]);
    expect(nodeName(quorum, 2)).toBe("n2");
  });

  it("has nothing to do with remote nodes", () => {
    const text = `${WEB}primitive r ocf:pacemaker:remote\n`;
    expect(parts(begin({ r: "down" }, { text }))).toEqual(["0 n1+n2+n3 n1 quorate"]);
  });

  it("is refused where corosync does not start, or a node of the cluster is not in its list", () => {
    const quorum = corosync(3, "auto_tie_breaker: 1\n  last_man_standing: 1");
    expect(refused(() => begin({}, { quorum }))).toEqual({
      code: "corosync",
      problem:
        "corosync does not start: configuration error: auto_tie_breaker & last_man_standing not available in odd sized cluster",
      legal: undefined,
    });
    expect(refused(() => begin({}, { quorum: corosync(2) }))).toEqual({
      code: "corosync",
      problem: "The node n3 of the CIB is not in the corosync.conf",
      legal: "the names of its nodes: n1, n2",
    });
  });
});

describe("nodes that come and go", () => {
  it("leave in an orderly way, or vanish", () => {
    const down = afterNodes(begin(), to("down", "n1"), POLICY, undefined);
    expect([parts(down), leftInOrder(down, "n1")]).toEqual([["0 n2+n3 n2 quorate"], true]);
    const lost = afterNodes(begin(), to("failed", "n1"), POLICY, undefined);
    expect([parts(lost), leftInOrder(lost, "n1")]).toEqual([["0 n2+n3 n2 quorate"], false]);
  });

  it("go in one go if they go in the same way, one way after the other", () => {
    const lost = afterNodes(begin(), to("failed", "n1", "n2", "n1"), POLICY, undefined);
    expect(parts(lost)).toEqual(["0 n3 n3 panics"]);
    const both = afterNodes(begin(), [...to("down", "n1"), ...to("failed", "n2")], POLICY, undefined);
    expect([leftInOrder(both, "n1"), leftInOrder(both, "n2"), parts(both)]).toEqual([true, false, ["0 n3 n3 panics"]]);
    const swapped = afterNodes(lost, [...to("up", "n1"), ...to("down", "n3")], POLICY, 0);
    expect(parts(swapped)).toEqual(["0 n1 n1 panics"]);
  });

  it("are nothing to corosync if they are there already, or are none of its", () => {
    const membership = begin({ n3: "down" });
    expect(afterNodes(membership, [...to("up", "n1"), ...to("failed", "n3")], POLICY, undefined)).toBe(membership);
    expect(afterNodes(membership, to("down", "n3", "remote"), POLICY, undefined)).toBe(membership);
    expect(afterNodes(membership, to("up", "remote"), POLICY, undefined)).toBe(membership);
    expect(afterNodes(membership, [], POLICY, undefined)).toBe(membership);
  });

  it("come to the part that is named", () => {
    const parted = afterParting(begin({ n3: "down" }), [["n1"], ["n2"]], POLICY);
    expect(parts(afterNodes(parted, to("up", "n3"), POLICY, 1))).toEqual(["0 n1 n1 panics", "1 n2+n3 n2 quorate"]);
    expect(parts(afterNodes(parted, to("up", "n3"), POLICY, 0))).toEqual(["0 n1+n3 n1 quorate", "1 n2 n2 panics"]);
  });

  it("vanish without a word when they are fenced", () => {
    const fenced = afterFencing(begin(), ["n1", "remote"], POLICY);
    expect([parts(fenced), leftInOrder(fenced, "n1"), [...fenced.cluster.crashed]]).toEqual([
      ["0 n2+n3 n2 quorate"],
      false,
      [1],
    ]);
    expect(parts(afterFencing(begin(), ["n1", "n2"], POLICY))).toEqual(["0 n3 n3 panics"]);
  });
});

describe("parts", () => {
  it("are as they are named; nodes that do not run may be named, too", () => {
    expect(parts(afterParting(begin(), [["n1"], ["n2", "n3"]], POLICY))).toEqual([
      "0 n1 n1 panics",
      "1 n2+n3 n2 quorate",
    ]);
    const membership = begin({ n3: "down" });
    expect(parts(afterParting(membership, [["n3", "n1"], ["n2"]], POLICY))).toEqual([
      "0 n1 n1 panics",
      "1 n2 n2 panics",
    ]);
    expect(parts(afterParting(membership, [["n1"], ["n2"]], POLICY))).toHaveLength(2);
  });

  it("are refused with names that there are not, repeated or left out", () => {
    const parting = (...list: readonly (readonly string[])[]) => refused(() => afterParting(begin(), list, POLICY));
    expect(parting(["n1", "n4"], ["n2", "n3"])).toEqual({
      code: "node",
      problem: "There is no node n4",
      legal: "n1, n2, n3",
    });
    expect(parting(["n1", "n2"], ["n2", "n3"])).toEqual({
      code: "parts",
      problem: "n2 is in two parts",
      legal: "each node in one part",
    });
    expect(parting(["n2"])).toEqual({
      code: "parts",
      problem: "The parts leave out n1, n3",
      legal: "each node that runs in one part",
    });
  });
});

describe("what the configuration says about quorum and fencing (12 §12)", () => {
  const conduct = (text: string) =>
    membershipOf(
      corosync(3),
      statusOf(cluster(text), { n1: "lost", n2: "lost" }),
      policyOf(cluster(text)),
    ).outlook.sides.map((side) => `${side.conduct.policy} ${side.conduct.resources} ${side.conduct.fences}`);
  const without = WEB.replace("primitive fence stonith:fence_xvm\n", "");
  const inClone = without.replace(
    "primitive web",
    "primitive fence stonith:fence_xvm\nclone fences fence\nprimitive web",
  );

  it.each<readonly [string, string]>([
    ["", "stop stop nobody"],
    ["no-quorum-policy=freeze", "freeze freeze nobody"],
    ["no-quorum-policy=demote", "demote demote nobody"],
    ["no-quorum-policy=fence", "fence stop members"],
    ["no-quorum-policy=ignore", "ignore run lost"],
    ["no-quorum-policy=ignore fencing-enabled=false", "ignore run nobody"],
    ["no-quorum-policy=ignore stonith-enabled=off", "ignore run nobody"],
    ["no-quorum-policy=ignore stonith-enabled=false fencing-enabled=yes", "ignore run lost"],
    ["no-quorum-policy=fence fencing-enabled=false", "stop stop nobody"],
  ])("with the properties '%s': %s", (properties, expected) => {
    expect(conduct(properties === "" ? WEB : `${WEB}property ${properties}\n`)).toEqual([expected]);
  });

  it("is that nobody is fenced where there is no device, wherever it would be", () => {
    const ignore = "property no-quorum-policy=ignore\n";
    expect([conduct(`${without}${ignore}`), conduct(`${inClone}${ignore}`)]).toEqual([
      ["ignore run nobody"],
      ["ignore run lost"],
    ]);
  });

  it.each<readonly [string, string, string]>([
    [
      "the last of several sets",
      "$id=first no-quorum-policy=freeze; $id=second no-quorum-policy=ignore",
      "ignore run lost",
    ],
    [
      "the one that Pacemaker makes",
      "$id=cib-bootstrap-options no-quorum-policy=freeze; $id=o no-quorum-policy=ignore",
      "freeze freeze nobody",
    ],
    [
      "one whose rule holds",
      "$id=first no-quorum-policy=freeze; $id=second rule date gt 2100-01-01 no-quorum-policy=ignore",
      "freeze freeze nobody",
    ],
  ])("is that of %s", (_, sets, expected) => {
    const properties = sets.split("; ").map((each) => `property ${each}\n`);
    expect(conduct(`${WEB}${properties.join("")}`)).toEqual([expected]);
  });

  it("is not what a pair without a value says, or a word that is no boolean", () => {
    const seen = (pairs: string) => {
      const { root } = readCib(
        `<cib validate-with="none" epoch="1" num_updates="0" admin_epoch="0"><configuration><crm_config>
<cluster_property_set id="o">${pairs}</cluster_property_set></crm_config><nodes/><resources><primitive id="f" class="stonith" type="x"/>
</resources><constraints/></configuration><status/></cib>`,
      ).cib;
      const [side] = afterEvent(begin({ n1: "lost", n2: "lost" }), { kind: "wait", ms: 1 }, policyOf({ ...CIB, root }))
        .outlook.sides;
      return [side?.conduct.policy, side?.conduct.fences];
    };
    const pair = (name: string, value?: string) =>
      `<nvpair id="${name}-${value}" name="${name}"${value === undefined ? "" : ` value="${value}"`}/>`;
    const ignore = pair("no-quorum-policy", "ignore");
    expect(seen(pair("no-quorum-policy") + ignore)).toEqual(["ignore", "lost"]);
    expect(seen(ignore + pair("fencing-enabled", "perhaps"))).toEqual(["ignore", "lost"]);
    expect(seen(ignore + pair("fencing-enabled", "0"))).toEqual(["ignore", "nobody"]);
  });

  it("is nothing where there is nothing", () => {
    const { root } = CIB;
    const bare = { ...CIB, root: { ...root, children: [] } };
    const [side] = afterEvent(begin({ n1: "lost", n2: "lost" }), { kind: "wait", ms: 1 }, policyOf(bare)).outlook.sides;
    expect(side?.conduct).toEqual({ policy: "stop", resources: "stop", fences: "nobody" });
  });

  it("says where a side would recover what it cannot fence", () => {
    const dangers = (text: string) => begin({ n1: "lost" }, { text }).outlook.dangers.map(({ kind }) => kind);
    expect([dangers(WEB), dangers(without)]).toEqual([[], ["unfenced"]]);
  });
});
