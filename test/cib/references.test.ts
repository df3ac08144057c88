import { describe, expect, it } from "vitest";
import { element } from "../../src/cib/element.js";
import { dereferencedChildren, ReferenceScope } from "../../src/cib/references.js";

const nvpair = (attributes: Record<string, string>) => element("nvpair", attributes);

describe("resolve ID reference (01 §5.2)", () => {
  const one = nvpair({ id: "one", "id-ref": "two" });
  const two = nvpair({ id: "two" });
  const root = element("cib", {}, [
    element("a", {}, [one, two, nvpair({ id: "twice" }), element("op", { id: "other" })]),
    nvpair({ id: "twice" }),
  ]);
  const scope = new ReferenceScope(root);

  it("takes an element without reference as it is, and follows one reference only", () => {
    expect(scope.resolve(two)).toBe(two);
    expect(scope.resolve(nvpair({ "id-ref": "one" }))).toBe(one);
  });

  it.each(["nobody", "twice", "other", "o'ne"])("finds nothing for %s", (id) => {
    expect(scope.resolve(nvpair({ "id-ref": id }))).toBeUndefined();
  });

  it("takes added elements into account, also after the first look-up", () => {
    const more = new ReferenceScope(root);
    expect(more.find("nvpair", "new")).toBeUndefined();
    const added = nvpair({ id: "new" });
    more.add(element("b", {}, [added, nvpair({ id: "two" })]));
    expect(more.find("nvpair", "new")).toBe(added);
    expect(more.find("nvpair", "two")).toBeUndefined();
  });

  it("gives dereferenced children in reverse document order", () => {
    const parent = element("p", {}, [
      nvpair({ id: "x" }),
      nvpair({ "id-ref": "nobody" }),
      element("rule", { id: "r" }),
      nvpair({ "id-ref": "two" }),
    ]);
    expect(dereferencedChildren(parent, "nvpair", scope.resolver).map((child) => child.attributes.id)).toEqual([
      "two",
      "x",
    ]);
    expect(dereferencedChildren(parent, undefined, scope.resolver)).toHaveLength(3);
  });
});
