import { describe, expect, it } from "vitest";
import { Role, roleName } from "../../../src/policy/role.js";
import { ROLE_TEXTS } from "../../../src/render/words.js";
import { meta, primitive } from "../../support/elements.js";
import { type EntryFields, history, nodeState, operation } from "../../support/history.js";
import { observed, tableOf } from "../../support/model.js";

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
    expect(resource("r").observed.probedNodes.nodes.map(({ name }) => name)).toEqual(["n1", "n2"]);
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

describe("what follows a failure (03 §14.1, §14.4)", () => {
  const start = (call: number) => operation("r", "start", { call });
  const failure = operation("r", "monitor", { interval: 10000, rc: 1, call: 2, id: "r_last_failure_0" });
  const monitor = (onFail: string) => `<op id="m" name="monitor" interval="10s" on-fail="${onFail}"/>`;

  it("a start makes up for it, unless more than a recovery was asked for", () => {
    const left = (onFail: string) => {
      const { resource } = unpacked([failure, start(3)], { ops: monitor(onFail) });
      return [resource("r").observed.failed, resource("r").decided.nextRole];
    };
    expect(left("restart")).toEqual([false, Role.Unknown]);
    expect(left("stop")).toEqual([true, Role.Stopped]);
  });

  it("on-fail=stop bans it from all nodes", () => {
    const tables = (onFail: string) => tableOf(unpacked([start(1), failure], { ops: monitor(onFail) }).resource("r"));
    expect(tables("stop")).toEqual({ n1: -1_000_000, n2: -1_000_000 });
    expect(tables("restart")).toEqual({ n1: 0, n2: 0 });
  });
});
