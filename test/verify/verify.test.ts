import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { readCib } from "../../src/read-cib.js";
import { verifyCib } from "../../src/verify/index.js";
import { buildCib, verifyCases } from "./cases.js";

/** The findings of ours in the form of crm_verify's lines. */
function linesOf(cib: string): readonly string[] {
  return [...new Set(verifyCib(cib).findings.map(({ severity, text }) => `${severity}: ${text}`))].sort();
}

describe("what crm_verify says, no more and no less", () => {
  it.each(verifyCases().map(({ name, cib, exit, lines }) => [name, lines[0] ?? "nothing", cib, exit, lines] as const))(
    "%s: %s",
    (_name, _first, parts, exit, lines) => {
      const cib = buildCib(parts);
      expect(linesOf(cib)).toEqual([...lines].sort());
      expect(verifyCib(cib).valid ? 0 : 78).toBe(exit);
    },
  );
});

describe("where it is, and what would be legal", () => {
  it("is the pair that sets the option", () => {
    const cib = buildCib({ options: [["no-quorum-policy", "bogus"]] });
    expect(verifyCib(cib).findings).toEqual([
      {
        check: "configuration",
        severity: "error",
        text: "Using default value for cluster option 'no-quorum-policy' because 'bogus' is invalid",
        line: 2,
        column: 77,
        path: 'cib/configuration/crm_config/cluster_property_set[@id="cib-bootstrap-options"]/nvpair[@id="o-0"]',
        legal: "stop, freeze, ignore, demote, fence, suicide",
      },
    ]);
  });

  it("is the place in the text given, also where the document is upgraded and templates are expanded", () => {
    const cib = `<cib crm_feature_set="3.20.5" validate-with="pacemaker-3.0" admin_epoch="0" epoch="1" num_updates="0">
<configuration><crm_config/><nodes/><resources>
<template id="T" class="stonith" type="x"/>
<primitive id="P" template="T"><meta_attributes id="m">
  <nvpair id="mp" name="priority" value="high"/></meta_attributes></primitive>
</resources><constraints/></configuration><status/></cib>`;
    const [finding] = verifyCib(cib).findings;
    expect(finding).toMatchObject({
      line: 5,
      column: 3,
      path: 'cib/configuration/resources/primitive[@id="P"]/meta_attributes[@id="m"]/nvpair[@id="mp"]',
    });
  });

  it("is the element that the schema does not allow", () => {
    const cib = buildCib({ resources: '<primitive id="A"/>' });
    expect(verifyCib(cib)).toMatchObject({
      valid: false,
      findings: [{ severity: "error", line: 4, path: 'cib/configuration/resources/primitive[@id="A"]' }],
    });
  });

  it("does not depend on a time being given", () => {
    const cib = buildCib({ edits: [['execution-date="1700000000"', ""]] });
    expect(verifyCib(cib)).toEqual({ findings: [], valid: true });
  });

  it.each([
    ["", "text without any element"],
    ["<cib", "a tag that does not end"],
    ["<a/>", "another document"],
    ["<cib/>", "a CIB without schema"],
    ['<cib validate-with="pacemaker-9.9"/>', "a CIB of an unknown schema"],
  ])("is data for %j, %s", (text) => {
    const { findings, valid } = verifyCib(text);
    expect(valid).toBe(false);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.severity).toBe("error");
  });
});

describe("an evaluation", () => {
  const broken = readCib(buildCib({ options: [["batch-limit", "x"]], fencing: "" })).cib;

  it("records no findings unless it is asked to", () => {
    expect(evaluate(broken, { now: 1 }).findings).toEqual([]);
    expect(evaluate(broken, { now: 1, findings: true }).findings).toHaveLength(2);
  });

  it("decides the same with and without them", () => {
    for (const { cib } of verifyCases().filter(({ exit, name }) => exit === 78 && !name.startsWith("schema"))) {
      const document = readCib(buildCib(cib)).cib;
      const { findings: _, ...asked } = evaluate(document, { now: 0, actions: true, findings: true });
      const { findings: __, ...plain } = evaluate(document, { now: 0, actions: true });
      expect(asked).toEqual(plain);
    }
  });
});
