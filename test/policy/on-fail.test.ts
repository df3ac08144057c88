import { describe, expect, it } from "vitest";
import {
  FailurePolicy,
  failurePolicy,
  failurePolicyWord,
  failureState,
  isFailureWord,
  isForgiven,
  losesRemoteNode,
  outlastsSuccess,
  roleAfterFailure,
  validOnFail,
  worstAfterForgiven,
} from "../../src/policy/on-fail.js";
import { Role } from "../../src/policy/role.js";

describe("failure policies (01 §12.6, 07 §3.5)", () => {
  const facts = { task: "monitor", fencingEnabled: true, launched: false, managed: true, needsRemoteReset: false };

  it.each<[string | undefined, object, keyof typeof FailurePolicy]>([
    ["Block", {}, "block"],
    ["fence", {}, "fenceNode"],
    ["fence", { fencingEnabled: false }, "stop"],
    ["nothing", {}, "ignore"],
    ["migrate", {}, "ban"],
    ["restart-container", {}, "restart"],
    ["restart-container", { launched: true }, "restartContainer"],
    ["nonsense", {}, "restart"],
    [undefined, {}, "restart"],
    [undefined, { task: "stop" }, "fenceNode"],
    [undefined, { task: "stop", fencingEnabled: false }, "block"],
    [undefined, { launched: true, task: "stop" }, "restartContainer"],
    [undefined, { needsRemoteReset: true }, "resetRemote"],
    ["ignore", { needsRemoteReset: true }, "ignore"],
    ["ignore", { needsRemoteReset: true, managed: false }, "stop"],
  ])("on-fail %s with %j is %s", (onFail, more, name) => {
    expect(failurePolicy(onFail, { ...facts, ...more })).toBe(FailurePolicy[name]);
  });

  it("have words of their own in a Verdict", () => {
    expect(Object.values(FailurePolicy).map(failurePolicyWord)).toEqual([
      "ignore",
      "demote",
      "restart",
      "reset-remote",
      "restart-container",
      "ban",
      "block",
      "stop",
      "standby",
      "fence",
    ]);
  });

  it("are ordered by severity (03 §14.2)", () => {
    const names = "ignore demote restart resetRemote restartContainer ban block stop standbyNode fenceNode";
    expect(
      Object.entries(FailurePolicy)
        .sort((a, b) => a[1] - b[1])
        .map(([name]) => name)
        .join(" "),
    ).toBe(names);
  });

  it("decide the role after the failure (07 §3.6)", () => {
    expect(roleAfterFailure("monitor", FailurePolicy.stop, 0)).toBe(Role.Stopped);
    expect(roleAfterFailure("monitor", FailurePolicy.resetRemote, 1000)).toBe(Role.Stopped);
    expect(roleAfterFailure("monitor", FailurePolicy.resetRemote, 0)).toBe(Role.Started);
    expect(roleAfterFailure("monitor", FailurePolicy.restart, 1000)).toBe(Role.Started);
    expect(roleAfterFailure("promote", FailurePolicy.restart, 0)).toBe(Role.Unpromoted);
  });
});

describe("on-fail (01 §12.6, 07 §3.3)", () => {
  it("is one of ten words, in any case", () => {
    expect(["Block", "nothing", "migrate", "restart-container"].every(isFailureWord)).toBe(true);
    expect(["", "retry"].some(isFailureWord)).toBe(false);
  });

  const operation = { name: "monitor", interval: 10, role: "Promoted", enabled: true, onFail: undefined };

  it.each([
    ["Standby", "stop", undefined],
    ["demote", "stop", undefined],
    ["stop", "stop", undefined],
    ["block", "stop", "block"],
    ["standby", "start", "standby"],
    ["fence", "lrm_delete", "ignore"],
    ["Ignore", "lrm_delete", "Ignore"],
    [undefined, "lrm_delete", "ignore"],
    [undefined, "start", undefined],
  ])("%s for %s is %s", (onFail, action, valid) => {
    expect(validOnFail(onFail, action, undefined, [])).toBe(valid);
  });

  it("may be demote for promotions, and for recurring monitors of promoted instances", () => {
    const valid = (more: object) => validOnFail("Demote", "monitor", { ...operation, ...more }, []);
    expect(valid({})).toBe("Demote");
    expect(valid({ role: "master" })).toBe("Demote");
    expect(valid({ name: "promote", interval: 0, role: undefined })).toBe("Demote");
    expect([valid({ interval: 0 }), valid({ role: "Started" }), valid({ name: "start" })]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(validOnFail("demote", "monitor", undefined, [operation])).toBeUndefined();
  });

  it("of demotions is that of the last monitor of promoted instances", () => {
    const block = { ...operation, onFail: "block" };
    const demote = (...operations: (typeof operation | typeof block)[]) =>
      validOnFail(undefined, "demote", undefined, operations);
    expect(demote({ ...block, onFail: "fence" }, block)).toBe("block");
    expect(demote(block, { ...block, onFail: "DEMOTE" }, operation)).toBe("block");
    expect(demote({ ...block, enabled: false })).toBeUndefined();
    expect(demote({ ...block, interval: 0 })).toBeUndefined();
    expect(validOnFail("stop", "demote", undefined, [block])).toBe("stop");
  });
});

describe("how failures last (03 §11.2, §14, §15.3)", () => {
  const all = Object.values(FailurePolicy);
  const names = (policies: readonly FailurePolicy[]) =>
    Object.entries(FailurePolicy)
      .filter(([, policy]) => policies.includes(policy))
      .map(([name]) => name);

  it("some are forgiven", () => {
    expect(names(all.filter((policy) => isForgiven(policy, "monitor")))).toEqual(["ignore"]);
    expect(names(all.filter((policy) => isForgiven(policy, "stop")))).toEqual(["ignore", "restartContainer"]);
  });

  it("a forgiven one restarts the container, unless worse is called for", () => {
    const { block, ignore, restart, restartContainer } = FailurePolicy;
    expect(worstAfterForgiven(restart, restartContainer)).toBe(restartContainer);
    expect(worstAfterForgiven(block, restartContainer)).toBe(block);
    expect(worstAfterForgiven(restart, ignore)).toBe(restart);
  });

  it("some outlast a success", () => {
    const lasting = ["ban", "stop", "standbyNode", "fenceNode"];
    expect(names(all.filter((policy) => outlastsSuccess(policy, false)))).toEqual(lasting);
    expect(outlastsSuccess(FailurePolicy.restart, true)).toBe(false);
    expect(names(all.filter((policy) => outlastsSuccess(policy, true)))).toEqual(["resetRemote", ...lasting]);
  });

  it("those that ask for no stop leave the resource failed where it is", () => {
    expect(names(all.filter((policy) => failureState(policy) === "failed"))).toEqual(["demote", "block"]);
    expect(names(all.filter((policy) => failureState(policy) === "none"))).toEqual(["ignore"]);
    expect(all.filter((policy) => failureState(policy) === "stop")).toHaveLength(all.length - 3);
  });

  it("all but starts and probes of a connection lose its node (07 §3.5)", () => {
    expect([losesRemoteNode("monitor", 10), losesRemoteNode("stop", 0)]).toEqual([true, true]);
    expect([losesRemoteNode("start", 0), losesRemoteNode("monitor", 0)]).toEqual([false, false]);
  });
});
