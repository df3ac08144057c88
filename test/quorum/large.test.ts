/** How long large inputs take, in time of the processor; a file of their own, since they say nothing about rules. */
import { describe, expect, it } from "vitest";
import { notation, parseCorosync, partitionsOf, QuorumError, quorumCluster, steps } from "../../src/quorum/index.js";
import { conf } from "./conf.js";

describe("texts", () => {
  const MEGABYTE = 1 << 20;
  const fill = (piece: string) => piece.repeat(Math.ceil(MEGABYTE / piece.length)).slice(0, MEGABYTE);

  it.each([
    ["sections", fill("a {\n")],
    ["sections closed again", fill("a {\n}\n")],
    ["keys", fill("abc: 1\n")],
    ["nodes", `nodelist {\n${fill("node {\nring0_addr: a\nnodeid: 1\n}\n")}`],
    [
      "nodes with ids",
      `nodelist {\n${Array.from({ length: 40_000 }, (_, i) => `node {\nnodeid: ${i + 1}\n}\n`).join("")}}\n`,
    ],
    ["comments", fill("# a { } : b\n")],
    ["one line", fill("x")],
    ["colons", fill(":")],
    ["blanks", fill(" ")],
    ["umlauts", fill("ä: ö\n")],
    ["end of lines", fill("\n")],
    ["zeros", fill("\0")],
    [
      "tie-breaker nodes",
      conf({ quorum: ["auto_tie_breaker: 1", fill(`auto_tie_breaker_node: ${"1 ".repeat(200)}\n`)] }),
    ],
  ])("of a megabyte ends soon: %s", (_, text) => {
    const start = process.cpuUsage();
    try {
      parseCorosync(text);
    } catch (error) {
      if (!(error instanceof QuorumError)) throw error;
    }
    const { user, system } = process.cpuUsage(start);
    // About 0.3 s where the machine is idle; quadratic work would take minutes.
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});

describe("large clusters (12 §14.3)", () => {
  it("start and fall apart in seconds", () => {
    const votes = Array<number>(192).fill(1);
    const config = parseCorosync(conf({ votes, totem: ["token: 60000"], quorum: ["last_man_standing: 1"] }));
    const start = process.cpuUsage();
    const halves = [votes.map((_, i) => i + 1).slice(0, 100), votes.map((_, i) => i + 1).slice(100)];
    const { cluster } = steps(quorumCluster(config, { arbiter: false }), [
      { kind: "start", nodes: halves.flat() },
      { kind: "partition", partitions: halves },
      { kind: "wait", ms: 10_000 },
    ]);
    expect(notation(partitionsOf(cluster))).toBe("1-100 + 100/100/51; 101-192 - 92/192/97");
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
