import { describe, expect, it } from "vitest";
import {
  type CorosyncEvent,
  notation,
  parseCorosync,
  parseEvents,
  partitionsOf,
  type QuorumCluster,
  quorumCluster,
  step,
  steps,
} from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

/** Four nodes of one vote each and a device with one: five votes, three are needed. */
const FOUR = parseCorosync(conf({ votes: ones(4), quorum: device("votes: 1", "timeout: 3000", "sync_timeout: 4000") }));

/** What is seen after events in words: the last state, or what was refused by the last event. */
function play(text: string, given = FOUR, from = quorumCluster(given, { arbiter: false })) {
  let cluster = from;
  let refused: readonly string[] = [];
  for (const { event } of parseEvents(text, given)) {
    const stepped = step(cluster, event);
    cluster = stepped.cluster;
    refused = stepped.notes.map((note) => (note.kind === "refused-call" ? `${note.node} ${note.error}` : note.kind));
  }
  return { cluster, refused, state: notation(partitionsOf(cluster)) };
}

const stateOf = (text: string, given = FOUR) => play(text, given).state;
const flagsOf = (cluster: QuorumCluster, id: number) => cluster.nodes.get(id)?.peers.get(id)?.flags ?? 0;

const READY = "start all; register all; poll all yes";

describe("a device's vote (12 §6.1, §7.5, §7.8)", () => {
  it("counts for the nodes that polled with it", () => {
    expect(stateOf("start all")).toBe("1-4 + 4/5/3");
    expect(stateOf(READY)).toBe("1-4 + 5/5/3");
    expect(stateOf("start all; register all; poll 1,2 yes; poll 3,4 no")).toBe("[1-4: 1,2 + 5/5/3, 3,4 + 4/5/3]");
    expect(stateOf(`${READY}; poll all no`)).toBe("1-4 + 4/5/3");
  });

  it("lapses when the device does not poll for its timeout, on that node", () => {
    expect(stateOf(`${READY}; wait 2999`)).toBe("1-4 + 5/5/3");
    expect(stateOf(`${READY}; wait 3000`)).toBe("1-4 + 4/5/3");
    expect(stateOf(`${READY}; wait 2999; poll 1,2 yes; wait 2999`)).toBe("[1-4: 1,2 + 5/5/3, 3,4 + 4/5/3]");
    const { cluster } = play(`${READY}; wait 3000`);
    expect(flagsOf(cluster, 1) & (32 | 64)).toBe(0);
    expect(flagsOf(cluster, 1) & 16).toBe(16);
    expect(cluster.nodes.get(1)?.deviceEnds).toBeUndefined();
  });

  it("is waited for after a membership change, at most for the time of a synchronization", () => {
    const split = `${READY}; partition 1,2 | 3,4`;
    expect(stateOf(split)).toBe("1,2 + 3/5/3; 3,4 + 3/5/3 (sync pending)");
    expect(partitionsOf(play(split).cluster).map(({ pending, quorate }) => [pending, quorate])).toEqual([
      [true, "yes"],
      [true, "yes"],
    ]);
    expect(stateOf(`${split}; wait 3999`)).toContain("pending");
    expect(stateOf(`${split}; wait 4000`)).toBe("1,2 - 2/5/3; 3,4 - 2/5/3");
    expect(stateOf(`${split}; poll 1,2 yes; poll 3 no`)).toBe(
      "1,2 + 3/5/3; [3,4: 3 - 2/5/3, 4 + 3/5/3] (sync pending)",
    );
    expect(stateOf(`${split}; poll 1,2 yes; poll 3,4 no`)).toBe("1,2 + 3/5/3; 3,4 - 2/5/3");
  });

  it("is decided about while a member waits for it, but published only when nobody does (12 §7.2)", () => {
    const seen = (text: string) =>
      partitionsOf(play(`${READY}; partition 1,2 | 3,4; ${text}`).cluster).map(({ quorate, pending, views }) => [
        views.map(({ nodes, decided }) => [nodes, decided]),
        pending,
        quorate,
      ]);
    const first = [[[[1, 2], true]], true, "yes"];
    expect(seen("poll 3 no")[1]).toEqual([
      [
        [[3], false],
        [[4], true],
      ],
      true,
      "yes",
    ]);
    expect(seen("poll 3,4 no")).toEqual([first, [[[[3, 4], false]], false, "no"]]);
  });

  it("brings quorum that ends the waiting of others, without a decision of theirs (12 §7.1 step 8)", () => {
    const two = parseCorosync(conf({ votes: ones(2), quorum: ["wait_for_all: 1", ...device("votes: 1")] }));
    expect(stateOf("start all; register 1; poll 1 yes", two)).toBe("[1,2: 1 + 3/3/2, 2 - 2/3/2w]");
    expect(stateOf("start all; register 1; poll 1 yes; register 1", two)).toBe("[1,2: 1 + 3/3/2, 2 - 2/3/2w]");
    // What node 1 says now has QUORATE in it; node 2 waits no more, but decides only at its next recalculation.
    expect(stateOf("start all; register 1; poll 1 yes; poll 1 no", two)).toBe("[1,2: 1 + 2/3/2, 2 - 2/3/2]");
  });

  it("makes a node wait for all again that loses quorum with it, whatever the node said before (12 §7.1 step 8)", () => {
    const two = parseCorosync(conf({ votes: ones(2), quorum: ["wait_for_all: 1", ...device("votes: 1")] }));
    const alone = `${READY}; crash 2; poll 1 yes`;
    expect(stateOf(alone, two)).toBe("1 + 2/3/2");
    expect(stateOf(`${alone}; poll 1 no`, two)).toBe("1 - 1/3/2w");
  });

  it("is not waited for where it is registered but does not live", () => {
    expect(stateOf("start all; register all; partition 1,2 | 3,4")).toBe("1,2 - 2/5/3; 3,4 - 2/5/3");
  });

  it("holds up the whole partition where one node waits for it", () => {
    const one = "start all; register 1; poll 1 yes; partition 1,2 | 3,4";
    expect(stateOf(one)).toContain("pending");
    const views = partitionsOf(play(one).cluster);
    expect(views.map(({ pending }) => pending)).toEqual([true, false]);
    expect(stateOf(`${one}; unregister 1`)).toBe("1,2 - 2/5/3; 3,4 - 2/5/3");
  });

  it("does not lapse again where it has lapsed", () => {
    const { cluster } = play(`${READY}; wait 3000; wait 10000`);
    expect(notation(partitionsOf(cluster))).toBe("1-4 + 4/5/3");
    expect(stateOf(`${READY}; wait 3000; poll all yes; wait 2999`)).toBe("1-4 + 5/5/3");
  });

  it("of another number is heard from those that are quorate (12 §7.1)", () => {
    const more = parseCorosync(conf({ votes: ones(4), quorum: device("votes: 3") }));
    const own = quorumCluster(FOUR, { arbiter: false, ownConfigs: new Map([[4, more]]) });
    const started = play("start 1-3; start 4", FOUR, own).cluster;
    expect([...started.nodes.values()].map(({ settings }) => settings.deviceVotes)).toEqual([3, 3, 3, 3]);
    const apart = play("start 4; start 1-3 @1; merge", FOUR, own).cluster;
    expect([...apart.nodes.values()].map(({ settings }) => settings.deviceVotes)).toEqual([3, 3, 3, 3]);
  });
});

describe("calls of a device (12 §7.8)", () => {
  const NAMED: readonly CorosyncEvent[] = [
    { kind: "start", nodes: [1, 2, 3] },
    { kind: "register", nodes: [1], name: "one" },
  ];
  const { cluster: registered } = steps(quorumCluster(FOUR, { arbiter: false }), NAMED);
  const refusedOf = (...events: readonly CorosyncEvent[]) =>
    steps(registered, events).notes.map((note) =>
      note.kind === "refused-call" ? `${note.node} ${note.error}` : note.kind,
    );

  it.each<[string, readonly string[], readonly CorosyncEvent[]]>([
    ["register again", [], [{ kind: "register", nodes: [1], name: "one" }]],
    ["register under another name", ["1 CS_ERR_EXIST"], [{ kind: "register", nodes: [1], name: "two" }]],
    ["register elsewhere under the same name", [], [{ kind: "register", nodes: [2], name: "one" }]],
    ["register elsewhere under another name", ["2 CS_ERR_EXIST"], [{ kind: "register", nodes: [2], name: "two" }]],
    ["register once more after that", [], [{ kind: "register", nodes: [2], name: "one" }]],
    ["poll unregistered", ["2 CS_ERR_NOT_EXIST"], [{ kind: "poll", nodes: [2], vote: true, name: "one" }]],
    ["poll under another name", ["1 CS_ERR_INVALID_PARAM"], [{ kind: "poll", nodes: [1], vote: true }]],
    ["poll", [], [{ kind: "poll", nodes: [1], vote: true, name: "one" }]],
    [
      "master wins unregistered",
      ["2 CS_ERR_NOT_EXIST"],
      [{ kind: "master-wins", nodes: [2], wins: true, name: "one" }],
    ],
    [
      "master wins under another name",
      ["1 CS_ERR_INVALID_PARAM"],
      [{ kind: "master-wins", nodes: [1], wins: true, name: "x" }],
    ],
    ["unregister unregistered", ["2 CS_ERR_NOT_EXIST"], [{ kind: "unregister", nodes: [2], name: "one" }]],
    ["unregister under another name", ["1 CS_ERR_INVALID_PARAM"], [{ kind: "unregister", nodes: [1], name: "two" }]],
    ["unregister", [], [{ kind: "unregister", nodes: [1], name: "one" }]],
    [
      "another name after the only one has gone",
      [],
      [
        { kind: "unregister", nodes: [1], name: "one" },
        { kind: "register", nodes: [2], name: "two" },
        { kind: "poll", nodes: [2], name: "two", vote: true },
      ],
    ],
    [
      "another name after one of two has gone",
      ["3 CS_ERR_EXIST"],
      [
        { kind: "register", nodes: [2], name: "one" },
        { kind: "unregister", nodes: [1], name: "one" },
        { kind: "register", nodes: [3], name: "two" },
      ],
    ],
    [
      "another name after its node has crashed",
      ["2 CS_ERR_EXIST"],
      [
        { kind: "crash", nodes: [1] },
        { kind: "register", nodes: [2], name: "two" },
      ],
    ],
    [
      "the name that a node learns when it joins",
      ["4 CS_ERR_EXIST"],
      [
        { kind: "start", nodes: [4] },
        { kind: "register", nodes: [4], name: "two" },
      ],
    ],
    [
      "a ring that is gone",
      ["1 CS_ERR_MESSAGE_ERROR"],
      [
        { kind: "crash", nodes: [3] },
        { kind: "poll", nodes: [1], name: "one", vote: true, ring: { representative: 1, sequence: 8 } },
      ],
    ],
    [
      "the ring that there is",
      [],
      [
        { kind: "crash", nodes: [3] },
        { kind: "poll", nodes: [1], name: "one", vote: true, ring: { representative: 1, sequence: 12 } },
      ],
    ],
  ])("%s", (_, refused, events) => {
    expect(refusedOf(...events)).toEqual(refused);
  });

  it("are refused where no device may work, but that it goes away", () => {
    const without = parseCorosync(conf({ votes: ones(4) }));
    for (const words of ["register 1", "poll 1 yes", "master-wins 1 yes"]) {
      expect(play(`start all; ${words}`, without).refused).toEqual(["1 CS_ERR_ACCESS"]);
    }
    expect(play("start all; unregister 1", without).refused).toEqual(["1 CS_ERR_NOT_EXIST"]);
  });

  it("leave nothing behind when it unregisters", () => {
    const { cluster, state } = play(`${READY}; master-wins all yes; unregister all`);
    expect(state).toBe("1-4 + 4/5/3");
    for (const id of [1, 2, 3, 4]) expect(flagsOf(cluster, id) & (16 | 32 | 64 | 128)).toBe(0);
    expect([...cluster.nodes.values()].map(({ deviceEnds, deviceName }) => [deviceEnds, deviceName])).toEqual(
      ones(4).map(() => [undefined, ""]),
    );
  });

  it("let its vote alone be enough where it is said so (12 §6.4 step 4)", () => {
    const alone = `${READY}; partition 1 | 2-4; poll 1 yes; poll 2-4 no`;
    expect(stateOf(alone)).toBe("1 - 2/5/3; 2-4 + 3/5/3");
    expect(stateOf(`${READY}; master-wins 1 yes; partition 1 | 2-4; poll 1 yes; poll 2-4 no`)).toBe(
      "1 + 2/5/3; 2-4 + 3/5/3",
    );
    expect(stateOf(`${READY}; master-wins 1 yes; partition 1 | 2-4; poll 1 no; poll 2-4 no`)).toBe(
      "1 - 1/5/3; 2-4 + 3/5/3",
    );
    expect(stateOf(`${READY}; master-wins 1 yes; master-wins 1 no; partition 1 | 2-4; poll 1 yes; poll 2-4 no`)).toBe(
      "1 - 2/5/3; 2-4 + 3/5/3",
    );
    // For those that allow it another member's vote is enough as well.
    expect(stateOf(`${READY}; master-wins 3,4 yes; partition 1,2 | 3,4; poll 3 yes; poll 1,2,4 no`)).toBe(
      "1,2 - 2/5/3; [3,4: 3 + 3/5/3, 4 + 2/5/3]",
    );
    expect(stateOf(`${READY}; master-wins 3 yes; partition 1,2 | 3,4; poll 3 yes; poll 1,2,4 no`)).toBe(
      "1,2 - 2/5/3; [3,4: 3 + 3/5/3, 4 - 2/5/3]",
    );
  });
});

describe("commands (12 §7.6)", () => {
  const THREE = parseCorosync(conf());

  it.each<[text: string, refused: string | undefined, state: string]>([
    ["start all; expected 1=5", undefined, "1-3 + 3/5/3"],
    ["start all; expected 1=6", "1 CS_ERR_INVALID_PARAM", "1-3 + 3/3/2"],
    ["start all; expected 1=3", undefined, "1-3 + 3/3/2"],
    ["start all; expected 1=2", "1 CS_ERR_INVALID_PARAM", "1-3 + 3/3/2"],
    ["start 1; expected 1=1", undefined, "1 + 1/1/1"],
    ["start 1; expected 1=9", undefined, "1 - 1/9/5"],
    ["start 1; expected 1=0", "1 CS_ERR_INVALID_PARAM", "1 - 1/3/2"],
    ["start all; expected 1=5; expected 2=3", undefined, "1-3 + 3/3/2"],
    ["start all; partition 1,2 | 3; expected 1=2; merge", undefined, "1-3 + 3/3/2"],
    ["start all; votes 1:2=2", undefined, "1-3 + 4/4/3"],
    ["start 1,2; votes 1:2=0", "1 CS_ERR_INVALID_PARAM", "1,2 + 2/3/2"],
    ["start 1,2; votes 1:3=0", "1 CS_ERR_NAME_NOT_FOUND", "1,2 + 2/3/2"],
    ["start all; crash 3; votes 1:3=5", undefined, "1,2 + 2/3/2"],
    ["start all; votes 1:1=0", undefined, "1-3 + 2/3/2"],
    ["start all; votes 3:1=0; votes 3:2=0", "3 CS_ERR_INVALID_PARAM", "1-3 + 2/3/2"],
  ])("%s", (text, refused, state) => {
    const played = play(text, THREE);
    expect([played.refused[0], played.state]).toEqual([refused, state]);
  });

  it("refuse votes that two_node would not count (12 §7.6)", () => {
    const two = parseCorosync(conf({ votes: ones(2), quorum: ["two_node: 1"] }));
    expect(play("start all; votes 1:2=2", two)).toMatchObject({ refused: [], state: "1,2 + 3/3/1" });
    expect(play("start all; votes 1:2=3", two)).toMatchObject({
      refused: ["1 CS_ERR_INVALID_PARAM"],
      state: "1,2 + 2/2/1",
    });
  });

  // The states that corosync 3.1.10 daemons came to.
  it("set expected votes of a half that won a tie: what it needs may fall to what it has", () => {
    const tie = parseCorosync(conf({ votes: ones(4), quorum: ["auto_tie_breaker: 1"] }));
    expect(play("start all; partition 1,2 | 3,4; expected 1=2", tie)).toMatchObject({
      refused: [],
      state: "1,2 + 2/2/2; 3,4 - 2/4/3",
    });
  });

  it("set votes by what would be needed anew, not by what was needed before", () => {
    const apart = "start all; partition 1 | 2,3; expected 1=1; votes 2:2=20; expected 2=30; merge; partition 1 | 2,3";
    expect(stateOf(apart, THREE)).toBe("1 - 1/22/16; 2,3 + 21/30/16");
    expect(play(`${apart}; votes 1:1=13`, THREE)).toMatchObject({
      refused: [],
      state: "1 + 13/22/12; 2,3 + 21/30/16",
    });
  });

  it("cancel the waiting, and read the configuration again", () => {
    const waits = parseCorosync(conf({ quorum: ["wait_for_all: 1"] }));
    expect(stateOf("start 1,2; cancel 2", waits)).toBe("1,2 + 2/3/2");
    expect(stateOf("start all; expected 1=5; cancel 1", THREE)).toBe("1-3 + 3/3/2");
  });
});

describe("a reload (12 §7.7)", () => {
  it("brings new votes and expected votes to all nodes", () => {
    const before = play("start all", parseCorosync(conf())).cluster;
    const reloaded = (text: string, nodes?: readonly number[]) =>
      notation(partitionsOf(step(before, { kind: "reload", config: parseCorosync(text), nodes }).cluster));
    expect(reloaded(conf({ votes: [2, 1, 1] }))).toBe("1-3 + 4/4/3");
    expect(reloaded(conf({ quorum: ["expected_votes: 5"] }))).toBe("1-3 + 3/5/3");
    expect(reloaded(conf({ quorum: ["expected_votes: 5"] }), [2])).toBe("1-3 + 3/5/3");
    expect(reloaded(conf({ votes: [0, 1, 1] }))).toBe("1-3 + 2/2/2");
    expect(reloaded(conf())).toBe("1-3 + 3/3/2");
  });

  it("ends the waiting that two_node implied, where that is gone (12 §4.2 step 20)", () => {
    const two = parseCorosync(conf({ votes: ones(2), quorum: ["two_node: 1"] }));
    const { cluster, state } = play("start 1", two);
    expect(state).toBe("1 - 1/2/1w");
    const reload = (text: string) =>
      notation(partitionsOf(step(cluster, { kind: "reload", config: parseCorosync(text) }).cluster));
    expect(reload(conf({ votes: ones(2) }))).toBe("1 - 1/2/2");
    expect(reload(conf({ votes: ones(2), quorum: ["two_node: 1"] }))).toBe("1 - 1/2/1w");
    const explicit = play("start 1", parseCorosync(conf({ votes: ones(2), quorum: ["wait_for_all: 1"] }))).cluster;
    const stays = step(explicit, { kind: "reload", config: parseCorosync(conf({ votes: ones(2) })) }).cluster;
    expect(notation(partitionsOf(stays))).toBe("1 - 1/2/2w");
  });
});
