import { describe, expect, it } from "vitest";
import { obtainAction } from "../../src/facilities/obtain.js";
import { baseActionName } from "../../src/variants/instance-action.js";
import { clone, group, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

describe("the base action name (06 §12.3)", () => {
  const name = (child: string, key: string, task: string) => {
    const ws = configured({ nodes: 1, resources: clone("c", child) });
    const c = resourceOf(ws, "c");
    return baseActionName(obtainAction(ws, { resource: c, key, task, optional: true }), c);
  };

  it.each([
    ["c_start_0", "start", "start"],
    ["c_running_0", "running", "start"],
    ["c_stopped_0", "stopped", "stop"],
    ["c_promoted_0", "promoted", "promote"],
    ["c_pre_notify_promote_0", "notify", "promote"],
    ["c_confirmed-post_notify_running_0", "notified", "start"],
    ["c_nonsense_0", "nonsense", "no_action"],
  ])("of primitives: %s is %s", (key, task, expected) => {
    expect(name(primitive("A"), key, task)).toBe(expected);
  });

  it("of groups: their own completion", () => {
    expect(name(group("g", primitive("A")), "c_running_0", "running")).toBe("running");
  });
});
