import type { LintFinding } from "./lint.js";
import type { ReportOptions } from "./sarif.js";

const COMMANDS = { error: "error", warning: "warning", note: "notice" } as const;

/**
 * Findings as annotations of a GitHub workflow: a line for each.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { lint, lintGithub } from "pengine/lint";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("primitive a systemd:a op monitor interval=0", { now });
 * lintGithub(lint(cib, { now }), { file: "a.crm" }); // ::warning file=a.crm,title=monitor-without-interval::the monitor of a …
 * ```
 */
export function lintGithub(findings: readonly LintFinding[], { file }: ReportOptions): string {
  return findings
    .map(({ code, severity, text, position }) => {
      const place = position === undefined ? [] : [`line=${position.line}`, `col=${position.column}`];
      const properties = [`file=${property(file)}`, ...place, `title=${property(code)}`];
      return `::${COMMANDS[severity]} ${properties.join(",")}::${data(text)}\n`;
    })
    .join("");
}

/** A message: its line ends and the mark of escapes are escaped. */
function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A property: besides, what separates properties. */
function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
