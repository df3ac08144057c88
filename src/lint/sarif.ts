import type { LintFinding } from "./lint.js";
import { LINT_RULES } from "./rules.js";

/** What a report says of the file that it is about. */
export interface ReportOptions {
  /** A path, relative where reports of a repository are to find it. */
  readonly file: string;
  /** Of pengine. */
  readonly version?: string | undefined;
}

const SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

/**
 * Findings in the Static Analysis Results Interchange Format 2.1.0, as code hosts and editors read it.
 * @returns JSON text
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { lint, lintSarif } from "pengine/lint";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("primitive a systemd:a op monitor interval=0", { now });
 * JSON.parse(lintSarif(lint(cib, { now }), { file: "a.crm" })).version; // => "2.1.0"
 * ```
 */
export function lintSarif(findings: readonly LintFinding[], { file, version }: ReportOptions): string {
  const uri = file.split("/").map(encodeURIComponent).join("/");
  const rules = LINT_RULES.map(({ code, severity, title, reason }) => ({
    id: code,
    shortDescription: { text: title },
    fullDescription: { text: reason },
    defaultConfiguration: { level: severity },
  }));
  const results = findings.map(({ code, severity, text, path, position }) => ({
    ruleId: code,
    ruleIndex: LINT_RULES.findIndex((rule) => rule.code === code),
    level: severity,
    message: { text: `${text}.` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri },
          ...(position === undefined ? {} : { region: { startLine: position.line, startColumn: position.column } }),
        },
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
  }));
  const driver = { name: "pengine", version, rules };
  const log = { $schema: SCHEMA, version: "2.1.0", runs: [{ tool: { driver }, results }] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}
