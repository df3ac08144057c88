import { describe, expect, it } from "vitest";
import { isLockable, lockBegin, lockEnd, lockExpired, locksTo } from "../../src/policy/shutdown-lock.js";

describe("shutdown locks (03 §15.4, 05 §7.8)", () => {
  it("are for what is neither a fence device nor a connection", () => {
    expect(isLockable({ fenceDevice: false, isRemoteConnection: false })).toBe(true);
    expect(isLockable({ fenceDevice: true, isRemoteConnection: false })).toBe(false);
    expect(isLockable({ fenceDevice: false, isRemoteConnection: true })).toBe(false);
  });

  it("hold to the one clean node that shuts down", () => {
    expect(locksTo({ shutdown: true, unclean: false }, 1)).toBe(true);
    expect(locksTo({ shutdown: true, unclean: false }, 2)).toBe(false);
    expect(locksTo({ shutdown: true, unclean: true }, 1)).toBe(false);
    expect(locksTo({ shutdown: false, unclean: false }, 1)).toBe(false);
  });

  it("begin with the request, or now", () => {
    expect([lockBegin("70", 100), lockBegin("0", 100), lockBegin("x", 100), lockBegin(undefined, 100)]).toEqual([
      70, 100, 100, 100,
    ]);
    expect(lockBegin("99999999999999999999", 100)).toBe(100);
  });

  it("end after the limit, if there is one", () => {
    expect([lockExpired(70, 30, 100), lockExpired(70, 30, 101), lockExpired(70, 0, 1e9)]).toEqual([false, true, false]);
    expect([lockEnd(70, 30), lockEnd(70, 0)]).toEqual([101, undefined]);
  });
});
