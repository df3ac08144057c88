/** The arbiter at work in a cluster: whom it asks, when it answers, what is left without it (12 §9). */
import { describe, expect, it } from "vitest";
import {
  Flag,
  notation,
  parseCorosync,
  parseEvents,
  partitionsOf,
  type QuorumCluster,
  quorumCluster,
  steps,
} from "../../src/quorum/index.js";
import { conf, ones } from "./conf.js";

interface Device {
  readonly nodes?: number;
  readonly algorithm?: "ffsplit" | "lms";
  readonly net?: readonly string[];
  readonly lines?: readonly string[];
  readonly quorum?: readonly string[];
}

/** The lines of the section quorum. */
function configuredLines({ algorithm = "ffsplit", net = [], lines = [], quorum = [] }: Device): readonly string[] {
  const votes = algorithm === "ffsplit" ? ["votes: 1"] : [];
  return [
    ...quorum,
    "device {",
    "model: net",
    ...votes,
    ...lines,
    "net {",
    "host: q",
    `algorithm: ${algorithm}`,
    ...net,
    "}",
    "}",
  ];
}

function configured(device: Device) {
  return parseCorosync(conf({ votes: ones(device.nodes ?? 4), quorum: configuredLines(device) }));
}

function play(text: string, device: Device = {}): QuorumCluster {
  const config = configured(device);
  const events = parseEvents(text, config).map(({ event }) => event);
  return steps(quorumCluster(config), events).cluster;
}

const stateOf = (text: string, device: Device = {}) => notation(partitionsOf(play(text, device)));
const flagsOf = (cluster: QuorumCluster, id: number) => cluster.nodes.get(id)?.peers.get(id)?.flags ?? 0;
const votes = ({ arbiter }: QuorumCluster) =>
  [...(arbiter?.answers ?? [])].map(([id, { vote, recorded }]) => [id, vote, recorded]);

describe("daemons of a device (12 §9.1)", () => {
  it("register as Qdevice on each node that starts, and poll with what the arbiter answers", () => {
    const cluster = play("start all");
    for (const id of [1, 2, 3, 4]) {
      expect(flagsOf(cluster, id) & (Flag.Registered | Flag.Alive | Flag.Cast)).toBe(
        Flag.Registered | Flag.Alive | Flag.Cast,
      );
      expect(cluster.nodes.get(id)?.deviceName).toBe("Qdevice");
    }
    expect(votes(cluster)).toEqual([1, 2, 3, 4].map((id) => [id, true, true]));
    // Explicit votes of a device do not enter the sum (12 §4.2).
    expect(stateOf("start 1")).toBe("1 - 1/4/3");
  });

  it("poll without the vote where they are not connected, and with it again", () => {
    const cut = play("start all; disconnect 1");
    expect(votes(cut)).toEqual([
      [1, false, false],
      [2, true, true],
      [3, true, true],
      [4, true, true],
    ]);
    expect(notation(partitionsOf(cut))).toBe("[1-4: 1 + 4/5/3, 2-4 + 5/5/3]");
    expect(stateOf("start all; disconnect 1; connect 1")).toBe("1-4 + 5/5/3");
    expect(stateOf("arbiter down; start all")).toBe("1-4 + 4/5/3");
    expect(stateOf("disconnect 1; start all")).toBe("[1-4: 1 + 4/5/3, 2-4 + 5/5/3]");
  });

  it("poll in time, so that no vote lapses, but that of a node whose window ends still counts its time", () => {
    const cluster = play("start all; wait 100000", { lines: ["timeout: 3000"] });
    expect(notation(partitionsOf(cluster))).toBe("1-4 + 5/5/3");
    for (const { deviceEnds } of cluster.nodes.values()) expect(deviceEnds).toBe(103_000);
  });

  it("poll in time, also where something else is due in the meantime (12 §9.1)", () => {
    const config = configured({ lines: ["timeout: 3000"], quorum: ["wait_for_all: 1"] });
    const window = ["last_man_standing: 1", "last_man_standing_window: 5000"];
    const own = parseCorosync(conf({ votes: ones(4), quorum: window }));
    const events = parseEvents("start all; crash 3; crash 2; wait 6000", config).map(({ event }) => event);
    const { cluster } = steps(quorumCluster(config, { ownConfigs: new Map([[4, own]]) }), events);
    expect(cluster.nodes.get(4)?.windowEnds).toBeUndefined();
    // A vote that lapsed for a moment would have made node 1 wait for all again.
    expect(cluster.nodes.get(1)).toMatchObject({ quorate: true, waiting: false });
  });

  it("are forgotten with the node that crashes or stops", () => {
    expect(votes(play("start all; crash 4")).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(votes(play("start all; stop 4")).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(play("start all; crash 4").arbiter?.seen.has(4)).toBe(false);
  });

  it("do not register where the node does not allow a device, so that the arbiter does not hear of it", () => {
    const config = configured({ net: ["tie_breaker: highest"] });
    const own = parseCorosync(conf({ votes: ones(4) }));
    const events = parseEvents("start all; partition 1,2 | 3,4", config).map(({ event }) => event);
    const { cluster, notes } = steps(quorumCluster(config, { ownConfigs: new Map([[4, own]]) }), events);
    expect(notes).toEqual([]);
    expect([...(cluster.arbiter?.answers.keys() ?? [])]).toEqual([1, 2, 3]);
    // Two connected members against one; with node 4 it would be two against two, and the tie-breaker's half.
    expect([...(cluster.arbiter?.chosen ?? [])]).toEqual([1, 2]);
  });

  it("do nothing more once the device is no longer configured", () => {
    const reloaded = parseCorosync(conf({ votes: ones(4) }));
    const { cluster, notes } = steps(play("start all"), [{ kind: "reload", config: reloaded }]);
    expect([notes, notation(partitionsOf(cluster))]).toEqual([[], "1-4 + 4/4/3"]);
  });

  it("cannot poll where a reload has shut the device out, so that a synchronization waits for them (12 §4.2 step 14)", () => {
    const high = configured({ quorum: ["expected_votes: 2"] });
    const { cluster, notes } = steps(play("start all", { lines: ["sync_timeout: 4000"] }), [
      { kind: "reload", config: high },
      { kind: "crash", nodes: [4] },
    ]);
    expect(new Set(notes.map((note) => note.kind === "logged-fault" && note.code))).toEqual(
      new Set(["device-votes-high"]),
    );
    expect(partitionsOf(cluster).map(({ members, pending }) => [members, pending])).toEqual([[[1, 2, 3], true]]);
  });

  it("say again what has changed only", () => {
    const before = play("start all");
    const { cluster, notes } = steps(before, [{ kind: "arbiter", state: "up" }]);
    expect(notes).toEqual([]);
    expect([...cluster.nodes.values()]).toEqual([...before.nodes.values()]);
  });
});

describe("what is around the arbiter", () => {
  it("is remembered: whether it is up, who is cut off, whose heuristics say what", () => {
    const seen = (text: string) => {
      const { arbiter } = play(text);
      return [arbiter?.up, [...(arbiter?.cut ?? [])], [...(arbiter?.heuristics ?? [])]];
    };
    expect(seen("merge")).toEqual([true, [], []]);
    expect(seen("arbiter down; disconnect 1,2; connect 2")).toEqual([false, [1], []]);
    expect(seen("arbiter down; arbiter up")).toEqual([true, [], []]);
    expect(seen("heuristics 1 pass; heuristics 2 fail; heuristics 3 pass; heuristics 3 off")).toEqual([
      true,
      [],
      [
        [1, "pass"],
        [2, "fail"],
      ],
    ]);
  });

  it("is the lowest id of the configuration, in whatever order the file has them", () => {
    const config = configured({});
    const reversed = { ...config, nodes: [...config.nodes].reverse() };
    const events = parseEvents("start all; partition 1,2 | 3,4", config).map(({ event }) => event);
    expect(notation(partitionsOf(steps(quorumCluster(reversed), events).cluster))).toBe("1,2 + 3/5/3; 3,4 - 2/5/3");
  });

  it("counts every node section as a node, also one without an id (12 §3.1)", () => {
    const text = conf({ votes: ones(3), totem: ["transport: udp"], quorum: configuredLines({}) });
    const config = parseCorosync(text.replace("nodeid: 3\n", "\n"));
    expect(config.nodes.map(({ id }) => id)).toEqual([1, 2, undefined]);
    const given = (events: string) => {
      const { cluster } = steps(
        quorumCluster(config),
        parseEvents(events, config).map(({ event }) => event),
      );
      return votes(cluster).map(([, vote]) => vote);
    };
    // One of three is no half.
    expect(given("start 1")).toEqual([false]);
    expect(given("start 1,2")).toEqual([true, true]);
  });

  it("keeps the half that was chosen, also over a time in which nobody was (12 §9.2 rule 2c)", () => {
    const moved = "start all; disconnect 1; partition 1,2 | 3,4";
    expect([...(play(moved).arbiter?.chosen ?? [])]).toEqual([3, 4]);
    expect([...(play(`${moved}; partition 1 | 2 | 3 | 4`).arbiter?.chosen ?? [])]).toEqual([3, 4]);
    expect(stateOf(`${moved}; partition 1 | 2 | 3 | 4; connect 1; partition 1,2 | 3,4`)).toBe(
      "1,2 - 2/5/3; 3,4 + 3/5/3",
    );
  });
});

describe("lms at work (12 §9.3)", () => {
  const three: Device = { nodes: 3, algorithm: "lms" };

  it("loses its vote with the arbiter, but where the node is quorate and waits for all", () => {
    const waits: Device = { ...three, quorum: ["wait_for_all: 1"] };
    expect(votes(play("start all; arbiter down", three))).toEqual([1, 2, 3].map((id) => [id, false, false]));
    expect(votes(play("start all; arbiter down", waits))).toEqual([1, 2, 3].map((id) => [id, true, false]));
    expect(votes(play("start 1; arbiter down", waits))).toEqual([[1, false, false]]);
    expect(votes(play("arbiter down; start all", waits))).toEqual([1, 2, 3].map((id) => [id, false, false]));
    const ffsplit: Device = { nodes: 3, quorum: ["wait_for_all: 1"] };
    expect(votes(play("start all; arbiter down", ffsplit))).toEqual([1, 2, 3].map((id) => [id, false, false]));
  });

  it("has no vote to keep where the last answer was none, however quorate the node is without it", () => {
    const five: Device = { nodes: 5, algorithm: "lms", quorum: ["wait_for_all: 1"] };
    const heavy = "start all; votes 1:1=20; partition 1 | 2-5";
    expect(stateOf(heavy, five)).toBe("1 + 20/28/15; 2-5 - 8/28/15w");
    expect(stateOf(`${heavy}; arbiter down`, five)).toBe("1 + 20/28/15; 2-5 - 4/28/15w");
  });

  it("does not reconsider a node that lost, when the winners die, until it reports again", () => {
    const split = "start all; partition 1,2 | 3";
    expect(stateOf(split, three)).toBe("1,2 + 4/5/3; 3 - 1/5/3");
    expect(stateOf(`${split}; crash 1,2`, three)).toBe("3 - 1/5/3");
    expect(stateOf(`${split}; crash 1,2; heuristics 3 pass`, three)).toBe("3 + 3/5/3");
    expect(stateOf(`${split}; crash 1,2; disconnect 3; connect 3`, three)).toBe("3 + 3/5/3");
  });

  it("answers again when quorum comes from elsewhere: that is news", () => {
    const alone = "start all; partition 1,2 | 3; crash 1,2";
    expect(stateOf(alone, three)).toBe("3 - 1/5/3");
    // Five votes of its own and two of the device, of which it has the answer now that it is the only group.
    expect(stateOf(`${alone}; votes 3:3=5`, three)).toBe("3 + 7/7/4");
  });

  it("takes a node that connects again for one that has no answer yet (12 §9.3 rule 3)", () => {
    const apart = "start all; disconnect 3; partition 1,2 | 3; heuristics 1,2 fail";
    expect(stateOf(apart, three)).toBe("1,2 + 4/5/3; 3 - 1/5/3");
    expect(stateOf(`${apart}; connect 3`, three)).toBe("1,2 + 4/5/3; 3 - 1/5/3");
  });

  it("hears of a gain of quorum as news", () => {
    const { arbiter } = play("start all", three);
    for (const report of arbiter?.seen.values() ?? []) expect(report).toMatch(/ true off$/);
    expect(play("start all; heuristics 1 pass", three).arbiter?.seen.get(1)).toMatch(/ true pass$/);
    expect(play("arbiter down; start 1", three).arbiter?.seen.size).toBe(0);
  });
});
