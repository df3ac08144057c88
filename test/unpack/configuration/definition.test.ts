import { describe, expect, it } from "vitest";
import { clone, primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

describe("what resources read from one element have in common (02 §6.1)", () => {
  it("is made once for all instances of a clone", () => {
    const [first, second] = resourceOf(configured({ nodes: 2, resources: clone("c", primitive("A")) }), "c").children;
    expect(first?.definition).toBeDefined();
    expect(second?.definition).toBe(first?.definition);
  });

  it("has operations of another resource, and looks their references up in the whole document", () => {
    const own = primitive("A", `<operations id="ops"><op id="m" name="monitor" interval="10s"/></operations>`);
    const ws = configured({ resources: [own, primitive("B", '<operations id-ref="ops"/>')] });
    const [a, b] = ["A", "B"].map((id) => resourceOf(ws, id).definition);
    expect(b?.operationsXml).toBe(a?.operationsXml);
    expect(b?.operationsScope).toBe(ws.references);
    expect(a?.operationsScope).not.toBe(ws.references);
  });

  it("is not made without its template", () => {
    expect(configured({ resources: '<primitive id="A" template="T"/>' }).resources).toEqual([]);
  });
});
