import { describe, expect, test } from "vitest";
import { FENCED, meta } from "../../support/elements.js";
import { configured } from "../../support/model.js";

describe("options (02 §4)", () => {
  test.each([
    ["ignore", FENCED, "ignore"],
    ["SUICIDE", {}, "stop"],
    ["fence", FENCED, "fence"],
    ["whatever", FENCED, "stop"],
  ])("no-quorum-policy %s with %o is %s in a quorate cluster", (policy, more, expected) => {
    const ws = configured({ root: { "have-quorum": "1" }, options: { ...more, "no-quorum-policy": policy } });
    expect(ws.quorum.policy).toBe(expected);
  });

  test("a cluster that never had quorum does not fence itself", () => {
    const policy = (root: Record<string, string>) =>
      configured({ root, options: { ...FENCED, "no-quorum-policy": "fence" } }).quorum.policy;
    expect(policy({ "have-quorum": "0" })).toBe("stop");
    expect(policy({ "have-quorum": "0", "no-quorum-panic": "1" })).toBe("fence");
  });

  test("the shutdown lock's limit counts only with the lock", () => {
    const limit = (lock: string) =>
      configured({ options: { "shutdown-lock": lock, "shutdown-lock-limit": "5min" } }).shutdownLockMs;
    expect([limit("true"), limit("false")]).toEqual([300000, 0]);
  });

  test("unfencing is in use by mere presence, in resources and rsc_defaults only (02 §4.5)", () => {
    const block = meta({ requires: "unfencing" }, 'score="-INFINITY"');
    expect(configured({ resources: `<template id="T" class="lsb" type="x">${block}</template>` }).enableUnfencing).toBe(
      true,
    );
    expect(configured({ more: `<rsc_defaults>${block}</rsc_defaults>` }).enableUnfencing).toBe(true);
    expect(configured({ more: `<op_defaults>${block}</op_defaults>` }).enableUnfencing).toBe(false);
  });
});
