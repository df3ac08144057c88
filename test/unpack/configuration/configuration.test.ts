import { describe, expect, it } from "vitest";
import { FENCED, FENCING, primitive, SYSTEMD } from "../../support/elements.js";
import { configured } from "../../support/model.js";
import { findingsOf } from "../../support/verdict.js";

describe("the stage configuration (02 §3)", () => {
  it("gives up a CIB of a newer feature set, and says so", () => {
    const newer = { root: { crm_feature_set: "99.0.0" }, resources: primitive("A") };
    const ws = configured(newer);
    expect(ws.supported).toBe(false);
    expect(ws.resources).toEqual([]);
    expect(findingsOf(newer).map(({ code }) => code)).toEqual(["option-feature-set"]);
  });

  it("knows whether there is a fence device, and disables starts where one is missing", () => {
    expect(configured({ options: FENCED, resources: FENCING }).haveFencing).toBe(true);
    const without = { options: FENCED, resources: primitive("A", "", SYSTEMD) };
    expect(configured(without).haveFencing).toBe(false);
    expect(findingsOf(without).map(({ code }) => code)).toContain("fencing-no-device");
  });

  it("knows templates, which are no resources", () => {
    const ws = configured({ resources: [`<template id="T" ${SYSTEMD}/>`, '<primitive id="A" template="T"/>'] });
    expect(ws.resources.map(({ id }) => id)).toEqual(["A"]);
    expect([...ws.templates]).toEqual([["T", ["A"]]]);
  });
});
