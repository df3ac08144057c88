import { describe, expect, it } from "vitest";
import {
  type CorosyncEvent,
  nodeName,
  type Outlook,
  parseCorosync,
  QuorumError,
  type WhatIfOptions,
  whatIf,
} from "../../src/quorum/index.js";
import { conf, ones } from "./conf.js";

const SPLIT: CorosyncEvent = { kind: "partition", partitions: [[1], [2, 3]] };

function outlook(events: readonly CorosyncEvent[], options: WhatIfOptions = {}, text = conf()): Outlook {
  const played = whatIf(parseCorosync(text), events, options).at(-1);
  if (played === undefined) throw new Error("nothing was played");
  return played.outlook;
}

describe("the what-if recipe (12 §12)", () => {
  it("says for each side what is up, lost and down, and what its CIB has to say", () => {
    const { up, sides } = outlook(
      [{ kind: "stop", nodes: [4] }, { kind: "crash", nodes: [5] }, SPLIT],
      {},
      conf({ votes: ones(5) }),
    );
    expect(up).toEqual([1, 2, 3]);
    expect(sides.map(({ members, dc, quorate, lost, down }) => ({ members, dc, quorate, lost, down }))).toEqual([
      { members: [1], dc: 1, quorate: false, lost: [2, 3, 5], down: [4] },
      { members: [2, 3], dc: 2, quorate: false, lost: [1, 5], down: [4] },
    ]);
    expect(sides[1]?.root).toEqual({ "have-quorum": "false", "dc-uuid": "2", "no-quorum-panic": "1" });
    expect(sides[1]?.events).toEqual([
      { kind: "quorum", quorate: false },
      { kind: "node", node: "n1", state: "failed" },
      { kind: "node", node: "n5", state: "failed" },
      { kind: "node", node: "n4", state: "down" },
    ]);
  });

  it("keeps the DC where it is, and else takes the lowest node", () => {
    const dcs = (options: WhatIfOptions, ...events: readonly CorosyncEvent[]) =>
      outlook(events, options).sides.map(({ dc }) => dc);
    expect(dcs({ dc: 3 })).toEqual([3]);
    expect(dcs({ dc: 3 }, SPLIT)).toEqual([1, 3]);
    expect(dcs({ dc: 3 }, SPLIT, { kind: "merge" })).toEqual([1]);
    expect(dcs({}, { kind: "crash", nodes: [1] })).toEqual([2]);
  });

  it("begins with the nodes that have an id", () => {
    const text = conf({ totem: ["transport: udp"] }).replace("nodeid: 2", "");
    expect(outlook([], {}, text).up).toEqual([1, 3]);
  });

  it("panics only where there was quorum before", () => {
    const never = outlook([{ kind: "start", nodes: [1] }], { running: [] });
    expect(never.sides[0]?.root).toEqual({ "have-quorum": "false", "dc-uuid": "1" });
    expect(outlook([SPLIT]).sides.map(({ root }) => root["no-quorum-panic"])).toEqual(["1", undefined]);
  });

  it.each([
    ["stop", { resources: "stop", fences: "nobody", policy: "stop" }],
    [undefined, { resources: "stop", fences: "nobody", policy: "stop" }],
    ["freeze", { resources: "freeze", fences: "nobody", policy: "freeze" }],
    ["demote", { resources: "demote", fences: "nobody", policy: "demote" }],
    ["fence", { resources: "stop", fences: "members", policy: "fence" }],
    ["suicide", { resources: "stop", fences: "members", policy: "fence" }],
    ["ignore", { resources: "run", fences: "lost", policy: "ignore" }],
  ])("under %s a part without quorum acts as the table says", (noQuorumPolicy, conduct) => {
    const [minority, majority] = outlook([SPLIT], { noQuorumPolicy }).sides;
    expect(minority?.conduct).toEqual(conduct);
    expect(majority?.conduct).toEqual({ resources: "run", fences: "lost", policy: undefined });
  });

  it("under fence a part that never had quorum stops", () => {
    const { sides } = outlook([{ kind: "start", nodes: [1] }], { running: [], noQuorumPolicy: "fence" });
    expect(sides[0]?.conduct).toEqual({ resources: "stop", fences: "nobody", policy: "stop" });
  });

  it("says where two sides would both act", () => {
    const kinds = ({ dangers }: Outlook) => dangers.map(({ kind }) => kind);
    expect(kinds(outlook([SPLIT]))).toEqual([]);
    expect(kinds(outlook([SPLIT], { noQuorumPolicy: "ignore" }))).toEqual(["both-act"]);
    expect(kinds(outlook([SPLIT], {}, conf({ quorum: ["two_node: 1"] })))).toEqual(["both-act"]);
    expect(kinds(outlook([SPLIT], { fencing: false }))).toEqual(["unfenced"]);
    expect(kinds(outlook([{ kind: "stop", nodes: [3] }], { fencing: false }))).toEqual([]);
  });

  it("says where the members do not agree", () => {
    const config = { votes: ones(5), quorum: ["wait_for_all: 1"] };
    const moved: readonly CorosyncEvent[] = [
      {
        kind: "partition",
        partitions: [
          [1, 2, 3],
          [4, 5],
        ],
      },
      {
        kind: "partition",
        partitions: [
          [1, 4, 5],
          [2, 3],
        ],
      },
    ];
    const { sides, dangers } = outlook(moved, {}, conf(config));
    expect(dangers.map(({ kind }) => kind)).toEqual(["mixed"]);
    expect(sides[0]).toMatchObject({ dc: 1, quorate: false, partition: { quorate: "mixed" } });
  });

  it("has lost and stopped nodes in the order of their ids, and fences nobody where none is lost", () => {
    const crashes: readonly CorosyncEvent[] = [5, 4].map((id) => ({ kind: "crash", nodes: [id] }));
    const stops: readonly CorosyncEvent[] = [3, 2].map((id) => ({ kind: "stop", nodes: [id] }));
    const { sides } = outlook([...crashes, ...stops], {}, conf({ votes: ones(5) }));
    expect(sides.map(({ lost, down }) => [lost, down])).toEqual([
      [
        [4, 5],
        [2, 3],
      ],
    ]);
    expect(outlook([]).sides[0]?.conduct).toEqual({ resources: "run", fences: "nobody", policy: undefined });
  });

  it("knows a node by its name, its address on link 0, or its id", () => {
    expect(nodeName(parseCorosync(conf()), 2)).toBe("n2");
    expect(nodeName(parseCorosync(conf().replace("name: n2", "")), 2)).toBe("10.0.0.2");
    expect(nodeName(parseCorosync(conf()), 9)).toBe("9");
  });

  it("tells each step: its event, what was refused, and the cluster", () => {
    const refused: CorosyncEvent = { kind: "expected", node: 1, votes: 1 };
    const [first, second, ...more] = whatIf(parseCorosync(conf()), [refused], { running: [1, 2] });
    expect([first?.event, first?.notes, first?.outlook.up]).toEqual([undefined, [], [1, 2]]);
    expect([second?.event, second?.notes.length, second?.cluster.nodes.size, more.length]).toEqual([refused, 1, 2, 0]);
  });

  it("names the event that cannot be", () => {
    const events: readonly CorosyncEvent[] = [{ kind: "merge" }, { kind: "crash", nodes: [9] }];
    expect(() => whatIf(parseCorosync(conf()), events)).toThrow(QuorumError);
    expect(() => whatIf(parseCorosync(conf()), events)).toThrow(/^event 2: There is no node 9/);
  });
});
