import { describe, expect, it } from "vitest";
import {
  bansForExclusiveness,
  DISCOVERY_WORDS,
  disablesDiscovery,
  isAllowedByDefault,
  isDiscoveryWord,
  mayDisableDiscovery,
  mayProbe,
  ProbeMode,
  parseDiscovery,
  prevails,
} from "../../src/policy/discovery.js";

const { always, never, exclusive } = ProbeMode;

describe("resource-discovery (04 §6.7)", () => {
  it("is one of three words, in any case", () => {
    expect(DISCOVERY_WORDS).toEqual(["always", "never", "exclusive"]);
    expect(["Never", "EXCLUSIVE", "always", "sometimes", undefined].map(parseDiscovery)).toEqual([
      never,
      exclusive,
      always,
      always,
      always,
    ]);
    expect(["Never", "sometimes"].map(isDiscoveryWord)).toEqual([true, false]);
  });

  it("of the strictest constraint prevails (04 §7.1)", () => {
    expect([prevails(never, undefined), prevails(exclusive, never), prevails(never, exclusive)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([prevails(always, undefined), prevails(never, never)]).toEqual([false, false]);
  });
});

describe("what it keeps resources from", () => {
  it("bans from nodes that are not named (04 §8)", () => {
    expect([always, never, exclusive, undefined].map(bansForExclusiveness)).toEqual([true, true, false, false]);
  });

  it.each([
    [undefined, always, false, true],
    [undefined, never, false, false],
    [always, never, false, true],
    [never, always, false, false],
    [exclusive, always, false, true],
    [exclusive, always, true, true],
    [always, always, true, false],
    [undefined, always, true, false],
  ])("probes: mode %s on a node of mode %s (exclusive: %s): %s (07 §12.2)", (mode, nodeMode, isExclusive, probed) => {
    expect(mayProbe(mode, nodeMode, isExclusive)).toBe(probed);
  });

  it("takes nodes out of a symmetric cluster (02 §12.1)", () => {
    expect([isAllowedByDefault(always), isAllowedByDefault(never), isAllowedByDefault(always, true)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("resource-discovery-enabled of a node (03 §10.2)", () => {
  it("disables discovery by anything that is not true", () => {
    expect([undefined, "true", "false", "what"].map(disablesDiscovery)).toEqual([false, false, true, true]);
  });

  it("counts on guest nodes, and on remote nodes that can be fenced", () => {
    expect([mayDisableDiscovery("guest", false), mayDisableDiscovery("remote", true)]).toEqual([true, true]);
    expect([mayDisableDiscovery("cluster", true), mayDisableDiscovery("remote", false)]).toEqual([false, false]);
  });
});
