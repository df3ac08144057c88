import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NoQuorumPolicy, parseNoQuorumPolicy, quorumVerdict } from "../../src/policy/quorum.js";
import { Role } from "../../src/policy/role.js";

const POLICIES: readonly NoQuorumPolicy[] = ["stop", "freeze", "demote", "fence", "ignore"];
const role = fc.constantFrom(...Object.values(Role));

describe("no-quorum-policy (02 §4.4)", () => {
  const facts = { fencingEnabled: true, quorate: false, noQuorumPanic: undefined };

  it.each([
    ["IGNORE", "ignore"],
    ["freeze", "freeze"],
    ["Demote", "demote"],
    ["stop", "stop"],
    ["whatever", "stop"],
    [undefined, "stop"],
  ])("%s is %s", (text, policy) => {
    expect(parseNoQuorumPolicy(text, facts)).toBe(policy);
  });

  it.each([
    [{}, "stop"],
    [{ quorate: true }, "fence"],
    [{ noQuorumPanic: "1" }, "fence"],
    [{ noQuorumPanic: "0" }, "stop"],
    [{ noQuorumPanic: "true" }, "stop"],
    [{ quorate: true, fencingEnabled: false }, "stop"],
  ])("suicide with %j is %s", (more, policy) => {
    expect(parseNoQuorumPolicy("suicide", { ...facts, ...more })).toBe(policy);
    expect(parseNoQuorumPolicy("fence", { ...facts, ...more })).toBe(policy);
  });
});

describe("what quorum allows (07 §2.6)", () => {
  it("is everything with quorum", () => {
    fc.assert(
      fc.property(fc.constantFrom(...POLICIES), role, role, fc.boolean(), (policy, now, nextRole, active) => {
        expect(quorumVerdict(policy, true, { role: now, nextRole, active })).toEqual({ runnable: true });
      }),
    );
  });

  it("is nothing new under freeze", () => {
    fc.assert(
      fc.property(role, role, fc.boolean(), (now, nextRole, active) => {
        const verdict = quorumVerdict("freeze", false, { role: now, nextRole, active });
        const frozen = !active || nextRole > now;
        expect(verdict).toEqual(frozen ? { runnable: false, reason: "quorum freeze" } : { runnable: undefined });
      }),
    );
  });

  it("is an unpromoted role under demote", () => {
    const demote = (now: Role, nextRole: Role) => quorumVerdict("demote", false, { role: now, nextRole, active: true });
    expect(demote(Role.Promoted, Role.Promoted)).toEqual({ runnable: true, lowerTo: Role.Unpromoted });
    expect(demote(Role.Unpromoted, Role.Stopped)).toEqual({ runnable: true });
    expect(demote(Role.Started, Role.Started)).toEqual({ runnable: false, reason: "no quorum" });
  });

  it("follows the policy otherwise", () => {
    const subject = { role: Role.Started, nextRole: Role.Started, active: true };
    expect(quorumVerdict("stop", false, subject)).toEqual({ runnable: false, reason: "no quorum" });
    expect(quorumVerdict("ignore", false, subject)).toEqual({ runnable: true });
    expect(quorumVerdict("fence", false, subject)).toEqual({ runnable: true });
  });
});
