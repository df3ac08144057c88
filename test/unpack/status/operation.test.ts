import { describe, expect, it } from "vitest";
import { INFINITY } from "../../../src/policy/score.js";
import { meta, primitive } from "../../support/elements.js";
import { type EntryFields, history, nodeState, operation } from "../../support/history.js";
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
