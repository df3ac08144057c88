import { describe, expect, it } from "vitest";
import { element } from "../../src/cib/element.js";
import {
  dereferencedChildren,
  makeIdValid,
  nvpairElement,
  opElement,
  ReferenceScope,
} from "../../src/policy/references.js";

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

describe("ids that the engine builds (01 §5.3)", () => {
  it.each([
    ["ok-1.2_:x", "ok-1.2_:x"],
    ["1a b", "_a.b"],
    ["-x/y", "_x.y"],
    ["é★", "é..."],
    ["★", "_.."],
    ["a\u{1F600}", "a\u{1F600}"],
    ["\u00b7a\u00b7", "_.a\u00b7"],
    ["", ""],
  ])("%j becomes %j", (id, valid) => {
    expect(makeIdValid(id)).toBe(valid);
  });

  it("builds op and nvpair elements", () => {
    const op = opElement("r 1", "monitor", "10s", "20s");
    expect(Object.entries(op.attributes)).toEqual([
      ["id", "r.1-monitor-10s"],
      ["interval", "10s"],
      ["name", "monitor"],
      ["timeout", "20s"],
    ]);
    expect(opElement("r", "start", "0").attributes).not.toHaveProperty("timeout");
    expect(nvpairElement("p", "a b", "v").attributes).toEqual({ id: "p-a.b", name: "a b", value: "v" });
    expect(nvpairElement(undefined, "a", "v").attributes.id).toBe("nvpair-a");
    expect(nvpairElement("p", "a", "v", "given").attributes.id).toBe("given");
  });
});
