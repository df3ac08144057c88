import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Role } from "../../src/policy/role.js";
import { immediateNextRole, stepTask } from "../../src/policy/role-step.js";

const { Unknown, Stopped, Started, Unpromoted, Promoted } = Role;

/** The roles and tasks on the way. */
function way(from: Role, target: Role): (Role | string | undefined)[] {
  const steps: (Role | string | undefined)[] = [];
  for (let role = from; role !== target && steps.length < 10; ) {
    const next = immediateNextRole(role, target);
    steps.push(stepTask(role, next), next);
    role = next;
  }
  return steps;
}

describe("the way from role to role (07 §13.3)", () => {
  const roles = Object.values(Role);
  // Rows: from; columns: towards. In the order of roles.
  it("goes through these next roles", () => {
    expect(roles.map((from) => roles.map((target) => immediateNextRole(from, target)))).toEqual([
      [Unknown, Stopped, Stopped, Stopped, Stopped],
      [Stopped, Stopped, Started, Unpromoted, Unpromoted],
      [Stopped, Stopped, Started, Unpromoted, Promoted],
      [Stopped, Stopped, Stopped, Unpromoted, Promoted],
      [Stopped, Unpromoted, Unpromoted, Unpromoted, Promoted],
    ]);
  });

  it("takes these tasks", () => {
    const none = undefined;
    expect(roles.map((from) => roles.map((to) => stepTask(from, to)))).toEqual([
      [none, "stop", none, none, none],
      [none, none, "start", "start", none],
      [none, "stop", none, none, "promote"],
      [none, "stop", "stop", none, "promote"],
      [none, "demote", "demote", "demote", none],
    ]);
  });

  it.each([
    [Stopped, Started, ["start", Started]],
    [Stopped, Promoted, ["start", Unpromoted, "promote", Promoted]],
    [Promoted, Stopped, ["demote", Unpromoted, "stop", Stopped]],
    [Promoted, Started, ["demote", Unpromoted, "stop", Stopped, "start", Started]],
    [Unpromoted, Promoted, ["promote", Promoted]],
    [Started, Stopped, ["stop", Stopped]],
  ])("%d to %d: %j", (from, target, steps) => {
    expect(way(from, target)).toEqual(steps);
  });

  it("arrives, whatever the roles, and never stays where it is before", () => {
    const known = fc.constantFrom(Stopped, Started, Unpromoted, Promoted);
    fc.assert(
      fc.property(known, known, (from, target) => {
        const steps = way(from, target);
        expect(steps.length).toBeLessThanOrEqual(6);
        if (from !== target) expect(steps.at(-1)).toBe(target);
      }),
    );
  });
});
