import { describe, expect, it } from "vitest";
import { INFINITY } from "../../../src/policy/score.js";
import { FENCED, FENCING } from "../../support/elements.js";
import { MEMBER, nodeState } from "../../support/history.js";
import { observed } from "../../support/model.js";
import { NOW } from "../../support/verdict.js";

function node(membership: string, attributes: Record<string, string> = {}, options: Record<string, string> = FENCED) {
  const { node, reason, ws } = observed({
    nodes: ["n1"],
    resources: [FENCING],
    options,
    status: [nodeState("n1", { state: membership, attributes })],
  });
  const { online, unclean, pending, standby, baseScore } = node("n1");
  return {
    online,
    unclean,
    pending,
    standby,
    baseScore,
    reason: reason("stonith-n1-reboot"),
    recheck: ws.recheck.time,
  };
}

describe("a cluster node with fencing enabled (03 §6.3)", () => {
  it.each([
    ["shutting down, online", 'crmd="online"', { shutdown: "5" }, true, false, undefined],
    ["shutting down, offline", 'crmd="offline"', { shutdown: "5" }, false, false, undefined],
    ["never seen", 'crmd="online" join="member"', {}, false, true, "peer has not been seen by the cluster"],
    ["banned", 'in_ccm="1" crmd="1" join="banned"', {}, true, true, "peer failed Pacemaker membership criteria"],
    ["terminated already", 'in_ccm="0" join="down"', { terminate: "true" }, false, false, undefined],
    ["to be terminated", MEMBER, { terminate: "17" }, true, true, "fencing was requested"],
    ["not to be terminated", MEMBER, { terminate: "0" }, true, false, undefined],
    ["down", 'in_ccm="0" crmd="offline" join="down"', {}, false, false, undefined],
    [
      "lost",
      'in_ccm="0" crmd="online" join="member" expected="member"',
      {},
      false,
      true,
      "peer is no longer part of the cluster",
    ],
    [
      "process lost",
      'in_ccm="1" crmd="offline" join="member" expected="member"',
      {},
      true,
      true,
      "peer process is no longer available",
    ],
    ["active", MEMBER, {}, true, false, undefined],
    ["odd", 'in_ccm="1" crmd="1" join="what" expected="member"', {}, true, true, "peer was in an unknown state"],
    [
      "case matters",
      'in_ccm="1" crmd="1" join="Member" expected="member"',
      {},
      true,
      true,
      "peer was in an unknown state",
    ],
  ])("%s", (_, membership, attributes, online, unclean, reason) => {
    expect(node(membership, attributes as Record<string, string>)).toMatchObject({ online, unclean, reason });
  });

  it("is pending and in standby while it is a member that nobody expects, or has not joined yet", () => {
    expect(node('in_ccm="1" join="down"')).toMatchObject({
      online: true,
      pending: true,
      standby: true,
      unclean: false,
    });
    expect(node('in_ccm="1" crmd="1" join="pending" expected="member"')).toMatchObject({
      pending: true,
      standby: true,
    });
  });

  it("is fenced when it stays pending for too long", () => {
    const options = { ...FENCED, "node-pending-timeout": "100" };
    const since = (time: number) => node(`in_ccm="${time}" crmd="offline" join="down"`, {}, options);
    expect(since(NOW - 100)).toMatchObject({
      unclean: true,
      reason: "peer pending timed out on joining the process group",
    });
    expect(since(NOW - 99)).toMatchObject({ unclean: false, pending: true, recheck: NOW + 1 });
  });

  it("starts copies at minus infinity when it is offline or shutting down", () => {
    expect(node(MEMBER).baseScore).toBe(0);
    expect(node('in_ccm="0"').baseScore).toBe(-INFINITY);
    expect(node(MEMBER, { shutdown: "5" }).baseScore).toBe(-INFINITY);
  });

  it("is fenced for lost quorum only under that policy, and if online", () => {
    const status = [nodeState("n1"), nodeState("n2", { state: 'in_ccm="0"' })];
    const options = { ...FENCED, "no-quorum-policy": "fence" };
    const { reason, actions } = observed({
      nodes: ["n1", "n2"],
      resources: [FENCING],
      options,
      status,
      root: { "have-quorum": "0", "no-quorum-panic": "1" },
    });
    expect(actions()).toEqual(["stonith-n1-reboot n1?"]);
    expect(reason("stonith-n1-reboot")).toBe("cluster does not have quorum");
  });
});

describe("a cluster node with fencing disabled (03 §6.4)", () => {
  const off = (membership: string) => node(membership, {}, {});

  it.each([
    ["active, case does not matter", 'in_ccm="1" crmd="1" join="MEMBER"', true, false],
    ["no member", 'crmd="1" join="member" expected="member"', false, false],
    ["not joined", 'in_ccm="1" crmd="1" join="pending"', false, false],
    ["gone as expected", 'in_ccm="1" crmd="0" join="member" expected="down"', false, false],
    ["gone unexpectedly", 'in_ccm="1" crmd="0" join="member" expected="Member"', false, true],
  ])("%s", (_, membership, online, unclean) => {
    expect(off(membership)).toMatchObject({ online, unclean, pending: false });
  });
});
