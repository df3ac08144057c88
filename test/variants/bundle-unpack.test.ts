import { describe, expect, test } from "vitest";
import { needsRemoteName, parametersFor } from "../../src/facilities/parameters.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { meta, pairs, primitive } from "../support/elements.js";
import { configured, resourceOf, tableOf } from "../support/model.js";

const NETWORK = '<network ip-range-start="10.0.0.1"/>';

function bundle(attributes: string, inside: string, agent = "docker") {
  return `<bundle id="b"><${agent} image="i" ${attributes}/>${inside}</bundle>`;
}

function parameter(ws: WorkingSet, id: string, name: string): string | undefined {
  return parametersFor(ws, resourceOf(ws, id), undefined).get(name);
}

describe("replicas (02 §7.4.6, §7.4.7)", () => {
  test("only the child may run on its replica's node", () => {
    const ws = configured({
      resources: primitive("first") + bundle('replicas="2"', NETWORK + primitive("P")) + primitive("last"),
    });
    expect(tableOf(resourceOf(ws, "P:1"))).toEqual({ "b-1": 500 });
    expect(tableOf(resourceOf(ws, "first"))).toEqual({ n1: 0, n2: 0, n3: 0 });
    expect(tableOf(resourceOf(ws, "last"))).toEqual({ n1: 0, n2: 0, n3: 0 });
    expect(tableOf(resourceOf(ws, "b-clone"))).toMatchObject({ "b-0": -1000000, "b-1": -1000000, n1: 0 });
    expect(ws.nodes.map(({ name, baseScore }) => [name, baseScore]).slice(0, 2)).toEqual([
      ["b-0", -1000000],
      ["b-1", -1000000],
    ]);
    expect(ws.nodeByName("b-1")?.connection?.configured.launcher?.id).toBe("b-docker-1");
    expect(resourceOf(ws, "P:0").configured.exclusiveProbes).toBe(true);
  });

  test("a clone that is read later counts the bundle's nodes (02 §16 fact 14)", () => {
    const made = `<clone id="c">${primitive("C")}</clone>`;
    const inner = bundle('replicas="2"', NETWORK + primitive("P"));
    expect(resourceOf(configured({ resources: made + inner }), "c").clone?.cloneMax).toBe(3);
    expect(resourceOf(configured({ resources: inner + made }), "c").clone?.cloneMax).toBe(5);
  });

  test("the name of a connection is avoided only if it was read before (02 §17 trap 19)", () => {
    const inner = bundle("", NETWORK + primitive("P"));
    const remotes = (resources: string) =>
      configured({ resources })
        .resources.find(({ id }) => id === "b")
        ?.bundle?.replicas.map(({ remote }) => remote?.id);
    expect(remotes(primitive("b-0") + inner)).toEqual(["pcmk-internal-P:0-remote-0"]);
    expect(remotes(inner + primitive("b-0"))).toEqual(["b-0"]);
  });

  test("the utilization of the primitive is that of its container", () => {
    const child = primitive("P", `<utilization id="u">${pairs({ cpu: "2" })}</utilization>`);
    const ws = configured({ resources: bundle("", NETWORK + child) });
    expect(resourceOf(ws, "b-docker-0").configured.utilization.get("cpu")).toBe("2");
    expect(resourceOf(ws, "P:0").configured.utilization.size).toBe(0);
  });

  test("the connection's address is the host's name where there is no range", () => {
    const ws = configured({
      resources: bundle('replicas-per-host="2"', `<network control-port="99"/>${primitive("P")}`),
    });
    const connection = resourceOf(ws, "b-0");
    expect([parameter(ws, "b-0", "addr"), parameter(ws, "b-0", "port")]).toEqual(["#uname", "99"]);
    expect(needsRemoteName(ws, connection)).toBe(true);
    // 02 §17 trap 18
    expect([resourceOf(ws, "b").bundle?.nReplicasPerHost, resourceOf(ws, "b").configured.unique]).toEqual([1, true]);
  });

  test("the inner clone inherits what its own element does not say", () => {
    const inner = `<bundle id="b">${meta({ priority: "4", "clone-max": "9", "promoted-max": "9" })}<docker image="i" promoted-max="2"/>${NETWORK}${primitive("P", meta({ "container-attribute-target": "host" }))}</bundle>`;
    const ws = configured({ resources: inner });
    const clone = resourceOf(ws, "b-master");
    expect([
      clone.configured.priority,
      clone.clone?.cloneMax,
      clone.clone?.promotedMax,
      clone.configured.promotable,
    ]).toEqual([4, 2, 2, true]);
    expect([clone, resourceOf(ws, "b")].map((each) => each.configured.meta.get("container-attribute-target"))).toEqual([
      "host",
      "host",
    ]);
  });

  test("a primitive needs a network that is usable", () => {
    expect(configured({ resources: bundle("", primitive("P")) }).resources).toEqual([]);
  });
});
