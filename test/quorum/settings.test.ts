import { describe, expect, it } from "vitest";
import { parseCorosync } from "../../src/quorum/index.js";
import { type Running, resolveAgain, resolveStart, type Settings } from "../../src/quorum/settings.js";
import { startFault } from "../../src/quorum/start-faults.js";
import { chapterTable, quoted } from "../support/chapter.js";
import { type Conf, conf, device, ones } from "./conf.js";

/** E1 and so on, to what corosync logs. */
const TEXTS = new Map(
  chapterTable("12-votequorum", "### 4.3").map(([name = "", text = ""]) => [name, quoted(text)[0]]),
);

/** A cluster without a node list, with lines in the section quorum. */
const listless = (...lines: readonly string[]) =>
  `totem {\n version: 2\n interface {\n bindnetaddr: 10.0.0.0\n }\n}\nquorum {\n provider: corosync_votequorum\n${lines.join("\n")}\n}\n`;

const start = (text: string, stored = 0, id = 1) => resolveStart(parseCorosync(text), id, stored);

const again = (text: string, settings: Settings, running: Partial<Running> = {}) =>
  resolveAgain(parseCorosync(text), 1, { settings, trackingBarrier: 0, registered: false, ...running });

it("a node that the list does not have has no list: its sum is 0, which is even (12 §4.2 steps 3, 11)", () => {
  const three = conf({ quorum: ["auto_tie_breaker: 1", "expected_votes: 3"] });
  expect(start(three, 0, 9).settings.tieBreaker).toEqual({ kind: "lowest" });
  expect(start(three, 0, 1).settings.tieBreaker).toEqual({ kind: "none" });
});

describe("what keeps a daemon from starting (12 §4.3)", () => {
  const missing = "votes in the section device, or no expected_votes";
  const uneven = "votes in the section device, or one vote for every node";
  const high = "expected_votes that exceed the device's votes by at least 2";

  it.each<[name: string, code: string, key: string, legal: string, text: string]>([
    ["E1", "no-votes", "provider", "a node list, or expected_votes", listless()],
    [
      "E2",
      "two-node-device",
      "two_node",
      "without two_node, or without the device",
      conf({ quorum: ["two_node: 1", ...device()] }),
    ],
    [
      "E3",
      "tie-breaker-odd",
      "auto_tie_breaker",
      "an even sum of votes, or wait_for_all: 1",
      conf({ quorum: ["auto_tie_breaker: 1", "last_man_standing: 1"] }),
    ],
    [
      "E4",
      "device-last-man",
      "last_man_standing",
      "without last_man_standing; the algorithm lms of the device does the same",
      conf({ quorum: ["last_man_standing: 1", ...device()] }),
    ],
    [
      "E5",
      "device-tie-breaker",
      "auto_tie_breaker",
      "without auto_tie_breaker; the device decides between halves",
      conf({ votes: ones(4), quorum: ["auto_tie_breaker: 1", ...device()] }),
    ],
    [
      "E6",
      "device-downscale",
      "allow_downscale",
      "without allow_downscale",
      conf({ quorum: ["allow_downscale: 1", ...device()] }),
    ],
    ["E7", "device-votes-missing", "expected_votes", missing, conf({ quorum: ["expected_votes: 4", ...device()] })],
    ["E8", "device-votes-uneven", "device.model", uneven, conf({ votes: [1, 2], quorum: device() })],
    ["E9", "device-votes-high", "device.votes", high, conf({ quorum: ["expected_votes: 4", ...device("votes: 3")] })],
    ["provider unknown", "provider", "provider", "corosync_votequorum", conf().replace("corosync_votequorum", "other")],
  ])("%s: %s", (name, code, key, legal, text) => {
    const config = parseCorosync(text);
    const path = `quorum.${key}`;
    expect(config.faults).toEqual([
      { code, text: TEXTS.get(name), position: config.keys.entries.get(path)?.position, path, legal },
    ]);
    expect(config.faults[0]?.position).toBeDefined();
    expect(startFault(config, 1)).toBe(code);
  });

  it.each<[string, Conf]>([
    ["a device with two_node: 0", { quorum: ["two_node: 0", ...device("votes: 1")] }],
    ["two_node alone", { votes: ones(2), quorum: ["two_node: 1"] }],
    [
      "a tie-breaker of an odd sum that waits",
      { quorum: ["auto_tie_breaker: 1", "wait_for_all: 1", "last_man_standing: 1"] },
    ],
    ["a tie-breaker of an even sum", { votes: ones(4), quorum: ["auto_tie_breaker: 1", "last_man_standing: 1"] }],
    [
      "a tie-breaker that is off since the sum is odd, with a device",
      { quorum: ["auto_tie_breaker: 1", ...device("votes: 1")] },
    ],
    [
      "a tie-breaker node that is none, with a device",
      { votes: ones(4), quorum: ["auto_tie_breaker: 1", "auto_tie_breaker_node: x", ...device()] },
    ],
    ["votes of the device and expected votes", { quorum: ["expected_votes: 4", ...device("votes: 2")] }],
    ["no votes of the device, with expected votes of one", { quorum: ["expected_votes: 1", ...device("votes: 0")] }],
    ["votes of the device where nodes have several", { votes: [1, 2], quorum: device("votes: 1") }],
    ["the votes of the device, without expected votes", { quorum: device("votes: 9") }],
    ["an empty model, which is no device", { votes: [1, 2], quorum: ["expected_votes: 1", "device {", "model:", "}"] }],
  ])("is not %s", (_, options) => {
    expect(parseCorosync(conf(options)).faults).toEqual([]);
  });

  it("is told in the order of the steps, all of it, and the first refuses the start", () => {
    const lines = [
      "two_node: 1",
      "expected_votes: 2",
      "last_man_standing: 1",
      "allow_downscale: 1",
      "auto_tie_breaker: 1",
    ];
    const config = parseCorosync(conf({ votes: [1, 2, 1], quorum: [...lines, ...device()] }));
    expect(config.faults.map(({ code }) => code)).toEqual([
      "two-node-device",
      "device-last-man",
      "device-tie-breaker",
      "device-downscale",
      "device-votes-missing",
      "device-votes-uneven",
    ]);
    expect(startFault(config, 1)).toBe("two-node-device");
  });

  it("depends on the node: one that the list does not have counts no votes", () => {
    expect(startFault(parseCorosync(conf()), 9)).toBe("no-votes");
    expect(startFault(parseCorosync(conf({ quorum: ["expected_votes: 3"] })), 9)).toBeUndefined();
  });

  it("is nothing without a provider, and with the old one, which is not modelled", () => {
    const text = conf({ quorum: ["two_node: 1", ...device()] });
    expect(parseCorosync(text.replace(/provider.*/, "")).faults).toEqual([]);
    expect(parseCorosync(text.replace("corosync_votequorum", "corosync_ykd")).faults).toEqual([]);
  });
});

describe("settings at a start (12 §4.2)", () => {
  it("are these where nothing is said", () => {
    const none = { kind: "none" };
    expect(start(conf())).toEqual({
      settings: {
        computed: true,
        twoNode: false,
        waitForAll: false,
        impliedWaitForAll: true,
        lastManStanding: false,
        window: 10_000,
        tieBreaker: none,
        startTieBreaker: none,
        allowDownscale: false,
        tracking: false,
        deviceVotes: 0,
        deviceTimeout: 0,
        deviceSyncTimeout: 0,
        deviceAllowed: false,
      },
      votes: { own: 1, expected: 3 },
      faults: [],
    });
  });

  it.each<[string, readonly string[], number, Partial<Settings>]>([
    [
      "3.2: the lowest",
      ["auto_tie_breaker: 1", "auto_tie_breaker_node: lowest"],
      2,
      { tieBreaker: { kind: "lowest" } },
    ],
    [
      "3.2: up to 0",
      ["auto_tie_breaker: 1", "auto_tie_breaker_node: 2 0 1"],
      2,
      { tieBreaker: { kind: "list", nodes: [2] } },
    ],
    [
      "3.2: with any white space of C between them, as daemons of 3.1.10 read it",
      ["auto_tie_breaker: 1", "auto_tie_breaker_node: 1\v3"],
      2,
      { tieBreaker: { kind: "list", nodes: [1, 3] } },
    ],
    ["5: two_node", ["two_node: 1"], 2, { twoNode: true, waitForAll: true, impliedWaitForAll: true }],
    [
      "9: not implied",
      ["two_node: 1", "wait_for_all: 0"],
      2,
      { twoNode: true, waitForAll: false, impliedWaitForAll: false },
    ],
    ["8: wait_for_all", ["wait_for_all: 2"], 2, { twoNode: false, waitForAll: true, impliedWaitForAll: false }],
    [
      "10: a tie-breaker",
      ["two_node: 1", "auto_tie_breaker: 1"],
      2,
      { twoNode: false, waitForAll: true, tieBreaker: { kind: "lowest" } },
    ],
    [
      "11: an odd sum",
      ["auto_tie_breaker: 1"],
      3,
      { tieBreaker: { kind: "none" }, startTieBreaker: { kind: "lowest" } },
    ],
    ["11: an odd sum that waits", ["auto_tie_breaker: 1", "wait_for_all: 1"], 3, { tieBreaker: { kind: "lowest" } }],
    ["8: the window", ["last_man_standing: 1", "last_man_standing_window: 0"], 3, { lastManStanding: true, window: 0 }],
    ["8: downscaling tracks", ["allow_downscale: 1"], 3, { allowDownscale: true, tracking: true }],
    ["8: tracking", ["expected_votes_tracking: 1"], 3, { allowDownscale: false, tracking: true }],
    [
      "4: a device",
      device("votes: 5"),
      3,
      { deviceVotes: 5, deviceAllowed: true, deviceTimeout: 10_000, deviceSyncTimeout: 30_000 },
    ],
    [
      "4: its times",
      device("timeout: 1", "sync_timeout: 2"),
      3,
      { deviceVotes: 2, deviceTimeout: 1, deviceSyncTimeout: 2 },
    ],
    [
      "3.2: a list",
      ["auto_tie_breaker: 1", "auto_tie_breaker_node: 2 1"],
      2,
      { tieBreaker: { kind: "list", nodes: [2, 1] } },
    ],
    [
      "3.2: the highest",
      ["auto_tie_breaker: 1", "auto_tie_breaker_node: highest"],
      2,
      { tieBreaker: { kind: "highest" } },
    ],
  ])("step %s", (_, quorum, nodes, expected) => {
    expect(start(conf({ votes: ones(nodes), quorum })).settings).toMatchObject(expected);
  });

  it.each<[string, Conf, stored: number, own: number, expected: number]>([
    ["3: the sum of the list", { votes: [2, 3, 0] }, 0, 2, 5],
    ["3: modulo 2^32", { votes: [4294967295, 3] }, 0, 4294967295, 2],
    ["17: expected_votes", { quorum: ["expected_votes: 7"] }, 0, 1, 7],
    ["17: quorum.votes does not count", { quorum: ["votes: 7"] }, 0, 1, 3],
    ["15: a device without votes has one less than the nodes", { votes: ones(4), quorum: device() }, 0, 1, 7],
    ["15: explicit votes do not enter the sum", { votes: ones(4), quorum: device("votes: 3") }, 0, 1, 4],
    ["16: tracking takes what is stored", { quorum: ["expected_votes_tracking: 1", "expected_votes: 7"] }, 5, 1, 5],
    ["16: or nothing", { quorum: ["expected_votes_tracking: 1", "expected_votes: 7"] }, 0, 1, 3],
    ["16: without tracking what is stored does not count", {}, 5, 1, 3],
  ])("step %s", (_, options, stored, own, expected) => {
    expect(start(conf(options), stored).votes).toEqual({ own, expected });
  });

  it("take the votes of the section quorum where there is no node list (step 17)", () => {
    expect(start(listless("expected_votes: 3", "votes: 2"))).toMatchObject({
      votes: { own: 2, expected: 3 },
      faults: [],
    });
    expect(start(listless("expected_votes: 3")).votes).toEqual({ own: 1, expected: 3 });
    expect(start(conf({ quorum: ["expected_votes: 4"] }), 0, 9).votes).toEqual({ own: 1, expected: 4 });
  });

  it("leave the votes of a device unset where there is no node list (steps 15 and 18)", () => {
    const text = listless("expected_votes: 3", ...device());
    expect(start(text)).toMatchObject({ settings: { deviceVotes: 0 }, faults: ["device-votes-missing"] });
  });
});

describe("settings at a reload (12 §4.2)", () => {
  const plain = start(conf()).settings;

  it("keep what only a start reads (12 §3.2)", () => {
    const lines = [
      "last_man_standing: 1",
      "last_man_standing_window: 1",
      "allow_downscale: 1",
      "expected_votes_tracking: 1",
    ];
    const text = conf({ votes: ones(4), quorum: ["wait_for_all: 1", "auto_tie_breaker: 1", ...lines] });
    expect(again(text, plain).settings).toEqual(plain);
    const { settings } = start(text);
    expect(again(conf({ votes: ones(4) }), settings).settings).toEqual(settings);
  });

  it("follow two_node, and with it the waiting that it implies (steps 1, 5, 9)", () => {
    const two = conf({ votes: ones(2), quorum: ["two_node: 1"] });
    const on = again(two, plain).settings;
    expect(on).toEqual({ ...plain, twoNode: true, waitForAll: true });
    expect(again(conf(), on).settings).toEqual(plain);
    const explicit = start(conf({ quorum: ["wait_for_all: 0"] })).settings;
    expect(again(two, explicit).settings).toEqual({ ...explicit, twoNode: true });
  });

  it("have the tie-breaker of the start again where the sum becomes even (steps 1, 11)", () => {
    const odd = start(conf({ quorum: ["auto_tie_breaker: 1"] })).settings;
    const even = again(conf({ votes: ones(4) }), odd).settings;
    expect(even.tieBreaker).toEqual({ kind: "lowest" });
    expect(again(conf(), even)).toMatchObject({
      settings: { tieBreaker: { kind: "none" } },
      votes: { own: 1, expected: 3 },
    });
  });

  it("stop where there are no votes, two_node and the device being read (step 6)", () => {
    const { settings, votes, faults } = again(listless("two_node: 1", ...device("votes: 3", "timeout: 5")), plain);
    expect({ votes, faults }).toEqual({ votes: undefined, faults: ["no-votes"] });
    expect(settings).toEqual({
      ...plain,
      twoNode: true,
      deviceAllowed: true,
      deviceTimeout: 5,
      deviceSyncTimeout: 30_000,
    });
  });

  it("stop where a tie-breaker and the last man meet an odd sum (step 11)", () => {
    const before = start(conf({ votes: ones(4), quorum: ["auto_tie_breaker: 1", "last_man_standing: 1"] })).settings;
    expect(again(conf(), before)).toEqual({ settings: before, votes: undefined, faults: ["tie-breaker-odd"] });
  });

  it("have no two_node beside a registered device, and no device beside two_node (step 7)", () => {
    const both = conf({ votes: ones(2), quorum: ["two_node: 1", ...device("votes: 1")] });
    const one = again(both, plain, { registered: true });
    expect(one).toMatchObject({
      settings: { twoNode: false, deviceAllowed: true, deviceVotes: 1 },
      faults: ["two-node-device"],
    });
    const other = again(both, plain, { registered: false });
    expect(other).toMatchObject({
      settings: { twoNode: true, deviceAllowed: false, deviceVotes: 1 },
      faults: ["two-node-device"],
    });
  });

  it.each<[string, readonly string[], Conf]>([
    ["last_man_standing", ["last_man_standing: 1"], { quorum: device() }],
    ["a tie-breaker", ["auto_tie_breaker: 1"], { votes: ones(4), quorum: device() }],
    ["allow_downscale", ["allow_downscale: 1"], { quorum: device() }],
    ["missing votes", [], { quorum: ["expected_votes: 4", ...device()] }],
    ["uneven votes", [], { votes: [1, 2], quorum: device() }],
    ["too many votes", [], { quorum: ["expected_votes: 4", ...device("votes: 3")] }],
  ])("do not let a device work with %s, but go on (steps 12 to 14)", (_, lines, options) => {
    const before = start(conf({ votes: ones(4), quorum: lines })).settings;
    const { settings, votes, faults } = again(conf(options), before);
    expect(faults).toHaveLength(1);
    expect(settings.deviceAllowed).toBe(false);
    expect(votes).toBeDefined();
  });

  it("keep the votes of a device that cannot be computed, and forget those of one that is gone (step 18)", () => {
    const before = start(conf({ quorum: device("votes: 2") })).settings;
    expect(again(conf({ votes: [1, 2], quorum: device() }), before).settings.deviceVotes).toBe(2);
    expect(again(conf({ votes: ones(4), quorum: device() }), before).settings.deviceVotes).toBe(3);
    expect(
      again(conf({ votes: ones(4), quorum: ["expected_votes: 4", ...device()] }), before).settings.deviceVotes,
    ).toBe(2);
    expect(again(conf(), before).settings).toEqual({ ...before, deviceVotes: 0 });
  });

  it("expect what is tracked, what is configured, or nothing new (steps 16, 17)", () => {
    const tracks = start(conf({ quorum: ["expected_votes_tracking: 1"] })).settings;
    expect(again(conf({ quorum: ["expected_votes: 2"] }), tracks, { trackingBarrier: 6 }).votes).toEqual({
      own: 1,
      expected: 6,
    });
    expect(again(conf({ votes: [2, 2], quorum: ["expected_votes: 9"] }), plain).votes).toEqual({ own: 2, expected: 9 });
    expect(again(conf({ votes: [2, 2] }), plain).votes).toEqual({ own: 2, expected: 4 });
    const gone = parseCorosync(conf({ quorum: ["expected_votes: 4"] }));
    const running = { settings: tracks, trackingBarrier: 0, registered: false };
    expect(resolveAgain(gone, 9, running).votes).toEqual({ own: 1, expected: undefined });
  });
});
