/** What one node does with what it hears and what happens to it (12 §6, §7), without a cluster around it. */
import { describe, expect, it } from "vitest";
import { Flag, type NodeState, type Peer, parseCorosync } from "../../src/quorum/index.js";
import type { Message } from "../../src/quorum/message.js";
import {
  activate,
  beginSync,
  fireTimers,
  leave,
  pollDevice,
  registerDevice,
  reload,
  setExpected,
  setMasterWins,
  setVotes,
  startNode,
} from "../../src/quorum/node.js";
import { receive } from "../../src/quorum/receive.js";
import { thresholdOf, votingTotal } from "../../src/quorum/votes.js";
import { type Conf, conf, device, ones } from "./conf.js";

/** A node that has started, as of 12 §7.3 step 1. */
function started(options: Conf = {}, id = 1, stored = 0): NodeState {
  const node = startNode(parseCorosync(conf(options)), id, stored);
  if (typeof node === "string") throw new Error(`refused: ${node}`);
  return node;
}

function hear(node: NodeState, ...messages: readonly Message[]): NodeState {
  return receive(node, messages).node;
}

type Announced = Partial<Pick<Peer, "votes" | "expected" | "flags">>;
const announce = (from: number, { votes = 1, expected = 3, flags = 0 }: Announced = {}): Message => ({
  kind: "node",
  from,
  votes,
  expected,
  flags,
});

describe("a node that starts (12 §5.2)", () => {
  it("knows nobody but itself", () => {
    expect(started()).toMatchObject({
      id: 1,
      peers: new Map([[1, { state: "member", votes: 1, expected: 3, flags: Flag.First }]]),
      threshold: 2,
      quorate: false,
      waiting: false,
      lowest: undefined,
      highest: undefined,
      expectedBarrier: 3,
      trackingBarrier: 0,
      current: [],
      previous: [],
      windowEnds: undefined,
      deviceEnds: undefined,
      deviceName: "",
      registering: false,
      masterWinsAllowed: false,
      syncing: false,
      holding: false,
      published: { quorate: false, members: [], everQuorate: false },
    });
  });

  it("publishes at once where it is alone enough, without members", () => {
    const node = started({ votes: [1] });
    expect(node.published).toEqual({ quorate: true, members: [], everQuorate: true });
    expect([node.lowest, node.highest]).toEqual([1, 1]);
  });

  it("needs neither votes nor a provider, and then counts as quorate (12 §10)", () => {
    const text = "totem {\n version: 2\n transport: udp\n interface {\n bindnetaddr: 10.0.0.0\n }\n}\n";
    const node = startNode(parseCorosync(text), 1, 0);
    expect(node).toMatchObject({ quorate: true, published: { quorate: true, members: [], everQuorate: true } });
    expect(typeof node === "string" ? undefined : node.peers.get(1)).toMatchObject({ votes: 1, expected: 1 });
  });

  it("has what is stored as its barrier, with tracking only (12 §5.3)", () => {
    expect(started({ quorum: ["expected_votes_tracking: 1"] }, 1, 9)).toMatchObject({
      trackingBarrier: 9,
      threshold: 5,
    });
    expect(started({ quorum: ["expected_votes_tracking: 1"] }, 1, 2).trackingBarrier).toBe(2);
    expect(started({}, 1, 9).trackingBarrier).toBe(0);
  });

  it("waits with wait_for_all, and says so", () => {
    const node = started({ quorum: ["wait_for_all: 1"] });
    expect([node.waiting, node.peers.get(1)?.flags]).toEqual([true, Flag.First | Flag.Waiting]);
  });
});

describe("an announcement (12 §7.1)", () => {
  it("makes its sender a member with its votes; expected votes are the own ones, unless the sender is quorate", () => {
    expect(hear(started(), announce(2, { votes: 4, expected: 9 })).peers.get(2)).toMatchObject({
      state: "member",
      votes: 4,
      expected: 3,
    });
    const quorate = hear(started(), announce(2, { expected: 9, flags: Flag.Quorate }));
    expect([quorate.peers.get(2)?.expected, quorate.peers.get(1)?.expected]).toEqual([9, 9]);
    const tracking = hear(started({ quorum: ["expected_votes_tracking: 1"] }), announce(2, { expected: 9 }));
    expect([tracking.peers.get(2)?.expected, tracking.peers.get(1)?.expected]).toEqual([9, 3]);
  });

  it("of a quorate node lets the threshold fall for one that is not", () => {
    const high = hear(started(), { kind: "expected", from: 1, expected: 9 });
    expect(high.threshold).toBe(5);
    expect(hear(high, announce(2, { expected: 3, flags: Flag.Quorate })).threshold).toBe(2);
    expect(hear(high, announce(2, { expected: 3 })).threshold).toBe(5);
    const quorate = { ...started({ votes: [3, 1, 1] }), threshold: 3 };
    expect(quorate.quorate).toBe(true);
    expect(hear(quorate, announce(2, { expected: 9, flags: Flag.Quorate })).peers.get(1)?.expected).toBe(5);
  });

  it("of a node that leaves counts it no more, and makes the number of members the expected votes", () => {
    const node = hear(started(), announce(2), announce(3));
    expect(node).toMatchObject({ quorate: true, threshold: 2 });
    const left = hear(node, announce(3, { flags: Flag.Leaving }));
    expect(left.peers.get(3)?.state).toBe("leaving");
    expect([left.peers.get(1)?.expected, left.peers.get(2)?.expected, left.peers.get(3)?.expected]).toEqual([2, 2, 3]);
    expect(left.threshold).toBe(2);
    const withDevice = hear(started({ quorum: device("votes: 2") }), announce(2), announce(3));
    const fewer = hear(withDevice, announce(3, { flags: Flag.Leaving }));
    // Two members and the device, but configured votes of four (12 §6.3 step 2).
    expect(fewer.peers.get(2)?.expected).toBe(3);
  });

  it("raises the barrier of tracking with the votes that are seen (12 §6.3 step 3)", () => {
    const tracking = { quorum: ["expected_votes_tracking: 1"] };
    const barrier = (node: NodeState) => hear(node, announce(2), announce(3)).trackingBarrier;
    expect(barrier(started(tracking, 1, 2))).toBe(3);
    expect(barrier(started(tracking, 1, 9))).toBe(9);
    expect(barrier(started())).toBe(0);
  });

  it("of more than one vote ends the last man's standing", () => {
    const node = { ...started({ quorum: ["last_man_standing: 1"] }), windowEnds: 5 };
    const plain = hear(node, announce(2));
    expect([plain.settings.lastManStanding, plain.windowEnds]).toEqual([true, 5]);
    const heavy = hear(node, announce(2, { votes: 2 }));
    expect([heavy.settings.lastManStanding, heavy.windowEnds]).toEqual([false, undefined]);
  });

  it.each<[what: string, isNews: boolean, from: number, announced: Announced, known: Partial<Peer>]>([
    ["what is known", false, 2, {}, {}],
    ["other votes", true, 2, { votes: 2 }, {}],
    ["other flags", true, 2, { flags: Flag.Waiting }, {}],
    ["other expected votes", true, 2, {}, { expected: 2 }],
    ["a member that was dead", true, 2, {}, { state: "dead" }],
    ["a first one", true, 2, { flags: Flag.First }, { flags: Flag.First }],
    ["the own one", true, 1, { flags: Flag.First }, {}],
    ["an unknown node", true, 3, {}, {}],
  ])("of %s is decided anew: %s", (_, isNews, from, announced, known) => {
    const node = hear(started(), announce(2));
    const peer = node.peers.get(2);
    if (peer === undefined) throw new Error("not heard");
    // A threshold that is too low shows whether it is computed again.
    const stale = { ...node, threshold: 1, peers: new Map(node.peers).set(2, { ...peer, ...known }) };
    expect(hear(stale, announce(from, announced)).threshold).toBe(isNews ? 2 : 1);
  });

  it("of a quorate node that does not wait ends the waiting, without a new decision", () => {
    const node = { ...started({ quorum: ["wait_for_all: 1"] }) };
    const told = hear(node, announce(2, { flags: Flag.Quorate }));
    expect([told.waiting, told.quorate]).toEqual([false, false]);
    expect((told.peers.get(1)?.flags ?? 0) & Flag.Waiting).toBe(0);
    expect(hear(node, announce(2, { flags: Flag.Quorate | Flag.Waiting })).waiting).toBe(true);
    expect(hear(node, announce(2)).waiting).toBe(true);
    const without = { ...started(), waiting: true };
    expect(hear(without, announce(2, { flags: Flag.Quorate })).waiting).toBe(true);
  });

  it("of the node itself brings back the flags of the moment of sending", () => {
    const node = started({ votes: [1, 1] });
    expect(hear(node, announce(1, { expected: 2, flags: Flag.First | Flag.Cast })).peers.get(1)?.flags).toBe(
      Flag.First | Flag.Cast,
    );
  });
});

describe("other messages (12 §7.1, §7.6, §7.8)", () => {
  const withDevice = started({ quorum: device("votes: 2") });
  const deviceVotes = (node: NodeState, from: number, votes: number) =>
    hear(node, { kind: "device", from, votes }).settings.deviceVotes;

  it("about the votes of a device raise its number, or are believed where they come from a quorate node", () => {
    expect(deviceVotes(withDevice, 2, 1)).toBe(2);
    expect(deviceVotes(withDevice, 2, 3)).toBe(3);
    const heard = hear(withDevice, announce(2, { flags: Flag.Quorate, expected: 9 }));
    expect(heard.quorate).toBe(false);
    expect(deviceVotes(heard, 2, 1)).toBe(1);
    expect(deviceVotes(heard, 3, 1)).toBe(2);
    const quorate = { ...heard, quorate: true };
    expect(deviceVotes(quorate, 2, 1)).toBe(2);
    const raised = hear({ ...withDevice, threshold: 0 }, { kind: "device", from: 2, votes: 9 });
    expect([raised.peers.get(1)?.expected, raised.threshold]).toEqual([10, 6]);
    expect(hear({ ...withDevice, threshold: 0 }, { kind: "device", from: 2, votes: 2 }).threshold).toBe(0);
  });

  it("about expected votes set those of all members, and the floor for downscaling", () => {
    const node = hear(started(), announce(2));
    const told = hear(node, { kind: "expected", from: 2, expected: 7 });
    expect([told.peers.get(1)?.expected, told.peers.get(2)?.expected, told.expectedBarrier, told.threshold]).toEqual([
      7, 7, 7, 4,
    ]);
    const none = hear(node, { kind: "expected", from: 2, expected: 0 });
    expect([none.peers.get(1)?.expected, none.expectedBarrier]).toEqual([3, 0]);
  });

  it("about expected votes do not go below the barrier of tracking", () => {
    const told = (stored: number, quorum: readonly string[]) =>
      hear(started({ quorum }, 1, stored), { kind: "expected", from: 1, expected: 4 }).peers.get(1)?.expected;
    expect(told(6, ["expected_votes_tracking: 1"])).toBe(6);
    expect(told(2, ["expected_votes_tracking: 1"])).toBe(4);
    expect(told(6, [])).toBe(4);
  });

  it("about votes set them in the entry that there is", () => {
    const node = hear(started(), announce(2));
    const told = hear(node, { kind: "votes", from: 1, of: 2, votes: 3 });
    expect([told.peers.get(2)?.votes, told.threshold]).toEqual([3, 3]);
    const unknown = hear(node, { kind: "votes", from: 1, of: 9, votes: 3 });
    expect([...unknown.peers.keys()]).toEqual([1, 2]);
    // The threshold may fall; what was expected once still is.
    expect(hear({ ...told, threshold: 9 }, { kind: "votes", from: 1, of: 2, votes: 1 }).threshold).toBe(3);
  });

  it("about a device's name give it where there is none", () => {
    const name = (...messages: readonly Message[]) => hear(withDevice, ...messages).deviceName;
    const register = (from: number, text: string): Message => ({ kind: "register", from, name: text });
    expect(name(register(2, "a"))).toBe("a");
    expect(name(register(2, "a"), register(3, "b"))).toBe("a");
    // One's own, which was not asked for, is ignored.
    expect(name(register(1, "a"))).toBe("");
    expect(name(register(2, "a"), announce(2, { flags: Flag.Registered }), { kind: "unregister", from: 3 })).toBe("a");
    expect(name(register(2, "a"), announce(2), { kind: "unregister", from: 2 })).toBe("");
    const asked = receive({ ...withDevice, registering: true }, [register(1, "a")]);
    expect(asked).toMatchObject({ refused: false, node: { registering: false, deviceName: "a" } });
    expect(asked.sent.map(({ kind }) => kind)).toEqual(["device", "node"]);
    const late = receive({ ...withDevice, registering: true }, [register(2, "b"), register(1, "a"), register(3, "c")]);
    expect(late).toMatchObject({ refused: true, sent: [], node: { registering: false, deviceName: "b" } });
  });

  it("about a device that goes leave its name where a member has it, not where a dead node had it", () => {
    const heard = hear(withDevice, { kind: "register", from: 2, name: "a" }, announce(2, { flags: Flag.Registered }));
    const peer = heard.peers.get(2);
    if (peer === undefined) throw new Error("not heard");
    const dead = { ...heard, peers: new Map(heard.peers).set(2, { ...peer, state: "dead" as const }) };
    expect(hear(dead, { kind: "unregister", from: 3 }).deviceName).toBe("");
  });
});

describe("a threshold (12 §6.2)", () => {
  const node = hear(started({ votes: ones(5) }), announce(2, { expected: 5 }));
  const asked = { allowDecrease: true, override: 0, allowDownscale: false };

  it("is more than half of what is expected, and of the votes there are", () => {
    expect(thresholdOf(node, asked)).toBe(3);
    expect(thresholdOf(node, { ...asked, override: 2 })).toBe(2);
    expect(thresholdOf(node, { ...asked, override: 1 })).toBe(2);
    expect(thresholdOf(node, { ...asked, override: 9 })).toBe(5);
    expect(votingTotal(node)).toBe(2);
  });

  it("falls only where it may", () => {
    const high = { ...node, threshold: 4 };
    expect(thresholdOf(high, { ...asked, allowDecrease: false })).toBe(4);
    expect(thresholdOf(high, asked)).toBe(3);
    expect(thresholdOf({ ...node, threshold: 2 }, { ...asked, allowDecrease: false })).toBe(3);
  });

  it("has the barrier as its floor while downscaling", () => {
    const floor = { ...node, expectedBarrier: 7 };
    expect(thresholdOf(floor, { ...asked, override: 2, allowDownscale: true })).toBe(4);
    expect(thresholdOf(floor, { ...asked, override: 9, allowDownscale: true })).toBe(5);
    expect(thresholdOf(floor, { ...asked, override: 2, allowDownscale: false })).toBe(2);
    expect(thresholdOf(floor, { ...asked, override: 0, allowDownscale: true })).toBe(3);
    expect(
      thresholdOf({ ...floor, threshold: 0 }, { ...asked, allowDecrease: false, override: 2, allowDownscale: true }),
    ).toBe(2);
  });

  it("is 1 with two_node while at most two vote, the device among them", () => {
    const two = hear(started({ votes: ones(2), quorum: ["two_node: 1"] }), announce(2, { expected: 2 }));
    expect(thresholdOf(two, asked)).toBe(1);
    const own = two.peers.get(1);
    if (own === undefined) throw new Error("no own entry");
    const cast = { ...two, peers: new Map(two.peers).set(1, { ...own, flags: Flag.Cast }) };
    expect(thresholdOf(cast, asked)).toBe(2);
    expect(thresholdOf(hear(two, announce(3, { expected: 2 })), asked)).toBe(2);
  });
});

describe("a membership change and time (12 §7.2, §7.5)", () => {
  it("ends the first flag where the node is not alone, and marks as dead who is gone", () => {
    const node = started();
    expect((beginSync(node, [1], 0).node.peers.get(1)?.flags ?? 0) & Flag.First).toBe(Flag.First);
    const both = hear(beginSync(node, [1, 2], 0).node, announce(2));
    expect((both.peers.get(1)?.flags ?? 0) & Flag.First).toBe(0);
    expect(both).toMatchObject({ syncing: true, current: [1, 2], previous: [] });
    const alone = beginSync(both, [1], 0).node;
    expect(alone).toMatchObject({ current: [1], previous: [1, 2] });
    expect(alone.peers.get(2)).toMatchObject({ state: "dead", votes: 1 });
    expect(activate(alone)).toMatchObject({ syncing: false, published: { quorate: false, members: [1] } });
  });

  it("announces the node, its device, and the device's name where it has one", () => {
    expect(beginSync(started(), [1], 0).sent.map(({ kind }) => kind)).toEqual(["node", "device"]);
    const named = beginSync({ ...started(), deviceName: "a" }, [1], 0).sent;
    expect(named.at(-1)).toEqual({ kind: "register", from: 1, name: "a" });
    expect(named).toHaveLength(3);
  });

  it.each<
    [what: string, window: boolean, lines: readonly string[], members: readonly number[], before: Partial<NodeState>]
  >([
    ["fewer, but enough", true, ["last_man_standing: 1"], [1, 2, 3], { threshold: 3 }],
    ["fewer than enough", false, ["last_man_standing: 1"], [1, 2], { threshold: 3 }],
    ["without the option", false, [], [1, 2, 3], { threshold: 3 }],
    ["nobody gone", false, ["last_man_standing: 1"], [1, 2, 3, 4], { threshold: 3 }],
    [
      "a half with the lowest",
      true,
      ["last_man_standing: 1", "auto_tie_breaker: 1"],
      [1, 2],
      { threshold: 3, lowest: 1 },
    ],
    [
      "a half with the lowest, for the highest",
      true,
      ["last_man_standing: 1", "auto_tie_breaker: 1", "auto_tie_breaker_node: highest"],
      [1, 2],
      { threshold: 3, lowest: 1 },
    ],
    [
      "a half without the lowest",
      false,
      ["last_man_standing: 1", "auto_tie_breaker: 1"],
      [1, 2],
      { threshold: 3, lowest: 3 },
    ],
    [
      "a half that knows no lowest",
      false,
      ["last_man_standing: 1", "auto_tie_breaker: 1"],
      [1, 2],
      { threshold: 3, lowest: undefined },
    ],
    ["a half without a tie-breaker", false, ["last_man_standing: 1"], [1, 2], { threshold: 3, lowest: 1 }],
    [
      "just enough, nobody gone, with the lowest",
      true,
      ["last_man_standing: 1", "auto_tie_breaker: 1"],
      [1, 2, 3, 4],
      { threshold: 4, lowest: 1 },
    ],
    [
      "more than enough, nobody gone, with the lowest",
      false,
      ["last_man_standing: 1", "auto_tie_breaker: 1"],
      [1, 2, 3, 4],
      { threshold: 3, lowest: 1 },
    ],
  ])("starts the window of the last man with %s: %s", (_, window, quorum, members, before) => {
    const four = (from: number) => announce(from, { expected: 4 });
    const node = hear(
      beginSync(started({ votes: ones(4), quorum }), [1, 2, 3, 4], 0).node,
      four(1),
      four(2),
      four(3),
      four(4),
    );
    const { windowEnds } = beginSync({ ...node, windowEnds: undefined, ...before }, members, 7).node;
    expect(windowEnds).toBe(window ? 10_007 : undefined);
  });

  it("ends the window: expected votes become the number of members, where it is quorate", () => {
    const node = hear(started({ votes: ones(5), quorum: ["last_man_standing: 1"] }), announce(2), announce(3));
    const fired = (at: number, more: Partial<NodeState> = {}) => {
      const { node: next, sent } = fireTimers({ ...node, windowEnds: 10, ...more }, at);
      return [next.peers.get(2)?.expected, next.threshold, next.windowEnds, sent.length];
    };
    expect(node.quorate).toBe(true);
    expect(fired(9)).toEqual([5, 3, 10, 0]);
    expect(fired(10)).toEqual([3, 2, undefined, 0]);
    expect(fired(11)).toEqual([3, 2, undefined, 0]);
    expect(fired(10, { quorate: false })).toEqual([5, 3, undefined, 0]);
    expect(fired(10, { windowEnds: undefined })).toEqual([5, 3, undefined, 0]);
  });

  it("ends the life of a device that did not poll, and says so once", () => {
    const base = { ...started({ quorum: device("votes: 1", "timeout: 100") }), deviceName: "a" };
    const own = base.peers.get(1);
    if (own === undefined) throw new Error("no own entry");
    const registered = { ...base, peers: new Map([[1, { ...own, flags: Flag.Registered }]]) };
    const polled = pollDevice(registered, "a", true, 5);
    if ("error" in polled) throw new Error(polled.error);
    expect(polled.node.deviceEnds).toBe(105);
    expect(polled.sent).toHaveLength(1);
    expect(pollDevice(polled.node, "a", true, 6)).toMatchObject({ sent: [], node: { deviceEnds: 106 } });
    const held = { ...polled.node, holding: true };
    expect(fireTimers(held, 104)).toMatchObject({ sent: [], node: { deviceEnds: 105, holding: true } });
    const over = fireTimers(held, 105);
    expect(over).toMatchObject({ node: { deviceEnds: undefined, holding: false } });
    expect(over.sent).toEqual([{ kind: "node", from: 1, votes: 1, expected: own.expected, flags: Flag.Registered }]);
    expect(fireTimers({ ...registered, deviceEnds: 1 }, 5)).toMatchObject({
      sent: [],
      node: { deviceEnds: undefined },
    });
    const sync = beginSync(polled.node, [1], 50).node;
    expect([sync.holding, sync.deviceEnds]).toEqual([true, 30_050]);
    expect(beginSync({ ...registered, holding: true }, [1], 50).node).toMatchObject({
      holding: false,
      deviceEnds: undefined,
    });
    expect(setMasterWins(registered, "a", true)).toMatchObject({
      sent: [{ flags: Flag.Registered | Flag.MasterWins }],
      node: { masterWinsAllowed: true },
    });
    expect(setMasterWins(registered, "a", false)).toMatchObject({ sent: [] });
  });

  it("lets a node that downscales say that it leaves (12 §7.4)", () => {
    expect(leave(started()).sent).toEqual([]);
    const { sent } = leave(started({ quorum: ["allow_downscale: 1"] }));
    expect(sent).toEqual([{ kind: "node", from: 1, votes: 1, expected: 3, flags: Flag.First | Flag.Leaving }]);
  });
});

describe("commands on a node (12 §7.6, §7.7)", () => {
  const node = hear(started(), announce(2));

  it("set expected votes of all members, where these are enough", () => {
    const done = setExpected(node, 3);
    expect(done).toMatchObject({ sent: [{ kind: "expected", from: 1, expected: 3 }] });
    expect(setExpected(node, 1)).toEqual({ error: "CS_ERR_INVALID_PARAM" });
    expect(setExpected(node, 4)).toEqual({ error: "CS_ERR_INVALID_PARAM" });
    expect(setExpected({ ...node, quorate: false }, 4)).toMatchObject({
      node: {
        peers: new Map(
          [
            [1, { expected: 4 }],
            [2, { expected: 4 }],
          ].map(([id, each]) => [id, expect.objectContaining(each)] as const),
        ),
      },
    });
    const empty = started({ votes: [0, 1] });
    expect(setExpected(empty, 0)).toMatchObject({
      sent: [{ expected: 0 }],
      node: { peers: new Map([[1, expect.objectContaining({ expected: 1 })]]) },
    });
  });

  it("set votes, where the threshold stays between half of them and all of them", () => {
    expect(setVotes(node, 9, 1)).toEqual({ error: "CS_ERR_NAME_NOT_FOUND" });
    expect(setVotes(node, 2, 0)).toEqual({ error: "CS_ERR_INVALID_PARAM" });
    expect(setVotes(node, 2, 1)).toMatchObject({ sent: [{ kind: "votes", from: 1, of: 2, votes: 1 }] });
    const two = hear(started({ votes: ones(2), quorum: ["two_node: 1"] }), announce(2, { expected: 2 }));
    expect(setVotes(two, 2, 2)).toMatchObject({ sent: [{ votes: 2 }] });
    expect(setVotes(two, 2, 3)).toEqual({ error: "CS_ERR_INVALID_PARAM" });
  });

  it("register a device once: the second time nothing is said (12 §7.8)", () => {
    const fresh = started({ quorum: device("votes: 1") });
    const asked = registerDevice(fresh, "a");
    if ("error" in asked) throw new Error(asked.error);
    const registered = hear(asked.node, ...asked.sent);
    expect(registerDevice(registered, "a")).toEqual({ node: registered, sent: [] });
    expect(registerDevice(registered, "b")).toEqual({ error: "CS_ERR_EXIST" });
  });

  it("reload, and tell others what has changed", () => {
    const kinds = (options: Conf) => reload(node, parseCorosync(conf(options))).sent.map(({ kind }) => kind);
    expect(kinds({})).toEqual(["node", "device"]);
    expect(kinds({ quorum: ["expected_votes: 5"] })).toEqual(["node", "device", "expected"]);
    expect(kinds({ votes: [2, 1] })).toEqual(["node", "device", "votes"]);
    expect(kinds({ votes: [2, 1, 1] })).toEqual(["node", "device", "votes", "expected"]);
    const { node: next, sent } = reload(node, parseCorosync(conf({ votes: [2, 1, 1] })));
    expect(sent.slice(2)).toEqual([
      { kind: "votes", from: 1, of: 1, votes: 2 },
      { kind: "expected", from: 1, expected: 4 },
    ]);
    expect([next.peers.get(1)?.votes, next.peers.get(1)?.expected, next.expectedBarrier]).toEqual([2, 4, 4]);
  });
});
