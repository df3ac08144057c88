import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rulesDocument } from "../../src/lint/document.js";
import { LINT_RULES } from "../../src/lint/index.js";

describe("rules", () => {
  it("are listed with their words and plainest examples: npm run lint:rules writes the list", () => {
    const written = readFileSync(new URL("../../src/lint/RULES.md", import.meta.url), "utf8");
    expect(written).toBe(rulesDocument());
  });

  it("have examples that say something", () => {
    for (const { code, finds, leaves } of LINT_RULES)
      for (const text of [...finds, ...leaves])
        expect([code, text]).toEqual([code, expect.stringMatching(/^[a-z_]+ \w/)]);
  });

  it("have codes of their own", () => {
    expect(new Set(LINT_RULES.map(({ code }) => code)).size).toBe(LINT_RULES.length);
  });

  it("come errors first, then warnings, then notes", () => {
    const severities = LINT_RULES.map(({ severity }) => severity);
    const order = ["error", "warning", "note"];
    expect(severities).toEqual([...severities].sort((a, b) => order.indexOf(a) - order.indexOf(b)));
  });
});
