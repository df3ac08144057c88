import { describe, expect, it } from "vitest";
import {
  type CorosyncEvent,
  eventText,
  notation,
  parseCorosync,
  parseEvents,
  partitionsOf,
  QuorumError,
  quorumCluster,
  step,
  steps,
} from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

const config = parseCorosync(conf());

function errorOf(work: () => unknown): QuorumError {
  try {
    work();
  } catch (error) {
    if (error instanceof QuorumError) return error;
    throw error;
  }
  throw new Error("nothing was wrong");
}

/** The state after events in words. */
function stateAfter(text: string, given = config): string {
  const events = parseEvents(text, given).map(({ event }) => event);
  return notation(partitionsOf(steps(quorumCluster(given, { arbiter: false }), events).cluster));
}

describe("events in words", () => {
  it.each<[string, CorosyncEvent]>([
    ["start 1-3", { kind: "start", nodes: [1, 2, 3], partition: undefined }],
    ["start n1,n3 @2", { kind: "start", nodes: [1, 3], partition: 2 }],
    ["crash all", { kind: "crash", nodes: [1, 2, 3] }],
    ["kill 2", { kind: "crash", nodes: [2] }],
    ["stop n2", { kind: "stop", nodes: [2] }],
    ["partition 1,2 | 3", { kind: "partition", partitions: [[1, 2], [3]] }],
    ["layout 1 / 2-3", { kind: "partition", partitions: [[1], [2, 3]] }],
    ["merge", { kind: "merge" }],
    ["wait 4000 ms", { kind: "wait", ms: 4000 }],
    ["expected 1=2", { kind: "expected", node: 1, votes: 2 }],
    ["votes 1:n2=3", { kind: "votes", node: 1, of: 2, votes: 3 }],
    ["cancel 1", { kind: "cancel", node: 1 }],
    ["register 1", { kind: "register", nodes: [1] }],
    ["unregister 1", { kind: "unregister", nodes: [1] }],
    ["poll 1-2 no", { kind: "poll", nodes: [1, 2], vote: false }],
    ["master-wins 1 yes", { kind: "master-wins", nodes: [1], wins: true }],
    ["arbiter down", { kind: "arbiter", state: "down" }],
    ["connect 1", { kind: "arbiter-link", nodes: [1], state: "up" }],
    ["disconnect 1", { kind: "arbiter-link", nodes: [1], state: "down" }],
    ["heuristics 1 fail", { kind: "heuristics", nodes: [1], result: "fail" }],
  ])("%s", (text, event) => {
    expect(parseEvents(text, config).map((written) => written.event)).toEqual([event]);
    expect(parseEvents(eventText(event), config).map((written) => written.event)).toEqual([event]);
  });

  it("are of a reload the verb alone", () => {
    expect(eventText({ kind: "reload", config })).toBe("reload");
  });

  it("stand behind one another, with comments on lines of their own", () => {
    const written = parseEvents("start 1;  merge\n# a comment; no event\n wait 1;", config);
    expect(written.map(({ text, position }) => [text, position.line, position.column])).toEqual([
      ["start 1", 1, 1],
      ["merge", 1, 11],
      ["wait 1", 3, 2],
    ]);
  });

  it("that cannot be read are told all at once, with their places", () => {
    const { problems } = errorOf(() => parseEvents("jump 1; start x\nwait soon; poll 1 maybe; votes 1=2", config));
    expect(problems.map(({ code, position }) => [code, position?.line, position?.column])).toEqual([
      ["event", 1, 1],
      ["node", 1, 9],
      ["event", 2, 1],
      ["event", 2, 12],
      ["event", 2, 26],
    ]);
    expect(problems[1]?.legal).toBe("1 (n1), 2 (n2), 3 (n3)");
  });
});

describe("events that cannot be", () => {
  const running = step(quorumCluster(config), { kind: "start", nodes: [1, 2] }).cluster;

  it.each<[string, string, CorosyncEvent]>([
    ["an unknown node", "node", { kind: "start", nodes: [4] }],
    ["no whole number", "node", { kind: "start", nodes: [1.5] }],
    ["a start of what runs", "state", { kind: "start", nodes: [2, 3] }],
    ["a crash of what does not run", "state", { kind: "crash", nodes: [3] }],
    ["a partition that leaves out a node", "partition", { kind: "partition", partitions: [[1]] }],
    ["a partition that names a node twice", "partition", { kind: "partition", partitions: [[1, 2], [2]] }],
    ["time that goes back", "event", { kind: "wait", ms: -1 }],
    ["too many votes", "event", { kind: "expected", node: 1, votes: 2 ** 32 }],
    ["an arbiter that there is not", "state", { kind: "arbiter", state: "down" }],
  ])("%s", (_, code, event) => {
    const before = JSON.stringify([...running.nodes]);
    expect(errorOf(() => step(running, event)).code).toBe(code);
    expect(JSON.stringify([...running.nodes])).toBe(before);
  });

  it("are calls of a device whose arbiter is modelled", () => {
    const given = parseCorosync(conf({ quorum: device("votes: 1") }));
    const { cluster } = step(quorumCluster(given), { kind: "start", nodes: [1] });
    expect(errorOf(() => step(cluster, { kind: "register", nodes: [1] })).code).toBe("state");
  });
});

describe("where a node starts", () => {
  it("is where it was, unless it is said", () => {
    expect(stateAfter("start all; partition 1,2 | 3; crash 3; start 3")).toBe("1,2 + 2/3/2; 3 - 1/3/2");
    expect(stateAfter("start all; partition 1,2 | 3; crash 3; start 3 @0")).toBe("1-3 + 3/3/2");
    expect(stateAfter("start all; partition 1,2 | 3; crash 3; merge; start 3")).toBe("1-3 + 3/3/2");
  });
});

describe("commands (12 §7.6, §7.8)", () => {
  const notesOf = (text: string, given = config) => {
    const events = parseEvents(text, given).map(({ event }) => event);
    return steps(quorumCluster(given, { arbiter: false }), events).notes;
  };

  it("that corosync refuses are noted with its error", () => {
    expect(notesOf("start 1-2; expected 1=1; votes 1:3=2")).toEqual([
      { kind: "refused-call", node: 1, error: "CS_ERR_INVALID_PARAM" },
      { kind: "refused-call", node: 1, error: "CS_ERR_NAME_NOT_FOUND" },
    ]);
  });

  it("of a device need a device, a registration and its name", () => {
    const given = parseCorosync(conf({ quorum: device() }));
    expect(notesOf("start 1; register 1")).toEqual([{ kind: "refused-call", node: 1, error: "CS_ERR_ACCESS" }]);
    expect(notesOf("start 1; poll 1 yes", given)).toEqual([
      { kind: "refused-call", node: 1, error: "CS_ERR_NOT_EXIST" },
    ]);
    const { cluster } = steps(quorumCluster(given, { arbiter: false }), [
      { kind: "start", nodes: [1, 2] },
      { kind: "register", nodes: [1], name: "one" },
    ]);
    const notes = (event: CorosyncEvent) => step(cluster, event).notes;
    expect(notes({ kind: "register", nodes: [2], name: "two" })).toEqual([
      { kind: "refused-call", node: 2, error: "CS_ERR_EXIST" },
    ]);
    expect(notes({ kind: "register", nodes: [1], name: "one" })).toEqual([]);
    expect(notes({ kind: "poll", nodes: [1], vote: true, name: "two" })).toEqual([
      { kind: "refused-call", node: 1, error: "CS_ERR_INVALID_PARAM" },
    ]);
    const ring = { representative: 1, sequence: 4 };
    expect(notes({ kind: "poll", nodes: [1], vote: true, name: "one", ring })).toEqual([
      { kind: "refused-call", node: 1, error: "CS_ERR_MESSAGE_ERROR" },
    ]);
  });

  it("leave nothing of a device that unregisters", () => {
    const given = parseCorosync(conf({ quorum: device() }));
    expect(stateAfter("start all; register all; poll all yes; unregister all", given)).toBe("1-3 + 3/5/3");
  });
});

describe("a reload (12 §7.7)", () => {
  it("of a part of the nodes leaves the others as they are", () => {
    const five = parseCorosync(conf({ votes: ones(5) }));
    const { cluster } = steps(quorumCluster(config), [
      { kind: "start", nodes: [1, 2, 3] },
      { kind: "reload", config: five, nodes: [1, 2, 3] },
    ]);
    expect(notation(partitionsOf(cluster))).toBe("1-3 + 3/5/3");
    expect(cluster.config).toBe(config);
  });

  it("with a fault is logged, and the node goes on", () => {
    const faulty = parseCorosync(conf({ quorum: ["two_node: 1", ...device()] }));
    const { cluster } = step(quorumCluster(config), { kind: "start", nodes: [1, 2, 3] });
    const { notes, cluster: reloaded } = step(cluster, { kind: "reload", config: faulty });
    expect(notes.map(({ kind, node }) => [kind, node])).toEqual([
      ["logged-fault", 1],
      ["logged-fault", 2],
      ["logged-fault", 3],
    ]);
    expect(partitionsOf(reloaded).map(({ quorate }) => quorate)).toEqual(["yes"]);
  });
});

describe("other providers (12 §10)", () => {
  it("none: every node is quorate, always", () => {
    const none = parseCorosync(conf().replace(/provider.*/, ""));
    const { cluster } = step(quorumCluster(none), { kind: "start", nodes: [1] });
    expect(partitionsOf(cluster).map(({ quorate }) => quorate)).toEqual(["yes"]);
  });

  it("corosync_ykd is refused", () => {
    const ykd = parseCorosync(conf().replace("corosync_votequorum", "corosync_ykd"));
    expect(errorOf(() => quorumCluster(ykd)).code).toBe("provider");
  });
});
