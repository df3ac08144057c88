import { describe, expect, test } from "vitest";
import { createCloneInstance } from "../../src/unpack/configuration/index.js";
import { meta, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function clone(values: Record<string, string>, child = primitive("A")) {
  const ws = configured({ resources: `<clone id="c">${meta(values)}${child}</clone>` });
  return { ws, clone: resourceOf(ws, "c") };
}

const ids = (resources: readonly { id: string }[]) => resources.map(({ id }) => id);

describe("clones (02 §7.3)", () => {
  test("one instance per node by default; numbers below groups", () => {
    const { clone: made, ws } = clone({}, `<group id="g">${primitive("A")}${primitive("B")}</group>`);
    expect(ids(made.children)).toEqual(["g:0", "g:1", "g:2"]);
    expect(ids(resourceOf(ws, "g:1").children)).toEqual(["A:1", "B:1"]);
    expect(resourceOf(ws, "B:2").printableId).toBe("B");
  });

  test.each([
    [{ "clone-max": "x" }, 0, 1],
    [{ "clone-max": "-1" }, 0, 1],
    [{ "clone-max": "0" }, 0, 1],
    [{ "clone-max": "2x" }, 2, 2],
  ])("%o gives a maximum of %i and %i instances", (values, max, count) => {
    const { clone: made } = clone(values as Record<string, string>);
    expect([made.clone?.cloneMax, made.children.length]).toEqual([max, count]);
    expect(made.children[0]?.observed.removed).toBe(max === 0);
  });

  test("a node maximum makes the clone unique, unless it says otherwise", () => {
    const unique = clone({ "clone-node-max": "2" }).clone;
    expect([unique.configured.unique, unique.clone?.cloneNodeMax]).toEqual([true, 2]);
    const anonymous = clone({ "clone-node-max": "2", "globally-unique": "false" }).clone;
    expect([anonymous.configured.unique, anonymous.clone?.cloneNodeMax]).toEqual([false, 1]);
  });

  test("uniqueness of the primitive is not that of the clone", () => {
    const { clone: made } = clone({}, primitive("A", meta({ "globally-unique": "true" })));
    expect([made.configured.unique, made.children[0]?.configured.unique]).toEqual([false, true]);
  });

  test("instances are a little sticky, the clone is not", () => {
    const { clone: made } = clone({});
    expect([made.configured.stickiness, made.children[0]?.configured.stickiness]).toEqual([0, 1]);
  });

  test("promoted-max has an old name, which counts only without the new one", () => {
    expect(clone({ promotable: "true", "master-max": "3" }).clone.clone?.promotedMax).toBe(3);
    expect(clone({ promotable: "true", "promoted-max": "2", "master-max": "3" }).clone.clone?.promotedMax).toBe(2);
    expect(clone({ "promoted-max": "2" }).clone.clone?.promotedMax).toBe(0);
  });

  test("further instances are removed ones and continue the numbers", () => {
    const { ws, clone: made } = clone({ "clone-max": "2" });
    const extra = createCloneInstance(ws, made);
    expect([extra?.id, extra?.observed.removed, extra?.configured.meta.get("clone-max")]).toEqual(["A:2", true, "2"]);
    expect(resourceOf(ws, "A:2")).toBe(extra);
  });
});
