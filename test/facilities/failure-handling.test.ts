import { describe, expect, it } from "vitest";
import { failureHandling } from "../../src/facilities/failure-handling.js";
import { Node } from "../../src/model/node.js";
import { FailurePolicy } from "../../src/policy/on-fail.js";
import { addPrimitive, workingSet } from "../support/model.js";

describe("failure handling (07 §3.5)", () => {
  it.each([
    ["block", FailurePolicy.block],
    ["FENCE", FailurePolicy.fenceNode],
    ["standby", FailurePolicy.standbyNode],
    ["nothing", FailurePolicy.ignore],
    ["migrate", FailurePolicy.ban],
    ["demote", FailurePolicy.demote],
    ["restart-container", FailurePolicy.restart],
    ["nonsense", FailurePolicy.restart],
    [undefined, FailurePolicy.restart],
  ])("of a monitor with on-fail %s", (text, policy) => {
    const ws = workingSet();
    ws.fencingEnabled = true;
    expect(failureHandling(ws, addPrimitive(ws, "A"), "monitor", 10, text)).toBe(policy);
  });

  it("without fencing makes a failed stop block and turns fence into stop", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "A");
    expect(failureHandling(ws, resource, "stop", 0, undefined)).toBe(FailurePolicy.block);
    expect(failureHandling(ws, resource, "monitor", 0, "fence")).toBe(FailurePolicy.stop);
    ws.fencingEnabled = true;
    expect(failureHandling(ws, resource, "stop", 0, undefined)).toBe(FailurePolicy.fenceNode);
  });

  it("of what a container launched restarts the container", () => {
    const ws = workingSet();
    const resource = addPrimitive(ws, "A");
    resource.configured.launcher = addPrimitive(ws, "C");
    expect(failureHandling(ws, resource, "stop", 0, undefined)).toBe(FailurePolicy.restartContainer);
    expect(failureHandling(ws, resource, "stop", 0, "ignore")).toBe(FailurePolicy.ignore);
  });

  it("of a remote connection resets the node, but not for probes and starts", () => {
    const ws = workingSet();
    const connection = addPrimitive(ws, "r");
    connection.configured.isRemoteConnection = true;
    const remote = new Node("r", "r", ws.slotOf("r"), false, 0);
    remote.connection = connection;
    ws.insertNode(remote);
    expect(failureHandling(ws, connection, "monitor", 10, undefined)).toBe(FailurePolicy.resetRemote);
    expect(failureHandling(ws, connection, "monitor", 0, undefined)).toBe(FailurePolicy.restart);
    expect(failureHandling(ws, connection, "start", 0, undefined)).toBe(FailurePolicy.restart);
    connection.configured.managed = false;
    expect(failureHandling(ws, connection, "monitor", 10, "ignore")).toBe(FailurePolicy.stop);
  });
});
