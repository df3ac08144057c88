import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Role } from "../../src/policy/role.js";
import { heldBack, lowerNextRole, targetRole, targetRoleProblem } from "../../src/policy/target-role.js";

describe("target-role (02 §6.9)", () => {
  it.each([
    ["Stopped", false, Role.Stopped],
    ["stopped", true, Role.Stopped],
    ["Unpromoted", true, Role.Unpromoted],
    ["Slave", true, Role.Unpromoted],
    ["Unpromoted", false, Role.Unknown],
    ["Promoted", true, Role.Unknown],
    ["Started", true, Role.Unknown],
    ["nonsense", true, Role.Unknown],
    [undefined, true, Role.Unknown],
  ])("%s (promotable: %s) is a wish for %d", (text, promotable, role) => {
    expect(targetRole(text, promotable)).toBe(role);
  });

  it("lowers a next role, and raises none (03 §9.1)", () => {
    const role = fc.constantFrom(...Object.values(Role));
    fc.assert(
      fc.property(role, role, (next, target) => {
        const known = [next, target].filter((each) => each !== Role.Unknown);
        expect(lowerNextRole(next, target)).toBe(known.length === 0 ? Role.Unknown : Math.min(...known));
      }),
    );
  });

  it.each([
    ["Started", false, undefined],
    ["DEFAULT", false, undefined],
    ["Stopped", false, undefined],
    ["Promoted", false, "not promotable"],
    ["Promoted", true, undefined],
    ["Running", true, "no role"],
    [undefined, false, undefined],
  ])("%s (promotable: %s): %s (09 §19.5)", (text, promotable, problem) => {
    expect(targetRoleProblem(text, promotable)).toBe(problem);
  });

  it("keeps a resource from running or from being promoted (09 §6.5)", () => {
    expect(heldBack("stopped", false)).toBe("stopped");
    expect(heldBack("Slave", true)).toBe("unpromoted");
    expect(heldBack("Slave", false)).toBeUndefined();
    expect(heldBack("Promoted", true)).toBeUndefined();
  });
});
