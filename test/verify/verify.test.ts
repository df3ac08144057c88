import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { evaluateWithFindings } from "../../src/findings/index.js";
import { readCib } from "../../src/read-cib.js";
import { verifyCib } from "../../src/verify/index.js";
import { buildCib, verifyCases } from "./cases.js";
import { ofOurs } from "./said.js";

describe("what crm_verify says, no more and no less, and in its order", () => {
  it.each(verifyCases().map((each) => [each.name, each.lines[0] ?? each.refusal ?? "nothing", each] as const))(
    "%s: %s",
    (_name, _first, { cib, exit, refusal, lines }) => {
      expect(ofOurs(verifyCib(buildCib(cib)))).toEqual({ exit, refusal, lines });
    },
  );
});

describe("where it is, and what would be legal", () => {
  it("is the pair that sets the option", () => {
    const cib = buildCib({ options: [["no-quorum-policy", "bogus"]] });
    expect(verifyCib(cib).findings).toEqual([
      {
        check: "configuration",
        code: "option-value",
        severity: "error",
        text: "Using default value for cluster option 'no-quorum-policy' because 'bogus' is invalid",
        line: 3,
        column: 66,
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

  it("is known for every finding of every case, and nearly always what would be legal", () => {
    const found = verifyCases().flatMap(({ cib }) => verifyCib(buildCib(cib)).findings);
    expect(found.filter(({ line, column, path }) => line === undefined || column === undefined || path === "")).toEqual(
      [],
    );
    expect(found.filter(({ legal }) => legal === undefined)).toEqual([]);
  });

  it("is the state of a node that cannot be fenced, and the pair that switches fencing off", () => {
    const cib = buildCib({
      options: [["fencing-enabled", "false"]],
      fencing: "",
      edits: [['uname="n2" in_ccm="true" crmd="online"', 'uname="n2" in_ccm="true" crmd="offline"']],
    });
    expect(verifyCib(cib).findings.map(({ path }) => path)).toEqual([
      'cib/status/node_state[@id="2"]',
      'cib/configuration/crm_config/cluster_property_set[@id="cib-bootstrap-options"]/nvpair[@id="o-0"]',
    ]);
  });

  it("is the block that gives the value, where several name it", () => {
    const pairs = (id: string, score: number, value: string) =>
      `<meta_attributes id="${id}" score="${score}"><nvpair id="${id}-p" name="priority" value="${value}"/></meta_attributes>`;
    const cib = buildCib({
      resources: `<primitive id="A" class="ocf" provider="heartbeat" type="Dummy">${pairs("low", 1, "5")}${pairs("high", 2, "x")}</primitive>`,
    });
    expect(verifyCib(cib).findings).toMatchObject([{ path: expect.stringContaining('nvpair[@id="high-p"]') }]);
  });

  it("is the element that the schema does not allow", () => {
    const cib = buildCib({ resources: '<primitive id="A"/>' });
    expect(verifyCib(cib)).toMatchObject({
      valid: false,
      findings: [{ severity: "error", line: 5, path: 'cib/configuration/resources/primitive[@id="A"]' }],
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

describe("a document that its schema does not allow", () => {
  const DUMMY = 'class="ocf" provider="heartbeat" type="Dummy"';
  const said = (parts: Parameters<typeof buildCib>[0]) =>
    verifyCib(buildCib(parts)).findings.map(({ path, text, legal }) => [
      path.replace(/^.*\//, ""),
      text.replace("invalid under schema 4.0: ", ""),
      legal,
    ]);

  it("has everything reported that is wrong with one element", () => {
    expect(said({ resources: '<primitive id="A" class="ocf" provider="heartbeat" typo="Dummy"/>' })).toEqual([
      ['primitive[@id="A"]', "attribute typo is not allowed", "the attributes id, description, class, provider, type"],
      ['primitive[@id="A"]', "no attribute type", "an attribute type: any text"],
    ]);
  });

  it("has each of several siblings reported, and what is inside an invalid element", () => {
    const op = '<operations><op id="o" name="monitor" interval="10s" role="Leader"/></operations>';
    expect(said({ resources: `<bundle id="b"/><primitive id="A" ${DUMMY} bla="">${op}</primitive>` })).toEqual([
      ['bundle[@id="b"]', "no element docker or podman in bundle", "an element docker or podman"],
      ['primitive[@id="A"]', "attribute bla is not allowed", expect.stringContaining("the attributes id,")],
      ['op[@id="o"]', 'role="Leader" is not legal', "Stopped, Started, Promoted, Unpromoted, Slave, Master"],
    ]);
  });

  it("has the child blamed, not the parent", () => {
    expect(said({ constraints: "<clone/>" })).toEqual([
      ["clone", "element clone is not allowed in constraints", expect.stringContaining("the elements rsc_location")],
    ]);
  });

  it("has values judged by the form of the element that the rest of it has", () => {
    expect(said({ constraints: '<rsc_order id="o" first="A" then="B" kind="mandatory"/>' })).toEqual([
      ['rsc_order[@id="o"]', 'kind="mandatory" is not legal', "Optional, Mandatory, Serialize"],
    ]);
  });

  it("has every reference to nothing reported, and every id that is there already", () => {
    const constraints = '<rsc_order id="o" first="ghost" then="ghost2"/><rsc_order id="o" first="A" then="B"/>';
    expect(said({ constraints })).toEqual([
      ['rsc_order[@id="o"]', "first refers to ghost, which is the id of nothing", "the id of another element"],
      ['rsc_order[@id="o"]', "then refers to ghost2, which is the id of nothing", "the id of another element"],
      ['rsc_order[@id="o"]', "the id o occurs twice", "an id of its own"],
    ]);
  });

  it("has no reference reported to what stands in an element that is not allowed", () => {
    const resources = `<primitive id="B" ${DUMMY}/><junk><primitive id="A" ${DUMMY}/></junk>`;
    const constraints = '<rsc_order id="o" first="A" then="B"/>';
    expect(said({ resources, constraints })).toEqual([
      ["junk", "element junk is not allowed in resources", expect.stringContaining("primitive")],
    ]);
  });
});

describe("an evaluation", () => {
  const broken = readCib(buildCib({ options: [["batch-limit", "x"]], fencing: "" })).cib;

  it("records no findings unless it is asked to", () => {
    expect(evaluate(broken, { now: 1 })).not.toHaveProperty("findings");
    expect(evaluateWithFindings(broken, { now: 1 }).findings).toHaveLength(2);
  });

  it("decides the same with and without them", () => {
    for (const { cib } of verifyCases().filter(({ lines, refusal }) => refusal === undefined && lines.length > 0)) {
      const document = readCib(buildCib(cib)).cib;
      const { findings: _, ...asked } = evaluateWithFindings(document, { now: 0, actions: true });
      const plain = { ...evaluate(document, { now: 0, actions: true }) };
      expect(asked).toEqual(plain);
    }
  });
});
