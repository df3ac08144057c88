import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseCorosync, QuorumError } from "../../src/quorum/index.js";
import { conf, device } from "./conf.js";

function errorOf(text: string): QuorumError {
  try {
    parseCorosync(text);
  } catch (error) {
    if (error instanceof QuorumError) return error;
    throw error;
  }
  throw new Error("was accepted");
}

/** The plain cluster of three nodes with lines after it: line 24 and on. */
const withLines = (...lines: readonly string[]) => `${conf()}${lines.map((line) => `${line}\n`).join("")}`;
const FIRST = conf().split("\n").length;

interface RecordedText {
  readonly conf: string;
  /** `null`: accepted. Without a line: not the parser, but the check of nodes and times. */
  readonly saw: { readonly line?: number; readonly text: string } | null;
}

const recorded: readonly RecordedText[] = JSON.parse(
  readFileSync(new URL("recorded/parser.json", import.meta.url), "utf8"),
);

describe("texts that corosync 3.1.10 was given (12 §2)", () => {
  it.each(recorded.map((each, i) => [i, each] as const))("%i", (_, { conf: text, saw }) => {
    if (saw === null) {
      expect(() => parseCorosync(text)).not.toThrow();
      return;
    }
    const { problems } = errorOf(text);
    expect(problems[0]?.text).toBe(saw.text);
    if (saw.line !== undefined) expect(problems[0]?.position?.line).toBe(saw.line);
  });
});

describe("lines (12 §2.1, §2.4)", () => {
  it.each([
    ["foo", "line", "Line is not opening or closing section or key value", 1],
    ["  foo", "line", "Line is not opening or closing section or key value", 3],
    ["{\n}", "section-name", "Missing section name before opening bracket '{'", 1],
    ["quorum { two_node: 1 }", "section-extra", "Extra characters after opening bracket '{'", 10],
    ["}", "brace-unexpected", "Unexpected closing brace", 1],
    ["} # end", "brace-extra", "Extra characters before or after closing bracket '}'", 1],
    [":5", "key-empty", "Key name can't be empty", 1],
    [": 5", "key", 'Can\'t store key ":" into icmap, returned error is CS_ERR_NAME_TOO_LONG', 1],
    ["ab: 1", "key", 'Can\'t store key "ab" into icmap, returned error is CS_ERR_NAME_TOO_LONG', 1],
    ["a b c: 1", "key", 'Can\'t store key "a b c" into icmap, returned error is CS_ERR_NAME_TOO_LONG', 1],
    [`#${"x".repeat(510)}`, "line-too-long", "Line too long", 1],
    [`#${"é".repeat(255)}`, "line-too-long", "Line too long", 1],
    [`abc\0def: 1`, "line-too-long", "Line too long", 1],
  ])("%j", (line, code, text, column) => {
    const error = errorOf(withLines(line));
    expect(error).toMatchObject({ code, problem: text, position: { line: FIRST, column } });
    expect(error.problems).toHaveLength(1);
    expect(error.legal).toBeDefined();
  });

  it.each(["# x {", "  # }", "\t", "\r", "abc:", "abc: # no comment", "abc : : 1", "\0 }", `#${"x".repeat(509)}`])(
    "%j is accepted",
    (line) => {
      expect(() => parseCorosync(withLines(line))).not.toThrow();
    },
  );

  it("are all looked at, whichever is wrong", () => {
    const { problems } = errorOf(withLines("foo", "quorum {", "two_node: yes", "votes: -1", "} #", "}", "totem {"));
    expect(problems.map(({ code }) => code)).toEqual([
      "line",
      "integer",
      "integer",
      "brace-extra",
      "brace-unexpected",
      "brace-missing",
    ]);
    expect(problems.map(({ position }) => (position?.line ?? 0) - FIRST)).toEqual([0, 2, 3, 4, 5, 6]);
  });

  it("end with the hundredth mistake", () => {
    expect(errorOf("x\n".repeat(1000)).problems).toHaveLength(100);
  });
});

describe("keys (12 §2.2, §2.3)", () => {
  it.each([
    ["two_node: 256", "quorum.two_node", "0..255"],
    ["two_node: 1 # comment", "quorum.two_node", "0..255"],
    ["expected_votes: 4294967296", "quorum.expected_votes", "0..4294967295"],
    ["expected_votes:", "quorum.expected_votes", "0..4294967295"],
    ["expected_votes: 0x1", "quorum.expected_votes", "0..4294967295"],
  ])("%s is no integer of the range", (line, path, range) => {
    const value = line.slice(line.indexOf(":") + 1).trim();
    const text = `Value of key "${path}" is expected to be integer in range (${range}), but "${value}" was given`;
    expect(errorOf(conf({ quorum: [line] }))).toMatchObject({ code: "integer", path, problem: text });
  });

  it("are strings, and so absent, outside their section", () => {
    const config = parseCorosync(withLines("quorum.two_node: 1", "foo {", "quorum {", "two_node: yes", "}", "}"));
    expect(config.quorum.twoNode).toBeUndefined();
    expect(config.warnings.map(({ code }) => code)).toContain("misplaced-key");
  });

  it("may stand in a section that is written as a path", () => {
    const config = parseCorosync(withLines("quorum.device {", "model: net", "votes: 2", "}"));
    expect(config.device).toMatchObject({ model: "net", votes: 2 });
  });

  it("are laid over the first node list by a second one", () => {
    const second = ["nodelist {", "node {", "nodeid: 9", "}", "}"];
    const config = parseCorosync(withLines(...second));
    expect(config.nodes.map(({ id, name }) => [id, name])).toEqual([
      [9, "n1"],
      [2, "n2"],
      [3, "n3"],
    ]);
    expect(config.warnings.map(({ code }) => code)).toContain("node-list-twice");
  });
});

describe("nodes, links and times (12 §2.5, §13.1)", () => {
  const nodes = (...bodies: readonly string[]) =>
    `totem {\n version: 2\n}\nnodelist {\n${bodies.map((body) => ` node {\n${body}\n }\n`).join("")}}\n`;

  it.each([
    [
      "node-id",
      "Knet requires an explicit nodeid to be specified for address '10.0.0.1'.",
      nodes("ring0_addr: 10.0.0.1"),
    ],
    [
      "node-id",
      "Knet requires nodeid to be less than 65536 for address '10.0.0.1'.",
      nodes("ring0_addr: 10.0.0.1\nnodeid: 65536"),
    ],
    ["interfaces", "parse error in config: No interfaces defined", "totem {\nversion: 2\n}\n"],
    [
      "version",
      "parse error in config: This totem parser can only parse version 2 configurations.",
      conf().replace("version: 2", "version: 1"),
    ],
    ["transport", "Invalid transport type. Should be udpu, udp or knet", conf({ totem: ["transport: UDP"] })],
    ["word", "Invalid ip_version type", conf({ totem: ["ip_version: 4"] })],
    [
      "node-twice",
      "Nodeid 1 appears twice in corosync.conf",
      nodes("ring0_addr: a\nnodeid: 1", "ring0_addr: b\nnodeid: 1"),
    ],
    [
      "link-number",
      "parse error in config: interface ring number 8 is bigger than allowed maximum 7",
      nodes("ring0_addr: a\nring8_addr: b\nname: a\nnodeid: 1"),
    ],
    [
      "node-name",
      "parse error in config: for a multi-link configuration, all nodes must have a 'name' attribute",
      nodes("ring0_addr: a\nring1_addr: b\nnodeid: 1"),
    ],
    [
      "links",
      "parse error in config: Not all nodes have the same number of links",
      nodes("ring0_addr: a\nring1_addr: b\nname: a\nnodeid: 1", "ring0_addr: c\nname: b\nnodeid: 2"),
    ],
    [
      "token",
      "parse error in config: The token timeout parameter (20 ms) may not be less than (30 ms).",
      conf({ totem: ["token: 20", "token_coefficient: 0"] }),
    ],
    [
      "token",
      "parse error in config: The consensus timeout parameter (40 ms) may not be less than join timeout (50 ms).",
      conf({ totem: ["consensus: 40"] }),
    ],
    [
      "token",
      "parse error in config: Not appropriate token or token_retransmits_before_loss_const value set",
      conf({ totem: ["token: 120", "token_coefficient: 0"] }),
    ],
  ])("%s: %s", (code, text, conf) => {
    expect(errorOf(conf)).toMatchObject({ code, problem: text });
  });

  it("are all looked at", () => {
    const text = conf({ totem: ["token: 20", "token_coefficient: 0", "merge: 1"] }).replace("nodeid: 2", "nodeid: 1");
    expect(errorOf(text).problems.map(({ code }) => code)).toEqual(["token", "token", "node-twice"]);
  });
});

/** The table of 12 §13.1: N, T, retransmit, hold, consensus, T + consensus. */
function timeTable(): readonly (readonly number[])[] {
  const chapter = readFileSync(new URL("../../src/spec/12-votequorum.md", import.meta.url), "utf8");
  const start = chapter.indexOf("| N | T | retransmit");
  const rows = chapter.slice(start, chapter.indexOf("\n\n", start)).split("\n").slice(2);
  return rows.flatMap((row) => {
    const [names = "", ...values] = row.split("|").slice(1, -1);
    return names.split(",").map((name) => [Number(name), ...values.map(Number)]);
  });
}

describe("token arithmetic (12 §13.1)", () => {
  it.each(timeTable())("%i nodes", (nodes, token, retransmit, hold, consensus, detection) => {
    const config = parseCorosync(conf({ votes: Array<number>(nodes ?? 0).fill(1) }));
    expect(config.token).toMatchObject({ token, retransmit, hold, consensus, detection });
  });

  it("notices a loss sooner with a heartbeat that is shorter than the token time", () => {
    const { token } = parseCorosync(conf({ totem: ["heartbeat_failures_allowed: 2"] }));
    expect(token.detection).toBe(2 * token.retransmit + 50 + token.consensus);
  });

  it("gives a link its pings", () => {
    const { links } = parseCorosync(conf({ totem: ["interface {", "linknumber: 0", "knet_pong_count: 4", "}"] }));
    expect(links.get(0)).toEqual({ pongCount: 4, pingTimeout: 912, pingInterval: 456 });
  });
});

describe("faults that the test of a configuration does not find (12 §4.3)", () => {
  it("are all told, the first as corosync does, each with its place", () => {
    const { faults } = parseCorosync(conf({ quorum: ["two_node: 1", "last_man_standing: 1", ...device()] }));
    expect(faults.map(({ code, path }) => [code, path])).toEqual([
      ["two-node-device", "quorum.two_node"],
      ["device-last-man", "quorum.last_man_standing"],
    ]);
    expect(faults.every(({ position }) => position !== undefined)).toBe(true);
  });

  it("are those of a node that has an id, wherever it stands in the list (12 §4.2 step 3)", () => {
    const text = conf({ totem: ["transport: udp"] });
    expect(parseCorosync(text.replace("nodeid: 1", "")).faults).toEqual([]);
    expect(parseCorosync(text.replace(/nodeid: [0-9]/g, "")).faults.map(({ code }) => code)).toEqual(["no-votes"]);
  });

  it("are an unknown provider", () => {
    const { faults } = parseCorosync(conf().replace("corosync_votequorum", "corosync_votequorum # x"));
    expect(faults.map(({ text }) => text)).toEqual(["Invalid quorum provider"]);
  });
});
