import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { FENCED, FENCING, pairs } from "../support/elements.js";
import { verdictOf } from "../support/verdict.js";

const level = (attributes: string) => `<fencing-topology><fencing-level id="l" ${attributes}/></fencing-topology>`;

const device = (id: string, parameters: Record<string, string>) =>
  `<primitive id="${id}" class="stonith" type="fence_xvm"><instance_attributes id="${id}-p">${pairs(parameters)}</instance_attributes></primitive>`;

const notesOf = (cluster: Cluster) =>
  verdictOf({ nodes: 2, options: FENCED, ...cluster }, { facts: true }).facts?.flatMap((fact) =>
    fact.code === "fencing-level-broken"
      ? [`${fact.node} ${fact.level} ${fact.device} ${fact.why}`]
      : fact.code === "no-device-for-node"
        ? [`${fact.node} by none of ${fact.devices.join(" ")}`]
        : [],
  );

describe("levels of fencing (02 §9)", () => {
  const resources = `${FENCING}<primitive id="D" class="ocf" provider="pacemaker" type="Dummy"/>`;

  it("fail if a device is not configured or is no fence device", () => {
    expect(notesOf({ resources, more: level('index="1" target="n1" devices="F,gone,D"') })).toEqual([
      "n1 1 gone not configured",
      "n1 1 D no fence device",
    ]);
  });

  it("are of the nodes that have an attribute", () => {
    const nodes = `<node id="1" uname="n1"><instance_attributes id="a">${pairs({ rack: "1" })}</instance_attributes></node><node id="2" uname="n2"/>`;
    const more = level('index="2" target-attribute="rack" target-value="1" devices="gone"');
    expect(notesOf({ nodes, resources, more })).toEqual(["n1 2 gone not configured"]);
  });

  it("are not looked at where nothing is fenced, or where a node does not exist", () => {
    const more = level('index="1" target="n1" devices="gone"');
    expect(notesOf({ resources, more, options: { "fencing-enabled": "false" } })).toEqual([]);
    expect(notesOf({ resources, more: level('index="1" target="n9" devices="gone"') })).toEqual([]);
  });
});

describe("nodes that no fence device is for", () => {
  it("are those that all devices leave out, in any letter case", () => {
    expect(notesOf({ resources: device("F", { pcmk_host_list: "N2" }) })).toEqual(["n1 by none of F"]);
    expect(
      notesOf({ resources: device("F", { pcmk_host_list: "n2" }) + device("G", { pcmk_host_map: "n1:1" }) }),
    ).toEqual([]);
  });

  it("are none if a device may be for all", () => {
    expect(notesOf({ resources: device("F", { pcmk_host_list: "n2" }) + device("G", {}) })).toEqual([]);
  });
});
