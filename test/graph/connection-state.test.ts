import { describe, expect, it } from "vitest";
import { obtainTask } from "../../src/facilities/obtain.js";
import { connectionState, routerNode } from "../../src/graph/connection-state.js";
import { Role } from "../../src/policy/role.js";
import { primitive, REMOTE } from "../support/elements.js";
import { nodeState, started } from "../support/history.js";
import { nodeOf, observed, resourceOf } from "../support/model.js";

/** A remote node whose connection is active on n1. */
function scene() {
  const status = [nodeState("n1", { history: started("rem", REMOTE) }), nodeState("n2")];
  const { ws } = observed({ nodes: ["n1", "n2"], resources: [primitive("rem", "", REMOTE), primitive("A")], status });
  const connection = resourceOf(ws, "rem");
  const assign = (node: string | undefined, role: Role = Role.Started) => {
    connection.decided.assignedNode = node === undefined ? undefined : nodeOf(ws, node);
    connection.decided.decideRole(role);
  };
  return { ws, connection, assign, remote: nodeOf(ws, "rem"), host: nodeOf(ws, "n1") };
}

describe("the state of a connection (08 §8.6.1)", () => {
  it.each<[string, (of: ReturnType<typeof scene>) => void, string]>([
    ["stays, on a good host", ({ assign }) => assign("n1"), "alive"],
    [
      "stays, but its host is lost",
      ({ assign, host }) => {
        assign("n1");
        host.unclean = true;
      },
      "resting",
    ],
    ["stops", ({ assign }) => assign(undefined, Role.Stopped), "stopped"],
    [
      "stops, its host being lost",
      ({ assign, host }) => {
        assign(undefined, Role.Stopped);
        host.unclean = true;
      },
      "failed",
    ],
    [
      "stops since it failed",
      ({ assign, connection }) => {
        assign(undefined, Role.Stopped);
        connection.observed.failed = true;
      },
      "failed",
    ],
    [
      "starts",
      ({ assign, connection }) => {
        connection.observed.activeNodes = [];
        assign("n1");
      },
      "unknown",
    ],
  ])("%s", (_, change, expected) => {
    const made = scene();
    change(made);
    expect(connectionState(made.remote)).toBe(expected);
  });

  it("waits for a reconnect interval only once the node was fenced", () => {
    const { assign, connection, remote } = scene();
    assign(undefined, Role.Stopped);
    connection.observed.failed = true;
    connection.configured.remoteReconnectMs = 60_000;
    expect(connectionState(remote)).toBe("failed");
    remote.remoteFenced = true;
    expect(connectionState(remote)).toBe("unknown");
  });
});

describe("the router of an action (08 §8.6.4)", () => {
  it("is where the connection goes; for what goes down, where it comes from", () => {
    const { ws, assign, remote } = scene();
    assign("n2");
    const route = (task: string) => routerNode(obtainTask(ws, resourceOf(ws, "A"), task, remote, false))?.name;
    expect([route("start"), route("monitor"), route("stop"), route("demote")]).toEqual(["n2", "n2", "n1", "n1"]);
    assign("n1");
    expect(route("start")).toBe("n1");
  });

  it("is none for actions on cluster nodes", () => {
    const { ws, host } = scene();
    expect(routerNode(obtainTask(ws, resourceOf(ws, "A"), "start", host, false))).toBeUndefined();
  });
});
