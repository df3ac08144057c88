import { describe, expect, test } from "vitest";
import { meta, primitive, SYSTEMD } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function clone(values: Record<string, string>, child = primitive("A")) {
  const ws = configured({ resources: `<clone id="c">${meta(values)}${child}</clone>` });
  return { ws, clone: resourceOf(ws, "c") };
}

describe("agents that cannot be unique or promotable (02 §7.1)", () => {
  test("the clone becomes anonymous, with no more instances than nodes", () => {
    const values = { "globally-unique": "true", "clone-max": "5", "clone-node-max": "2" };
    const { clone: made } = clone(values, primitive("A", "", SYSTEMD));
    expect([made.configured.unique, made.clone?.cloneNodeMax, made.clone?.cloneMax]).toEqual([false, 1, 3]);
    expect(
      made.children.map((child) => [child.id, child.configured.unique, child.configured.meta.get("clone-max")]),
    ).toEqual([
      ["A:0", false, "5"],
      ["A:1", false, "3"],
      ["A:2", false, "3"],
    ]);
  });

  test("an enclosing group instance that is being read stays unique (02 §17 trap 22)", () => {
    const group = `<group id="g">${primitive("A", "", SYSTEMD)}</group>`;
    const { clone: made } = clone({ "clone-node-max": "2" }, group);
    expect(made.children.map(({ configured: { unique } }) => unique)).toEqual([true, false, false]);
  });

  test("a promotable clone of one is discarded", () => {
    const ws = configured({
      resources: `<clone id="c">${meta({ promotable: "true" })}${primitive("A", "", SYSTEMD)}</clone>`,
    });
    expect(ws.resources).toEqual([]);
  });
});
