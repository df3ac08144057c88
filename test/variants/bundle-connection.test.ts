import { describe, expect, it } from "vitest";
import { ProbeMode } from "../../src/policy/discovery.js";
import { primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf, tableOf } from "../support/model.js";

const bundle = (id: string) =>
  `<bundle id="${id}"><docker image="i" replicas="1"/><network control-port="1"/>${primitive("A")}</bundle>`;

describe("the connection of a replica (02 §7.4.6)", () => {
  const ws = configured({ nodes: 1, resources: [primitive("B"), bundle("b")] });

  it("makes a node, where only what is inside may run", () => {
    const node = nodeOf(ws, "b-0");
    expect([node.baseScore, node.probeMode, node.attributes.get("#kind")]).toEqual([
      -1000000,
      ProbeMode.never,
      "container",
    ]);
    expect(tableOf(resourceOf(ws, "A:0"))).toMatchObject({ "b-0": 500 });
    expect(tableOf(resourceOf(ws, "B"))).toEqual({ n1: 0 });
    expect(tableOf(resourceOf(ws, "b-clone"))).toMatchObject({ "b-0": -1000000 });
  });

  it("is a remote connection with the container as launcher, and runs on no such node itself", () => {
    const connection = resourceOf(ws, "b-0");
    expect(connection.configured.launcher?.id).toBe("b-docker-0");
    expect(nodeOf(ws, "b-0").connection).toBe(connection);
    expect(tableOf(connection)).toEqual({ n1: 0 });
  });

  it("has another name where the replica's is taken", () => {
    const taken = configured({ nodes: 1, resources: [primitive("b-0"), bundle("b")] });
    expect(taken.nodes.map(({ name }) => name)).toContain("pcmk-internal-A:0-remote-0");
  });
});
