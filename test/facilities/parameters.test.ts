import { describe, expect, it } from "vitest";
import { hostNode, needsRemoteName, parametersFor, shownParameters } from "../../src/facilities/parameters.js";
import { clone, group, parameters, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

describe("parameters of a resource for a node (02 §6.6)", () => {
  it("are its own, then those of its ancestors", () => {
    const inside = `<group id="g">${parameters({ a: "group", b: "group" })}${primitive("A", parameters({ a: "own" }))}</group>`;
    const ws = configured({ resources: inside });
    const table = parametersFor(ws, resourceOf(ws, "A"), undefined);
    expect([table.get("a"), table.get("b")]).toEqual(["own", "group"]);
    expect(group("g", [])).toContain("g");
  });

  it("differ by node only where rules ask for it, and are kept", () => {
    const rule =
      '<instance_attributes id="i"><rule id="x"><expression id="e" attribute="#uname" operation="eq" value="n1"/></rule><nvpair id="p" name="a" value="1"/></instance_attributes>';
    const ws = configured({
      nodes: 2,
      resources: [primitive("A", rule), clone("c", primitive("B", parameters({ a: "1" })))],
    });
    const a = resourceOf(ws, "A");
    const on = (node: string) => parametersFor(ws, a, nodeOf(ws, node));
    expect([on("n1").get("a"), on("n2").get("a")]).toEqual(["1", undefined]);
    expect(on("n1")).toBe(on("n1"));
    const [first, second] = resourceOf(ws, "c").children.map((each) => parametersFor(ws, each, nodeOf(ws, "n1")));
    expect(first).toBe(second);
  });

  it("of a display are not kept", () => {
    const ws = configured({ resources: primitive("A", parameters({ a: "1" })) });
    const resource = resourceOf(ws, "A");
    expect(shownParameters(ws, resource).get("a")).toBe("1");
    expect(resource.configured.parameterCache.size).toBe(0);
  });
});

describe("a bundle connection that goes where its container runs (02 §7.4.9)", () => {
  const bundle = (network: string) =>
    `<bundle id="b"><docker image="i" replicas="1"/>${network}${primitive("A")}</bundle>`;

  it("needs the name of the host if it has no address of its own", () => {
    const ws = configured({ nodes: 1, resources: bundle('<network control-port="1"/>') });
    expect(needsRemoteName(ws, resourceOf(ws, "b-0"))).toBe(true);
    expect(hostNode(resourceOf(ws, "b-0"))).toBeUndefined();
    const addressed = configured({ nodes: 1, resources: bundle('<network ip-range-start="10.0.0.1"/>') });
    expect(needsRemoteName(addressed, resourceOf(addressed, "b-0"))).toBe(false);
  });
});
