/** Times of totem; what is said of each text was asked of corosync 3.1.10 (`corosync -t`). */
import { describe, expect, it } from "vitest";
import { parseCorosync, QuorumError } from "../../src/quorum/index.js";
import { conf, ones } from "./conf.js";

/** One node, so that the token time is what is written. */
const given = (...totem: readonly string[]) => conf({ votes: [1], totem });
const times = (...totem: readonly string[]) => parseCorosync(given(...totem)).token;

function problemsOf(...totem: readonly string[]) {
  try {
    parseCorosync(given(...totem));
    return [];
  } catch (error) {
    if (error instanceof QuorumError) return error.problems;
    throw error;
  }
}

const short = (what: string, ms: number, least = 30) =>
  `parse error in config: The ${what} (${ms} ms) may not be less than (${least} ms).`;
const TOKEN = short("token timeout parameter", 29);
const RETRANSMITS = "parse error in config: Not appropriate token or token_retransmits_before_loss_const value set";
const joins = (consensus: number, join: number) =>
  `parse error in config: The consensus timeout parameter (${consensus} ms) may not be less than join timeout (${join} ms).`;
const warning = (percent: number) =>
  `parse error in config: The token warning parameter (${percent}%) must be between 0 (disabled) and 100.`;

describe("limits of times (12 §13.1)", () => {
  it.each<[totem: readonly string[], says: readonly string[]]>([
    [["token: 29"], [TOKEN, joins(34, 50)]],
    [["token: 30"], [RETRANSMITS, joins(36, 50)]],
    [["token: 125"], [RETRANSMITS]],
    [["token_retransmit: 29", "hold: 20"], [short("token retransmit timeout parameter", 29)]],
    [["token_retransmit: 30", "hold: 13"], [short("token hold timeout parameter", 13, 14)]],
    [["hold: 13"], [short("token hold timeout parameter", 13, 14)]],
    [["token_warning: 101"], [warning(101)]],
    [["join: 29"], [short("join timeout parameter", 29)]],
    [["consensus: 29", "join: 30"], [short("consensus timeout parameter", 29)]],
    [["consensus: 29"], [short("consensus timeout parameter", 29)]],
    [["consensus: 49"], [joins(49, 50)]],
    [["token: 40", "token_retransmit: 30", "hold: 20"], [joins(48, 50)]],
    [["consensus: 30", "join: 40"], [joins(30, 40)]],
    [["merge: 29"], [short("merge timeout parameter", 29)]],
    [["downcheck: 29"], [short("downcheck timeout parameter", 29)]],
    [["max_network_delay: 29"], [short("max_network_delay parameter", 29)]],
    [["token: 29", "token_retransmit: 40", "hold: 20", "consensus: 100"], [TOKEN]],
    [
      ["token: 29", "token_retransmit: 29"],
      [
        TOKEN,
        short("token retransmit timeout parameter", 29),
        short("token hold timeout parameter", 13, 14),
        joins(34, 50),
      ],
    ],
    [
      ["token: 20", "consensus: 29"],
      [short("token timeout parameter", 20), short("consensus timeout parameter", 29)],
    ],
    [["token: 24"], [short("token timeout parameter", 24)]],
    [
      ["token: 120", "token_warning: 101"],
      [warning(101), RETRANSMITS],
    ],
    [
      ["token: 29", "token_warning: 101", "join: 29", "merge: 1", "downcheck: 1", "max_network_delay: 1"],
      [
        TOKEN,
        warning(101),
        short("join timeout parameter", 29),
        short("merge timeout parameter", 1),
        short("downcheck timeout parameter", 1),
        short("max_network_delay parameter", 1),
      ],
    ],
  ])("%j", (totem, says) => {
    expect(problemsOf(...totem).map(({ text }) => text)).toEqual(says);
  });

  it.each([
    ["token: 126"],
    ["token: 126", "hold: 14"],
    ["token: 100", "token_retransmits_before_loss_const: 3"],
    ["token_retransmit: 30"],
    ["token_retransmit: 30", "hold: 14"],
    ["token_retransmit: 31"],
    ["token_warning: 100"],
    ["token_warning: 0"],
    ["join: 30"],
    ["consensus: 50"],
    ["merge: 30"],
    ["downcheck: 30"],
    ["max_network_delay: 30"],
    ["token: 0", "join: 0", "merge: 0", "downcheck: 0", "consensus: 0", "hold: 0", "token_retransmit: 0"],
    ["max_network_delay: 0", "token_retransmits_before_loss_const: 0"],
  ])("%j is accepted", (...totem) => {
    expect(problemsOf(...totem)).toEqual([]);
  });

  it.each<[path: string, legal: string, totem: readonly string[]]>([
    ["totem.token", "at least 30 ms", ["token: 29"]],
    ["totem.token_warning", "0 to 100 percent", ["token_warning: 101"]],
    ["totem.token", "a token time of 30 ms or more for each retransmit", ["token: 125"]],
    ["totem.token_retransmit", "at least 30 ms", ["token_retransmit: 29"]],
    ["totem.hold", "at least 14 ms", ["hold: 13"]],
    ["totem.join", "at least 30 ms", ["join: 29"]],
    ["totem.consensus", "at least 30 ms", ["consensus: 29"]],
    ["totem.consensus", "at least the join time, 50 ms", ["consensus: 49"]],
    ["totem.merge", "at least 30 ms", ["merge: 1"]],
    ["totem.downcheck", "at least 30 ms", ["downcheck: 1"]],
    ["totem.max_network_delay", "at least 30 ms", ["max_network_delay: 1"]],
  ])("%s: its place, and what would be legal: %s", (path, legal, totem) => {
    const [first] = problemsOf(...totem);
    const [line = ""] = totem;
    const position = { line: 4, column: line.indexOf(":") + 3 };
    expect(first).toMatchObject({ code: "token", path, legal, position });
  });
});

describe("defaults of times (12 §13.1)", () => {
  const DEFAULTS = {
    token: 3000,
    retransmit: 714,
    hold: 561,
    consensus: 3600,
    join: 50,
    merge: 200,
    sendJoin: 0,
    downcheck: 1000,
    warning: 75,
    heartbeatFailures: 0,
    maxNetworkDelay: 50,
    detection: 6600,
  };

  it("are those of the chapter, and a value of 0 counts as absent", () => {
    expect(times()).toEqual(DEFAULTS);
    const keys = ["token", "token_retransmit", "hold", "consensus", "join", "merge", "downcheck", "max_network_delay"];
    expect(times(...keys.map((key) => `${key}: 0`), "token_retransmits_before_loss_const: 0")).toEqual(DEFAULTS);
    expect(times("token_warning: 0", "send_join: 0", "heartbeat_failures_allowed: 0")).toEqual({
      ...DEFAULTS,
      warning: 0,
    });
  });

  it("give way to what is written", () => {
    const written = {
      token_retransmit: 100,
      hold: 101,
      consensus: 3700,
      join: 60,
      merge: 201,
      send_join: 7,
      downcheck: 1001,
    };
    const more = { token_warning: 50, heartbeat_failures_allowed: 1, max_network_delay: 60, token: 3001 };
    const lines = Object.entries({ ...written, ...more }).map(([key, value]) => `${key}: ${value}`);
    expect(times(...lines)).toEqual({
      token: 3001,
      retransmit: 100,
      hold: 101,
      consensus: 3700,
      join: 60,
      merge: 201,
      sendJoin: 7,
      downcheck: 1001,
      warning: 50,
      heartbeatFailures: 1,
      maxNetworkDelay: 60,
      detection: 100 + 60 + 3700,
    });
  });

  it("add the coefficient for each node from the third on, to a written token time as well", () => {
    const token = (nodes: number, ...totem: readonly string[]) =>
      parseCorosync(conf({ votes: ones(nodes), totem })).token.token;
    expect(token(4, "token: 1000")).toBe(1000 + 2 * 650);
    expect(token(4, "token_coefficient: 100")).toBe(3000 + 2 * 100);
    expect(token(4, "token_coefficient: 0")).toBe(3000);
    expect(token(3, "token: 4294967295", "token_coefficient: 5001")).toBe(5000);
  });

  it("count the nodes with an address on link 0", () => {
    const nodes = [1, 2, 3].map((id) => `node {\nring0_addr: 10.0.0.${id}\nnodeid: ${id}\n}\n`).join("");
    const more = "node {\nnodeid: 4\n}\nnode {\nnodeid: 5\n}\n";
    expect(parseCorosync(`totem {\nversion: 2\n}\nnodelist {\n${nodes}${more}}\n`).token.token).toBe(3650);
  });

  it("derive retransmit and hold with fractions cut off", () => {
    expect(times("token: 1000", "token_retransmits_before_loss_const: 9")).toMatchObject({ retransmit: 108, hold: 76 });
    expect(times("token_retransmit: 101")).toMatchObject({ hold: 70 });
    expect(times("token: 1004").consensus).toBe(1204);
  });

  it("notice a loss by the heartbeat only where that is shorter than the token time", () => {
    const detection = (...lines: readonly string[]) =>
      times("token: 1000", "token_retransmit: 100", ...lines).detection;
    expect(detection("heartbeat_failures_allowed: 9")).toBe(950 + 1200);
    expect(detection("heartbeat_failures_allowed: 9", "max_network_delay: 99")).toBe(999 + 1200);
    expect(detection("heartbeat_failures_allowed: 9", "max_network_delay: 100")).toBe(1000 + 1200);
    expect(detection("heartbeat_failures_allowed: 10")).toBe(1000 + 1200);
    expect(detection("heartbeat_failures_allowed: 0", "max_network_delay: 30")).toBe(1000 + 1200);
  });
});

describe("times of links (12 §13.1)", () => {
  const link = (number: number, ...lines: readonly string[]) =>
    parseCorosync(given("interface {", `linknumber: ${number}`, ...lines, "}")).links.get(0);

  it("follow the token time and the number of pongs", () => {
    expect(link(0)).toEqual({ pongCount: 2, pingTimeout: 1500, pingInterval: 750 });
    expect(link(0, "knet_pong_count: 7")).toEqual({ pongCount: 7, pingTimeout: 428, pingInterval: 214 });
    expect(link(1, "knet_pong_count: 7")).toEqual({ pongCount: 2, pingTimeout: 1500, pingInterval: 750 });
  });

  it("are those that are written, where they are not 0", () => {
    expect(link(0, "knet_ping_timeout: 5", "knet_ping_interval: 6")).toEqual({
      pongCount: 2,
      pingTimeout: 5,
      pingInterval: 6,
    });
    expect(link(0, "knet_ping_timeout: 0", "knet_ping_interval: 0", "knet_pong_count: 0")).toEqual({
      pongCount: 2,
      pingTimeout: 1500,
      pingInterval: 750,
    });
  });
});
