import { describe, expect, it } from "vitest";
import { lastManAnswer, type Reporter, type SplitView, splitWinner } from "../../src/quorum/arbiter.js";
import type { Answer } from "../../src/quorum/arbiter-state.js";
import { parseCorosync } from "../../src/quorum/index.js";
import { conf } from "./conf.js";

type Heuristics = Readonly<Record<number, "pass" | "fail">>;

/** Nodes that are connected, each partition by its members; a ring for each partition. */
function reporters(
  partitions: readonly (readonly number[])[],
  heuristics: Heuristics = {},
  cut: readonly number[] = [],
) {
  const nodes = partitions.flatMap((members, i) =>
    members.map((id): Reporter => {
      const ring = { representative: members[0] ?? 0, sequence: 4 * (i + 1) };
      return { id, members, ring, heuristics: heuristics[id] ?? "off" };
    }),
  );
  return nodes.filter(({ id }) => !cut.includes(id)).sort((a, b) => a.id - b.id);
}

describe("ffsplit (12 §9.2)", () => {
  interface Given {
    readonly heuristics?: Heuristics;
    readonly cut?: readonly number[];
    readonly view?: Partial<SplitView>;
  }

  /** The members of the partition that wins. */
  function winner(count: number, partitions: readonly (readonly number[])[], { heuristics, cut, view }: Given = {}) {
    const configured = Array.from({ length: count }, (_, i) => i + 1);
    const nodes = reporters(partitions, heuristics, cut);
    const standard = { configured, nodes, tieBreaker: "lowest", keepActive: true, chosen: new Set<number>() } as const;
    return splitWinner({ ...standard, ...view })?.members;
  }

  it.each<[string, number, readonly (readonly number[])[], readonly number[] | undefined]>([
    [
      "1: more than half of an odd number",
      5,
      [
        [1, 2],
        [3, 4, 5],
      ],
      [3, 4, 5],
    ],
    [
      "1: not more than half of it",
      5,
      [
        [1, 2],
        [4, 5],
      ],
      undefined,
    ],
    ["1: just below half", 3, [[1], [2]], undefined],
    ["2: more than half of an even number", 4, [[1], [2, 3, 4]], [2, 3, 4]],
    ["2: fewer than half", 4, [[1], [3]], undefined],
    ["2: half against fewer", 4, [[1], [3, 4]], [3, 4]],
    [
      "2d: the lowest of the configuration",
      4,
      [
        [1, 4],
        [2, 3],
      ],
      [1, 4],
    ],
    ["2a: half alone, without the lowest", 4, [[3, 4]], [3, 4]],
    ["nobody", 4, [], undefined],
  ])("rule %s", (_, count, partitions, members) => {
    expect(winner(count, partitions)).toEqual(members);
  });

  const halves = [
    [1, 2],
    [3, 4],
  ];

  it("rule 2a: the score counts connected nodes and their heuristics", () => {
    expect(winner(4, halves, { heuristics: { 4: "pass" } })).toEqual([3, 4]);
    expect(winner(4, halves, { heuristics: { 1: "fail" } })).toEqual([3, 4]);
    expect(winner(4, halves, { heuristics: { 1: "fail", 2: "pass" } })).toEqual([1, 2]);
    expect(winner(4, halves, { cut: [2] })).toEqual([3, 4]);
    expect(winner(4, halves, { heuristics: { 2: "pass", 4: "pass" } })).toEqual([1, 2]);
    expect(winner(4, halves, { heuristics: { 3: "fail" } })).toEqual([1, 2]);
  });

  it("rule 2a: a half whose score is not above none is not better than nobody", () => {
    const failing: Heuristics = { 3: "fail", 4: "fail" };
    // score 0 as for nobody, but more connected members
    expect(winner(4, [[3, 4]], { heuristics: failing })).toEqual([3, 4]);
  });

  it("rule 2b: of equal scores more connected members win", () => {
    expect(winner(4, halves, { cut: [2], heuristics: { 1: "pass" } })).toEqual([3, 4]);
    expect(winner(4, halves, { cut: [3], heuristics: { 4: "pass" } })).toEqual([1, 2]);
  });

  it("rule 2c: the half that was chosen the last time stays", () => {
    expect(winner(4, halves, { view: { chosen: new Set([3, 4]) } })).toEqual([3, 4]);
    expect(winner(4, halves, { view: { chosen: new Set([1, 2]), tieBreaker: "highest" } })).toEqual([1, 2]);
    expect(winner(4, halves, { view: { chosen: new Set([1, 2, 3, 4]), tieBreaker: "highest" } })).toEqual([3, 4]);
    expect(winner(4, halves, { view: { chosen: new Set([3, 4]), keepActive: false } })).toEqual([1, 2]);
  });

  it("rule 2d: the tie-breaker is of the configuration, running or not", () => {
    expect(winner(4, halves, { view: { tieBreaker: "highest" } })).toEqual([3, 4]);
    expect(winner(4, halves, { view: { tieBreaker: 3 } })).toEqual([3, 4]);
    expect(winner(4, halves, { view: { tieBreaker: 2 } })).toEqual([1, 2]);
    const rest = [
      [2, 3],
      [4, 5],
    ];
    const six = { configured: [2, 3, 4, 5] };
    expect(winner(4, rest, { view: six })).toEqual([2, 3]);
    expect(winner(4, rest, { view: { ...six, tieBreaker: "highest" } })).toEqual([4, 5]);
  });
});

describe("lms (12 §9.3)", () => {
  const ACK: Answer = { vote: true, recorded: true };
  const NACK: Answer = { vote: false, recorded: true };
  const UNRECORDED: Answer = { vote: false, recorded: false };

  /** What each connected node is told, by its id. */
  function told(
    nodes: readonly Reporter[],
    tieBreaker: "lowest" | "highest" | number = "lowest",
    answers: ReadonlyMap<number, Answer> = new Map(nodes.map(({ id }) => [id, ACK])),
  ) {
    return nodes.map((node) => lastManAnswer(node, { nodes, tieBreaker, answers }));
  }

  it("rule 1: waits where a member has not come to the same ring", () => {
    const [one, two] = reporters([[1, 2]]);
    if (one === undefined || two === undefined) throw new Error("no reporters");
    const late = { ...two, ring: { representative: 1, sequence: 8 } };
    expect(told([one, late])).toEqual([undefined, undefined]);
    expect(told([one, { ...two, ring: { representative: 2, sequence: 4 } }])).toEqual([undefined, undefined]);
  });

  it("rule 2: one group gets the vote", () => {
    expect(told(reporters([[1, 2]]))).toEqual([ACK, ACK]);
    expect(told(reporters([[1, 2]], {}, [1]), "lowest", new Map())).toEqual([ACK]);
  });

  it("rule 3: who has no answer yet does not take the vote away, and that is not recorded", () => {
    const nodes = reporters([[1, 2], [3]]);
    expect(told(nodes, "lowest", new Map([[3, ACK]])).slice(0, 2)).toEqual([UNRECORDED, UNRECORDED]);
    expect(told(nodes, "lowest", new Map([[3, NACK]])).slice(0, 2)).toEqual([ACK, ACK]);
    expect(
      told(
        nodes,
        "lowest",
        new Map([
          [3, ACK],
          [1, UNRECORDED],
          [2, NACK],
        ]),
      ).slice(0, 2),
    ).toEqual([UNRECORDED, ACK]);
    expect(told(nodes, "lowest", new Map([[2, ACK]])).slice(0, 2)).toEqual([ACK, ACK]);
  });

  it("rule 3: one of the others that has the vote is enough", () => {
    const [first] = told(reporters([[1], [2, 3]]), "lowest", new Map([[3, ACK]]));
    expect(first).toEqual(UNRECORDED);
  });

  it("rule 4: the highest score gets it", () => {
    expect(told(reporters([[1], [2, 3]]))).toEqual([NACK, ACK, ACK]);
    expect(told(reporters([[1, 2], [3]]))).toEqual([ACK, ACK, NACK]);
    expect(
      told(
        reporters(
          [
            [1, 2],
            [3, 4],
          ],
          { 4: "pass" },
        ),
      ),
    ).toEqual([NACK, NACK, ACK, ACK]);
    expect(told(reporters([[1, 2], [3]], { 1: "fail", 2: "fail" }))).toEqual([NACK, NACK, ACK]);
    expect(
      told(
        reporters(
          [
            [1, 2],
            [3, 4],
          ],
          { 1: "fail" },
          [2],
        ),
      ),
    ).toEqual([NACK, ACK, ACK]);
  });

  it("rule 5: of equal scores the largest group", () => {
    expect(told(reporters([[1], [2, 3]], { 1: "pass" }))).toEqual([NACK, ACK, ACK]);
    expect(told(reporters([[1, 2], [3]], { 3: "pass" }))).toEqual([ACK, ACK, NACK]);
  });

  it("rule 6: else the lowest or the highest node that is connected, with its companions", () => {
    const halves = reporters([
      [1, 4],
      [2, 3],
    ]);
    expect(told(halves)).toEqual([ACK, NACK, NACK, ACK]);
    expect(told(halves, "highest")).toEqual([ACK, NACK, NACK, ACK]);
    expect(
      told(
        reporters(
          [
            [1, 3],
            [2, 4],
          ],
          {},
          [1, 4],
        ),
      ),
    ).toEqual([ACK, NACK]);
    expect(
      told(
        reporters(
          [
            [1, 3],
            [2, 4],
          ],
          {},
          [1, 4],
        ),
        "highest",
      ),
    ).toEqual([NACK, ACK]);
  });

  it("rule 6: or the one that is named, without its companions", () => {
    const halves = reporters([
      [1, 2],
      [3, 4],
    ]);
    expect(told(halves, 3)).toEqual([NACK, NACK, ACK, NACK]);
    expect(told(halves, 9)).toEqual([NACK, NACK, NACK, NACK]);
  });
});

describe("the options of the arbiter (12 §9.1)", () => {
  const options = (net: readonly string[], quorum: readonly string[] = []) => {
    const lines = ["device {", "model: net", "votes: 1", "net {", "host: q", ...net, "}", "}"];
    return parseCorosync(conf({ quorum: [...quorum, ...lines] })).device?.arbiter;
  };

  it.each<[readonly string[], object]>([
    [[], { algorithm: "ffsplit", tieBreaker: "lowest", keepActive: true, waitForAll: false, refusal: undefined }],
    [["tie_breaker: highest"], { tieBreaker: "highest" }],
    [["tie_breaker: lowest"], { tieBreaker: "lowest" }],
    [["tie_breaker: 12"], { tieBreaker: 12 }],
    [["tie_breaker: 3"], { tieBreaker: 3 }],
    [["tie_breaker: 123"], { tieBreaker: 123 }],
    [["tie_breaker: 0"], { tieBreaker: "lowest" }],
    [["tie_breaker: 1x"], { tieBreaker: "lowest" }],
    [["tie_breaker: x1"], { tieBreaker: "lowest" }],
    [["keep_active_partition_tie_breaker: off"], { keepActive: false }],
    [["keep_active_partition_tie_breaker: on"], { keepActive: true }],
    [["algorithm: ffsplit"], { algorithm: "ffsplit" }],
    [["algorithm: lms"], { algorithm: undefined }],
  ])("%j", (net, expected) => {
    expect(options(net)).toMatchObject(expected);
  });

  it("know whether wait_for_all is configured non-zero", () => {
    expect(options([], ["wait_for_all: 1"])?.waitForAll).toBe(true);
    expect(options([], ["wait_for_all: 0"])?.waitForAll).toBe(false);
    expect(options([], ["two_node: 1"])?.waitForAll).toBe(false);
  });
});
