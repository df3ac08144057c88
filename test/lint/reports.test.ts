import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import AjvDraft04 from "ajv-draft-04";
import formats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { readAny } from "../../src/commands/index.js";
import { LINT_RULES, lint, lintGithub, lintSarif } from "../../src/lint/index.js";

/** 2026-11-28 06:00:00 UTC */
const NOW = 1_795_845_600;

const findings = LINT_RULES.flatMap(({ finds }) =>
  finds.flatMap((text) => {
    const { cib, document } = readAny(text, { now: NOW });
    return lint(cib, { now: NOW, document, places: new Map([["a", { line: 3, column: 1 }]]) });
  }),
);

/** The schema of SARIF, as a package has it. */
function sarifSchema(): object {
  const main = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/package.json");
  return JSON.parse(readFileSync(join(dirname(main), "lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"));
}

describe("SARIF", () => {
  const validator = new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(validator, ["uri", "uri-reference", "date-time"]);
  const validate = validator.compile(sarifSchema());

  it("of every rule is valid by its schema", () => {
    expect(findings.length).toBeGreaterThan(LINT_RULES.length);
    const valid = validate(JSON.parse(lintSarif(findings, { file: "conf/my cluster.crm", version: "0.1.0" })));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it("of something else is not: the schema is at work", () => {
    expect(validate({ version: "2.1.0", runs: [{ results: [{ level: "bad" }] }] })).toBe(false);
  });

  it("names the rule, the place and the file", () => {
    const [one] = findings.filter(({ position }) => position !== undefined);
    if (one === undefined) throw new Error("no finding has a position");
    const { runs } = JSON.parse(lintSarif([one], { file: "a b.xml" }));
    expect(runs[0].results[0]).toMatchObject({
      ruleId: one.code,
      level: one.severity,
      locations: [
        { physicalLocation: { artifactLocation: { uri: "a%20b.xml" }, region: { startLine: one.position?.line } } },
      ],
    });
    expect(runs[0].tool.driver.rules[runs[0].results[0].ruleIndex].id).toBe(one.code);
  });
});

describe("annotations of GitHub", () => {
  const of = (text: string) => ({
    code: "bad-value" as const,
    severity: "note" as const,
    text,
    path: "",
    object: "",
    position: { line: 3, column: 7 },
    remedy: undefined,
  });

  it("are one line each", () => {
    expect(lintGithub([of("it is wrong")], { file: "conf/a.crm" })).toBe(
      "::notice file=conf/a.crm,line=3,col=7,title=bad-value::it is wrong\n",
    );
  });

  it("keep to it whatever is in them", () => {
    expect(lintGithub([of("100%\n::error::x")], { file: "a,b:c.crm" })).toBe(
      "::notice file=a%2Cb%3Ac.crm,line=3,col=7,title=bad-value::100%25%0A::error::x\n",
    );
  });
});
