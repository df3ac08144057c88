import { describe, expect, test } from "vitest";
import { FENCED, meta, primitive, REMOTE } from "../../support/elements.js";
import { configured, resourceOf, tableOf } from "../../support/model.js";

const names = (nodes: readonly { name: string }[]) => nodes.map(({ name }) => name);

describe("implicit remote and guest nodes (02 §5.6)", () => {
  const guest = (id: string, values: Record<string, string>) => primitive(id, meta(values));

  test("a guest's connection comes last, with its parameters and a start timeout", () => {
    const ws = configured({
      resources: guest("vm", { "remote-node": "g", "remote-addr": "10.0.0.9", "is-managed": "false" }) + primitive("A"),
    });
    expect(ws.resources.map(({ id }) => id)).toEqual(["vm", "A", "g"]);
    const connection = resourceOf(ws, "g");
    expect(connection.configured.launcher?.id).toBe("vm");
    expect(connection.configured.managed).toBe(false);
    expect(connection.configured.migratable).toBe(false);
    expect(connection.operationsXml?.children.map(({ attributes }) => ({ ...attributes }))).toEqual([
      { id: "g-monitor-30s", interval: "30s", name: "monitor", timeout: "30s" },
      { id: "g-start-0", interval: "0", name: "start", timeout: "60s" },
    ]);
    const node = ws.nodeByName("g");
    expect(node?.isGuest).toBe(true);
    expect(node?.attributes.get("#kind")).toBe("container");
  });

  test("clones are not searched; members of groups are, but remote connections among them get no node", () => {
    const ws = configured({
      resources:
        `<clone id="c">${guest("x", { "remote-node": "g1" })}</clone>` +
        `<group id="gr">${guest("y", { "remote-node": "g2" })}${primitive("r", "", REMOTE)}</group>`,
    });
    expect(names(ws.nodes)).toEqual(["g2", "n1", "n2", "n3"]);
    expect(resourceOf(ws, "r").configured.isRemoteConnection).toBe(true);
  });

  test("a remote connection makes a node that is unclean until it is seen", () => {
    const ws = configured({ options: FENCED, resources: primitive("r", "", REMOTE) });
    const node = ws.nodeByName("r");
    expect([node?.isRemoteNode, node?.unclean, node?.connection?.id]).toEqual([true, true, "r"]);
    expect(resourceOf(ws, "r").configured.migratable).toBe(true);
  });

  test("a template of a remote connection makes a node of its own name, its user none (02 §17 trap 9)", () => {
    const ws = configured({ resources: `<template id="T" ${REMOTE}/><primitive id="r" template="T"/>` });
    expect(names(ws.nodes)).toEqual(["n1", "n2", "n3", "T"]);
    expect(resourceOf(ws, "r").configured.isRemoteConnection).toBe(true);
  });

  test("in an asymmetric cluster only guest connections start with all nodes (02 §6.1 step 27)", () => {
    const ws = configured({
      options: { "symmetric-cluster": "false" },
      resources: guest("vm", { "remote-node": "g" }),
    });
    expect(tableOf(resourceOf(ws, "vm"))).toEqual({});
    expect(tableOf(resourceOf(ws, "g"))).toEqual({ g: 0, n1: 0, n2: 0, n3: 0 });
  });
});
