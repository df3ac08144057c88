import { describe, expect, it } from "vitest";
import { Role, roleName } from "../../../src/policy/role.js";
import { INFINITY } from "../../../src/policy/score.js";
import { ROLE_TEXTS } from "../../../src/render/words.js";
import { clone, FENCING, meta, primitive } from "../../support/elements.js";
import { type EntryFields, GONE, history, nodeState, operation } from "../../support/history.js";
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

function roleAfter(task: string, fields: EntryFields, setup: Setup = {}): string {
  return ROLE_TEXTS[roleName(unpacked([operation("r", task, fields)], setup).resource("r").observed.origRole)];
}

describe("the role that a result leaves (03 §13.2, §14)", () => {
  it.each([
    ["start", {}, "Started"],
    ["stop", {}, "Stopped"],
    ["promote", {}, "Promoted"],
    ["demote", {}, "Unpromoted"],
    ["migrate_from", {}, "Started"],
    ["asyncmon", {}, "Started"],
    ["monitor", {}, "Started"],
    ["probe of a running one", { rc: 0, expected: 7 }, "Started"],
    ["probe of a stopped one", { rc: 7, expected: 7 }, "Stopped"],
    ["probe of a promoted one", { rc: 8, expected: 7 }, "Promoted"],
    ["failed start", { rc: 1 }, "Started"],
    ["failed stop", { rc: 1 }, "Started"],
    ["failed promote", { rc: 1 }, "Promoted"],
    ["failed demote", { rc: 1 }, "Unpromoted"],
    ["demote, not running", { rc: 7 }, "Started"],
    ["degraded start", { rc: 190 }, "Started"],
    ["masked probe", { rc: 5, expected: 7 }, "Stopped"],
    ["pending start", { status: -1, rc: 193 }, "Started"],
    ["pending promote", { status: -1, rc: 193 }, "Promoted"],
    ["pending stop", { status: -1, rc: 193 }, "Stopped"],
    ["recurring monitor, not running", { rc: 7, interval: 10000 }, "Started"],
    ["recurring monitor, failed promoted", { rc: 9, interval: 10000 }, "Promoted"],
    ["notify", {}, "Stopped"],
    ["cancelled start", { status: 1 }, "Stopped"],
  ] as const)("%s", (what, fields, role) => {
    const task = /probe|monitor/.test(what) ? "monitor" : (what.match(/start|stop|promote|demote/)?.[0] ?? what);
    expect(roleAfter(task, fields)).toBe(role);
  });

  it("is Stopped when an unmanaged resource is not running", () => {
    const setup = { meta: { "is-managed": "false" } };
    expect(roleAfter("monitor", { rc: 7, interval: 10000 }, setup)).toBe("Stopped");
  });

  it("is that of the newest operation, and of ties that of the first in the document", () => {
    const [start, stop] = [operation("r", "start", { call: 3 }), operation("r", "stop", { call: 3 })];
    expect(unpacked([start, stop]).resource("r").observed.origRole).toBe(Role.Started);
    expect(unpacked([stop, start]).resource("r").observed.origRole).toBe(Role.Stopped);
    expect(unpacked([operation("r", "stop", { call: 4 }), start]).resource("r").observed.origRole).toBe(Role.Stopped);
  });

  it("is the highest of all nodes", () => {
    const status = [
      nodeState("n1", { history: [history("r", [operation("r", "start")])] }),
      nodeState("n2", { history: [history("r", [operation("r", "stop")])] }),
    ];
    const { resource } = observed({ nodes: ["n1", "n2"], resources: [primitive("r")], status });
    expect(resource("r").observed.origRole).toBe(Role.Started);
    expect(resource("r").observed.activeNodes.map(({ name }) => name)).toEqual(["n1"]);
    expect([...resource("r").observed.probedNodes.values()].map(({ name }) => name)).toEqual(["n1", "n2"]);
  });
});

describe("the bans of a failure (03 §11.2, §14.5)", () => {
  const banned = (fields: EntryFields, task = "start", setup: Setup = {}) => {
    const { score } = unpacked([operation("r", task, fields)], setup);
    return [score("r", "n1") === -INFINITY, score("r", "n2") === -INFINITY];
  };

  it.each([
    ["soft", { rc: 1 }, [false, false]],
    ["hard", { rc: 2 }, [true, false]],
    ["hard by status", { rc: 1, status: 5 }, [true, false]],
    ["no fence device", { rc: 1, status: 10 }, [true, false]],
    ["fatal", { rc: 6 }, [true, true]],
    ["agent missing", { rc: 1, status: 7 }, [true, false]],
  ] as const)("%s", (_, fields, expected) => {
    expect(banned(fields)).toEqual(expected);
  });

  it("do not happen where failures are ignored", () => {
    const ops = '<op id="s" name="start" interval="0" on-fail="ignore"/>';
    expect(banned({ rc: 6 }, "start", { ops })).toEqual([false, false]);
    expect(unpacked([operation("r", "start", { rc: 6 })], { ops }).resource("r").observed.ignoreFailure).toBe(true);
  });

  it("reach all nodes under on-fail=stop", () => {
    const ops = '<op id="m" name="monitor" interval="10s" on-fail="stop"/>';
    expect(banned({ rc: 1, interval: 10000 }, "monitor", { ops })).toEqual([true, true]);
  });

  it("reach the node alone for a masked probe, which is no failure but recorded", () => {
    const { ws, resource, score } = unpacked([operation("r", "monitor", { rc: 5, expected: 7 })]);
    expect([score("r", "n1"), score("r", "n2")]).toEqual([-INFINITY, 0]);
    expect(resource("r").observed.failed).toBe(false);
    expect(ws.failedOperations.map(({ key, node }) => `${key} ${node.name}`)).toEqual(["r_monitor_0 n1"]);
  });
});

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

describe("pending operations (03 §14.6)", () => {
  it("are remembered, probes excepted", () => {
    expect(
      unpacked([operation("r", "monitor", { status: -1, rc: 193 })]).resource("r").observed.pendingAction,
    ).toBeUndefined();
    const { resource, node } = unpacked([operation("r", "stop", { status: -1, rc: 193 })]);
    expect(resource("r")).toMatchObject({ observed: { pendingAction: "stop", pendingNode: node("n1") } });
  });

  it("count for nothing if a failure of the same operation is as new", () => {
    const monitor = { interval: 10000, time: 500 };
    const { resource } = unpacked([
      operation("r", "start", { call: 1 }),
      operation("r", "monitor", { ...monitor, rc: 1, call: 2, id: "r_last_failure_0" }),
      operation("r", "monitor", { ...monitor, rc: 193, status: -1, call: 3 }),
    ]);
    expect(resource("r").observed.pendingAction).toBeUndefined();
  });
});

describe("mark active (03 §15.5)", () => {
  const everywhere = (values: Record<string, string>) => {
    const status = ["n1", "n2"].map((name) => nodeState(name, { history: [history("r", [operation("r", "start")])] }));
    return observed({ nodes: ["n1", "n2"], resources: [primitive("r", meta(values))], status });
  };

  it("applies the policy for multiple activity", () => {
    expect(everywhere({ "multiple-active": "block" }).resource("r")).toMatchObject({
      configured: { managed: false },
      observed: { blocked: true },
    });
    const { score } = everywhere({ "multiple-active": "stop_only" });
    expect([score("r", "n1"), score("r", "n2")]).toEqual([-INFINITY, -INFINITY]);
    expect(everywhere({}).resource("r")).toMatchObject({ configured: { managed: true }, observed: { blocked: false } });
  });

  it("keeps an unmanaged resource where it is", () => {
    const { score } = everywhere({ "is-managed": "false" });
    expect([score("r", "n1"), score("r", "n2")]).toEqual([INFINITY, INFINITY]);
  });

  it("adds priorities to the node, one more for a promoted instance", () => {
    const histories = [history("p", [operation("p", "promote")]), history("r", [operation("r", "start")])];
    const resources = [
      clone("c", primitive("p", meta({ priority: "3" })), { promotable: "true" }),
      primitive("r", meta({ priority: "5" })),
    ];
    const { node } = observed({ nodes: ["n1"], resources, status: [nodeState("n1", { history: histories })] });
    expect(node("n1").priority).toBe(9);
  });

  it("hands an unmanaged member's node to every ancestor, also repeatedly", () => {
    const members = [primitive("a", meta({ "is-managed": "false" })), primitive("b", meta({ "is-managed": "false" }))];
    const histories = ["a", "b"].map((id) => history(id, [operation(id, "start")]));
    const resources = [`<group id="g">${members.join("")}</group>`];
    const { resource } = observed({ nodes: ["n1"], resources, status: [nodeState("n1", { history: histories })] });
    expect(resource("g").observed.activeNodes.map(({ name }) => name)).toEqual(["n1", "n1"]);
  });
});
