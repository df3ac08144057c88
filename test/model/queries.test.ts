import { describe, expect, test } from "vitest";
import * as LocationKind from "../../src/model/location-kind.js";
import {
  activeNodeCounts,
  containedResource,
  currentNode,
  findResource,
  instancesOf,
  isActive,
  isAvailable,
  isMultiplyActive,
  locations,
  nodeAttribute,
  replicaChildForNode,
  singleLocation,
  state,
  topIncludingBundle,
  topResource,
} from "../../src/model/queries.js";
import { Role } from "../../src/policy/role.js";
import { meta, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

const BUNDLE = `<bundle id="b"><docker image="i" replicas="2"/><network ip-range-start="10.0.0.1"/>${primitive("P")}</bundle>`;

function cluster(resources: string) {
  const ws = configured({ options: { "fencing-enabled": "false" }, resources });
  for (const node of ws.nodes) node.online = true;
  const [n1, n2, n3] = ["n1", "n2", "n3"].map((name) => ws.nodeByName(name));
  if (n1 === undefined || n2 === undefined || n3 === undefined) throw new Error("no nodes");
  return { ws, n1, n2, n3 };
}

describe("find resource (02 §10.1)", () => {
  const made = () => cluster(`<clone id="c">${primitive("A")}</clone>${primitive("B")}`);

  test("a name without number finds an instance only by history", () => {
    const { ws } = made();
    expect(findResource(ws, "A")).toBeUndefined();
    resourceOf(ws, "A:2").observed.historyId = "A";
    resourceOf(ws, "A:1").observed.historyId = "A";
    expect(findResource(ws, "A")?.id).toBe("A:1");
  });

  test("of two matches the tree that comes first wins", () => {
    const { ws } = cluster(`<clone id="c">${primitive("A")}</clone>${primitive("A:1")}`);
    expect(findResource(ws, "A:1")?.parent?.id).toBe("c");
    const last = cluster(`${primitive("A:1")}<clone id="c">${primitive("A")}</clone>`).ws;
    expect(findResource(last, "A:1")?.parent).toBeUndefined();
  });
});

describe("trees", () => {
  test("the top of what is below a bundle is the inner clone, a container is its own", () => {
    const { ws } = cluster(BUNDLE);
    expect(topResource(resourceOf(ws, "P:1")).id).toBe("b-clone");
    expect(topResource(resourceOf(ws, "b-docker-0")).id).toBe("b-docker-0");
    expect(topIncludingBundle(resourceOf(ws, "P:1")).id).toBe("b");
  });

  test("the instances of a bundle are its containers; a container contains the replica's child", () => {
    const { ws } = cluster(BUNDLE);
    const bundle = resourceOf(ws, "b");
    expect(instancesOf(bundle).map(({ id }) => id)).toEqual(["b-docker-0", "b-docker-1"]);
    expect(containedResource(resourceOf(ws, "b-docker-1"))?.id).toBe("P:1");
    expect(containedResource(resourceOf(ws, "b-1"))).toBeUndefined();
    const node = ws.nodeByName("b-1");
    expect(node === undefined ? undefined : replicaChildForNode(bundle, node)?.id).toBe("P:1");
  });
});

describe("activity (02 §11)", () => {
  test("an offline node counts only if it is unclean or the resource is unmanaged", () => {
    const { ws, n1 } = cluster(primitive("A"));
    const a = resourceOf(ws, "A");
    a.observed.activeNodes.push(n1);
    expect(isActive(a, false)).toBe(true);
    n1.online = false;
    expect(isActive(a, false)).toBe(false);
    a.configured.managed = false;
    expect(isActive(a, false)).toBe(true);
    a.configured.managed = true;
    n1.unclean = true;
    expect(isActive(a, false)).toBe(true);
  });

  test("all of a group of a clone means every member of every instance", () => {
    const { ws, n1 } = cluster(`<clone id="c"><group id="g">${primitive("A")}${primitive("B")}</group></clone>`);
    resourceOf(ws, "A:0").observed.activeNodes.push(n1);
    const clone = resourceOf(ws, "c");
    expect([isActive(clone, false), isActive(clone, true)]).toEqual([true, false]);
    resourceOf(ws, "A:0").observed.observeRole(Role.Started);
    expect([state(clone, "current"), state(clone, "next")]).toEqual([Role.Started, Role.Unknown]);
  });

  test("the active node is the first good one; what needs fencing takes the first", () => {
    const { ws, n1, n2, n3 } = cluster(primitive("A"));
    const a = resourceOf(ws, "A");
    a.observed.activeNodes.push(n1, n2, n3);
    n1.unclean = true;
    expect(activeNodeCounts(a)).toEqual({ node: n2, all: 3, clean: 2 });
    a.configured.needsFencing = true;
    expect(currentNode(a)).toBe(n1);
    a.observed.partialMigrationSource = n3;
    expect(currentNode(a)).toBe(n3);
    expect(isMultiplyActive(a)).toBe(true);
  });

  test("locations: active, pending, assigned; a leaf both active and assigned has no single one", () => {
    const { ws, n1, n2 } = cluster(primitive("A"));
    const a = resourceOf(ws, "A");
    a.observed.activeNodes.push(n1);
    a.observed.pendingNode = n1;
    a.decided.assignedNode = n1;
    const all = LocationKind.current | LocationKind.pending | LocationKind.assigned;
    expect(locations(a, all)).toEqual([n1, n1]);
    expect(singleLocation(a, all)).toBeUndefined();
    expect(singleLocation(a, LocationKind.assigned)).toBe(n1);
    a.observed.pendingNode = n2;
    expect(locations(a, LocationKind.current | LocationKind.pending)).toEqual([n1, n2]);
  });
});

describe("nodes (02 §5.8, 05 §4.1)", () => {
  test("a guest may be asked for the attribute of its host", () => {
    const { ws, n1, n2 } = cluster(primitive("vm", meta({ "remote-node": "g" })));
    const guest = ws.nodeByName("g");
    const vm = resourceOf(ws, "vm");
    if (guest === undefined) throw new Error("no guest");
    guest.setAttribute("rack", "own");
    n1.setAttribute("rack", "current");
    n2.setAttribute("rack", "assigned");
    vm.observed.activeNodes.push(n1);
    expect(nodeAttribute(guest, "rack", undefined, "current")).toBe("own");
    expect(nodeAttribute(guest, "rack", "Host", "current")).toBe("current");
    expect(nodeAttribute(guest, "rack", "host", "assigned")).toBeUndefined();
    expect(isAvailable(guest, { guest: true })).toBe(false);
    vm.decided.assignedNode = n2;
    expect(nodeAttribute(guest, "rack", "host", "assigned")).toBe("assigned");
    expect(isAvailable(guest, { guest: true })).toBe(true);
  });

  test("a node in standby, or with a negative score that counts, is not available", () => {
    const { n1, n2 } = cluster("");
    n2.standby = true;
    expect([isAvailable(n1), isAvailable(n2), isAvailable(undefined)]).toEqual([true, false, false]);
    expect([isAvailable(n1, { score: 0 }), isAvailable(n1, { score: -1 })]).toEqual([true, false]);
  });
});
