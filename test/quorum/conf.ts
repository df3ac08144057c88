/** Texts of a corosync.conf for tests: a plain cluster of some nodes, with what a test is about. */

export interface Conf {
  /** Votes of each node; their ids are 1, 2 and so on. */
  readonly votes?: readonly number[];
  /** Lines of the section quorum besides the provider. */
  readonly quorum?: readonly string[];
  /** Lines of the section totem besides the version. */
  readonly totem?: readonly string[];
}

/** One vote for each of that many nodes. */
export function ones(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1);
}

export function conf({ votes = ones(3), quorum = [], totem = [] }: Conf = {}): string {
  const nodes = votes.flatMap((own, i) => [
    "  node {",
    `    ring0_addr: 10.0.0.${i + 1}`,
    `    name: n${i + 1}`,
    `    nodeid: ${i + 1}`,
    `    quorum_votes: ${own}`,
    "  }",
  ]);
  return [
    "totem {",
    "  version: 2",
    "  cluster_name: test",
    ...totem,
    "}",
    "nodelist {",
    ...nodes,
    "}",
    "quorum {",
    "  provider: corosync_votequorum",
    ...quorum,
    "}",
    "",
  ].join("\n");
}

/** The lines of a device section. */
export function device(...lines: readonly string[]): readonly string[] {
  return ["device {", "  model: net", ...lines, "  net {", "    host: arbiter", "  }", "}"];
}
