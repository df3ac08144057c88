import { describe, expect, it } from "vitest";
import { parseCorosync } from "../../src/quorum/index.js";
import { type Conf, conf, device, ones } from "./conf.js";

type Told = readonly [code: string, path: string, text: string, better?: string];

/** All warnings of a text: code, path, text and what would be better. */
function told(text: string): readonly Told[] {
  const { warnings } = parseCorosync(text);
  return warnings.map(({ code, path, text: said, better }) =>
    better === undefined ? [code, path, said] : [code, path, said, better],
  );
}

/** The plain cluster of three nodes with lines after it. */
const withLines = (...lines: readonly string[]) => `${conf()}${lines.map((line) => `${line}\n`).join("")}`;

const KNOWN_KEYS =
  "provider, auto_tie_breaker_node, expected_votes, votes, last_man_standing_window, two_node, wait_for_all, last_man_standing, auto_tie_breaker, allow_downscale, expected_votes_tracking";
const LIST = "lowest, highest, or node ids with blanks between them";
const TIE_NODE = "quorum.auto_tie_breaker_node";

describe("keys that do nothing (12 §2.2, §2.3, §3.2)", () => {
  it.each<[line: string, Told]>([
    [
      "leaving_timeout: 1",
      ["unused-key", "quorum.leaving_timeout", "The key leaving_timeout has no effect: nothing uses it."],
    ],
    [
      "ev_tracking: 1",
      [
        "unused-key",
        "quorum.ev_tracking",
        "The key ev_tracking has no effect: it is the name of a file; the key is expected_votes_tracking.",
      ],
    ],
    [
      "cancel_wait_for_all: 1",
      [
        "unused-key",
        "quorum.cancel_wait_for_all",
        "The key cancel_wait_for_all has no effect: it is a command for a running cluster.",
      ],
    ],
    [
      "wiat_for_all: 1",
      [
        "unknown-key",
        "quorum.wiat_for_all",
        "There is no key wiat_for_all in the section quorum, so it has no effect.",
        KNOWN_KEYS,
      ],
    ],
  ])("%s in the section quorum", (line, warning) => {
    expect(told(conf({ quorum: [line] }))).toEqual([warning]);
  });

  it("are told for the section device as well", () => {
    const lines = ["device {", "master_wins: 1", "two_node: 1", "votse: 2", "votes: 1", "}"];
    const inDevice = (key: string) => `There is no key ${key} in the section quorum.device, so it has no effect.`;
    const known = "model, votes, timeout, sync_timeout";
    expect(told(conf({ quorum: lines }))).toEqual([
      ["unused-key", "quorum.device.master_wins", "The key master_wins has no effect: nothing uses it."],
      ["unknown-key", "quorum.device.two_node", inDevice("two_node"), known],
      ["unknown-key", "quorum.device.votse", inDevice("votse"), known],
    ]);
  });

  it("are those that stand outside their section", () => {
    const text = withLines(
      "quorum.two_node: 1",
      "totem.token: 5",
      "totem.interface.mcastport: 5405",
      "wait_for_all: 1",
      "elsewhere {",
      "votes: 1",
      "host: a",
      "}",
    );
    const counts = (key: string) => `The key ${key} stands outside its section, so it counts as absent.`;
    const outside = (key: string) => `The key ${key} has no effect outside the section quorum.`;
    expect(told(text)).toEqual([
      ["misplaced-key", "quorum.two_node", counts("two_node"), "quorum {"],
      ["misplaced-key", "totem.token", counts("token"), "totem {"],
      ["misplaced-key", "totem.interface.mcastport", counts("mcastport"), "totem.interface {"],
      ["misplaced-key", "wait_for_all", outside("wait_for_all"), "quorum {"],
      ["misplaced-key", "elsewhere.votes", outside("votes"), "quorum {"],
    ]);
  });

  it("are not words of totem that stand outside it, nor what the device's daemon reads", () => {
    expect(told(withLines("totem.crypto_hash: none"))).toEqual([]);
    expect(told(conf({ quorum: device("votes: 1", "heuristics {", "mode: on", "}") }))).toEqual([]);
  });

  it("are values that swallow a comment", () => {
    const swallowed = (key: string) =>
      `The value of ${key} goes on to the end of the line, "#" and what follows included.`;
    const better = "a comment on a line of its own";
    expect(told(conf({ totem: ["ip: a #b", "ip2: a\t#b", "ip3: a#b", "ip4: #"] }))).toEqual([
      ["comment", "totem.ip", swallowed("ip"), better],
      ["comment", "totem.ip2", swallowed("ip2"), better],
    ]);
  });

  it("have the place of the key", () => {
    const { warnings } = parseCorosync(withLines("  quorum.two_node: 1"));
    expect(warnings.map(({ position }) => position)).toEqual([{ line: conf().split("\n").length, column: 3 }]);
  });
});

describe("node lists and votes (12 §14.2)", () => {
  it("warns of a second node list, at the first", () => {
    const { warnings } = parseCorosync(withLines("nodelist {", "node {", "nodeid: 1", "}", "}"));
    expect(warnings).toEqual([
      {
        code: "node-list-twice",
        text: "A second nodelist does not add to the first: it is laid over it, entry by entry.",
        path: "nodelist",
        position: { line: 5, column: 1 },
        better: "one nodelist",
      },
    ]);
  });

  it("warns where no provider is configured, at the section if there is one", () => {
    const { warnings } = parseCorosync(conf().replace("  provider: corosync_votequorum\n", ""));
    const text = "No provider is configured: every node counts as quorate, always, and Pacemaker does not accept that.";
    const line = conf().split("\n").indexOf("quorum {") + 1;
    expect(warnings).toEqual([
      {
        code: "no-provider",
        text,
        path: "quorum",
        position: { line, column: 1 },
        better: "provider: corosync_votequorum",
      },
    ]);
    const without = conf().slice(0, conf().indexOf("quorum {"));
    expect(parseCorosync(without).warnings.map(({ position }) => position)).toEqual([undefined]);
  });

  it("warns of more than 384 nodes", () => {
    expect(told(conf({ votes: ones(384) }))).toEqual([]);
    expect(told(conf({ votes: ones(385) }))).toEqual([
      ["many-nodes", "nodelist", "There are 385 nodes.", "at most 384 nodes"],
    ]);
  });

  it("warns of votes that the node list overrides", () => {
    const text = "The node list gives each node its votes, so votes in the section quorum is ignored.";
    const better = "quorum_votes in the node's own section";
    expect(told(conf({ quorum: ["votes: 2"] }))).toEqual([["votes-ignored", "quorum.votes", text, better]]);
    const free = "totem {\n version: 2\n interface {\n bindnetaddr: 10.0.0.0\n }\n}\n";
    expect(
      told(`${free}quorum {\n provider: corosync_votequorum\n votes: 2\n expected_votes: 3\n wait_for_all: 1\n}\n`),
    ).toEqual([]);
  });

  it("warns of nodes without votes, at their id", () => {
    const zero = (name: string) =>
      `The node ${name} has no vote: nobody waits for it, but it counts as a node elsewhere.`;
    const { warnings } = parseCorosync(conf({ votes: [1, 1, 0] }));
    const line = conf().split("\n").indexOf("    nodeid: 3") + 1;
    expect(warnings).toEqual([
      {
        code: "zero-votes",
        text: zero("n3"),
        path: "nodelist.node.2",
        position: { line, column: 5 },
        better: undefined,
      },
    ]);
    const nameless = conf({ votes: [1, 1, 0], totem: ["transport: udpu"] }).replace("name: n3", "");
    expect(told(nameless)[0]?.[2]).toBe(zero("3"));
    expect(told(nameless.replace("nodeid: 3", ""))[0]?.[2]).toBe(zero("nodelist.node.2"));
  });

  const expects = (given: number, sum: number, what: string) =>
    `Expected votes are ${given}, but the nodes have ${sum}: ${what}.`;
  const APART = "parts that start apart can both have quorum";
  const NEVER = "waiting for all of them never ends";

  it.each<[string, Conf, readonly Told[]]>([
    [
      "below the sum",
      { quorum: ["expected_votes: 2"] },
      [["expected-low", "quorum.expected_votes", expects(2, 3, APART), "no expected_votes"]],
    ],
    ["equal to it", { quorum: ["expected_votes: 3", "wait_for_all: 1"] }, []],
    ["above it", { quorum: ["expected_votes: 4"] }, []],
    ["above it, not waiting", { quorum: ["expected_votes: 4", "wait_for_all: 0"] }, []],
    [
      "above it, waiting for all",
      { quorum: ["expected_votes: 4", "wait_for_all: 1"] },
      [["expected-high", "quorum.expected_votes", expects(4, 3, NEVER), "no expected_votes"]],
    ],
    ["above it, with a device", { quorum: ["expected_votes: 4", "wait_for_all: 1", ...device("votes: 1")] }, []],
    ["0, which counts as absent", { quorum: ["expected_votes: 0"] }, []],
  ])("expected votes %s", (_, options, warnings) => {
    expect(told(conf(options))).toEqual(warnings);
  });

  it.each(["expected_votes_tracking: 1", "allow_downscale: 1"])("expected votes do not matter with %s", (line) => {
    const codes = told(conf({ quorum: ["expected_votes: 2", line] })).map(([code]) => code);
    expect(codes).toHaveLength(1);
    expect(codes).not.toContain("expected-low");
  });

  it("warns of a threshold that wraps, from 510 votes on", () => {
    const wraps = (votes: number, kept: number): Told => [
      "threshold-wraps",
      "nodelist",
      `The votes needed are kept modulo 256: of ${votes} votes ${kept} would be enough.`,
      "at most 509 votes in all",
    ];
    expect(told(conf({ votes: [255, 254] }))).toEqual([]);
    expect(told(conf({ votes: [255, 255] }))).toEqual([wraps(510, 0)]);
    expect(told(conf({ votes: [300, 300] }))).toEqual([wraps(600, 45)]);
    expect(told(conf({ quorum: ["expected_votes: 511"] }))).toEqual([wraps(511, 0)]);
    expect(told(conf({ votes: [1, 1], quorum: device("votes: 508") })).at(-2)).toEqual(wraps(510, 0));
  });
});

describe("switches (12 §4.4, §14.2)", () => {
  const manyNodes = (count: number): Told => [
    "two-node-many",
    "quorum.two_node",
    `two_node is on with ${count} nodes: every part of one or two nodes has quorum once all were together.`,
    "two_node only with two nodes",
  ];
  const off = (waiting: string): Told => [
    "two-node-tie-breaker",
    "quorum.two_node",
    `auto_tie_breaker switches two_node off${waiting}.`,
    "one of the two",
  ];
  const lastManVotes: Told = [
    "last-man-votes",
    "quorum.last_man_standing",
    "A node has more than one vote, which switches last_man_standing off when it is heard.",
    "one vote for each node",
  ];
  const lastManHalf: Told = [
    "last-man-half",
    TIE_NODE,
    "In a half that won a tie, last_man_standing begins only if the lowest id is there.",
    "auto_tie_breaker_node: lowest",
  ];
  const oddSum: Told = [
    "tie-breaker-odd",
    "quorum.auto_tie_breaker",
    "The sum of the votes is odd and wait_for_all is off, so there is no tie-breaker.",
    "wait_for_all: 1",
  ];
  const list: Told = [
    "tie-breaker-list",
    TIE_NODE,
    "A list remembers one membership change only: after a second change, or when halves start apart, both can have quorum.",
    "wait_for_all: 1, or lowest or highest",
  ];
  const downscale: Told = [
    "downscale-useless",
    "quorum.allow_downscale",
    "allow_downscale never goes below the expected votes of the configuration, and hides the real threshold.",
    "last_man_standing",
  ];
  const tracking = (ignored: string): Told => [
    "tracking",
    "quorum.expected_votes_tracking",
    `What expected_votes_tracking remembers is lost at a restart; ${ignored}it only raises expected votes.`,
  ];
  const useless: Told = [
    "tie-breaker-node",
    TIE_NODE,
    "Without auto_tie_breaker: 1 auto_tie_breaker_node has no effect.",
    "auto_tie_breaker: 1",
  ];
  const bad = (text: string): Told => [
    "tie-breaker-node",
    TIE_NODE,
    `"${text}" is no tie-breaker node, so there is no tie-breaker.`,
    LIST,
  ];
  const only = (text: string, read: string): Told => [
    "tie-breaker-node",
    TIE_NODE,
    `Of "${text}" only ${read} is read.`,
    LIST,
  ];

  it("are those of a node that has an id, wherever it stands in the list", () => {
    const text = conf({ votes: ones(4), totem: ["transport: udp"], quorum: ["auto_tie_breaker: 1"] });
    expect(told(text.replace("nodeid: 1", ""))).toEqual([]);
  });

  it("are none of their own where no node has an id, so that nothing is switched on (12 §4.2 step 6)", () => {
    const nameless = (...quorum: readonly string[]) =>
      told(conf({ votes: [2, 1], totem: ["transport: udp"], quorum }).replace(/nodeid: [0-9]/g, ""));
    expect(nameless()).toEqual([]);
    expect(nameless("two_node: 1", "auto_tie_breaker: 1")).toContainEqual(off(""));
  });

  it.each<[lines: readonly string[], nodes: number | readonly number[], warnings: readonly Told[]]>([
    [["two_node: 1"], 2, []],
    [["two_node: 1"], 3, [manyNodes(3)]],
    [["two_node: 1", ...device("votes: 1")], 3, [manyNodes(3)]],
    [["two_node: 0"], 3, []],
    [["two_node: 1", "auto_tie_breaker: 1"], 2, [off(", but waiting for all stays on")]],
    [["two_node: 1", "auto_tie_breaker: 1", "wait_for_all: 0"], 2, [off("")]],
    [["two_node: 0", "auto_tie_breaker: 1"], 2, []],
    [["last_man_standing: 1"], [2, 1], [lastManVotes]],
    [["last_man_standing: 0"], [2, 1], []],
    [
      ["last_man_standing: 1"],
      [1, 0],
      [
        [
          "zero-votes",
          "nodelist.node.1",
          "The node n2 has no vote: nobody waits for it, but it counts as a node elsewhere.",
        ],
      ],
    ],
    [["last_man_standing: 1", "auto_tie_breaker: 1"], 4, []],
    [["last_man_standing: 1", "auto_tie_breaker: 1", "auto_tie_breaker_node: highest"], 4, [lastManHalf]],
    [
      ["last_man_standing: 1", "auto_tie_breaker: 1", "auto_tie_breaker_node: 1 2", "wait_for_all: 1"],
      4,
      [lastManHalf],
    ],
    [["allow_downscale: 1"], 3, [downscale]],
    [["allow_downscale: 1", "expected_votes_tracking: 1"], 3, [downscale]],
    [["expected_votes_tracking: 1"], 3, [tracking("")]],
    [["expected_votes_tracking: 1", "expected_votes: 3"], 3, [tracking("expected_votes is ignored with it, and ")]],
    [["auto_tie_breaker: 1"], 4, []],
    [["auto_tie_breaker: 1"], 3, [oddSum]],
    [["auto_tie_breaker: 1", "wait_for_all: 1"], 3, []],
    [["auto_tie_breaker: 0"], 3, []],
    [["auto_tie_breaker_node: lowest"], 4, [useless]],
    [["auto_tie_breaker: 0", "auto_tie_breaker_node: lowest"], 4, [useless]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: lowest"], 4, []],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: first"], 4, [bad("first")]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node:"], 4, [bad("")]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 1 2"], 4, [list]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 1 2", "wait_for_all: 1"], 4, []],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 01   2", "wait_for_all: 1"], 4, []],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 1,3", "wait_for_all: 1"], 4, [only("1,3", "1")]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 1 0 3", "wait_for_all: 1"], 4, [only("1 0 3", "1")]],
    [["auto_tie_breaker: 1", "auto_tie_breaker_node: 1 2x", "wait_for_all: 1"], 4, [only("1 2x", "1 2")]],
  ])("%j with %j nodes", (lines, nodes, warnings) => {
    const votes = typeof nodes === "number" ? ones(nodes) : nodes;
    expect(told(conf({ votes, quorum: lines }))).toEqual(warnings);
  });
});

describe("a device whose daemon does not start (12 §9.1 to §9.3)", () => {
  const refused = (why: string): Told => [
    "device-refuses",
    "quorum.device",
    `The device's daemon does not start, so its votes are expected but never given: ${why}`,
  ];
  const net = (...lines: readonly string[]) => ["device {", "model: net", "votes: 1", "net {", ...lines, "}", "}"];
  const lms = ["device {", "model: net", "net {", "host: q", "algorithm: lms", "}", "}"];

  it.each<[string, readonly string[], readonly number[], readonly Told[]]>([
    ["the model net", net("host: q"), [1, 1], []],
    [
      "another model",
      ["device {", "model: disk", "votes: 1", "net {", "host: q", "}", "}"],
      [1, 1],
      [refused("there is no device of the model disk, only net.")],
    ],
    ["no host", net(), [1, 1], [refused("quorum.device.net.host is missing.")]],
    ["an empty host", net("host:"), [1, 1], [refused("quorum.device.net.host is missing.")]],
    [
      "ffsplit without votes: 1",
      device("votes: 2"),
      [1, 1],
      [refused("50:50 split algorithm works only if quorum.device.votes configuration key is set to 1!")],
    ],
    [
      "ffsplit and a node with two votes",
      net("host: q"),
      [1, 2],
      [refused("the algorithm ffsplit needs exactly one vote on every node.")],
    ],
    ["lms", lms, [1, 1], []],
    [
      "lms with votes",
      net("host: q", "algorithm: lms"),
      [1, 1],
      [refused("the algorithm lms needs quorum.device.votes to be left out.")],
    ],
    [
      "another algorithm",
      net("host: q", "algorithm: 2nodelms"),
      [1, 1],
      [refused("there is no algorithm 2nodelms, only ffsplit and lms.")],
    ],
  ])("%s", (_, quorum, votes, warnings) => {
    const text = conf({ votes, quorum });
    expect(told(text)).toEqual(warnings);
    expect(parseCorosync(text).device?.arbiter.algorithm === undefined).toBe(warnings.length > 0);
  });

  it("needs the name of the cluster", () => {
    const missing = refused("totem.cluster_name is missing, which the model net needs.");
    expect(told(conf({ quorum: net("host: q") }).replace("  cluster_name: test\n", ""))).toEqual([missing]);
    expect(told(conf({ quorum: net("host: q") }).replace("cluster_name: test", "cluster_name:"))).toEqual([missing]);
  });

  it("is told at the section", () => {
    const text = conf({ quorum: device() });
    const line = text.split("\n").indexOf("device {") + 1;
    expect(parseCorosync(text).warnings.map(({ position }) => position)).toEqual([{ line, column: 1 }]);
  });
});

describe("times (12 §13.2)", () => {
  it("warns of a consensus of less than 1.2 token times", () => {
    const short = (consensus: number): Told => [
      "consensus-short",
      "totem.consensus",
      `The consensus time of ${consensus} ms is less than 1.2 times the token time of 3650 ms.`,
      "at least 4380 ms, or no consensus",
    ];
    expect(told(conf({ totem: ["consensus: 4380"] }))).toEqual([]);
    expect(told(conf({ totem: ["consensus: 4379"] }))).toEqual([short(4379)]);
  });
});
