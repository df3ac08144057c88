import { describe, expect, it } from "vitest";
import { isExpectedUp, judgeMembership, readMembership, terminateRequested } from "../../src/policy/membership.js";

const NOW = 1000;
const UP = { member: 500, online: 500, join: "member", expected: "member" };
const FACTS = {
  shutdown: false,
  terminate: false,
  expectedUp: true,
  fencingEnabled: true,
  now: NOW,
  pendingTimeout: 0,
};
const fenced = (online: boolean, reason: string, priorityDelay = false) => ({
  online,
  fence: { reason, priorityDelay },
});

describe("membership (03 §6.1)", () => {
  it.each([
    [{}, -1, 0],
    [{ in_ccm: "true", crmd: "online" }, NOW, 1],
    [{ in_ccm: "0", crmd: "OFFLINE" }, 0, 0],
    [{ in_ccm: "700", crmd: "800" }, 700, 800],
    [{ in_ccm: "-3", crmd: "-3" }, -1, 0],
    [{ in_ccm: "x", crmd: "x" }, -1, 0],
    [{ in_ccm: "99999999999999999999", crmd: "99999999999999999999" }, -1, 0],
    [{ in_ccm: "5000000000", crmd: "5000000000" }, 5000000000, 5000000000],
  ])("of %j", (state, member, online) => {
    expect(readMembership(state, NOW)).toEqual({ member, online, join: undefined, expected: undefined });
  });

  it("ends where termination is requested", () => {
    expect([undefined, "true", "no", "17", "0", "-1", "x"].map(terminateRequested)).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
  });

  it("is expected of members that do not shut down (03 §6.2)", () => {
    expect([isExpectedUp({ ...UP, expected: "Member" }, false), isExpectedUp(UP, true)]).toEqual([true, false]);
  });
});

describe("a node where fencing is enabled (03 §6.3)", () => {
  it.each([
    ["is up", {}, {}, { online: true }],
    ["shuts down", { join: "banned" }, { shutdown: true }, { online: true }],
    ["has shut down", { online: 0 }, { shutdown: true }, { online: false }],
    ["was never seen", { member: -1 }, {}, fenced(false, "peer has not been seen by the cluster")],
    ["is banned", { join: "banned" }, {}, fenced(true, "peer failed Pacemaker membership criteria")],
    ["is to be terminated", {}, { terminate: true }, fenced(true, "fencing was requested")],
    ["has been terminated", { member: 0, online: 0, join: "down" }, { terminate: true }, { online: false }],
    [
      "is terminated as a member",
      { online: 0, join: "down" },
      { terminate: true },
      fenced(true, "fencing was requested"),
    ],
    [
      "is terminated with processes",
      { member: 0, join: "down" },
      { terminate: true },
      fenced(false, "fencing was requested"),
    ],
    [
      "is terminated, not yet down",
      { member: 0, online: 0 },
      { terminate: true },
      fenced(false, "fencing was requested"),
    ],
    ["is lost", { member: 0 }, {}, fenced(false, "peer is no longer part of the cluster", true)],
    ["lost its processes", { online: 0 }, {}, fenced(true, "peer process is no longer available")],
    ["joins", { join: "pending" }, {}, { online: true, pending: true }],
    ["joins again", { join: "down" }, {}, { online: true, pending: true }],
    ["is odd", { join: "Member" }, {}, fenced(true, "peer was in an unknown state")],
    ["is down", { member: 0, online: 0, expected: "down" }, {}, { online: false }],
    ["comes up", { online: 0, expected: undefined }, {}, { online: true, pending: true }],
    ["comes up, not yet a member", { member: 0, expected: "down" }, {}, { online: false, pending: true }],
    [
      "comes up in time",
      { online: 0, expected: "down" },
      { pendingTimeout: 501 },
      { online: true, pending: true, tooLateAt: 1001 },
    ],
    [
      "comes up too late",
      { online: 0, expected: "down" },
      { pendingTimeout: 500 },
      fenced(true, "peer pending timed out on joining the process group"),
    ],
    ["has come up in time", { expected: "down" }, { pendingTimeout: 1 }, { online: true, pending: true }],
  ])("that %s", (_, membership, facts, verdict) => {
    expect(judgeMembership({ ...UP, ...membership }, { ...FACTS, ...facts })).toEqual(verdict);
  });
});

describe("a node where fencing is disabled (03 §6.4)", () => {
  it.each([
    ["is up", { join: "MEMBER" }, {}, { online: true }],
    ["is no member", { member: -1 }, {}, { online: false }],
    ["is a member no more", { member: 0 }, {}, { online: false }],
    ["joins", { join: "pending" }, {}, { online: false }],
    ["is down unexpectedly", { online: 0 }, {}, fenced(false, "peer is unexpectedly down")],
    ["is down", { online: 0 }, { expectedUp: false }, { online: false }],
    ["is banned", { join: "banned" }, { terminate: true }, { online: false }],
  ])("that %s", (_, membership, facts, verdict) => {
    expect(judgeMembership({ ...UP, ...membership }, { ...FACTS, fencingEnabled: false, ...facts })).toEqual(verdict);
  });
});
