import { describe, expect, it } from "vitest";
import { UNKNOWN_QUORUM } from "../../src/policy/quorum.js";
import {
  defaultRequirement,
  needsOf,
  parseRequirement,
  requirementOf,
  unfencingRefusal,
} from "../../src/policy/requires.js";

const facts = {
  fenceDevice: false,
  connection: false,
  fencingEnabled: true,
  unfencing: false,
  quorum: UNKNOWN_QUORUM,
};

describe("requires (02 §6.8)", () => {
  it.each([
    ["Nothing", "nothing"],
    ["quorum", "quorum"],
    ["FENCING", "fencing"],
    ["unfencing", "unfencing"],
    ["everything", undefined],
    [undefined, undefined],
  ])("%s is read as %s", (text, requirement) => {
    expect(parseRequirement(text)).toBe(requirement);
  });

  it.each([
    [{}, "fencing"],
    [{ unfencing: true }, "unfencing"],
    [{ fencingEnabled: false }, "quorum"],
    [{ fencingEnabled: false, quorum: { quorate: true, policy: "ignore" as const } }, "nothing"],
    [{ fenceDevice: true, unfencing: true }, "quorum"],
    [{ connection: true, unfencing: true }, "quorum"],
  ])("by default with %j is %s", (more, requirement) => {
    expect(defaultRequirement({ ...facts, ...more })).toBe(requirement);
  });

  it("unfencing comes down to quorum where it cannot be had", () => {
    expect(requirementOf("unfencing", facts)).toBe("unfencing");
    expect(requirementOf("unfencing", { ...facts, fenceDevice: true })).toBe("quorum");
    expect(requirementOf(undefined, { ...facts, unfencing: true, fencingEnabled: false })).toBe("quorum");
    expect(requirementOf("fencing", { ...facts, fencingEnabled: false })).toBe("fencing");
    expect(requirementOf("what", facts)).toBe("fencing");
    expect(unfencingRefusal({ ...facts, fenceDevice: true, fencingEnabled: false })).toBe("fence device");
    expect(unfencingRefusal({ ...facts, fencingEnabled: false })).toBe("fencing disabled");
  });
});

describe("what actions need (07 §3.4)", () => {
  it.each([
    ["start", "fencing"],
    ["Promote", "fencing"],
    ["stop", "nothing"],
    ["monitor", "nothing"],
  ])("%s of what requires fencing: %s", (task, needs) => {
    expect(needsOf(task, { fencing: true, quorum: true })).toBe(needs);
  });

  it("is quorum, or nothing, for what requires no fencing", () => {
    expect(needsOf("start", { fencing: false, quorum: true })).toBe("quorum");
    expect(needsOf("promote", { fencing: false, quorum: false })).toBe("nothing");
  });
});
