import { describe, expect, it } from "vitest";
import { primitiveConstraints } from "../../src/variants/primitive-constraints.js";
import { clone, FENCED, FENCING, meta, primitive, REMOTE, utilization } from "../support/elements.js";
import { configured, resourceOf, tableOf } from "../support/model.js";

function made(resources: string, id: string, options: Record<string, string> = {}) {
  const ws = configured({ nodes: 1, resources, options });
  const resource = resourceOf(ws, id);
  primitiveConstraints(ws, resource);
  return { ws, resource, orders: ws.orderings.map(({ firstKey, thenKey }) => `${firstKey} ${thenKey}`) };
}

describe("the constraints of a primitive (05 §7.6)", () => {
  it("it stops before it starts, and is probed after its history was deleted", () => {
    expect(made(primitive("A"), "A").orders).toEqual(["A_stop_0 A_start_0", "A_lrm_delete_0 A_monitor_0"]);
  });

  it("it is demoted before it stops and promoted after it started, if it may be", () => {
    expect(made(clone("c", primitive("A"), { promotable: "true" }), "A:0").orders).toEqual(
      expect.arrayContaining(["A:0_demote_0 A:0_stop_0", "A:0_start_0 A:0_promote_0"]),
    );
  });

  it("there are none for what is not managed", () => {
    expect(made(primitive("A", meta({ "is-managed": "false" })), "A").orders).toEqual([]);
  });

  it("load goes before what comes, if capacities count (05 §5.5)", () => {
    const resources = primitive("A", utilization({ cpu: "1" }));
    expect(made(resources, "A").orders).not.toContain("load_stopped_n1 A_start_0");
    expect(made(resources, "A", { "placement-strategy": "balanced" }).orders).toEqual(
      expect.arrayContaining(["load_stopped_n1 A_start_0", "load_stopped_n1 A_migrate_to_0"]),
    );
  });

  it("what is launched goes with its launcher", () => {
    const { orders, resource } = made(primitive("vm") + primitive("A", meta({ container: "vm" })), "A");
    expect(orders).toEqual(expect.arrayContaining(["vm_start_0 A_start_0", "A_stop_0 vm_stop_0"]));
    expect(resource.configured.thisWithColocations.map(({ score, primary }) => [score, primary.id])).toEqual([
      [1_000_000, "vm"],
    ]);
  });

  it("fence devices and connections run on no remote node", () => {
    const resources = FENCING + primitive("rem", "", REMOTE);
    expect(tableOf(made(resources, "F", FENCED).resource)).toEqual({ n1: 0, rem: -1_000_000 });
    expect(tableOf(made(resources, "rem", FENCED).resource)).toEqual({ n1: 0, rem: -1_000_000 });
  });
});
