import { describe, expect, it } from "vitest";
import { Role } from "../../../src/policy/role.js";
import { FENCING, meta, primitive } from "../../support/elements.js";
import { GONE, history, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

interface Setup {
  readonly meta?: Record<string, string>;
  readonly ops?: string;
  readonly options?: Record<string, string>;
}

/** A primitive `r` with that history on `n1`. */
function unpacked(entries: readonly string[], { meta: values = {}, ops = "", options = {} }: Setup = {}) {
  const resources = [primitive("r", `${meta(values)}<operations>${ops}</operations>`)];
  const status = [nodeState("n1", { history: [history("r", entries)] }), nodeState("n2")];
  return observed({ nodes: ["n1", "n2"], resources, status, options });
}

describe("what a failure asks for (03 §15.3)", () => {
  const monitor = (onFail: string) => `<op id="m" name="monitor" interval="10s" on-fail="${onFail}"/>`;
  const failed = (onFail: string) =>
    unpacked([operation("r", "start"), operation("r", "monitor", { rc: 1, interval: 10000, call: 2 })], {
      ops: monitor(onFail),
    });

  it("restart: a required stop", () => {
    const { resource, actions } = failed("restart");
    expect(resource("r")).toMatchObject({
      configured: { managed: true },
      observed: { failed: true, stopIfFailed: true },
    });
    expect(actions()).toEqual(["r_monitor_10000 n1?", "r_stop_0 n1"]);
  });

  it("block: nothing is done any more", () => {
    const { resource, actions } = failed("block");
    expect(resource("r")).toMatchObject({
      configured: { managed: false },
      observed: { failed: true, stopIfFailed: false, blocked: true },
    });
    expect(actions()).toEqual(["r_monitor_10000 n1?"]);
  });

  it("standby: the node", () => {
    expect(failed("standby").node("n1")).toMatchObject({ standby: true, failStandby: true });
  });

  it("ignore: nothing", () => {
    const { resource, ws } = failed("ignore");
    expect(resource("r")).toMatchObject({ observed: { failed: false, ignoreFailure: true, origRole: Role.Started } });
    expect(ws.failedOperations).toHaveLength(1);
  });

  it("is forgotten after a success of the same operation", () => {
    const { resource, actions } = unpacked([
      operation("r", "monitor", { rc: 1, interval: 10000, call: 2, id: "r_last_failure_0" }),
      operation("r", "monitor", { rc: 0, interval: 10000, call: 3 }),
    ]);
    expect(resource("r").observed.failed).toBe(false);
    expect(actions()).toEqual(["r_monitor_10000 n1?"]);
  });

  it("fences the node where a stop failed, if fencing is enabled", () => {
    const status = [nodeState("n1", { history: [history("r", [operation("r", "stop", { rc: 1 })])] })];
    const options = { "fencing-enabled": "true" };
    const { reason, resource } = observed({ nodes: ["n1"], resources: [FENCING, primitive("r")], status, options });
    expect(reason("stonith-n1-reboot")).toBe("r failed there");
    expect(resource("r").observed.failed).toBe(true);
  });

  it("fences the node that is down and where something is thought to be active", () => {
    const membership = 'in_ccm="0" crmd="offline" join="down" expected="down"';
    const status = [nodeState("n1", { state: membership, history: [history("r", [operation("r", "start")])] })];
    const options = { "fencing-enabled": "true" };
    const { reason, node } = observed({ nodes: ["n1"], resources: [FENCING, primitive("r")], status, options });
    expect(reason("stonith-n1-reboot")).toBe("r is thought to be active there");
    expect(node("n1").unclean).toBe(true);
  });

  it("is not even looked at on an offline node with fencing disabled", () => {
    const status = [nodeState("n1", { state: GONE, history: [history("r", [operation("r", "start")])] })];
    expect(observed({ nodes: ["n1"], resources: [primitive("r")], status }).resource("r").observed.activeNodes).toEqual(
      [],
    );
  });
});
