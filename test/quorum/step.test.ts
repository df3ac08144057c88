import { describe, expect, it } from "vitest";
import {
  type CorosyncEvent,
  dangersOf,
  notation,
  parseCorosync,
  parseEvents,
  partitionsOf,
  type QuorumCluster,
  QuorumError,
  quorumCluster,
  step,
  steps,
} from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

const config = parseCorosync(conf());
const MOST = 2 ** 32 - 1;

/** The cluster after events in words. */
function played(text: string, given = config, arbiter = false): QuorumCluster {
  const events = parseEvents(text, given).map(({ event }) => event);
  return steps(quorumCluster(given, { arbiter }), events).cluster;
}

function errorOf(work: () => unknown): QuorumError {
  try {
    work();
  } catch (error) {
    if (error instanceof QuorumError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

const names = (id: number | string) => `There is no node ${id}.`;

describe("an event that cannot be says why, and what could be (12 §1)", () => {
  const running = played("start 1,2");
  const votes = (value: number) => `${value} is not a number of votes.`;

  it.each<[CorosyncEvent, code: string, says: string, legal: string]>([
    [{ kind: "start", nodes: [4] }, "node", names(4), "1, 2, 3"],
    [{ kind: "start", nodes: [0] }, "node", names(0), "1, 2, 3"],
    [{ kind: "start", nodes: [2.5] }, "node", names(2.5), "1, 2, 3"],
    [{ kind: "start", nodes: [3, 2] }, "state", "The node 2 runs already.", "a node that does not run"],
    [
      { kind: "start", nodes: [3], partition: -1 },
      "event",
      "-1 is not a number of a partition.",
      `0 to ${Number.MAX_SAFE_INTEGER}`,
    ],
    [{ kind: "crash", nodes: [1, 3] }, "state", "The node 3 does not run.", "a node that runs"],
    [{ kind: "stop", nodes: [3] }, "state", "The node 3 does not run.", "a node that runs"],
    [{ kind: "stop", nodes: [7] }, "node", names(7), "1, 2, 3"],
    [
      { kind: "partition", partitions: [[3]] },
      "partition",
      "The partitions leave out 1, 2.",
      "each running node in one partition",
    ],
    [
      {
        kind: "partition",
        partitions: [
          [1, 3],
          [2, 3],
        ],
      },
      "partition",
      "The node 3 is named twice.",
      "each node in one partition",
    ],
    [{ kind: "partition", partitions: [[1, 2, 9]] }, "node", names(9), "1, 2, 3"],
    [{ kind: "wait", ms: 0.5 }, "event", "0.5 is not a number of milliseconds.", `0 to ${Number.MAX_SAFE_INTEGER}`],
    [{ kind: "wait", ms: -1 }, "event", "-1 is not a number of milliseconds.", `0 to ${Number.MAX_SAFE_INTEGER}`],
    [{ kind: "expected", node: 1, votes: -1 }, "event", votes(-1), `0 to ${MOST}`],
    [{ kind: "expected", node: 1, votes: MOST + 1 }, "event", votes(MOST + 1), `0 to ${MOST}`],
    [{ kind: "expected", node: 3, votes: 1 }, "state", "The node 3 does not run.", "a node that runs"],
    [{ kind: "votes", node: 1, of: 1, votes: MOST + 1 }, "event", votes(MOST + 1), `0 to ${MOST}`],
    [{ kind: "votes", node: 1, of: 1, votes: 1.5 }, "event", votes(1.5), `0 to ${MOST}`],
    [{ kind: "cancel", node: 3 }, "state", "The node 3 does not run.", "a node that runs"],
    [{ kind: "register", nodes: [3] }, "state", "The node 3 does not run.", "a node that runs"],
    [{ kind: "reload", config, nodes: [9] }, "node", names(9), "1, 2, 3"],
    [
      { kind: "arbiter", state: "up" },
      "state",
      "No arbiter is modelled: there is no device, or its daemon does not start.",
      "a configuration with a quorum device of the model net",
    ],
  ])("%j", (event, code, says, legal) => {
    const error = errorOf(() => step(running, event));
    expect(error).toMatchObject({ code, problem: says, legal, path: "", position: undefined });
  });

  it("as calls of a device whose arbiter is modelled", () => {
    const modelled = played("start 1", parseCorosync(conf({ quorum: device("votes: 1") })), true);
    for (const kind of ["register", "unregister"] as const) {
      expect(errorOf(() => step(modelled, { kind, nodes: [1] }))).toMatchObject({
        code: "state",
        problem: "The arbiter is modelled, so its device calls by itself.",
        legal: "arbiter up or down, or a cluster without a modelled arbiter",
      });
    }
    expect(errorOf(() => step(modelled, { kind: "arbiter-link", nodes: [9], state: "up" })).problem).toBe(names(9));
    expect(errorOf(() => step(modelled, { kind: "heuristics", nodes: [9], result: "off" })).problem).toBe(names(9));
  });

  it("where there is no node list, for ids that corosync cannot have", () => {
    const text =
      "totem {\nversion: 2\ninterface {\nbindnetaddr: a\n}\n}\nquorum {\nprovider: corosync_votequorum\nexpected_votes: 1\n}\n";
    const empty = quorumCluster(parseCorosync(text));
    const start = (id: number) => step(empty, { kind: "start", nodes: [id] });
    expect([...start(MOST).cluster.nodes.keys()]).toEqual([MOST]);
    for (const id of [0, -1, 1.5, MOST + 1]) {
      expect(errorOf(() => start(id))).toMatchObject({ code: "node", problem: names(id), legal: `1 to ${MOST}` });
    }
  });

  it("where the node list has no ids, for no other ids either", () => {
    const text = conf({ votes: ones(2), totem: ["transport: udp"], quorum: ["expected_votes: 1"] });
    const nameless = quorumCluster(parseCorosync(text.replace(/nodeid: [0-9]/g, "")));
    expect([...step(nameless, { kind: "start", nodes: [5] }).cluster.nodes.keys()]).toEqual([5]);
  });

  it("with the ids there are in ascending order, whatever order the file has", () => {
    const { nodes, ...rest } = parseCorosync(conf({ votes: ones(10) }));
    const reversed = quorumCluster({ ...rest, nodes: [...nodes].reverse() });
    const { legal } = errorOf(() => step(reversed, { kind: "start", nodes: [11] }));
    expect(legal).toBe("1, 2, 3, 4, 5, 6, 7, 8, 9, 10");
  });

  it("but may be the greatest numbers there are", () => {
    expect(step(running, { kind: "wait", ms: Number.MAX_SAFE_INTEGER }).cluster.now).toBe(Number.MAX_SAFE_INTEGER);
    expect(step(running, { kind: "expected", node: 1, votes: MOST - 2 }).notes).toHaveLength(1);
    // The threshold of 2^32 - 1 votes and 2 wraps (12 §6.2).
    expect(step(running, { kind: "expected", node: 1, votes: MOST }).notes).toEqual([]);
    expect(step(running, { kind: "start", nodes: [3], partition: 0 }).cluster.nodes.size).toBe(3);
    const late = step(running, { kind: "wait", ms: 10 }).cluster;
    expect(errorOf(() => step(late, { kind: "wait", ms: Number.MAX_SAFE_INTEGER })).legal).toBe(
      `0 to ${Number.MAX_SAFE_INTEGER - 10}`,
    );
  });

  it("is the provider corosync_ykd, wherever a node reads it (12 §10)", () => {
    const ykd = parseCorosync(conf().replace("corosync_votequorum", "corosync_ykd"));
    const error = errorOf(() => quorumCluster(ykd));
    const line = conf().split("\n").indexOf("  provider: corosync_votequorum") + 1;
    expect(error).toMatchObject({
      code: "provider",
      problem: "The provider corosync_ykd is not modelled.",
      path: "quorum.provider",
      legal: "corosync_votequorum, or none",
      position: { line, column: 13 },
    });
    expect(errorOf(() => quorumCluster(config, { ownConfigs: new Map([[1, ykd]]) })).code).toBe("provider");
  });
});

describe("several nodes of one event", () => {
  it("act in ascending order, each once, however they are named (12 §7.9)", () => {
    const faulty = parseCorosync(conf({ votes: ones(10), quorum: ["two_node: 1", ...device()] }));
    const { notes } = step(quorumCluster(faulty), { kind: "start", nodes: [10, 2, 1, 10] });
    expect(notes.map(({ node }) => node)).toEqual([1, 2, 10]);
  });

  it("call a device that nobody names by one name", () => {
    const given = quorumCluster(parseCorosync(conf({ quorum: device("votes: 1") })), { arbiter: false });
    const { notes, cluster } = steps(given, [
      { kind: "start", nodes: [1, 2] },
      { kind: "register", nodes: [1] },
      { kind: "register", nodes: [2], name: "device" },
      { kind: "poll", nodes: [1, 2], vote: true },
    ]);
    expect([notes, notation(partitionsOf(cluster))]).toEqual([[], "1,2 + 3/3/2"]);
  });

  it("reload, and the others do not", () => {
    const two = parseCorosync(conf({ quorum: ["two_node: 1"] }));
    const { nodes } = step(played("start 1,2"), { kind: "reload", nodes: [1], config: two }).cluster;
    expect([...nodes].map(([id, { settings }]) => [id, settings.twoNode])).toEqual([
      [1, true],
      [2, false],
    ]);
  });
});

describe("what a cluster remembers", () => {
  it("is which nodes crashed and which were stopped, until they start again", () => {
    const shown = ({ crashed, stopped }: QuorumCluster) => [[...crashed], [...stopped]];
    expect(shown(played("start all; crash 1; stop 2"))).toEqual([[1], [2]]);
    expect(shown(played("start all; crash 1; stop 2; start 1,2"))).toEqual([[], []]);
    expect(shown(played("start all"))).toEqual([[], []]);
  });

  it("is the time", () => {
    expect(played("wait 5; wait 7").now).toBe(12);
    expect(played("start 1").now).toBe(0);
  });

  it("is the ring of each node: the lowest member, and a number that rises by 4", () => {
    const ring = (text: string, id: number) => played(text).rings.get(id);
    expect(ring("start 1", 1)).toEqual({ representative: 1, sequence: 4 });
    expect(ring("start 1; start 2", 2)).toEqual({ representative: 1, sequence: 8 });
    expect(ring("start 1; start 2; start 3", 3)).toEqual({ representative: 1, sequence: 12 });
    expect(ring("start 1; start 2; start 3; partition 1 | 2,3", 3)).toEqual({ representative: 2, sequence: 16 });
    expect(ring("start all; merge", 1)).toEqual({ representative: 1, sequence: 8 });
    expect(ring("start all; partition 1 | 2,3; merge", 2)).toEqual({ representative: 1, sequence: 16 });
  });

  it("is where nodes are, whether they run or not", () => {
    expect(notation(partitionsOf(played("start 1,2; partition 1 | 2,3; start 3")))).toBe("1 - 1/3/2; 2,3 + 2/3/2");
    expect(partitionsOf(played("start 1 @7; start 2 @3")).map(({ number, members }) => [number, members])).toEqual([
      [3, [2]],
      [7, [1]],
    ]);
  });

  it("is the configuration that each node reads", () => {
    const two = parseCorosync(conf({ votes: [3, 1, 1] }));
    const cluster = quorumCluster(config, { ownConfigs: new Map([[1, two]]) });
    expect(notation(partitionsOf(step(cluster, { kind: "start", nodes: [1] }).cluster))).toBe("1 + 3/5/3");
    expect(notation(partitionsOf(step(cluster, { kind: "start", nodes: [2] }).cluster))).toBe("2 - 1/3/2");
    const reloaded = steps(cluster, [
      { kind: "start", nodes: [1] },
      { kind: "reload", config },
    ]).cluster;
    expect([reloaded.config, reloaded.ownConfigs.size]).toEqual([config, 0]);
    const some = step(cluster, { kind: "reload", config: two, nodes: [2] }).cluster;
    expect([...some.ownConfigs.keys()]).toEqual([1, 2]);
    expect(notation(partitionsOf(step(some, { kind: "start", nodes: [2] }).cluster))).toBe("2 - 1/5/3");
  });

  it("is the tracking value that is stored, for each node its own (12 §5.3)", () => {
    const tracking = parseCorosync(conf({ quorum: ["expected_votes_tracking: 1"] }));
    const cluster = quorumCluster(tracking, { stored: new Map([[1, 9]]) });
    expect(notation(partitionsOf(step(cluster, { kind: "start", nodes: [1] }).cluster))).toBe("1 - 1/9/5");
    expect(notation(partitionsOf(step(cluster, { kind: "start", nodes: [2] }).cluster))).toBe("2 - 1/3/2");
  });

  it("is a node that the list no longer has, while it runs or its own file has it", () => {
    const fewer = parseCorosync(conf({ votes: ones(2) }));
    const reloaded = step(played("start all"), { kind: "reload", config: fewer }).cluster;
    const { cluster } = step(reloaded, { kind: "crash", nodes: [3] });
    expect([...cluster.nodes.keys()]).toEqual([1, 2]);
    expect(errorOf(() => step(cluster, { kind: "start", nodes: [3] })).problem).toBe(names(3));
    const own = quorumCluster(fewer, { ownConfigs: new Map([[3, config]]) });
    expect([...step(own, { kind: "start", nodes: [3] }).cluster.nodes.keys()]).toEqual([3]);
  });
});

describe("what there is to see (12 §8)", () => {
  const view = (text: string, given = config) => partitionsOf(played(text, given))[0]?.views[0];

  it.each<[readonly string[], number, string, readonly string[]]>([
    [[], 3, "start all", ["Quorate"]],
    [[], 3, "start 1", []],
    [["two_node: 1"], 2, "start all", ["2Node", "Quorate", "WaitForAll"]],
    [["last_man_standing: 1", "auto_tie_breaker: 1"], 4, "start all", ["Quorate", "LastManStanding", "AutoTieBreaker"]],
    [["allow_downscale: 1"], 3, "start 1", ["AllowDownscale"]],
    [device("votes: 1"), 3, "start all; register all", ["Quorate", "Qdevice"]],
    [device("votes: 1"), 3, "start all", ["Quorate"]],
  ])("the flags of %j", (quorum, nodes, text, flags) => {
    expect(view(text, parseCorosync(conf({ votes: ones(nodes), quorum })))?.flags).toEqual(flags);
  });

  it("a device that is registered, alive, with its vote, or alone enough", () => {
    const given = parseCorosync(conf({ quorum: device("votes: 1") }));
    const seen = (text: string) => view(`start all; ${text}`, given)?.device;
    expect(seen("merge")).toBeUndefined();
    expect(seen("register all")).toEqual({ alive: false, cast: false, masterWins: false });
    expect(seen("register all; poll all no")).toEqual({ alive: true, cast: false, masterWins: false });
    expect(seen("register all; poll all yes")).toEqual({ alive: true, cast: true, masterWins: false });
    expect(seen("register all; master-wins all yes")).toEqual({ alive: false, cast: false, masterWins: true });
  });

  it("own and highest expected votes", () => {
    const given = parseCorosync(conf({ votes: ones(5), quorum: ["expected_votes: 2"] }));
    expect(view("start 1", given)).toMatchObject({
      expected: 2,
      highestExpected: 2,
      total: 1,
      threshold: 2,
      waiting: false,
    });
    const apart = played("start 1,2,3; start 4 @1; partition 1,2,3,4", given);
    expect(partitionsOf(apart)[0]?.views[0]).toMatchObject({ expected: 4, total: 4 });
  });

  it("partitions as whole, with what is dangerous about them", () => {
    const both = partitionsOf(
      played("start all; partition 1 | 2 | 3", parseCorosync(conf({ quorum: ["two_node: 1"] }))),
    );
    expect(dangersOf(both)).toEqual([{ kind: "split-brain", partitions: both }]);
    expect(dangersOf(partitionsOf(played("start all; partition 1 | 2,3")))).toEqual([]);
    const given = parseCorosync(conf({ votes: ones(5), quorum: ["wait_for_all: 1"] }));
    const mixed = partitionsOf(played("start all; partition 1-3 | 4,5; partition 1,4,5 | 2,3", given));
    expect(mixed.map(({ quorate }) => quorate)).toEqual(["mixed", "no"]);
    expect(mixed[0]?.views.map(({ nodes }) => nodes)).toEqual([[1], [4, 5]]);
    expect(mixed.map(({ ring }) => ring?.representative)).toEqual([1, 2]);
    expect(dangersOf(mixed)).toEqual([{ kind: "mixed", partition: mixed[0] }]);
  });

  it("in short: runs of three or more, and nothing where nothing runs", () => {
    const given = parseCorosync(conf({ votes: ones(8) }));
    expect(notation(partitionsOf(played("start 1,3,4,5,7,8", given)))).toBe("1,3-5,7,8 + 6/8/5");
    expect(notation(partitionsOf(played("start 1; crash 1")))).toBe("(nothing runs)");
  });

  it("in short: views that differ only in what the notation leaves out are one", () => {
    const given = parseCorosync(conf({ quorum: device("votes: 1") }));
    expect(notation(partitionsOf(played("start all; register 1", given)))).toBe("1-3 + 3/4/3");
    const three = played("start all; register 1,3; poll 1,3 yes", given);
    expect(notation(partitionsOf(three))).toBe("[1-3: 1,3 + 4/4/3, 2 + 3/4/3]");
  });
});
