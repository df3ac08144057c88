import { describe, expect, test } from "vitest";
import { meta, primitive } from "../support/elements.js";
import { configured, resourceOf } from "../support/model.js";

function clone(values: Record<string, string>, child = primitive("A")) {
  const ws = configured({ resources: `<clone id="c">${meta(values)}${child}</clone>` });
  return { ws, clone: resourceOf(ws, "c") };
}

const ids = (resources: readonly { id: string }[]) => resources.map(({ id }) => id);

describe("groups (02 §7.2)", () => {
  test("a clone's `ordered` reaches the group inside it", () => {
    const { ws } = clone({ ordered: "false" }, `<group id="g">${primitive("A")}${primitive("B")}</group>`);
    expect(resourceOf(ws, "g:0").group).toEqual({ ordered: false, colocated: true });
    expect(resourceOf(ws, "c").clone?.ordered).toBe(false);
  });

  test("anything but false is ordered", () => {
    const ws = configured({
      resources: `<group id="g">${meta({ ordered: "x", collocated: "no" })}${primitive("A")}</group>`,
    });
    expect(resourceOf(ws, "g").group).toEqual({ ordered: true, colocated: false });
  });

  test("a member that cannot be read is left out, a group without members too", () => {
    const ws = configured({
      resources: `<group id="g"><primitive id="X" template="?"/>${primitive("A")}</group><group id="h"><primitive id="Y" template="?"/></group>`,
    });
    expect(ids(ws.resources)).toEqual(["g"]);
    expect(ids(resourceOf(ws, "g").children)).toEqual(["A"]);
  });
});
