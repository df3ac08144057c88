import { describe, expect, it } from "vitest";
import { setMeta } from "../../../src/unpack/configuration/meta-attributes.js";
import type { Cluster } from "../../support/cib.js";
import { clone, group, meta, primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

const metaOf = (cluster: Cluster, id: string, name: string): string | undefined =>
  resourceOf(configured(cluster), id).configured.meta.get(name);

describe("meta-attributes, highest precedence first (02 §6.5)", () => {
  const defaults = (value: string) => `<rsc_defaults>${meta({ x: value })}</rsc_defaults>`;

  it.each([
    ["attributes of the element", primitive("A", meta({ type: "other" })), "", "type", "Dummy"],
    ["its own blocks", group("g", primitive("A", meta({ x: "own" })), { x: "group" }), defaults("default"), "x", "own"],
    ["those of ancestors", group("g", primitive("A"), { x: "group" }), defaults("default"), "x", "group"],
    ["defaults", primitive("A"), defaults("default"), "x", "default"],
  ])("%s", (_, resources, more, name, expected) => {
    expect(metaOf({ resources, more }, "A", name)).toBe(expected);
  });

  it("the value #default takes a pair away, and lets what is lower count", () => {
    const resources = group("g", primitive("A", meta({ x: "#DEFAULT" })), { x: "group" });
    expect(metaOf({ resources }, "A", "x")).toBe("group");
  });

  it("instances know their number", () => {
    const ws = configured({ nodes: 2, resources: clone("c", primitive("A")) });
    expect(resourceOf(ws, "c").children.map((each) => each.configured.meta.get("clone"))).toEqual(["0", "1"]);
  });

  it("set later replaces, but not by #default", () => {
    const resource = resourceOf(configured({ resources: primitive("A", meta({ x: "1" })) }), "A");
    setMeta(resource, "x", "2");
    setMeta(resource, "x", "#default");
    expect(resource.configured.meta.get("x")).toBe("2");
  });
});
