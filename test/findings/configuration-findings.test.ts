import { describe, expect, it } from "vitest";
import { ConfigurationFindings } from "../../src/findings/configuration-findings.js";

describe("findings while they are taken down (09 §19)", () => {
  it("stand in the order in which they came up, with their severity", () => {
    const findings = new ConfigurationFindings();
    findings.warning("option-old-name", "one");
    findings.error("option-value", "two", undefined, "three");
    expect(findings.list).toEqual([
      { code: "option-old-name", severity: "warning", text: "one", element: undefined, legal: undefined },
      { code: "option-value", severity: "error", text: "two", element: undefined, legal: "three" },
    ]);
  });

  it("are given once for each kind where that is asked", () => {
    const findings = new ConfigurationFindings();
    findings.once("role-old-word", "Slave", "first");
    findings.once("role-old-word", "Slave", "again");
    findings.once("role-old-word", "Master", "other");
    expect(findings.list.map(({ text }) => text)).toEqual(["first", "other"]);
  });
});
