import { describe, expect, it } from "vitest";
import { activeRole, roleAfterFailed, roleAfterOperation, roleWhilePending } from "../../src/policy/observed-role.js";
import { FailurePolicy } from "../../src/policy/on-fail.js";
import { Role } from "../../src/policy/role.js";

const { Unknown, Stopped, Started, Unpromoted, Promoted } = Role;
const { ignore, demote, block, restart } = FailurePolicy;

describe("update state (03 §14.1)", () => {
  const outcome = (
    task: string,
    exit: number,
    {
      role = Unknown as Role,
      promotable = false,
      maskable = false,
      onFail = ignore as FailurePolicy,
      again = false,
    } = {},
  ) => {
    const operation = { task, exit, maskable, onFail, repeatsFailure: again };
    return { before: { role, promotable }, operation };
  };

  it.each([
    ["1: not installed", outcome("start", 5, { role: Started }), [Stopped, false]],
    ["1: maskable", outcome("monitor", 7, { role: Started, maskable: true }), [Stopped, false]],
    ["2: not running changes nothing", outcome("monitor", 7, { role: Started }), [Started, true]],
    ["3: a monitor finds it active", outcome("monitor", 0), [Started, false]],
    ["3: as unpromoted, where it is promotable", outcome("monitor", 0, { promotable: true }), [Unpromoted, false]],
    ["3: a monitor lowers nothing", outcome("monitor", 0, { role: Promoted, promotable: true }), [Promoted, false]],
    ["3: not even Started", outcome("monitor", 0, { role: Started, promotable: true }), [Started, false]],
    ["3: after a failure of its own", outcome("monitor", 0, { again: true }), [Started, true]],
    ["4: a start makes even a promotable one Started", outcome("start", 0, { promotable: true }), [Started, true]],
    ["5", outcome("stop", 0, { role: Started }), [Stopped, true]],
    ["6", outcome("promote", 0), [Promoted, true]],
    ["7", outcome("demote", 0, { role: Promoted }), [Unpromoted, false]],
    ["7: with on-fail=demote", outcome("demote", 0, { onFail: demote }), [Unpromoted, true]],
    ["8", outcome("migrate_from", 0), [Started, true]],
    ["9: see §14.7", outcome("migrate_to", 0), [undefined, false]],
    ["10: as a monitor", outcome("asyncmon", 0, { again: true }), [Started, false]],
  ])("rule %s", (_, { before, operation }, [role, clearsFailure]) => {
    expect(roleAfterOperation(before, operation)).toEqual({ role, clearsFailure });
  });
});

describe("handle a failure (03 §14.4 steps 4 and 5)", () => {
  it.each([
    ["a failed start leaves it active", "start", 1, Stopped, restart, false, Started],
    ["a failed monitor too", "monitor", 1, Unknown, restart, false, Started],
    ["a failed promotion leaves it promoted", "promote", 1, Unpromoted, restart, false, Promoted],
    ["a failed demote leaves it unpromoted", "demote", 1, Promoted, restart, false, Unpromoted],
    // Stopped by step 4, and active again by step 5.
    ["one that finds it not running", "demote", 7, Promoted, restart, false, Started],
    ["one that blocks leaves it promoted", "demote", 1, Promoted, block, false, Promoted],
    ["a failed stop leaves the role that it had", "stop", 1, Promoted, block, false, Promoted],
    ["a probe that finds it not installed", "monitor", 5, Started, restart, true, Stopped],
    ["a probe that finds another failure", "monitor", 1, Started, restart, true, Started],
    ["but not a recurring monitor", "monitor", 5, Unknown, restart, false, Started],
  ])("%s", (_, task, exit, role, policy, probe, expected) => {
    expect(roleAfterFailed({ role, promotable: false }, { task, exit, probe, policy })).toBe(expected);
  });
});

describe("pending operations (03 §14.6 step 2)", () => {
  it.each([
    ["start", Stopped, false, Started],
    ["start", Stopped, true, Unpromoted],
    ["promote", Unpromoted, true, Promoted],
    ["stop", Started, false, Started],
    ["demote", Promoted, true, Promoted],
    ["monitor", Unknown, false, Unknown],
  ])("%s from %d", (task, role, promotable, expected) => {
    expect(roleWhilePending({ role, promotable }, task)).toBe(expected);
  });

  it("is Started, or Unpromoted where it is promotable", () => {
    expect([activeRole(false), activeRole(true)]).toEqual([Started, Unpromoted]);
  });
});
