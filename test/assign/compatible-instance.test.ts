import { describe, expect, it } from "vitest";
import { compatibleInstance, isBlockedInTree } from "../../src/assign/compatible-instance.js";
import { Role } from "../../src/policy/role.js";
import { clone, group, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

function scene() {
  const ws = configured({
    nodes: 3,
    resources: [clone("c", primitive("A"), { promotable: "true" }), primitive("B"), group("g", primitive("M"))],
  });
  for (const node of ws.nodes) node.online = true;
  const c = resourceOf(ws, "c");
  c.children.forEach((instance, i) => {
    instance.decided.assignedNode = nodeOf(ws, `n${i + 1}`);
    instance.decided.decideRole(i === 1 ? Role.Promoted : Role.Unpromoted);
  });
  const b = resourceOf(ws, "B");
  const found = (role?: Role) => compatibleInstance(ws, b, c, role, "assigned")?.id;
  return { ws, c, b, found };
}

describe("the compatible instance (06 §12.2)", () => {
  it("is the one on the node where the resource is", () => {
    const { ws, b, found } = scene();
    b.decided.assignedNode = nodeOf(ws, "n3");
    expect(found()).toBe("A:2");
    expect(found(Role.Promoted)).toBeUndefined();
    b.decided.assignedNode = nodeOf(ws, "n2");
    expect(found(Role.Promoted)).toBe("A:1");
  });

  it("is else the one on the best node that has one", () => {
    const { ws, b, found } = scene();
    b.decided.allowedNodes.add(nodeOf(ws, "n3"), 10, { kind: "location", id: "l" });
    expect(found()).toBe("A:2");
    expect(found(Role.Promoted)).toBe("A:1");
  });

  it("is none that is blocked (06 §12.1 step 2)", () => {
    const { ws, c, b, found } = scene();
    b.decided.assignedNode = nodeOf(ws, "n1");
    const [first] = c.children;
    if (first !== undefined) first.observed.blocked = true;
    expect(found()).toBeUndefined();
  });

  it("blocked are also members (06 §3)", () => {
    const { ws } = scene();
    const g = resourceOf(ws, "g");
    expect(isBlockedInTree(g)).toBe(false);
    resourceOf(ws, "M").observed.blocked = true;
    expect(isBlockedInTree(g)).toBe(true);
  });
});
