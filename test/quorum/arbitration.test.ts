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
import { type Conf, conf, ones } from "./conf.js";

interface Device {
  readonly nodes?: number;
  readonly algorithm?: "ffsplit" | "lms";
  readonly net?: readonly string[];
  readonly lines?: readonly string[];
  readonly quorum?: readonly string[];
}

function configured({ nodes = 4, algorithm = "ffsplit", net = [], lines = [], quorum = [] }: Device) {
  const votes = algorithm === "ffsplit" ? ["votes: 1"] : [];
  const device = [
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
  const options: Conf = { votes: ones(nodes), quorum: [...quorum, ...device] };
  return parseCorosync(conf(options));
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

  it("are forgotten with the node that crashes or stops", () => {
    expect(votes(play("start all; crash 4")).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(votes(play("start all; stop 4")).map(([id]) => id)).toEqual([1, 2, 3]);
    expect(play("start all; crash 4").arbiter?.seen.has(4)).toBe(false);
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

  it("does not reconsider a node that lost, when the winners die, until it reports again", () => {
    const split = "start all; partition 1,2 | 3";
    expect(stateOf(split, three)).toBe("1,2 + 4/5/3; 3 - 1/5/3");
    expect(stateOf(`${split}; crash 1,2`, three)).toBe("3 - 1/5/3");
    expect(stateOf(`${split}; crash 1,2; heuristics 3 pass`, three)).toBe("3 + 3/5/3");
    expect(stateOf(`${split}; crash 1,2; disconnect 3; connect 3`, three)).toBe("3 + 3/5/3");
  });

  it("hears of a gain of quorum as news", () => {
    const { arbiter } = play("start all", three);
    for (const report of arbiter?.seen.values() ?? []) expect(report).toMatch(/ true off$/);
    expect(play("start all; heuristics 1 pass", three).arbiter?.seen.get(1)).toMatch(/ true pass$/);
    expect(play("arbiter down; start 1", three).arbiter?.seen.size).toBe(0);
  });
});
