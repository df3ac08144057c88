import { describe, expect, it } from "vitest";
import { notation, parseCorosync, parseEvents, partitionsOf, quorumCluster, steps } from "../../src/quorum/index.js";
import { conf, ones } from "./conf.js";

interface Device {
  readonly nodes: number;
  readonly algorithm: "ffsplit" | "lms";
  readonly net?: readonly string[];
  readonly quorum?: readonly string[];
}

/** The state after each of the last events, with the arbiter modelled. */
function states({ nodes, algorithm, net = [], quorum = [] }: Device, before: string, ...texts: readonly string[]) {
  const votes = algorithm === "ffsplit" ? ["votes: 1"] : [];
  const lines = ["device {", "model: net", ...votes, "net {", "host: q", `algorithm: ${algorithm}`, ...net, "}", "}"];
  const config = parseCorosync(conf({ votes: ones(nodes), quorum: [...quorum, ...lines] }));
  const play = (cluster: ReturnType<typeof quorumCluster>, text: string) =>
    steps(
      cluster,
      parseEvents(text, config).map(({ event }) => event),
    ).cluster;
  let cluster = play(quorumCluster(config), before);
  return texts.map((text) => {
    cluster = play(cluster, text);
    return notation(partitionsOf(cluster));
  });
}

describe("ffsplit, as it was seen on live daemons (12 §9.2)", () => {
  const four = { nodes: 4, algorithm: "ffsplit" } as const;

  it("gives the vote to the half with the lowest node", () => {
    expect(states(four, "start all", "wait 0", "partition 1,2 | 3,4")).toEqual([
      "1-4 + 5/5/3",
      "1,2 + 3/5/3; 3,4 - 2/5/3",
    ]);
  });

  it("or with the highest, or with the one that is named", () => {
    const split = "1,2 - 2/5/3; 3,4 + 3/5/3";
    expect(states({ ...four, net: ["tie_breaker: highest"] }, "start all", "partition 1,2 | 3,4")).toEqual([split]);
    expect(states({ ...four, net: ["tie_breaker: 3"] }, "start all", "partition 1,2 | 3,4")).toEqual([split]);
  });

  it("gives it to the half with more connections", () => {
    expect(states(four, "start all; disconnect 1", "partition 1,2 | 3,4")).toEqual(["1,2 - 2/5/3; 3,4 + 3/5/3"]);
  });

  it("gives it to the half whose heuristics pass", () => {
    expect(states(four, "start all; heuristics 1 fail", "partition 1,2 | 3,4")).toEqual(["1,2 - 2/5/3; 3,4 + 3/5/3"]);
  });

  it("gives it to nobody without the arbiter, and to the winner again when that returns", () => {
    expect(states(four, "start all; arbiter down", "partition 1,2 | 3,4")).toEqual(["1,2 - 2/5/3; 3,4 - 2/5/3"]);
    expect(states(four, "start all; partition 1,2 | 3,4", "arbiter down", "arbiter up")).toEqual([
      "1,2 - 2/5/3; 3,4 - 2/5/3",
      "1,2 + 3/5/3; 3,4 - 2/5/3",
    ]);
  });

  it("counts half of the configuration, not of what is left", () => {
    expect(states(four, "start all; crash 1", "partition 2 | 3,4")).toEqual(["2 - 1/5/3; 3,4 + 3/5/3"]);
  });

  it("stays with the half that had it, where nothing else decides", () => {
    const moved = "start all; disconnect 1; partition 1,2 | 3,4";
    expect(states(four, moved, "connect 1")).toEqual(["1,2 - 2/5/3; 3,4 + 3/5/3"]);
    const free = { ...four, net: ["keep_active_partition_tie_breaker: off"] };
    expect(states(free, moved, "connect 1")).toEqual(["1,2 + 3/5/3; 3,4 - 2/5/3"]);
  });

  it("does not lapse while its daemon lives", () => {
    expect(states(four, "start all; partition 1,2 | 3,4", "wait 100000000")).toEqual(["1,2 + 3/5/3; 3,4 - 2/5/3"]);
  });
});

describe("lms, as it was seen on live daemons (12 §9.3)", () => {
  it("keeps the last node quorate, until the arbiter is lost", () => {
    const three = { nodes: 3, algorithm: "lms" } as const;
    expect(states(three, "start all", "crash 3", "crash 2", "arbiter down")).toEqual([
      "1,2 + 4/5/3",
      "1 + 3/5/3",
      "1 - 1/5/3",
    ]);
  });

  it("even then, with wait_for_all", () => {
    const three = { nodes: 3, algorithm: "lms", quorum: ["wait_for_all: 1"] } as const;
    expect(states(three, "start all; crash 3", "crash 2", "arbiter down")).toEqual(["1 + 3/5/3", "1 + 3/5/3"]);
  });

  it("gives its votes to the larger part", () => {
    const five = { nodes: 5, algorithm: "lms" } as const;
    expect(states(five, "start all", "partition 1,2 | 3-5", "merge", "partition 1,2 | 3,4 | 5")).toEqual([
      "1,2 - 2/9/5; 3-5 + 7/9/5",
      "1-5 + 9/9/5",
      "1,2 + 6/9/5; 3,4 - 2/9/5; 5 - 1/9/5",
    ]);
  });

  it("gives them to the node that is named, not to its companions", () => {
    const four = { nodes: 4, algorithm: "lms", net: ["tie_breaker: 3"] } as const;
    expect(states(four, "start all", "partition 1,2 | 3,4")).toEqual(["1,2 - 2/7/4; [3,4: 3 + 5/7/4, 4 - 2/7/4]"]);
  });
});

describe("a device whose daemon does not start (12 §9.2)", () => {
  it("is expected to vote, but never does", () => {
    const lines = ["device {", "model: net", "votes: 2", "net {", "host: q", "}", "}"];
    const config = parseCorosync(conf({ quorum: lines }));
    const { cluster } = steps(quorumCluster(config), [{ kind: "start", nodes: [1, 2, 3] }]);
    expect(cluster.arbiter).toBeUndefined();
    expect(notation(partitionsOf(cluster))).toBe("1-3 + 3/5/3");
  });
});
