import { describe, expect, test } from "vitest";
import { meta, primitive } from "../../support/elements.js";
import { configured } from "../../support/model.js";

describe("sections (02 §3)", () => {
  test("a newer feature set leaves the working set empty", () => {
    const ws = configured({ root: { crm_feature_set: "3.21.0" }, resources: primitive("A") });
    expect([ws.supported, ws.nodes.length, ws.resources.length]).toEqual([false, 0, 0]);
    expect(configured({ root: { crm_feature_set: "3.20.5" } }).supported).toBe(true);
  });

  test("a section that is there twice counts as absent", () => {
    const defaults = `<rsc_defaults>${meta({ priority: "3" })}</rsc_defaults>`;
    const priority = (more: string) =>
      configured({ more, resources: primitive("A") }).resources[0]?.configured.priority;
    expect(priority(defaults)).toBe(3);
    expect(priority(defaults + defaults)).toBe(0);
  });

  test("tags keep the first occurrence of each reference (02 §9.2)", () => {
    const refs = (...ids: string[]) => ids.map((id) => `<obj_ref id="${id}"/>`).join("");
    const ws = configured({
      more: `<tags><tag id="t">${refs("b", "a", "b")}</tag><tag id="t">${refs("c")}</tag><tag id="u"/></tags>`,
    });
    expect([...ws.tags]).toEqual([["t", ["b", "a", "c"]]]);
  });
});
