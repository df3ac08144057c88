import { describe, expect, it } from "vitest";
import { actions, attributesOf, dummy, entry, historyOf, metaOf, records, schedule } from "./scenario.js";

function probes(verdict: ReturnType<typeof schedule>): string[] {
  return actions(verdict)
    .filter((text) => text.includes("_monitor_0 "))
    .map((text) => text.replace(/^\d+ /, ""));
}

describe("probes (07 §12)", () => {
  it("expect a resource to be stopped where it is not known", () => {
    const verdict = schedule({ resources: dummy("A") });
    expect(attributesOf(verdict, "A_monitor_0", "n1")).toEqual({
      CRM_meta_op_target_rc: "7",
      CRM_meta_timeout: "20000",
    });
  });

  it("are not needed where history tells the state", () => {
    const history = { n1: historyOf("A", entry("A", "monitor", 0, 7, 1)) };
    expect(probes(schedule({ resources: dummy("A"), history }))).toEqual(["A_monitor_0 n2"]);
  });

  it("are required also of unmanaged resources", () => {
    const resources = dummy("A", metaOf("A", { "is-managed": "false" }));
    expect(probes(schedule({ resources }))).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
  });

  it("are not made without startup probes, nor on nodes that are offline", () => {
    const resources = dummy("A");
    expect(probes(schedule({ resources, options: { "enable-startup-probes": "false" } }))).toEqual([]);
    const states = { n2: 'in_ccm="false" crmd="offline" join="down" expected="down"' };
    expect(probes(schedule({ resources, states }))).toEqual(["A_monitor_0 n1"]);
  });

  it("are made on nodes in standby", () => {
    const verdict = schedule({ resources: dummy("A"), attributes: { n2: { standby: "true" } } });
    expect(probes(verdict)).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
  });

  it("obey the discovery mode of locations", () => {
    const location = (discovery: string) =>
      `<rsc_location id="l" rsc="A" node="n1" score="1" resource-discovery="${discovery}"/>`;
    const run = (discovery: string) => probes(schedule({ resources: dummy("A"), constraints: location(discovery) }));
    expect(run("always")).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
    expect(run("never")).toEqual(["A_monitor_0 n2"]);
    expect(run("exclusive")).toEqual(["A_monitor_0 n1"]);
  });

  it("are ordered before the start of the resource", () => {
    const verdict = schedule({ resources: dummy("A") });
    const all = verdict.actions?.actions ?? [];
    const start = records(verdict).find(({ key }) => key === "A_start_0");
    expect(start?.inputs.map(({ action }) => all[action]?.dotName)).toEqual(["A_monitor_0 n1", "A_monitor_0 n2"]);
  });
});
