import { describe, expect, it } from "vitest";
import { FENCING, meta, parameters, primitive, REMOTE } from "../../support/elements.js";
import { history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";
import { NOW } from "../../support/verdict.js";

const TIMEOUT = { "failure-timeout": "100" };

const MONITOR = { interval: 10000, rc: 1, call: 2 };

/** A primitive `r`, started and then failed at a time, with failures recorded as node attributes. */
function failedAt(time: number, fields: { attributes?: Record<string, string>; ops?: string; more?: string } = {}) {
  const { attributes = {}, ops = "", more = "" } = fields;
  const entries = [
    operation("r", "start"),
    operation("r", "monitor", { ...MONITOR, time, id: "r_last_failure_0", more }),
  ];
  const status = [nodeState("n1", { attributes, history: [history("r", entries)] })];
  return observed({
    nodes: ["n1"],
    resources: [primitive("r", `${meta(TIMEOUT)}<operations>${ops}</operations>`)],
    status,
  });
}

const counted = (last: number) => ({ "fail-count-r#monitor_10000": "1", "last-failure-r#monitor_10000": String(last) });

describe("expiry of failures (03 §13.1, §13.3)", () => {
  it("happens at the timeout", () => {
    expect(failedAt(NOW - 99).resource("r").observed.failed).toBe(true);
    expect(failedAt(NOW - 100).resource("r").observed.failed).toBe(false);
  });

  it("waits for the fail count, which expires one second later", () => {
    const { resource, ws } = failedAt(NOW - 100, { attributes: counted(NOW - 100) });
    expect(resource("r").observed.failed).toBe(true);
    expect(ws.recheck.time).toBe(NOW + 1);
  });

  it("clears the fail count", () => {
    const { actions, ws } = failedAt(NOW - 101, { attributes: counted(NOW - 101) });
    expect(actions()).toEqual(["r_clear_failcount_0 n1", "r_monitor_10000 n1?"]);
    expect(ws.actions.all[0]?.meta.get("op_no_wait")).toBe("true");
  });

  it("marks the expired recurring operation", () => {
    expect(failedAt(NOW - 101).ws.expiredRecurring.size).toBe(1);
  });

  it("does not happen to a failure that blocks", () => {
    const ops = '<op id="m" name="monitor" interval="10s" on-fail="block"/>';
    const { resource } = failedAt(NOW - 500, { attributes: counted(NOW - 500), ops });
    expect(resource("r")).toMatchObject({ configured: { failureExpirationMs: 0 }, observed: { failed: true } });
  });

  it("is moot once the parameters have changed: the fail count is cleared", () => {
    const { actions } = failedAt(NOW - 5, { attributes: counted(NOW - 5), more: 'op-digest="0"' });
    expect(actions()[0]).toBe("r_clear_failcount_0 n1");
  });

  it("lets the node of a connection with reconnect interval be fenced before the fail count is cleared", () => {
    const remote = primitive("m", parameters({ reconnect_interval: "60" }), REMOTE);
    const failure = operation("m", "start", { rc: 1, time: 5, id: "m_last_failure_0" });
    const status = [nodeState("n1", { history: [history("m", [failure])] })];
    const options = { "fencing-enabled": "true" };
    const { ws, actions } = observed({ nodes: ["n1"], resources: [FENCING, remote], status, options });
    expect(actions()).toEqual(["m_clear_failcount_0 n1", "stonith-m-reboot m?"]);
    expect(ws.actions.all[0]?.before.map(({ action }) => action.key)).toEqual(["stonith-m-reboot"]);
  });
});
