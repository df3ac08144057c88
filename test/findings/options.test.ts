import { describe, expect, it } from "vitest";
import { parseCib, upgradeCib } from "../../src/cib/index.js";
import { evaluateWithFindings } from "../../src/findings/index.js";
import { documentText } from "../support/cib.js";
import { clusterOptions, operations, primitive } from "../support/elements.js";
import { findingsOf, NOW } from "../support/verdict.js";

const found = (options: Record<string, string>, resources = ""): string[] =>
  findingsOf({ options, resources }).map(({ severity, code }) => `${severity} ${code}`);

describe("cluster options (09 §19.1)", () => {
  it.each([
    [{ "batch-limit": "10" }, []],
    [{ "batch-limit": "x" }, ["error option-value"]],
    [{ "default-action-timeout": "20s" }, []],
    [{ "enable-startup-probes": "false" }, ["warning option-deprecated"]],
    [
      { "stop-removed-resources": "false", "cancel-removed-actions": "false", "concurrent-fencing": "false" },
      ["warning option-deprecated", "warning option-deprecated", "warning option-deprecated"],
    ],
    [{ "no-quorum-policy": "fence" }, ["error option-quorum-without-fencing"]],
  ])("%o: %o", (options, expected) => {
    expect(found(options as Record<string, string>)).toEqual(expected);
  });

  it("an old name is told of", () => {
    const crmConfig = clusterOptions({ "stonith-enabled": "false" });
    const { cib } = upgradeCib(parseCib(documentText({ crmConfig, status: "<status/>" })));
    expect(evaluateWithFindings(cib, { now: NOW }).findings.map(({ text }) => text)).toEqual([
      "Support for legacy name 'stonith-enabled' for cluster option 'fencing-enabled' is deprecated and will be removed in a future release",
    ]);
  });

  it("rules about nodes in operations are told of if there is exactly one", () => {
    const rule = (id: string) =>
      `<meta_attributes id="m${id}"><rule id="r${id}" score="0"><expression id="e${id}" attribute="a" operation="defined"/></rule></meta_attributes>`;
    const op = (id: string) =>
      operations('id="m" name="monitor" interval="10s"').replace("/></operations>", `>${rule(id)}</op></operations>`);
    const one = primitive("A", op("1"));
    const two = primitive("A", op("1").replace("</op>", `${rule("2")}</op>`));
    expect(found({}, one)).toContain("warning option-operation-rules");
    expect(found({}, two)).not.toContain("warning option-operation-rules");
  });
});
