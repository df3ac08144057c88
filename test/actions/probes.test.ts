import { describe, expect, it } from "vitest";
import { location, meta, primitive } from "../support/elements.js";
import { absent } from "../support/history.js";
import { actions, attributesOf, records, verdictOf } from "../support/verdict.js";

function probes(verdict: ReturnType<typeof verdictOf>): string[] {
  return actions(verdict)
    .filter((text) => text.includes("_monitor_0 "))
    .map((text) => text.replace(/^\d+ /, ""));
}

describe("probes (07 §12)", () => {
  it("expect a resource to be stopped where it is not known", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A") });
    expect(attributesOf(verdict, "A_monitor_0", "n1")).toEqual({
      CRM_meta_op_target_rc: "7",
      CRM_meta_timeout: "20000",
    });
  });

  it("are not needed where history tells the state", () => {
    expect(probes(verdictOf({ nodes: 2, resources: primitive("A"), history: { n1: absent("A") } }))).toEqual([
      "A_monitor_0 n2",
    ]);
  });

  it("are required also of unmanaged resources", () => {
    const resources = primitive("A", meta({ "is-managed": "false" }));
    expect(probes(verdictOf({ nodes: 2, resources }))).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
  });

  it("are not made without startup probes, nor on nodes that are offline", () => {
    const resources = primitive("A");
    expect(probes(verdictOf({ nodes: 2, resources, options: { "enable-startup-probes": "false" } }))).toEqual([]);
    const states = { n2: 'in_ccm="false" crmd="offline" join="down" expected="down"' };
    expect(probes(verdictOf({ nodes: 2, resources, states }))).toEqual(["A_monitor_0 n1"]);
  });

  it("are made on nodes in standby", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A"), attributes: { n2: { standby: "true" } } });
    expect(probes(verdict)).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
  });

  it("obey the discovery mode of locations", () => {
    const run = (discovery: string) =>
      probes(
        verdictOf({
          nodes: 2,
          resources: primitive("A"),
          constraints: location("A", "n1", "1", `resource-discovery="${discovery}"`),
        }),
      );
    expect(run("always")).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
    expect(run("never")).toEqual(["A_monitor_0 n2"]);
    expect(run("exclusive")).toEqual(["A_monitor_0 n1"]);
  });

  it("are ordered before the start of the resource", () => {
    const verdict = verdictOf({ nodes: 2, resources: primitive("A") });
    const all = verdict.actions?.actions ?? [];
    const start = records(verdict).find(({ key }) => key === "A_start_0");
    expect(start?.inputs.map(({ action }) => `${all[action]?.key} ${all[action]?.node}`)).toEqual([
      "A_monitor_0 n1",
      "A_monitor_0 n2",
    ]);
  });
});
