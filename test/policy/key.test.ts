import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isLastFailureId,
  lastFailureId,
  notifyKey,
  operationKey,
  parseOperationKey,
  parseTransitionKey,
  parseTransitionMagic,
  targetRcOf,
} from "../../src/policy/key.js";

describe("operation keys (01 §12.4)", () => {
  it.each([
    ["a_b_monitor_10000", "a_b", "monitor", 10000],
    ["r_x_migrate_to_0", "r_x", "migrate_to", 0],
    ["r_confirmed-post_notify_migrate_from_0", "r", "confirmed-post_notify_migrate_from", 0],
    ["migrate_to_0", "migrate", "to", 0],
    ["r_lrm_delete_0", "r_lrm", "delete", 0],
    ["r_clear_failcount_0", "r_clear", "failcount", 0],
    ["r_monitor_x", "r", "monitor", 0],
    ["r_monitor_4294967297", "r", "monitor", 1],
    ["r_monitor_18446744073709551615", "r", "monitor", 4294967295],
    ["r_monitor_-5", "r", "monitor", 4294967291],
    ["r_monitor_-4294967296", "r", "monitor", 0],
    ["r_monitor_-18446744073709551615", "r", "monitor", 1],
    ["r_monitor_+5", "r", "monitor", 5],
    ["r_monitor_ 5x", "r", "monitor", 5],
    ["r_monitor_- 5", "r", "monitor", 0],
    ["r_monitor_999999999999999", "r", "monitor", 999999999999999 % 2 ** 32],
    ["a_b_0", "a", "b", 0],
    ["r_pre_notify_start_0", "r", "pre_notify_start", 0],
    ["r_post_notify_start_0", "r", "post_notify_start", 0],
    ["r_confirmed-pre_notify_start_0", "r", "confirmed-pre_notify_start", 0],
    // Of two words only with a `_` before them, and something before that.
    ["rxmigrate_to_0", "rxmigrate", "to", 0],
    ["_migrate_to_0", "_migrate", "to", 0],
    ["r_xpre_notify_start_0", "r_xpre_notify", "start", 0],
    ["_pre_notify_start_0", "_pre_notify", "start", 0],
  ])("%s is %s, %s, %d", (text, resource, task, interval) => {
    expect(parseOperationKey(text)).toEqual({ resource, task, interval });
  });

  it.each([
    "a_b",
    "a_b_",
    "_b_0",
    "a__0",
    "_",
    "__",
    "monitor_0",
    "_monitor_0",
    "r_monitor_",
    "stonith-n1-reboot",
    "",
    "r_monitor_18446744073709551616",
    "r_monitor_-18446744073709551616",
  ])("%j is none", (text) => {
    expect(parseOperationKey(text)).toBeUndefined();
  });

  it("round trip for tasks without underscore", () => {
    const id = fc.stringMatching(/^[a-z][a-z0-9:.-]{2,10}$/);
    const task = fc.constantFrom("start", "stop", "monitor", "promote", "migrate_to", "migrate_from");
    fc.assert(
      fc.property(id, task, fc.integer({ min: 0, max: 4294967295 }), (resource, name, interval) => {
        expect(parseOperationKey(operationKey(resource, name, interval))).toEqual({ resource, task: name, interval });
      }),
    );
  });

  it("makes notify keys", () => {
    expect(notifyKey("r", "confirmed-post", "stop")).toBe("r_confirmed-post_notify_stop_0");
  });
});

describe("transition keys and magic (01 §12.5)", () => {
  it("tell the expected exit status alone as with the rest", () => {
    const part = fc.constantFrom(
      "7",
      "-2",
      "+193",
      " 0",
      "",
      "x",
      "123456789",
      "1234567890",
      "4294967297",
      "99999999999999999999",
    );
    const rest = fc.constantFrom("a", " a b", "", "  ", "\t");
    fc.assert(
      fc.property(part, part, part, rest, fc.constantFrom(":", ";"), (action, transition, target, uuid, separator) => {
        const text = `${action}:${transition}:${target}${separator}${uuid}`;
        expect(targetRcOf(text)).toBe(parseTransitionKey(text)?.targetRc);
      }),
    );
    expect(targetRcOf("1:2:4294967297:a")).toBe(1);
    expect(targetRcOf("1:2:999999999:a")).toBe(999_999_999);
  });

  const uuid = "2668bbeb-06d5-40f9-936d-24cb7f87006a";

  it("take keys apart", () => {
    expect(parseTransitionKey(`1:2:7:${uuid}`)).toEqual({ action: 1, transition: 2, targetRc: 7, uuid });
    expect(parseTransitionKey(`1:2:7:short${" ".repeat(31)}`)?.uuid).toBe("short");
    expect(parseTransitionKey(" 1: -2:+7: short x")).toEqual({ action: 1, transition: -2, targetRc: 7, uuid: "short" });
    expect(parseTransitionKey(`1:2:3:${uuid}toolong`)?.uuid).toBe(uuid);
  });

  it("take the UUID up to any white space", () => {
    const uuids = [..." \t\n\v\f\r"].map((space) => parseTransitionKey(`1:2:3:${space}a${space}b`)?.uuid);
    expect(uuids).toEqual(["a", "a", "a", "a", "a", "a"]);
    expect(parseTransitionKey("1:2:3:aVb")?.uuid).toBe("aVb");
  });

  it.each(["", "1:2:3", "1:2:3:", "1:2:3: ", "1:2:x:u", "1 :2:3:u", "a:1:2:u", "1::3:u", "1:-:3:u", "+:2:3:u"])(
    "%j is no key",
    (text) => {
      expect(parseTransitionKey(text)).toBeUndefined();
    },
  );

  it("take magic apart", () => {
    expect(parseTransitionMagic(`-1:193;1:2:7:${uuid}`)).toEqual({
      status: -1,
      rc: 193,
      key: { action: 1, transition: 2, targetRc: 7, uuid },
    });
    expect(parseTransitionMagic("0:0;bad")).toEqual({ status: 0, rc: 0, key: undefined });
    for (const text of ["", "0:0", "0:0;", "0;0:1:2:3:u", "x:0;1:2:3:u"])
      expect(parseTransitionMagic(text)).toBeUndefined();
  });
});

it("the last failure of a resource has an id of its own (03 §13.1)", () => {
  expect(lastFailureId("r:1")).toBe("r:1_last_failure_0");
  expect([lastFailureId("r"), "r_last_failure_10", "r_last_0", undefined].map(isLastFailureId)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});
