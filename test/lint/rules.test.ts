import { describe, expect, it } from "vitest";
import { readAny } from "../../src/commands/index.js";
import { edit } from "../../src/edit/index.js";
import { LINT_RULES, type LintCode, lint } from "../../src/lint/index.js";

/** 2026-11-28 06:00:00 UTC */
const NOW = 1_795_845_600;

function codesIn(text: string, code: LintCode): readonly LintCode[] {
  return lint(readAny(text, { now: NOW }).cib, { now: NOW, codes: [code] }).map((each) => each.code);
}

describe.each(LINT_RULES)("$code", ({ code, finds, leaves }) => {
  it("has two examples of what it finds, and two of what it leaves alone", () => {
    expect(finds.length).toBeGreaterThanOrEqual(2);
    expect(leaves.length).toBeGreaterThanOrEqual(2);
  });

  it.each(finds)("finds: %s", (text) => {
    expect(codesIn(text, code)).toContain(code);
  });

  it.each(leaves)("leaves alone: %s", (text) => {
    expect(codesIn(text, code)).not.toContain(code);
  });

  it.each(finds)("what would mend it can be done, and mends it: %s", (text) => {
    const { cib } = readAny(text, { now: NOW });
    for (const { remedy } of lint(cib, { now: NOW, codes: [code] })) {
      if (remedy === undefined || remedy.edits.length === 0) continue;
      const { cib: mended } = edit(cib, remedy.edits, { now: NOW });
      const left = lint(mended, { now: NOW, codes: [code] });
      expect(left.length).toBeLessThan(lint(cib, { now: NOW, codes: [code] }).length);
    }
  });
});
