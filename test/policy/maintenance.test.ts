import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cancelsOperation,
  isReady,
  isRequested,
  keepsOperations,
  managementOf,
  shutdownRequested,
  shutdownWaitsFor,
} from "../../src/policy/maintenance.js";

describe("nodes (02 §5.8, 05 §4.1)", () => {
  it("are ready if they are online and nothing else", () => {
    const good = { online: true, shutdown: false, unclean: false, standby: false, maintenance: false };
    expect(isReady(good)).toBe(true);
    const flags = ["shutdown", "unclean", "standby", "maintenance"];
    expect(flags.map((flag) => isReady({ ...good, [flag]: true }))).toEqual([false, false, false, false]);
    const states = ["online", "shutdown", "unclean", "standby", "maintenance"] as const;
    fc.assert(
      fc.property(fc.tuple(fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean()), (values) => {
        const [online, shutdown, unclean, standby, maintenance] = values;
        const set = states.filter((_, i) => values[i]).join();
        expect(isReady({ online, shutdown, unclean, standby, maintenance })).toBe(set === "online");
      }),
    );
  });

  it("go into standby or maintenance by a true attribute", () => {
    expect(["on", "true", "1", "off", "0", "2", undefined].map(isRequested)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  it("shut down by any attribute but exactly 0", () => {
    expect(["0", "00", "", "abc", undefined].map(shutdownRequested)).toEqual([false, true, true, true, false]);
  });
});

describe("management (02 §6.1)", () => {
  it.each([
    [false, undefined, undefined, true, false],
    [false, "Default", "false", true, false],
    [false, "false", undefined, false, false],
    [false, "what", undefined, false, false],
    [false, "true", "true", false, true],
    [true, "true", "false", false, true],
  ])("cluster %s, is-managed %s, maintenance %s: %s, %s", (cluster, isManaged, text, managed, maintenance) => {
    expect(managementOf(cluster, isManaged, text)).toEqual({ managed, maintenance });
  });
});

describe("what is left alone", () => {
  it("recurring operations of what is blocked or in maintenance (07 §14.1)", () => {
    expect(keepsOperations({ blocked: false, maintenance: false })).toBe(true);
    expect(keepsOperations({ blocked: true, maintenance: false })).toBe(false);
    expect(keepsOperations({ blocked: false, maintenance: true })).toBe(false);
  });

  it("is not monitored either (07 §10.2)", () => {
    expect([cancelsOperation(10, true, false), cancelsOperation(10, false, true)]).toEqual([true, true]);
    expect([cancelsOperation(0, true, true), cancelsOperation(10, false, false)]).toEqual([false, false]);
  });

  it("keeps no node from shutting down (08 §8.8)", () => {
    const resource = { managed: true, blocked: false, maintenance: false };
    expect(shutdownWaitsFor(undefined)).toBe(true);
    expect(shutdownWaitsFor(resource)).toBe(true);
    expect(shutdownWaitsFor({ ...resource, managed: false })).toBe(false);
    expect(shutdownWaitsFor({ ...resource, managed: false, blocked: true })).toBe(true);
    expect(shutdownWaitsFor({ ...resource, managed: false, blocked: true, maintenance: true })).toBe(false);
  });
});
