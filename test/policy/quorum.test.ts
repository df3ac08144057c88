import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  asksForFencing,
  fencesMembers,
  forbidsHigherRole,
  mayFence,
  type NoQuorumPolicy,
  type Quorum,
  quorumMatters,
  quorumVerdict,
  readQuorum,
} from "../../src/policy/quorum.js";
import { Role } from "../../src/policy/role.js";

const POLICIES: readonly NoQuorumPolicy[] = ["stop", "freeze", "demote", "fence", "ignore"];
const role = fc.constantFrom(...Object.values(Role));

describe("no-quorum-policy (02 §4.4)", () => {
  const facts = { haveQuorum: "0", noQuorumPanic: undefined, fencingEnabled: true };

  it.each([
    ["IGNORE", "ignore"],
    ["freeze", "freeze"],
    ["Demote", "demote"],
    ["stop", "stop"],
    ["whatever", "stop"],
    [undefined, "stop"],
  ])("%s is %s", (noQuorumPolicy, policy) => {
    expect(readQuorum({ ...facts, noQuorumPolicy })).toEqual({ quorate: false, policy });
    expect(asksForFencing(noQuorumPolicy)).toBe(false);
  });

  it.each([
    [{}, "stop"],
    [{ haveQuorum: "true" }, "fence"],
    [{ noQuorumPanic: "1" }, "fence"],
    [{ noQuorumPanic: "0" }, "stop"],
    [{ noQuorumPanic: "true" }, "stop"],
    [{ noQuorumPanic: "99999999999999999999" }, "stop"],
    [{ haveQuorum: "1", fencingEnabled: false }, "stop"],
  ])("Suicide with %j is %s", (more, policy) => {
    expect(readQuorum({ ...facts, ...more, noQuorumPolicy: "Suicide" }).policy).toBe(policy);
    expect(readQuorum({ ...facts, ...more, noQuorumPolicy: "fence" }).policy).toBe(policy);
    expect(asksForFencing("FENCE") && asksForFencing("suicide")).toBe(true);
  });

  it("counts nothing but a true have-quorum as quorum", () => {
    const quorate = (haveQuorum: string | undefined) =>
      readQuorum({ ...facts, haveQuorum, noQuorumPolicy: undefined }).quorate;
    expect([quorate("1"), quorate("Yes"), quorate("0"), quorate("2"), quorate(undefined)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("the policy itself", () => {
  const without = (policy: NoQuorumPolicy): Quorum => ({ quorate: false, policy });

  it("fences the members of a partition under fence alone (03 §5)", () => {
    expect(POLICIES.filter((policy) => fencesMembers(without(policy)))).toEqual(["fence"]);
    expect(fencesMembers({ quorate: true, policy: "fence" })).toBe(false);
  });

  it("makes resources require quorum unless it is ignored (02 §6.8)", () => {
    expect(POLICIES.filter((policy) => !quorumMatters(without(policy)))).toEqual(["ignore"]);
  });

  it("freezes what would rise, and nothing else", () => {
    const frozen = { quorate: false, policy: "freeze" } as const;
    const rises = (next: Role) => forbidsHigherRole(frozen, Role.Started, next);
    expect([rises(Role.Stopped), rises(Role.Started), rises(Role.Unpromoted)]).toEqual([false, false, true]);
    expect(forbidsHigherRole({ ...frozen, quorate: true }, Role.Started, Role.Promoted)).toBe(false);
    expect(forbidsHigherRole({ ...frozen, policy: "demote" }, Role.Started, Role.Promoted)).toBe(false);
  });

  it("forbids higher roles under freeze alone (05 §7.1, 06 §8.6)", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICIES), fc.boolean(), role, role, (policy, quorate, now, next) => {
        expect(forbidsHigherRole({ quorate, policy }, now, next)).toBe(!quorate && policy === "freeze" && next > now);
      }),
    );
  });

  it("lets a partition without quorum fence what no other partition can have (08 §8.7.1)", () => {
    const node = { online: true, remote: false, ours: false };
    const remote = { ...node, remote: true };
    expect(mayFence(without("stop"), node, false)).toBe(true);
    expect(mayFence(without("stop"), { ...node, online: false, ours: true }, true)).toBe(false);
    expect(mayFence(without("stop"), undefined, true)).toBe(false);
    expect(mayFence(without("stop"), remote, false)).toBe(false);
    expect(mayFence(without("stop"), remote, true)).toBe(true);
    expect(mayFence(without("stop"), { ...remote, ours: true }, false)).toBe(true);
    expect(mayFence(without("ignore"), undefined, false)).toBe(true);
    expect(mayFence({ quorate: true, policy: "stop" }, undefined, false)).toBe(true);
  });
});

describe("what quorum allows (07 §2.6)", () => {
  it("is everything with quorum", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICIES), role, role, fc.boolean(), (policy, now, nextRole, active) => {
        expect(quorumVerdict({ quorate: true, policy }, { role: now, nextRole, active })).toEqual({ runnable: true });
      }),
    );
  });

  it("is nothing new under freeze", () => {
    fc.assert(
      fc.property(role, role, fc.boolean(), (now, nextRole, active) => {
        const verdict = quorumVerdict({ quorate: false, policy: "freeze" }, { role: now, nextRole, active });
        const frozen = !active || nextRole > now;
        expect(verdict).toEqual(frozen ? { runnable: false, reason: "quorum freeze" } : { runnable: undefined });
      }),
    );
  });

  it("is an unpromoted role under demote", () => {
    const demote = (now: Role, nextRole: Role) =>
      quorumVerdict({ quorate: false, policy: "demote" }, { role: now, nextRole, active: true });
    expect(demote(Role.Promoted, Role.Unpromoted)).toEqual({ runnable: true });
    expect(demote(Role.Promoted, Role.Promoted)).toEqual({ runnable: true, lowerTo: Role.Unpromoted });
    expect(demote(Role.Unpromoted, Role.Stopped)).toEqual({ runnable: true });
    expect(demote(Role.Started, Role.Started)).toEqual({ runnable: false, reason: "no quorum" });
  });

  it("follows the policy otherwise", () => {
    const subject = { role: Role.Started, nextRole: Role.Started, active: true };
    const verdict = (policy: NoQuorumPolicy) => quorumVerdict({ quorate: false, policy }, subject);
    expect(verdict("stop")).toEqual({ runnable: false, reason: "no quorum" });
    expect(verdict("ignore")).toEqual({ runnable: true });
    expect(verdict("fence")).toEqual({ runnable: true });
  });
});
