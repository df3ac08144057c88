import { describe, expect, it } from "vitest";
import { FENCED, FENCING, operations, parameters, primitive } from "../support/elements.js";
import { GONE, nodeState, started } from "../support/history.js";
import { attributesOf, synapseOf, verdictOf } from "../support/verdict.js";

describe("attributes of actions (08 §8.18.5)", () => {
  const verdict = verdictOf({
    nodes: ["n1"],
    resources: primitive(
      "A",
      parameters({ ip: "10.0.0.1" }) + operations('name="monitor" interval="10s" timeout="7s"'),
    ),
  });

  it("have parameters as they are, and the meta-attributes of the operation with a prefix", () => {
    expect(attributesOf(verdict, "A_start_0", "n1")).toMatchObject({ ip: "10.0.0.1", CRM_meta_timeout: "20000" });
    expect(attributesOf(verdict, "A_monitor_10000", "n1")).toMatchObject({
      CRM_meta_name: "monitor",
      CRM_meta_interval: "10000",
      CRM_meta_timeout: "7000",
    });
  });

  it("expect a probe to find nothing (§8.18.5)", () => {
    expect(attributesOf(verdict, "A_monitor_0", "n1")).toMatchObject({ CRM_meta_op_target_rc: "7" });
    expect(attributesOf(verdict, "A_start_0", "n1")).not.toHaveProperty("CRM_meta_op_target_rc");
  });

  it("are in the order of the names, and begin with the feature set", () => {
    const names = synapseOf(verdict, "A_start_0").attributes.map(([name]) => name);
    expect(names).toContain("crm_feature_set");
    expect(Object.fromEntries(synapseOf(verdict, "A_start_0").attributes)).toMatchObject({
      CRM_meta_on_node: "n1",
      CRM_meta_on_node_uuid: "n1",
    });
  });

  it("of fencing name operation and target", () => {
    const status = [
      nodeState("n1", { state: GONE.replace('join="down"', 'join="member"'), history: started("B") }),
      nodeState("n2"),
    ];
    const fenced = verdictOf({ nodes: ["n1", "n2"], options: FENCED, resources: [FENCING, primitive("B")], status });
    expect(attributesOf(fenced, "stonith-n1-reboot", "n1")).toMatchObject({ CRM_meta_stonith_action: "reboot" });
  });
});
