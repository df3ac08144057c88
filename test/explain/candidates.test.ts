/** What might help, by the facts: which change each kind of fact suggests for which goal. None of it is tried here. */
import { describe, expect, it } from "vitest";
import { Book } from "../../src/explain/book.js";
import type { Goal } from "../../src/explain/index.js";
import type { Candidate } from "../../src/explain/remedies/candidate.js";
import { candidatesOf } from "../../src/explain/remedies/candidates.js";
import type { Fact, FactCode, FactOf } from "../../src/index.js";
import { explainedVerdict } from "../support/answers.js";
import { R } from "../support/causes.js";
import type { Cluster } from "../support/cib.js";

const PLAIN: Cluster = { nodes: 2, resources: R };
const RUNS: Goal = { kind: "runs", resource: "r" };
const STAYS: Goal = { kind: "stays", resource: "r", node: "n1" };
const PROMOTED: Goal = { kind: "promoted", resource: "r" };

/** A candidate in one line: what it says, what to think of, the change, and between which amounts the least is looked for. */
function lineOf({ text, caution, change, tuning }: Candidate): string {
  const what = change.kind === "edit" ? change.edit : change.event;
  const amounts = tuning === undefined ? "" : ` [${tuning.tooLittle} to ${tuning.enough}: ${tuning.with(7).text}]`;
  return `${text}${caution === undefined ? "" : ` (careful: ${caution})`} ${JSON.stringify(what)}${amounts}`;
}

type Given<Code extends FactCode> = Omit<FactOf<Code>, "code" | "place">;

/** What a fact suggests in a cluster in which nothing else does. */
const from = <Code extends FactCode>(code: Code, given: Given<Code>, goal: Goal = RUNS, path?: string): string[] => {
  const place = path === undefined ? undefined : { line: 1, column: 1, path };
  const fact = { code, place, ...given } as unknown as Fact;
  return candidatesOf(new Book(explainedVerdict(PLAIN)), [fact], goal).map(lineOf);
};

const LOCATION: Given<"location"> = {
  constraint: "l",
  rule: undefined,
  resource: "r",
  role: undefined,
  scores: [{ node: "n1", score: -5, conditions: [] }],
  leftOver: undefined,
  discovery: "always",
};
/** A rule that keeps `r` off `n1` since an attribute is so. */
const ruled = (
  operation: string,
  operand: string | undefined,
  attribute: string | undefined = "x",
): Given<"location"> => ({
  ...LOCATION,
  scores: [{ node: "n1", score: -5, conditions: [{ text: "", attribute, value: undefined, operation, operand }] }],
});
const REMOVE_L =
  'remove the constraint l (careful: what it was made for no longer holds) {"kind":"remove","ids":["l"],"of":"constraint"}';
const giving = (value: string | null, lifetime: string): string =>
  `${value === null ? "take the attribute x from n1" : `give n1 the attribute x=${value}`} {"kind":"node-attribute","node":"n1","name":"x","value":${JSON.stringify(value)},"lifetime":"${lifetime}"}`;
const COLOCATION: Given<"colocation"> = {
  constraint: "k",
  dependent: "r",
  dependentRole: undefined,
  primary: "s",
  primaryRole: undefined,
  score: 1_000_000,
  nodeAttribute: "#uname",
};
const REMOVE_K =
  'remove the colocation k (careful: what it was made for no longer holds) {"kind":"remove","ids":["k"],"of":"constraint"}';
const CLEARED = "the constraint that this makes stays until it is cleared";
const UP = 'bring n1 online {"kind":"node","node":"n1","state":"up"}';
const QUORUM = 'get quorum back (bring enough nodes together) {"kind":"quorum","quorate":true}';
const CLEANED = 'clean up r on n1 (cleanup), once what failed is mended {"kind":"cleanup","resource":"r","node":"n1"}';
const FAILED: Given<"operation-failed"> = {
  resource: "r:0",
  node: "n1",
  key: "",
  task: "start",
  interval: 0,
  exitCode: 1,
  exitText: "",
  status: "",
  reason: undefined,
  at: undefined,
  entry: undefined,
  onFail: "restart",
};

const ROWS: readonly (readonly [string, () => readonly string[], readonly string[]])[] = [
  ["quorum", () => from("no-quorum", { policy: "stop", asked: undefined }), [QUORUM]],
  [
    "maintenance",
    () => from("maintenance-mode", {}),
    ['end the maintenance of the cluster {"kind":"property","name":"maintenance-mode","value":"false"}'],
  ],
  [
    "stop-all-resources",
    () => from("stop-all-resources", {}),
    [
      'let resources run again (stop-all-resources=false) {"kind":"property","name":"stop-all-resources","value":"false"}',
    ],
  ],
  ["a node that is offline", () => from("node-offline", { node: "n1" }), [UP]],
  ["a node that was never seen", () => from("node-unseen", { node: "n1" }), [UP]],
  ["a node that joins", () => from("node-pending", { node: "n1" }), [UP]],
  ["a node that shuts down", () => from("node-shutting-down", { node: "n1" }), [UP]],
  [
    "standby",
    () => from("node-standby", { node: "n1", onFail: false }),
    ['take n1 out of standby {"kind":"online","node":"n1"}'],
  ],
  ["standby after a failure", () => from("node-standby", { node: "n1", onFail: true }), []],
  [
    "standby in the status",
    () => from("node-standby", { node: "n1", onFail: false }, RUNS, "cib/status/node_state/transient_attributes"),
    ['take n1 out of standby {"kind":"node-attribute","node":"n1","name":"standby","value":null,"lifetime":"reboot"}'],
  ],
  [
    "maintenance of a node",
    () => from("node-maintenance", { node: "n1" }),
    ['end the maintenance of n1 {"kind":"node-maintenance","node":"n1","on":false}'],
  ],
  [
    "health",
    () => from("node-unhealthy", { node: "n1", attribute: "#health-x", value: "red", score: -9, strategy: "custom" }),
    [
      'make n1 healthy (#health-x green) {"kind":"node-attribute","node":"n1","name":"#health-x","value":"green","lifetime":"reboot"}',
    ],
  ],
  [
    "a role",
    () => from("disabled", { resource: "r", role: "stopped", owner: "g" }),
    ['enable g {"kind":"enable","resource":"g"}'],
  ],
  [
    "a role that is not Promoted",
    () => from("disabled", { resource: "r", role: "unpromoted", owner: "c" }),
    ['let c be promoted again (target-role) {"kind":"promote","resource":"c"}'],
  ],
  [
    "a role in the defaults",
    () => from("disabled", { resource: "r", role: "stopped", owner: undefined }),
    [
      'take target-role out of the resource defaults {"kind":"default","of":"resource","name":"target-role","value":null}',
    ],
  ],
  [
    "management",
    () => from("unmanaged", { resource: "r", by: "ancestor", owner: "g" }),
    [
      'manage g {"kind":"manage","resource":"g"}',
      'end the maintenance of g {"kind":"resource-maintenance","resource":"g","on":false}',
    ],
  ],
  [
    "management by nobody else",
    () => from("unmanaged", { resource: "r", by: "resource", owner: undefined }),
    [
      'manage r {"kind":"manage","resource":"r"}',
      'end the maintenance of r {"kind":"resource-maintenance","resource":"r","on":false}',
    ],
  ],
  [
    "management, by the node",
    () => from("unmanaged", { resource: "r", by: "node maintenance", owner: "n1" }),
    ['end the maintenance of n1 {"kind":"node-maintenance","node":"n1","on":false}'],
  ],
  [
    "management, by the cluster",
    () => from("unmanaged", { resource: "r", by: "cluster maintenance", owner: undefined }),
    ['end the maintenance of the cluster {"kind":"property","name":"maintenance-mode","value":"false"}'],
  ],
  [
    "management, by the defaults",
    () => from("unmanaged", { resource: "r", by: "defaults", owner: undefined }),
    [
      'take is-managed out of the resource defaults {"kind":"default","of":"resource","name":"is-managed","value":null}',
    ],
  ],
  ["what was removed and is left", () => from("unmanaged", { resource: "r", by: "removed", owner: undefined }), []],
  ["a block", () => from("blocked", { resource: "r:1", by: "failed operation", node: "n1" }), [CLEANED]],
  [
    "a block anywhere",
    () => from("blocked", { resource: "r", by: "ticket", node: undefined }),
    ['clean up r (cleanup), once what failed is mended {"kind":"cleanup","resource":"r"}'],
  ],
  ["a failure", () => from("operation-failed", FAILED), [CLEANED]],
  [
    "a probe",
    () =>
      from("probe-refused", {
        resource: "r",
        node: "n1",
        exitCode: 5,
        exitText: "",
        reason: undefined,
        entry: undefined,
      }),
    [CLEANED],
  ],
  [
    "a count",
    () =>
      from("fail-count", {
        resource: "r",
        node: "n1",
        count: 1,
        threshold: 1,
        banned: true,
        last: undefined,
        expires: undefined,
      }),
    [CLEANED],
  ],
  [
    "what runs twice",
    () => from("multiple-active", { resource: "r:0", nodes: ["n1", "n2"], policy: "block" }),
    [
      'let the cluster stop r everywhere and start it once (multiple-active=stop_start) (careful: what ran twice may have done harm to its data: look at that first) {"kind":"meta","resource":"r","name":"multiple-active","value":"stop_start"}',
    ],
  ],
  [
    "what runs twice, and is put right",
    () => from("multiple-active", { resource: "r", nodes: [], policy: "restart" }),
    [],
  ],
  [
    "a ticket",
    () =>
      from("ticket", {
        constraint: "t",
        ticket: "T",
        resource: "r",
        granted: false,
        standby: false,
        lossPolicy: "stop",
        role: undefined,
      }),
    ['grant the ticket T {"kind":"ticket","ticket":"T","state":"granted"}'],
  ],
  [
    "a ticket in standby",
    () =>
      from("ticket", {
        constraint: "t",
        ticket: "T",
        resource: "r",
        granted: true,
        standby: true,
        lossPolicy: "stop",
        role: undefined,
      }),
    ['activate the ticket T {"kind":"ticket","ticket":"T","state":"active"}'],
  ],
  [
    "capacity",
    () =>
      from("capacity", {
        resource: "r",
        node: "n1",
        shortages: [{ attribute: "cpu", needed: 5, free: 2, capacity: 4 }],
        users: ["s"],
      }),
    [
      'give n1 3 more cpu {"kind":"node-utilization","node":"n1","name":"cpu","value":"7"} [4 to 7: give n1 3 more cpu]',
    ],
  ],
  [
    "instances",
    () => from("instance-limit", { resource: "c", max: 2, perNode: 1 }),
    ['allow c one more instance (clone-max=3) {"kind":"meta","resource":"c","name":"clone-max","value":"3"}'],
  ],
  ["promoted instances, of what is to run", () => from("promotion-limit", { resource: "c", max: 1 }), []],
  [
    "promoted instances",
    () => from("promotion-limit", { resource: "c", max: 1 }, PROMOTED).slice(0, 1),
    [
      'allow c one more promoted instance (promoted-max=2) {"kind":"meta","resource":"c","name":"promoted-max","value":"2"}',
    ],
  ],
  ["interleaving, of what is to run", () => from("not-interleaved", { resource: "c" }), []],
  [
    "interleaving",
    () => from("not-interleaved", { resource: "c" }, STAYS),
    ['interleave c (interleave=true) {"kind":"meta","resource":"c","name":"interleave","value":"true"}'],
  ],
  ["a location", () => from("location", LOCATION), [REMOVE_L]],
  ["a location of another node", () => from("location", LOCATION, { ...STAYS, node: "n2" }), [REMOVE_L]],
  [
    "a location for the node",
    () => from("location", { ...LOCATION, scores: [{ node: "n1", score: 5, conditions: [] }] }, STAYS),
    [],
  ],
  ["a location that says nothing", () => from("location", { ...LOCATION, scores: [] }), []],
  [
    "a location of score 0",
    () => from("location", { ...LOCATION, scores: [{ node: "n2", score: 0, conditions: [] }] }),
    [],
  ],
  [
    "a ban",
    () => from("location", { ...LOCATION, leftOver: "ban" }),
    ['clear the ban of r (l) {"kind":"clear","resource":"r"}'],
  ],
  [
    "a move",
    () => from("location", { ...LOCATION, leftOver: "move" }),
    ['clear the move of r (l) {"kind":"clear","resource":"r"}'],
  ],
  [
    "a fence handler",
    () => from("location", { ...LOCATION, leftOver: "drbd fence" }),
    [
      'remove the constraint l (careful: only if the data on the other node is up to date: the handler removes it itself after a resync) {"kind":"remove","ids":["l"],"of":"constraint"}',
    ],
  ],
  ["a rule, lt", () => from("location", ruled("lt", "100")), [giving("100", "reboot"), REMOVE_L]],
  ["a rule, lte", () => from("location", ruled("lte", "100")), [giving("101", "reboot"), REMOVE_L]],
  ["a rule, gt", () => from("location", ruled("gt", "100")), [giving("100", "reboot"), REMOVE_L]],
  ["a rule, gte", () => from("location", ruled("gte", "100")), [giving("99", "reboot"), REMOVE_L]],
  ["a rule, lt of a text", () => from("location", ruled("lt", "b")), [REMOVE_L]],
  ["a rule, lte of a text", () => from("location", ruled("lte", "b")), [REMOVE_L]],
  ["a rule, gt of a text", () => from("location", ruled("gt", "b")), [REMOVE_L]],
  ["a rule, gte of a text", () => from("location", ruled("gte", "b")), [REMOVE_L]],
  ["a rule, ne", () => from("location", ruled("ne", "a")), [giving("a", "forever"), REMOVE_L]],
  ["a rule, eq", () => from("location", ruled("eq", "a")), [giving(null, "forever"), REMOVE_L]],
  ["a rule, defined", () => from("location", ruled("defined", undefined)), [giving(null, "forever"), REMOVE_L]],
  ["a rule, not_defined", () => from("location", ruled("not_defined", undefined)), [giving("1", "reboot"), REMOVE_L]],
  ["a rule of another kind", () => from("location", ruled("in_range", "1")), [REMOVE_L]],
  ["a rule of the node's name", () => from("location", ruled("eq", "n1", "#uname")), [REMOVE_L]],
  ["a rule on another node", () => from("location", ruled("lt", "1"), { ...STAYS, node: "n2" }), [REMOVE_L]],
  ["a colocation", () => from("colocation", COLOCATION), [REMOVE_K]],
  [
    "a colocation with what is elsewhere",
    () => from("colocation", COLOCATION, STAYS),
    [`move s to n1 as well (careful: ${CLEARED}) {"kind":"move","resource":"s","node":"n1"}`, REMOVE_K],
  ],
  [
    "a colocation apart",
    () => from("colocation", { ...COLOCATION, score: -5 }, STAYS),
    [`keep s off n1 (careful: ${CLEARED}) {"kind":"ban","resource":"s","node":"n1"}`, REMOVE_K],
  ],
  [
    "a colocation apart, of the other one",
    () => from("colocation", { ...COLOCATION, score: -5, dependent: "t", primary: "r" }, STAYS),
    [`keep t off n1 (careful: ${CLEARED}) {"kind":"ban","resource":"t","node":"n1"}`, REMOVE_K],
  ],
  [
    "an ordering",
    () =>
      from("order", {
        constraint: "o",
        first: ["s"],
        firstTask: "start",
        then: ["r"],
        thenTask: "start",
        kind: "Mandatory",
        symmetrical: true,
        anyFirst: false,
      }),
    [
      'remove the ordering o (careful: what it was made for no longer holds) {"kind":"remove","ids":["o"],"of":"constraint"}',
    ],
  ],
  ["fencing without quorum", () => from("node-cannot-be-fenced", { node: "n1", why: "no quorum" }), [QUORUM]],
  ["fencing without a device", () => from("node-cannot-be-fenced", { node: "n1", why: "no fence device" }), []],
  ["fencing that is disabled", () => from("fencing-disabled", {}), []],
  ["fencings one by one", () => from("fenced-one-by-one", {}), []],
  ["what was removed", () => from("removed", { resource: "r" }), []],
  ["what is under way", () => from("operation-pending", { resource: "r", node: "n1", task: "start" }), []],
  [
    "a lock",
    () => from("shutdown-lock", { resource: "r", node: "n1" }),
    [
      UP,
      'let resources leave nodes that are shut down (shutdown-lock=false) (careful: this holds for all resources and nodes) {"kind":"property","name":"shutdown-lock","value":"false"}',
    ],
  ],
  [
    "only named nodes",
    () => from("opt-in-cluster", {}).map((line) => line.slice(0, line.indexOf(" {"))),
    ["allow r on n1", "allow r on n2"],
  ],
  ["only named nodes, of what is to stay", () => from("opt-in-cluster", {}, STAYS), []],
];

describe("what facts suggest", () => {
  it.each(ROWS)("%s", (_, suggested, lines) => {
    expect(suggested()).toEqual(lines);
  });

  it("is tried first where nobody has to think twice, and each once", () => {
    const facts: Fact[] = [
      { code: "location", place: undefined, ...LOCATION },
      { code: "node-offline", node: "n1", place: undefined },
      { code: "node-unseen", node: "n1", place: undefined },
    ];
    const found = candidatesOf(new Book(explainedVerdict(PLAIN)), facts, RUNS).map(lineOf);
    expect(found).toEqual([UP, REMOVE_L]);
  });

  it("asks for a device that only an administrator can choose", () => {
    const [line = ""] = from("no-fence-device", {});
    expect(line).toContain("configure a fence device that fits the nodes, such as fence_ipmilan");
    expect(line).toContain("(careful: a device that does not work is worse than none: test it)");
    expect(line).toContain('"class":"stonith","type":"fence_ipmilan"');
  });
});
