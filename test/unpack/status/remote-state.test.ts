import { describe, expect, it } from "vitest";
import { FENCED, FENCING, meta, primitive, REMOTE } from "../../support/elements.js";
import { history, nodeState, operation, started } from "../../support/history.js";
import { observed } from "../../support/model.js";

const failed = (id: string) =>
  history(id, [operation(id, "start"), operation(id, "monitor", { interval: 30000, rc: 1, call: 2 })]);
const remoteState = (name: string, more: string, attributes = {}, histories: string[] = []) =>
  nodeState(name, { state: `remote_node="true" ${more}`, attributes, history: histories });

describe("remote nodes (03 §10)", () => {
  const withHistory = (histories: string[], more = "", attributes = {}, options: Record<string, string> = FENCED) =>
    observed({
      nodes: ["n1"],
      options,
      resources: [FENCING, primitive("m", "", REMOTE), primitive("r")],
      status: [nodeState("n1", { history: histories }), remoteState("m", more, attributes, [started("r")])],
    });

  it("are online while their connection is", () => {
    expect(withHistory([started("m")]).node("m")).toMatchObject({ online: true, seen: true, unclean: false });
    expect(withHistory([]).node("m")).toMatchObject({ online: false });
  });

  it("get attributes, maintenance and standby from their state", () => {
    const { node } = withHistory([started("m")], 'node_in_maintenance="1" node_fenced="9"', {
      standby: "on",
      maintenance: "true",
      shutdown: "1",
      "resource-discovery-enabled": "false",
    });
    expect(node("m")).toMatchObject({
      standby: true,
      maintenance: true,
      shutdown: true,
      remoteMaint: true,
      remoteFenced: true,
      probesAllowed: false,
    });
  });

  it("may always be probed where fencing is disabled", () => {
    const attributes = { "resource-discovery-enabled": "false" };
    expect(withHistory([started("m")], "", attributes, {}).node("m").probesAllowed).toBe(true);
  });

  it("are fenced for what ran there, unless the connection comes back elsewhere", () => {
    const { node, reason } = withHistory([history("m", [operation("m", "stop")])]);
    expect(node("m")).toMatchObject({ online: false, unclean: true, seen: false });
    expect(reason("stonith-m-reboot")).toBe(
      "r is active there (fencing will be revoked if remote connection can be re-established elsewhere)",
    );
  });

  it("are fenced when their connection fails for good", () => {
    const { node, reason, resource } = withHistory([failed("m")]);
    expect(reason("stonith-m-reboot")).toBe("remote connection is unrecoverable");
    expect(node("m")).toMatchObject({ unclean: true, online: false, remoteReset: true });
    expect(resource("m").observed.failed).toBe(true);
  });
});

describe("guest nodes (03 §10)", () => {
  const guest = (histories: string[]) =>
    observed({
      nodes: ["n1"],
      options: FENCED,
      resources: [FENCING, primitive("v", meta({ "remote-node": "g" })), primitive("r")],
      status: [remoteState("g", "", {}, [started("r")]), nodeState("n1", { history: histories })],
    });

  it("are read in a later pass than their host", () => {
    const { node, resource } = guest([started("v"), started("g")]);
    expect(node("g")).toMatchObject({ online: true, unpacked: true });
    expect(resource("r").observed.activeNodes).toEqual([node("g")]);
  });

  it("are recovered through their container, not fenced", () => {
    const { node, resource, actions } = guest([
      history("v", [operation("v", "stop")]),
      history("g", [operation("g", "stop")]),
    ]);
    expect(node("g")).toMatchObject({ online: false, unclean: false, remoteReset: true });
    expect(resource("v")).toMatchObject({ observed: { failed: true, stopIfFailed: true } });
    expect(actions().filter((each) => each.startsWith("stonith"))).toEqual([]);
  });

  it("restart their container when the connection fails", () => {
    const { actions, resource } = guest([started("v"), failed("g")]);
    expect(resource("g")).toMatchObject({ observed: { failed: true, stopIfFailed: true } });
    expect(actions()).toContain("v_stop_0 n1");
  });
});
