import { describe, expect, it } from "vitest";
import { factText } from "../../src/explain/index.js";
import type { Fact, FactCode } from "../../src/index.js";
import type { Cluster } from "../support/cib.js";
import {
  clone,
  colocation,
  FENCED,
  FENCING,
  group,
  location,
  meta,
  order,
  pairs,
  primitive,
  STATEFUL,
  utilization,
} from "../support/elements.js";
import { GONE, history, operation, started } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

const RULE =
  '<rsc_location id="by-rule" rsc="r"><rule id="rule" score="-INFINITY"><expression id="e" attribute="pingd" operation="not_defined"/></rule></rsc_location>';
const FAILED_START = history("r", operation("r", "start", { rc: 5, time: 1_699_999_000, id: "r_last_failure_0" }));
const FAILURES = { "fail-count-r#start_0": "INFINITY", "last-failure-r#start_0": "1699999000" };
const FAILED_STOP = history("r", [
  operation("r", "start", { call: 1 }),
  operation("r", "stop", { rc: 1, call: 2, id: "r_last_failure_0" }),
]);
const TICKET = '<rsc_ticket id="t1" rsc="r" ticket="T" loss-policy="stop"/>';
const nodes = (inside: string) => `<node id="1" uname="n1">${inside}</node><node id="2" uname="n2"/>`;
const onNode = (values: Record<string, string>, block = "instance_attributes") =>
  nodes(`<${block} id="?">${pairs(values)}</${block}>`);

/** For each code a cluster that shows it, the fact, and its sentence. By type there is one for every code. */
const CASES: { readonly [Code in FactCode]: readonly [Cluster, Partial<Extract<Fact, { code: Code }>>, string] } = {
  "no-quorum": [
    { root: { "have-quorum": "0" } },
    { policy: "stop" },
    "the cluster has no quorum, and no-quorum-policy=stop (the default) stops everything",
  ],
  "fenced-one-by-one": [
    { options: { "concurrent-fencing": "false" } },
    {},
    "nodes are fenced one after the other (concurrent-fencing=false)",
  ],
  "fencing-level-broken": [
    {
      options: FENCED,
      resources: FENCING,
      more: '<fencing-topology><fencing-level id="l1" index="2" target="n1" devices="F,gone"/></fencing-topology>',
    },
    { node: "n1", level: 2, device: "gone", why: "not configured" },
    "level 2 of the fencing of n1 fails, since gone is not configured",
  ],
  "no-device-for-node": [
    {
      options: FENCED,
      resources:
        '<primitive id="F" class="stonith" type="fence_xvm"><instance_attributes id="F-p"><nvpair id="F-l" name="pcmk_host_list" value="n2,N3"/></instance_attributes></primitive>',
    },
    { node: "n1", devices: ["F"] },
    "no fence device is for n1: its name is not in the pcmk_host_list or pcmk_host_map of F",
  ],
  "fencing-delayed": [
    {
      nodes: 2,
      options: { ...FENCED, "priority-fencing-delay": "15s" },
      resources: [FENCING, primitive("r", meta({ priority: "10" }))],
      states: { n2: 'in_ccm="false" crmd="offline" join="down" expected="member"' },
      history: { n2: started("r") },
    },
    { node: "n2", delay: 15 },
    "the fencing of n2 waits 15 s, so that it has the better chance where nodes fence each other (priority-fencing-delay)",
  ],
  "location-without-node": [
    { resources: primitive("r"), constraints: '<rsc_location id="old" rsc="r" node="gone" score="100"/>' },
    { constraint: "old", resource: "r", named: "gone" },
    "old says nothing about r: it names the node gone, which there is not",
  ],
  "maintenance-mode": [
    { options: { "maintenance-mode": "true" } },
    {},
    "the cluster is in maintenance (maintenance-mode=true)",
  ],
  "stop-all-resources": [{ options: { "stop-all-resources": "true" } }, {}, "stop-all-resources=true stops everything"],
  "opt-in-cluster": [
    { options: { "symmetric-cluster": "false" } },
    {},
    "resources run only where a location constraint allows them (symmetric-cluster=false)",
  ],
  "fencing-disabled": [{}, {}, "fencing is disabled (fencing-enabled=false)"],
  "no-fence-device": [
    { options: FENCED },
    {},
    "fencing is enabled but no fence device is configured, so nothing is started, moved or stopped",
  ],
  "node-offline": [{ states: { n2: GONE } }, { node: "n2" }, "n2 is offline"],
  "node-unseen": [{ status: "" }, { node: "n1" }, "n1 has not been seen by the cluster"],
  "node-pending": [
    {
      options: FENCED,
      resources: FENCING,
      states: { n2: 'in_ccm="true" crmd="offline" join="pending" expected="down"' },
    },
    { node: "n2" },
    "n2 is still joining the cluster",
  ],
  "node-standby": [{ nodes: onNode({ standby: "on" }) }, { node: "n1", onFail: false }, "n1 is in standby"],
  "node-maintenance": [{ nodes: onNode({ maintenance: "true" }) }, { node: "n1" }, "n1 is in maintenance"],
  "node-shutting-down": [{ attributes: { n1: { shutdown: "1699999999" } } }, { node: "n1" }, "n1 is shutting down"],
  "node-unhealthy": [
    { options: { "node-health-strategy": "migrate-on-red" }, attributes: { n1: { "#health-disk": "red" } } },
    { node: "n1", attribute: "#health-disk", value: "red", score: -1_000_000 },
    "n1 is not healthy: #health-disk is red (-INFINITY, node-health-strategy=migrate-on-red)",
  ],
  "node-unclean": [
    { options: FENCED, resources: [FENCING, primitive("r")], history: { n1: FAILED_STOP } },
    { node: "n1", resource: "r" },
    "n1 is unclean: r failed there",
  ],
  "node-cannot-be-fenced": [
    {
      options: FENCED,
      resources: primitive("r"),
      states: { n2: 'in_ccm="false" crmd="offline" join="member" expected="member"' },
    },
    { node: "n2", why: "no fence device" },
    "n2 cannot be fenced: no fence device is configured",
  ],
  disabled: [
    { resources: group("g", [primitive("r")], { "target-role": "Stopped" }) },
    { resource: "r", role: "stopped", owner: "g" },
    "r is disabled (target-role=Stopped of g)",
  ],
  unmanaged: [
    { resources: primitive("r", meta({ "is-managed": "false" })) },
    { resource: "r", by: "resource", owner: "r" },
    "r is not managed (is-managed=false or maintenance=true in its meta attributes)",
  ],
  blocked: [
    { resources: primitive("r"), history: { n1: FAILED_STOP } },
    { resource: "r", by: "failed operation", node: "n1" },
    "r is blocked on n1: after a failed operation it is left alone until somebody cleans up",
  ],
  "operation-failed": [
    { resources: primitive("r"), history: { n1: FAILED_START } },
    { resource: "r", node: "n1", task: "start", interval: 0, exitCode: 5, at: 1_699_999_000 },
    "the start of r failed on n1 (exit code 5, Not installed)",
  ],
  "fail-count": [
    { resources: primitive("r"), attributes: { n1: FAILURES }, history: { n1: FAILED_START } },
    {
      resource: "r",
      node: "n1",
      count: 1_000_000,
      threshold: 1_000_000,
      banned: true,
      last: 1_699_999_000,
      expires: undefined,
    },
    "r failed on n1: its fail count there is INFINITY, which reaches migration-threshold=INFINITY",
  ],
  "probe-refused": [
    { resources: primitive("r"), history: { n1: history("r", operation("r", "monitor", { rc: 5, id: "r_last_0" })) } },
    { resource: "r", node: "n1", exitCode: 5, entry: "r_last_0" },
    "the probe of r on n1 says that it cannot run there (exit code 5, Not installed)",
  ],
  "operation-pending": [
    { resources: primitive("r"), history: { n1: history("r", operation("r", "start", { rc: 193, status: -1 })) } },
    { resource: "r", node: "n1", task: "start" },
    "the start of r on n1 has not ended yet",
  ],
  "multiple-active": [
    { resources: primitive("r"), history: { n1: started("r"), n2: started("r") } },
    { resource: "r", nodes: ["n1", "n2"] },
    "r is active on n1 and n2 at once (multiple-active=stop_start)",
  ],
  removed: [{ history: { n1: started("gone") } }, { resource: "gone" }, "gone is no longer configured"],
  "shutdown-lock": [
    {
      options: { "shutdown-lock": "true" },
      resources: primitive("r"),
      attributes: { n1: { shutdown: "1699999999" } },
      history: { n1: started("r") },
    },
    { resource: "r", node: "n1" },
    "r is locked to n1, which is shut down cleanly (shutdown-lock=true)",
  ],
  capacity: [
    {
      nodes: onNode({ memory: "1000" }, "utilization"),
      options: { "placement-strategy": "utilization" },
      resources: primitive("r", utilization({ memory: "1500" })),
    },
    {
      resource: "r",
      node: "n1",
      shortages: [{ attribute: "memory", needed: 1500, free: 1000, capacity: 1000 }],
      users: [],
    },
    "n1 has too little capacity for r: it needs 1500 memory, 1000 is free",
  ],
  "promotion-limit": [
    { resources: clone("c", primitive("r", "", STATEFUL), { promotable: "true" }) },
    { resource: "c", max: 1 },
    "at most 1 instance of c may be promoted (promoted-max)",
  ],
  "instance-limit": [
    { resources: clone("c", primitive("r"), { "clone-max": "2" }) },
    { resource: "c", max: 2, perNode: 1 },
    "c has at most 2 instances (clone-max), 1 per node (clone-node-max)",
  ],
  "not-interleaved": [
    { resources: clone("c", primitive("r"), { interleave: "false" }) },
    { resource: "c" },
    "c is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node",
  ],
  location: [
    { nodes: 1, resources: primitive("r"), constraints: RULE },
    {
      constraint: "by-rule",
      rule: "rule",
      resource: "r",
      scores: [
        {
          node: "n1",
          score: -1_000_000,
          conditions: [
            {
              text: "not_defined pingd",
              attribute: "pingd",
              value: undefined,
              operation: "not_defined",
              operand: undefined,
            },
          ],
        },
      ],
    },
    "by-rule keeps r off n1 (-INFINITY), as not_defined pingd (pingd is not defined)",
  ],
  colocation: [
    { resources: [primitive("a"), primitive("b")], constraints: colocation("a", "b", "100", 'id="c1"') },
    { constraint: "c1", dependent: "a", primary: "b", score: 100 },
    "a prefers to run with b (c1, score 100)",
  ],
  order: [
    { resources: [primitive("a"), primitive("b")], constraints: order("a", "b", 'id="o1"') },
    {
      constraint: "o1",
      first: ["a"],
      then: ["b"],
      firstTask: "start",
      thenTask: "start",
      kind: "Mandatory",
      symmetrical: true,
      anyFirst: false,
    },
    "the start of b waits until a has started (o1)",
  ],
  ticket: [
    { resources: primitive("r"), constraints: TICKET },
    { constraint: "t1", ticket: "T", resource: "r", granted: false, lossPolicy: "stop" },
    "r needs the ticket T (t1), which is not granted (loss-policy=stop)",
  ],
};

describe("facts", () => {
  it.each(Object.entries(CASES))("%s: what was decided, and the sentence", (code, [cluster, expected, sentence]) => {
    const { facts } = verdictOf(cluster, { facts: true });
    const found = facts.filter((fact) => fact.code === code);
    const match = found.find((fact) =>
      Object.entries(expected).every(([name, value]) => equals(Reflect.get(fact, name), value)),
    );
    expect(match, JSON.stringify(found)).toBeDefined();
    if (match !== undefined) expect(factText(match)).toBe(sentence);
  });

  it("have the line and the path of what they stand in", () => {
    const { facts } = verdictOf(
      { resources: [primitive("a")], constraints: location("a", "n1", "5", 'id="l"') },
      { facts: true },
    );
    expect(facts.find(({ code }) => code === "location")?.place).toMatchObject({
      line: 6,
      path: 'cib/configuration/constraints/rsc_location[@id="l"]',
    });
  });

  it.each([
    [
      "all members, whatever `sequential` says, of a set of which one is enough",
      "true",
      "start",
      ["a", "b"],
      ["c", "d"],
      true,
    ],
    ["the last and the first of sequential sets", undefined, "start", ["b"], ["c"], false],
    ["no single one that stops", "true", "stop", ["b"], ["c"], false],
  ])("name of two ordered sets %s (04 §14.9)", (_rule, any, action, first, then, anyFirst) => {
    const set = (ids: readonly string[], id: string, more: string) =>
      `<resource_set id="${id}" sequential="true" ${more}>${ids.map((each) => `<resource_ref id="${each}"/>`).join("")}</resource_set>`;
    const needs = any === undefined ? "" : 'require-all="false"';
    const ordered = set(["a", "b"], "s1", `action="${action}" ${needs}`) + set(["c", "d"], "s2", "");
    const { facts } = verdictOf(
      {
        resources: ["a", "b", "c", "d"].map((id) => primitive(id)),
        constraints: `<rsc_order id="o" symmetrical="false">${ordered}</rsc_order>`,
      },
      { facts: true },
    );
    const between = facts.filter(
      (fact) => fact.code === "order" && fact.thenTask === "start" && fact.then.includes("c"),
    );
    expect(between).toEqual([expect.objectContaining({ first, firstTask: action, then, anyFirst })]);
  });

  it("are made only where somebody asks", () => {
    expect(verdictOf({ resources: primitive("a") }).facts).toEqual([]);
  });

  it.each([
    ["cli-ban-r-on-n1", "ban"],
    ["cli-prefer-r", "move"],
    ["drbd-fence-by-handler-r", "drbd fence"],
    ["mine", undefined],
  ])("recognize by its name what is left over: %s", (id, leftOver) => {
    const { facts } = verdictOf(
      { resources: primitive("r"), constraints: location("r", "n1", "5", `id="${id}"`) },
      { facts: true },
    );
    expect(facts).toContainEqual(expect.objectContaining({ code: "location", constraint: id, leftOver }));
  });
});

function equals(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
