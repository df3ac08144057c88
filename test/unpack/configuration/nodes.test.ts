import { describe, expect, test } from "vitest";
import { FENCED, meta, pairs, primitive, REMOTE } from "../../support/elements.js";
import { configured, resourceOf, tableOf } from "../../support/model.js";

const names = (nodes: readonly { name: string }[]) => nodes.map(({ name }) => name);

describe("nodes section (02 §5.2, §5.3)", () => {
  test("the list is in numeric name order, a new equal name before the older one", () => {
    const nodes = ["n10", "n2", "N1", "n1"].map((name, i) => `<node id="${i}" uname="${name}"/>`).join("");
    const ws = configured({ nodes });
    expect(names(ws.nodes)).toEqual(["n1", "N1", "n2", "n10"]);
    expect(ws.nodeByName("N1")?.id).toBe("3");
    expect(ws.nodeById("2")?.name).toBe("N1");
  });

  test("an unknown type ends the section, a missing id skips the entry", () => {
    const nodes =
      '<node uname="a"/><node id="b" uname="b" type="MEMBER"/><node id="c" uname="c" type="ping"/><node id="d" uname="d"/>';
    expect(names(configured({ nodes }).nodes)).toEqual(["b"]);
  });

  test("startup fencing needs fencing, and does not touch remote entries", () => {
    const nodes = '<node id="1" uname="a"/><node id="r" uname="r" type="remote"/>';
    const unclean = (options: Record<string, string>) =>
      configured({ nodes, options }).nodes.map((node) => node.unclean);
    expect(unclean(FENCED)).toEqual([true, false]);
    expect(unclean({ ...FENCED, "startup-fencing": "false" })).toEqual([false, false]);
    expect(unclean({ "fencing-enabled": "false" })).toEqual([false, false]);
  });

  test("a node's score is the base of every entry (02 §12.1)", () => {
    const ws = configured({
      nodes: '<node id="1" uname="a" score="7"/><node id="2" uname="b"/>',
      resources: primitive("A"),
    });
    expect(tableOf(resourceOf(ws, "A"))).toEqual({ a: 7, b: 0 });
  });
});

describe("node attributes (02 §5.8)", () => {
  const attributes = (inside: string, options = {}) =>
    configured({ root: { "dc-uuid": "X" }, nodes: `<node id="x" uname="a">${inside}</node>`, options }).nodes[0]
      ?.attributes;

  test("built-in ones are not replaced by permanent ones", () => {
    const configured = attributes(
      `<instance_attributes id="i">${pairs({ "#uname": "other", "#kind": "other", rack: "r1" })}</instance_attributes>`,
    );
    expect(Object.fromEntries(configured?.entries() ?? [])).toEqual({
      "#kind": "cluster",
      "#uname": "a",
      "#id": "x",
      "#is_dc": "true",
      rack: "r1",
    });
  });

  test("the site is the attribute, else the cluster's name", () => {
    expect(attributes("", { "cluster-name": "c" })?.get("#site-name")).toBe("c");
    const site = `<instance_attributes id="i">${pairs({ "site-name": "s" })}</instance_attributes>`;
    expect(attributes(site, { "cluster-name": "c" })?.get("#site-name")).toBe("s");
    expect(attributes("")?.has("#site-name")).toBe(false);
  });
});

describe("implicit remote and guest nodes (02 §5.6)", () => {
  const guest = (id: string, values: Record<string, string>) => primitive(id, meta(values));

  test("a guest's connection comes last, with its parameters and a start timeout", () => {
    const ws = configured({
      resources: guest("vm", { "remote-node": "g", "remote-addr": "10.0.0.9", "is-managed": "false" }) + primitive("A"),
    });
    expect(ws.resources.map(({ id }) => id)).toEqual(["vm", "A", "g"]);
    const connection = resourceOf(ws, "g");
    expect(connection.launcher?.id).toBe("vm");
    expect(connection.managed).toBe(false);
    expect(connection.migratable).toBe(false);
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
    expect(resourceOf(ws, "r").isRemoteConnection).toBe(true);
  });

  test("a remote connection makes a node that is unclean until it is seen", () => {
    const ws = configured({ options: FENCED, resources: primitive("r", "", REMOTE) });
    const node = ws.nodeByName("r");
    expect([node?.isRemoteNode, node?.unclean, node?.connection?.id]).toEqual([true, true, "r"]);
    expect(resourceOf(ws, "r").migratable).toBe(true);
  });

  test("a template of a remote connection makes a node of its own name, its user none (02 §17 trap 9)", () => {
    const ws = configured({ resources: `<template id="T" ${REMOTE}/><primitive id="r" template="T"/>` });
    expect(names(ws.nodes)).toEqual(["n1", "n2", "n3", "T"]);
    expect(resourceOf(ws, "r").isRemoteConnection).toBe(true);
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
