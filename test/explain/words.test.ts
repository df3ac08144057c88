/** The sentences of facts: each kind of sentence once, with everything that may be left out of it, and with it. */
import { describe, expect, it } from "vitest";
import {
  factText,
  isTransient,
  listOf,
  locationsText,
  nodeStatesText,
  nodeWord,
  taskText,
  timeText,
} from "../../src/explain/words.js";
import type { Fact, FactCode, FactOf } from "../../src/index.js";
import type { LocationScoreFact, MetCondition, NodeFact } from "../../src/verdict/fact.js";

type Given<Code extends FactCode> = Omit<FactOf<Code>, "code" | "place">;

/** A kind of fact with what it mostly says, and variations of it with their sentences. */
const kind =
  <Code extends FactCode>(code: Code, usual: Given<Code>) =>
  (...rows: readonly (readonly [Partial<Given<Code>>, string])[]): [string, () => string, string][] =>
    rows.map(([more, sentence]) => [
      `${code}: ${sentence}`,
      () => factText({ code, place: undefined, ...usual, ...more } as unknown as Fact),
      sentence,
    ]);

const failed = kind("operation-failed", {
  resource: "r",
  node: "n1",
  key: "r_start_0",
  task: "start",
  interval: 0,
  exitCode: 1,
  exitText: "Error occurred",
  status: "Error",
  reason: undefined,
  at: undefined,
  entry: undefined,
  onFail: "restart",
});
const counted = kind("fail-count", {
  resource: "r",
  node: "n1",
  count: 2,
  threshold: 3,
  banned: false,
  last: undefined,
  expires: undefined,
});
const location = kind("location", {
  constraint: "l",
  rule: undefined,
  resource: "r",
  role: undefined,
  scores: [],
  leftOver: undefined,
  discovery: "always",
});
const on = (score: number, conditions: readonly MetCondition[] = [], node = "n1"): readonly LocationScoreFact[] => [
  { node, score, conditions },
];
const condition = (text: string, attribute?: string, value?: string): MetCondition => ({
  text,
  attribute,
  value,
  operation: undefined,
  operand: undefined,
});
const colocation = kind("colocation", {
  constraint: "c",
  dependent: "a",
  dependentRole: undefined,
  primary: "b",
  primaryRole: undefined,
  score: 1_000_000,
  nodeAttribute: "#uname",
});
const order = kind("order", {
  constraint: "o",
  first: ["a"],
  firstTask: "start",
  then: ["b"],
  thenTask: "start",
  kind: "Mandatory",
  symmetrical: true,
  anyFirst: false,
});
const quorum = kind("no-quorum", { policy: "stop", asked: undefined });
const unmanaged = kind("unmanaged", { resource: "r", by: "resource", owner: "o" });
const disabled = kind("disabled", { resource: "r", role: "stopped", owner: "r" });
const blocked = kind("blocked", { resource: "r", by: "failed operation", node: undefined });
const standby = kind("node-standby", { node: "n1", onFail: false });
const unfenceable = kind("node-cannot-be-fenced", { node: "n1", why: "no quorum" });
const broken = kind("fencing-level-broken", { node: "n1", level: 1, device: "F", why: "disabled" });
const short = { attribute: "memory", needed: 3, free: 2, capacity: 9 };
const capacity = kind("capacity", { resource: "r", node: "n1", shortages: [short], users: [] });
const ticket = kind("ticket", {
  constraint: "t",
  ticket: "T",
  resource: "r",
  granted: false,
  standby: false,
  lossPolicy: "fence",
  role: undefined,
});
const QUIET = "the cluster has no quorum, and no-quorum-policy=";
const UNUSED = "which would fence its nodes, stops everything where there was no quorum before or fencing is disabled";

const SENTENCES: readonly (readonly [string, () => string, string])[] = [
  ...failed(
    [{}, "the start of r failed on n1 (exit code 1, Error occurred)"],
    [{ reason: "no disk" }, "the start of r failed on n1 (exit code 1, Error occurred: no disk)"],
    [{ onFail: "block" }, "the start of r failed on n1 (exit code 1, Error occurred; handled as on-fail=block)"],
    [{ task: "monitor" }, "the probe of r failed on n1 (exit code 1, Error occurred)"],
    [{ task: "monitor", interval: 10 }, "the monitor of r failed on n1 (exit code 1, Error occurred)"],
    [{ task: "asyncmon", interval: 10 }, "the monitor of r failed on n1 (exit code 1, Error occurred)"],
    [{ task: "migrate_to" }, "the migrate to of r failed on n1 (exit code 1, Error occurred)"],
    [{ status: "Timed out" }, "the start of r timed out on n1 (exit code 1, Error occurred)"],
    [{ node: "" }, "the start of r failed on a node without a name (exit code 1, Error occurred)"],
  ),
  ...kind("probe-refused", {
    resource: "r",
    node: "n1",
    exitCode: 5,
    exitText: "Not installed",
    reason: undefined,
    entry: undefined,
  })(
    [{}, "the probe of r on n1 says that it cannot run there (exit code 5, Not installed)"],
    [{ reason: "no x" }, "the probe of r on n1 says that it cannot run there (exit code 5, Not installed: no x)"],
  ),
  ...counted(
    [{}, "r failed 2 times on n1"],
    [{ count: 1 }, "r failed once on n1"],
    [{ count: 3, banned: true }, "r failed 3 times on n1, which reaches migration-threshold=3"],
    [{ expires: 1_700_000_000 }, "r failed 2 times on n1; it counts until 2023-11-14 22:13:20 UTC"],
    [{ count: 999_999 }, "r failed 999999 times on n1"],
    [{ count: 1_000_000 }, "r failed on n1: its fail count there is INFINITY"],
  ),
  ...location(
    [{}, "l says nothing about r now: its rule is met on no node"],
    [{ scores: on(5) }, "l prefers r on n1 (5)"],
    [{ scores: on(0) }, "l prefers r on n1 (0)"],
    [{ scores: on(1_000_000) }, "l wants r on n1 (INFINITY)"],
    [{ scores: on(-5) }, "l rather keeps r off n1 (-5)"],
    [{ scores: on(-1_000_000) }, "l keeps r off n1 (-INFINITY)"],
    [{ scores: [...on(5), ...on(-6, [], "n2")] }, "l prefers r on n1 (5); l rather keeps r off n2 (-6)"],
    [{ scores: on(5), role: "promoted" }, "l wants r in the role Promoted on n1 (5)"],
    [{ scores: on(-5), role: "promoted" }, "l keeps r from the role Promoted on n1 (-5)"],
    [{ scores: on(5), role: "stopped" }, "l wants r in the role Stopped on n1 (5)"],
    [{ scores: on(5), discovery: "never" }, "l prefers r on n1 (5, resource-discovery=never)"],
    [{ scores: on(-5), leftOver: "ban" }, "l rather keeps r off n1 (-5); it is left over from a ban or move"],
    [{ scores: on(5), leftOver: "move" }, "l prefers r on n1 (5); it is left over from a move"],
    [{ scores: on(5), leftOver: "standby" }, "l prefers r on n1 (5); it is left over from a standby"],
    [
      { scores: on(-5), leftOver: "drbd fence" },
      "l rather keeps r off n1 (-5); DRBD's fence handler made it, and removes it once the peer is in sync again",
    ],
    [{ scores: on(5, [condition("lt x 3", "x", "2")]) }, "l prefers r on n1 (5), as lt x 3 (x is 2)"],
    [
      { scores: on(5, [condition("not_defined x", "x")]) },
      "l prefers r on n1 (5), as not_defined x (x is not defined)",
    ],
    [
      { scores: on(5, [condition("any a"), condition("any b")]), leftOver: "ban" },
      "l prefers r on n1 (5), as any a and any b; it is left over from a ban or move",
    ],
    [{ scores: on(5, [condition("date gt 2020")]) }, "l prefers r on n1 (5), as the time is after 2020"],
    [{ scores: on(5, [condition("date lt 2020")]) }, "l prefers r on n1 (5), as the time is before 2020"],
    [{ scores: on(5, [condition("date in_range 1 to 2")]) }, "l prefers r on n1 (5), as the time is within 1 to 2"],
    [{ scores: on(5, [condition("date date_spec h 9")]) }, "l prefers r on n1 (5), as the time is within h 9"],
    [
      { scores: on(5, [condition("date start=1 end=2")]) },
      "l prefers r on n1 (5), as the time is within start=1 end=2",
    ],
    [{ scores: on(5, [condition("eq update 1")]) }, "l prefers r on n1 (5), as eq update 1"],
    [{ scores: on(5, [condition("update date gt 1")]) }, "l prefers r on n1 (5), as update date gt 1"],
  ),
  ...colocation(
    [{}, "a must run with b (c)"],
    [{ score: 999_999 }, "a prefers to run with b (c, score 999999)"],
    [{ score: 1 }, "a prefers to run with b (c, score 1)"],
    [{ score: 0 }, "a rather does not run with b (c, score 0)"],
    [{ score: -1 }, "a rather does not run with b (c, score -1)"],
    [{ score: -1_000_000 }, "a must not run with b (c)"],
    [{ dependentRole: "promoted", primaryRole: "started" }, "a (promoted) must run with b (started) (c)"],
    [{ nodeAttribute: "rack" }, "a must run with b (c, judged by rack)"],
    [{ score: 5, nodeAttribute: "rack" }, "a prefers to run with b (c, score 5, judged by rack)"],
  ),
  ...order(
    [{}, "the start of b waits until a has started (o)"],
    [{ symmetrical: false }, "the start of b waits until a has started (o, not the other way round)"],
    [{ firstTask: "stop" }, "the start of b waits until a has stopped (o)"],
    [{ firstTask: "promote" }, "the start of b waits until a is promoted (o)"],
    [{ firstTask: "demote", thenTask: "stop" }, "the stop of b waits until a is demoted (o)"],
    [{ firstTask: "notify" }, "the start of b waits until a has done notify (o)"],
    [{ kind: "Optional" }, "the start of b waits, if both happen, until a has started (o)"],
    [{ first: ["x", "y"], then: ["b", "c"] }, "the start of b and c waits until x and y have started (o)"],
    [{ first: ["x", "y"], firstTask: "demote" }, "the start of b waits until x and y are demoted (o)"],
    [{ first: ["x", "y"], anyFirst: true }, "the start of b waits until one of x and y has started (o)"],
    [{ first: ["x"], anyFirst: true }, "the start of b waits until x has started (o)"],
    [{ kind: "Serialize", symmetrical: false }, "the start of b never runs at once with the start of a (o)"],
  ),
  ...quorum(
    [{}, `${QUIET}stop (the default) stops everything`],
    [{ asked: "stop" }, `${QUIET}stop stops everything`],
    [{ policy: "freeze", asked: "freeze" }, `${QUIET}freeze starts nothing new`],
    [{ policy: "demote", asked: "demote" }, `${QUIET}demote demotes what is promoted, and starts nothing`],
    [{ policy: "fence", asked: "fence" }, `${QUIET}fence fences all nodes of this partition`],
    [{ policy: "fence", asked: "suicide" }, `${QUIET}suicide fences all nodes of this partition`],
    [{ policy: "ignore", asked: "ignore" }, `${QUIET}ignore changes nothing`],
    [{ policy: "stop", asked: "fence" }, `${QUIET}fence, ${UNUSED}`],
    [{ policy: "stop", asked: "suicide" }, `${QUIET}suicide, ${UNUSED}`],
  ),
  ...unmanaged(
    [{}, "r is not managed (is-managed=false or maintenance=true in its meta attributes)"],
    [{ by: "ancestor" }, "r is not managed, since o is not (is-managed=false or maintenance=true there)"],
    [{ by: "defaults" }, "r is not managed (is-managed=false or maintenance=true in the resource defaults)"],
    [{ by: "node maintenance" }, "r is not managed, since o is in maintenance"],
    [{ by: "cluster maintenance" }, "r is not managed, since the cluster is in maintenance (maintenance-mode=true)"],
    [{ by: "removed" }, "r is no longer configured, and stop-removed-resources=false leaves it running"],
  ),
  ...disabled(
    [{}, "r is disabled (target-role=Stopped)"],
    [{ owner: "g" }, "r is disabled (target-role=Stopped of g)"],
    [{ owner: undefined }, "r is disabled (target-role=Stopped in the resource defaults)"],
    [{ role: "unpromoted" }, "r is kept unpromoted (target-role=Unpromoted)"],
  ),
  ...blocked(
    [{}, "r is blocked: after a failed operation it is left alone until somebody cleans up"],
    [{ node: "n1" }, "r is blocked on n1: after a failed operation it is left alone until somebody cleans up"],
    [{ by: "multiple active" }, "r is blocked: it is active on several nodes (multiple-active=block)"],
    [{ by: "ticket" }, "r is blocked: its ticket was lost (loss-policy=freeze)"],
  ),
  ...standby([{}, "n1 is in standby"], [{ onFail: true }, "n1 is in standby after a failure (on-fail=standby)"]),
  ...unfenceable(
    [{}, "n1 cannot be fenced: there is no quorum"],
    [{ why: "no fence device" }, "n1 cannot be fenced: no fence device is configured"],
    [{ why: "fencing disabled" }, "n1 cannot be fenced: fencing is disabled (fencing-enabled=false)"],
  ),
  ...broken(
    [{}, "level 1 of the fencing of n1 fails, since F is disabled (target-role=Stopped)"],
    [{ why: "no fence device" }, "level 1 of the fencing of n1 fails, since F is no fence device"],
    [{ why: "not configured" }, "level 1 of the fencing of n1 fails, since F is not configured"],
  ),
  ...capacity(
    [{}, "n1 has too little capacity for r: it needs 3 memory, 2 is free"],
    [
      { shortages: [short, { ...short, attribute: "cpu" }], users: ["x", "y"] },
      "n1 has too little capacity for r: it needs 3 memory, 2 is free; it needs 3 cpu, 2 is free (used by x and y)",
    ],
  ),
  ...ticket(
    [{}, "r needs the ticket T (t), which is not granted (loss-policy=fence)"],
    [{ granted: true }, "r needs the ticket T (t), which is granted"],
    [{ granted: true, standby: true }, "r needs the ticket T (t), which is in standby (loss-policy=fence)"],
    [{ standby: true }, "r needs the ticket T (t), which is in standby (loss-policy=fence)"],
  ),
  ...kind("promotion-limit", { resource: "c", max: 2 })([
    {},
    "at most 2 instances of c may be promoted (promoted-max)",
  ]),
  ...kind("multiple-active", { resource: "r", nodes: ["n1", "n2"], policy: "unexpected" })([
    {},
    "r is active on n1 and n2 at once (multiple-active=stop_unexpected)",
  ]),
  ...kind("node-unclean", { node: "n1", reason: "it is lost", resource: undefined })([{}, "n1 is unclean: it is lost"]),
];

describe("sentences of facts", () => {
  it.each(SENTENCES)("%s", (_, text, sentence) => {
    expect(text()).toBe(sentence);
  });

  it("say of a standby in the status that it ends when the node leaves", () => {
    const place = (path: string) => ({ line: 1, column: 1, path });
    const passing: Fact = {
      code: "node-standby",
      node: "n1",
      onFail: false,
      place: place("cib/status/node_state/transient_attributes/instance_attributes"),
    };
    expect(isTransient(passing)).toBe(true);
    expect(factText(passing)).toBe("n1 is in standby until it leaves the cluster");
    const lasting = { ...passing, place: place("cib/configuration/nodes/node") };
    expect(isTransient(lasting)).toBe(false);
    expect(factText(lasting)).toBe("n1 is in standby");
    expect(isTransient({ ...passing, place: undefined })).toBe(false);
  });
});

describe("words", () => {
  it.each([
    [[], "nothing"],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "a"], "a and b"],
    [["a", ""], "a and a node without a name"],
    [[..."abcdefghij"], "a, b, c, d, e, f, g, h, i and j"],
    [[..."abcdefghijk"], "a, b, c, d, e, f, g, h, i and 2 others"],
  ])("list names, ten at most: %j", (words, text) => {
    expect(listOf(words)).toBe(text);
  });

  it("list fewer where asked", () => {
    expect(listOf(["a", "b", "c"], 3)).toBe("a, b and c");
    expect(listOf(["a", "b", "c", "d"], 3)).toBe("a, b and 2 others");
  });

  it("speak of nodes without a name, and of none", () => {
    expect([nodeWord("n1"), nodeWord(""), nodeWord(undefined)]).toEqual(["n1", "a node without a name", "no node"]);
  });

  it("tell times of day in UTC, and what is beyond all dates in seconds", () => {
    expect(timeText(0)).toBe("1970-01-01 00:00:00 UTC");
    expect(timeText(1e15)).toBe("1000000000000000 s");
  });

  it("tell tasks as people do", () => {
    expect([taskText("asyncmon"), taskText("migrate_from"), taskText("a_b_c")]).toEqual([
      "monitor",
      "migrate from",
      "a b c",
    ]);
  });
});

describe("the states of a node in one breath", () => {
  const state = (code: "node-offline" | "node-unseen" | "node-pending" | "node-maintenance"): NodeFact => ({
    code,
    node: "n1",
    place: undefined,
  });
  const unclean = (reason: string): NodeFact => ({
    code: "node-unclean",
    node: "n1",
    reason,
    resource: undefined,
    place: undefined,
  });

  it.each<[readonly NodeFact[], string]>([
    [[], ""],
    [[state("node-offline")], "n1 is offline"],
    [[state("node-offline"), state("node-maintenance")], "n1 is offline and in maintenance"],
    [[state("node-unseen"), state("node-offline")], "n1 has not been seen by the cluster"],
    [[unclean("r failed")], "n1 is unclean (r failed)"],
    [[state("node-offline"), unclean("r failed")], "n1 is offline and unclean (r failed)"],
    [[unclean("a"), unclean("b")], "n1 is unclean (a; b)"],
    [[unclean("a"), unclean("a")], "n1 is unclean (a)"],
    [[unclean("a"), unclean("b"), unclean("c")], "n1 is unclean (a; b; and more)"],
    [[{ ...state("node-offline"), node: "" }], "a node without a name is offline"],
  ])("%#: %j", (states, text) => {
    expect(nodeStatesText(states)).toBe(text);
  });
});

describe("what a location says about all nodes that it keeps a resource off", () => {
  const of = (...scores: readonly LocationScoreFact[]): string =>
    locationsText({
      code: "location",
      constraint: "l",
      rule: undefined,
      resource: "r",
      role: undefined,
      scores,
      leftOver: undefined,
      discovery: "always",
      place: undefined,
    });
  const off = (node: string, score: number, ...conditions: readonly MetCondition[]): LocationScoreFact => ({
    node,
    score,
    conditions,
  });

  it.each<[() => string, string]>([
    [() => of(off("n1", 5)), "l prefers r on n1 (5)"],
    [() => of(off("n1", 0), off("n2", -1)), "l rather keeps r off n2 (-1)"],
    [() => of(off("n1", -1), off("n2", -1), off("n3", 1)), "l rather keeps r off n1 and n2 (-1)"],
    [() => of(off("n1", -1), off("n2", -2)), "l rather keeps r off n1 (-1); l rather keeps r off n2 (-2)"],
    [
      () => of(off("n1", -1), off("n2", -2), off("n3", -1)),
      "l rather keeps r off n1 and n3 (-1); l rather keeps r off n2 (-2)",
    ],
    [
      () => of(off("n1", -1, condition("lt x 3", "x", "2")), off("n2", -1, condition("lt x 3", "x", "2"))),
      "l rather keeps r off n1 and n2 (-1), as lt x 3 (x is 2)",
    ],
    [
      () => of(off("n1", -1, condition("lt x 3", "x", "2")), off("n2", -1, condition("lt x 3", "x", "1"))),
      "l rather keeps r off n1 and n2 (-1), as lt x 3",
    ],
    [
      () => of(off("n1", -1, condition("lt x 3", "x", "2")), off("n2", -2, condition("lt x 3", "x", "1"))),
      "l rather keeps r off n1 (-1), as lt x 3 (x is 2); l rather keeps r off n2 (-2), as lt x 3 (x is 1)",
    ],
    [
      () => of(off("n1", -1, condition("lt x 3", "x", "2")), off("n2", -1, condition("lt y 3", "y", "1"))),
      "l rather keeps r off n1 (-1), as lt x 3 (x is 2); l rather keeps r off n2 (-1), as lt y 3 (y is 1)",
    ],
  ])("%#: %s", (text, sentence) => {
    expect(text()).toBe(sentence);
  });
});
