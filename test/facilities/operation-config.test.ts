import { describe, expect, it } from "vitest";
import { findOperation, operationMeta } from "../../src/facilities/operation-config.js";
import { delayFromOrigin, startDelay, timeoutMs } from "../../src/facilities/operation-times.js";
import type { Resource } from "../../src/model/resource.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { clockNow } from "../../src/policy/clock.js";
import { addPrimitive, workingSet } from "../support/model.js";

function meta(ws: WorkingSet, resource: Resource, name: string, interval: number): Record<string, string> {
  const configuration = findOperation(ws, resource, name, interval, true);
  return Object.fromEntries(operationMeta(ws, resource, undefined, name, interval, configuration).entries());
}

describe("find operation configuration (07 §3.1)", () => {
  const ws = workingSet();
  const resource = addPrimitive(
    ws,
    "A",
    `<op id="a" name="monitor" interval="10s" enabled="false"/><op id="b" name="monitor" interval="10000ms"/>
     <op id="c" name="Start" interval="0"/><op id="d" name="migrate"/><op id="e" name="stop" enabled="perhaps"/>`,
  );
  const find = (name: string, interval: number, disabled: boolean) =>
    findOperation(ws, resource, name, interval, disabled)?.attributes.id;

  it("takes the first with that name and interval", () => {
    expect(find("monitor", 10000, true)).toBe("a");
    expect(find("monitor", 10000, false)).toBe("b");
    expect(find("monitor", 0, true)).toBeUndefined();
  });

  it("compares names exactly", () => expect(find("start", 0, true)).toBeUndefined());

  it("falls back to migrate for both halves of a migration", () => {
    expect(find("migrate_to", 0, true)).toBe("d");
    expect(find("migrate_from", 0, true)).toBe("d");
  });

  it("counts an operation with an invalid `enabled` as enabled", () => expect(find("stop", 0, false)).toBe("e"));
});

describe("operation meta-attributes (07 §3.2)", () => {
  it("are 20 seconds of timeout by default, and the interval of a recurring operation", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "A");
    expect(meta(ws, resource, "start", 0)).toEqual({ timeout: "20000" });
    expect(meta(ws, resource, "monitor", 5000)).toEqual({ timeout: "20000", interval: "5000" });
  });

  it("include all XML attributes but id, and an interval only if there is one", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "A", '<op id="s" name="start" interval="0" timeout="1m" role="x"/>');
    expect(meta(ws, resource, "start", 0)).toEqual({ name: "start", timeout: "60000", role: "x" });
  });

  it("give a probe the timeout attribute of the most frequent monitor that is not disabled", () => {
    const ws = workingSet();
    const resource = addPrimitive(
      ws,
      "A",
      `<op id="a" name="monitor" interval="1s" timeout="1s" enabled="no"/><op id="b" name="monitor" interval="9s" timeout="9s"/>
       <op id="c" name="monitor" interval="5s" role="Stopped" timeout="5s"/><op id="d" name="monitor" interval="5000ms" timeout="6s"/>`,
    );
    expect(meta(ws, resource, "monitor", 0).timeout).toBe("5000");
  });

  it("give a probe the default if the most frequent monitor has no timeout", () => {
    const ws = workingSet();
    const ops = '<op id="b" name="monitor" interval="9s" timeout="9s"/><op id="c" name="monitor" interval="5s"/>';
    expect(meta(ws, addPrimitive(ws, "A", ops), "monitor", 0).timeout).toBe("20000");
  });

  it.each([
    ["absent", undefined, 20000],
    ["ISO 8601", "PT5S", 20000],
    ["not positive", "0", 20000],
    ["negative", "-3s", 20000],
    ["beyond 64 bits", "99999999999999999999s", 20000],
    ["beyond 31 bits of ms", "4000000s", 2147483647],
    ["unit-less", "7", 7000],
  ])("read a timeout that is %s", (_, text, ms) => expect(timeoutMs(text)).toBe(ms));

  it.each([
    ["5", "5000"],
    ["-5", "0"],
    ["x", "0"],
    ["4000000s", "2147483647"],
    ["99999999999999999999", "-1"],
  ])("read the start delay %s as %s", (text, stored) => expect(startDelay(text)).toBe(stored));

  it("count a start delay from the interval origin, as truncated division does", () => {
    // 2001-09-09 01:46:40 UTC.
    const now = clockNow(1_000_000_000);
    expect(delayFromOrigin(now, "2001-09-09T01:46:30Z", 60000)).toBe("50000");
    expect(delayFromOrigin(now, "2001-09-09T01:47:00Z", 60000)).toBe("20000");
    expect(delayFromOrigin(now, "2001-09-09T01:45:40Z", 60000)).toBe("0");
    expect(delayFromOrigin(now, "nonsense", 60000)).toBeUndefined();
    expect(delayFromOrigin(now, "2001-09-09T01:45:40Z", 0)).toBeUndefined();
  });
});

describe("on-fail (07 §3.3)", () => {
  const onFail = (name: string, interval: number, ops: string): string | undefined => {
    const ws = workingSet();
    return meta(ws, addPrimitive(ws, "A", ops), name, interval)["on-fail"];
  };

  it.each(["standby", "DEMOTE", "stop"])("%s is refused for a stop", (value) => {
    expect(onFail("stop", 0, `<op id="a" name="stop" interval="0" on-fail="${value}"/>`)).toBeUndefined();
  });

  it("of a demotion is that of the last promoted recurring monitor that says something else than demote", () => {
    const ops = `<op id="a" name="monitor" interval="1s" role="Promoted" on-fail="block"/>
      <op id="b" name="monitor" interval="2s" role="master" on-fail="fence"/>
      <op id="c" name="monitor" interval="3s" role="Promoted" on-fail="Demote"/>
      <op id="d" name="monitor" interval="4s" role="Started" on-fail="ignore"/>`;
    expect(onFail("demote", 0, ops)).toBe("fence");
  });

  it("demote is for promotions and recurring monitors of promoted instances only", () => {
    expect(onFail("promote", 0, '<op id="a" name="promote" on-fail="demote"/>')).toBe("demote");
    const promoted = '<op id="a" name="monitor" interval="1s" role="Promoted" on-fail="demote"/>';
    expect(onFail("monitor", 1000, promoted)).toBe("demote");
    expect(onFail("monitor", 1000, promoted.replace("Promoted", "Started"))).toBeUndefined();
    expect(onFail("start", 0, '<op id="a" name="start" on-fail="demote"/>')).toBeUndefined();
  });

  it("of lrm_delete is ignore", () => expect(onFail("lrm_delete", 0, "")).toBe("ignore"));
});
