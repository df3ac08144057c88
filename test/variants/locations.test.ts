import { describe, expect, it } from "vitest";
import { ProbeMode } from "../../src/policy/discovery.js";
import { Role } from "../../src/policy/role.js";
import { clone, group, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf, tableOf } from "../support/model.js";

/** Applies a location of 7 on n2 to the resource of that id, and tells what others have then. */
function scene(resources: string, id: string, roleFilter?: Role) {
  const ws = configured({ nodes: 2, resources });
  const resource = resourceOf(ws, id);
  const node = nodeOf(ws, "n2");
  const cause = { kind: "location", id: "l" } as const;
  resource.methods.applyLocation(ws, resource, {
    id: "l",
    resource,
    roleFilter,
    probeMode: ProbeMode.always,
    nodes: [{ node, score: 7 }],
    cause,
  });
  return { ws, resource, scoreOf: (each: string) => tableOf(resourceOf(ws, each)).n2 };
}

describe("locations of groups, clones and bundles (04 §7.2)", () => {
  it("a colocated group: its first member, the others with 0", () => {
    const { scoreOf } = scene(group("g", [primitive("A"), primitive("B")]), "g");
    expect(["g", "A", "B"].map(scoreOf)).toEqual([7, 7, 0]);
  });

  it("any other group: all members", () => {
    const { scoreOf } = scene(group("g", [primitive("A"), primitive("B")], { collocated: "false" }), "g");
    expect(["g", "A", "B"].map(scoreOf)).toEqual([7, 7, 7]);
  });

  it("a clone: all instances", () => {
    const { scoreOf } = scene(clone("c", primitive("A")), "c");
    expect(["c", "A:0", "A:1"].map(scoreOf)).toEqual([7, 7, 7]);
  });

  it("a bundle: containers and addresses; the clone inside keeps those of the promoted role", () => {
    const bundle = `<bundle id="b"><docker image="i" replicas="1" promoted-max="1"/><network ip-range-start="10.0.0.1"/>${primitive("A")}</bundle>`;
    const any = scene(bundle, "b");
    expect(["b", "b-docker-0", "b-ip-10.0.0.1"].map(any.scoreOf)).toEqual([7, 7, 7]);
    const inside = (of: typeof any) => of.resource.bundle?.child?.configured.locationConstraints.length;
    expect(inside(any)).toBe(0);
    expect(inside(scene(bundle, "b", Role.Promoted))).toBe(1);
  });
});
