import { describe, expect, it } from "vitest";
import { stepBetween } from "../../src/actions/role-steps.js";
import { obtainTask } from "../../src/facilities/obtain.js";
import * as ActionFlag from "../../src/model/action-flag.js";
import { Role } from "../../src/policy/role.js";
import { addNode, addPrimitive, workingSet } from "../support/model.js";

const { Stopped, Started, Unpromoted, Promoted } = Role;

function scene() {
  const ws = workingSet();
  const resource = addPrimitive(ws, "r");
  const [n1, n2] = [addNode(ws, "n1"), addNode(ws, "n2")];
  resource.observed.activeNodes = [n1, n2];
  const take = (from: Role, to: Role, node: typeof n1 | undefined, optional: boolean) =>
    stepBetween(from, to)?.(ws, resource, node, optional);
  const made = (task: string) =>
    resource.decided.actions.withTask(task).map(({ node, optional }) => `${node?.name}${optional ? "?" : ""}`);
  return { ws, resource, n1, n2, take, made };
}

describe("steps from role to role (07 §13.3, §13.6)", () => {
  it("stop and demote wherever it is active", () => {
    const { take, made, n1, resource } = scene();
    resource.decided.assignedNode = n1;
    take(Started, Stopped, n1, true);
    take(Promoted, Unpromoted, n1, false);
    expect([made("stop"), made("demote")]).toEqual([
      ["n1?", "n2?"],
      ["n1", "n2"],
    ]);
  });

  it("stop for want of a node says so, and cannot run where it is not managed", () => {
    const { take, resource, n1 } = scene();
    resource.configured.managed = false;
    take(Started, Stopped, n1, false);
    const [stop] = resource.decided.actions.withTask("stop");
    expect([stop?.reason, stop?.runnable]).toEqual(["node availability", false]);
  });

  it("start on the given node, optional ones stay so", () => {
    const { take, made, n2 } = scene();
    take(Stopped, Started, n2, true);
    expect(made("start")).toEqual(["n2?"]);
    take(Stopped, Started, n2, false);
    expect(made("start")).toEqual(["n2"]);
  });

  it("promote only what can start there", () => {
    const { ws, take, made, resource, n2 } = scene();
    obtainTask(ws, resource, "start", n2, false).clear(ActionFlag.runnable);
    take(Unpromoted, Promoted, n2, false);
    expect(made("promote")).toEqual([]);
  });

  it("leave the expected instance of several alone (stop_unexpected)", () => {
    const { take, made, resource, n1 } = scene();
    resource.decided.assignedNode = n1;
    resource.decided.stopUnexpected = true;
    resource.decided.restarting = true;
    resource.decided.decideRole(Started);
    take(Started, Stopped, n1, false);
    expect(made("stop")).toEqual(["n2"]);
    expect(resource.decided.actions.withTask("stop")[0]?.reason).toBe("being multiply active");
    take(Stopped, Started, n1, false);
    expect(resource.decided.actions.withTask("start")[0]?.pseudo).toBe(true);
  });
});
