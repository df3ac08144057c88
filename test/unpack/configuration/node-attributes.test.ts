import { describe, expect, test } from "vitest";
import { pairs } from "../../support/elements.js";
import { configured } from "../../support/model.js";

describe("node attributes (02 §5.8)", () => {
  const attributes = (inside: string, options = {}) =>
    configured({ root: { "dc-uuid": "X" }, nodes: `<node id="x" uname="a">${inside}</node>`, options }).nodes[0]
      ?.attributes;

  test("built-in ones are not replaced by permanent ones", () => {
    const configured = attributes(
      `<instance_attributes id="i">${pairs({ "#uname": "other", "#kind": "other", rack: "r1" })}</instance_attributes>`,
    );
    expect(Object.fromEntries(configured?.entries() ?? [])).toEqual({
      "#kind": "cluster",
      "#uname": "a",
      "#id": "x",
      "#is_dc": "true",
      rack: "r1",
    });
  });

  test("the site is the attribute, else the cluster's name", () => {
    expect(attributes("", { "cluster-name": "c" })?.get("#site-name")).toBe("c");
    const site = `<instance_attributes id="i">${pairs({ "site-name": "s" })}</instance_attributes>`;
    expect(attributes(site, { "cluster-name": "c" })?.get("#site-name")).toBe("s");
    expect(attributes("")?.has("#site-name")).toBe(false);
  });
});
