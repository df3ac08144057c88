import { describe, expect, it } from "vitest";
import { addBundleConstraints } from "../../src/variants/bundle-constraints.js";
import { primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function made(promoted: string): { orders: string[]; colocations: string[] } {
  const resources = `<bundle id="b"><docker image="i" replicas="1" ${promoted}/><network ip-range-start="10.0.0.1"/>${primitive("A")}</bundle>`;
  const ws = configured({ nodes: 1, resources });
  const bundle = resourceOf(ws, "b");
  addBundleConstraints(ws, bundle);
  return {
    orders: ws.orderings.map(({ firstKey, thenKey }) => `${firstKey} ${thenKey}`),
    colocations: resourceOf(ws, "b-ip-10.0.0.1").configured.thisWithColocations.map(({ primary }) => primary.id),
  };
}

describe("the constraints of a bundle (06 §9.4)", () => {
  it("the address comes up before the container, with it, and goes down after it", () => {
    const { orders, colocations } = made("");
    expect(orders).toEqual(
      expect.arrayContaining(["b-ip-10.0.0.1_start_0 b-docker-0_start_0", "b-docker-0_stop_0 b-ip-10.0.0.1_stop_0"]),
    );
    expect(colocations).toEqual(["b-docker-0"]);
  });

  it("the bundle's tasks begin before those of what is inside, and end after them", () => {
    expect(made("").orders).toEqual(
      expect.arrayContaining([
        "b_start_0 b-docker-0_start_0",
        "b-docker-0_start_0 b_running_0",
        "b_start_0 b-clone_start_0",
        "b-clone_running_0 b_running_0",
        "b_stop_0 b-clone_stop_0",
        "b-clone_stopped_0 b_stopped_0",
      ]),
    );
  });

  it("promotion only where it may be", () => {
    expect(made("").orders).not.toContain("b_promote_0 b-clone_promote_0");
    expect(made('promoted-max="1"').orders).toEqual(
      expect.arrayContaining(["b_promote_0 b-master_promote_0", "b-master_demoted_0 b_demoted_0"]),
    );
  });
});
