/** What people get wrong in configurations: findings, remedies, reports. */
export type { FreshStart, LintContext } from "./context.js";
export { type Fixed, fix } from "./fix.js";
export { lintGithub } from "./github.js";
export type { Places } from "./homes.js";
export { type LintFinding, type LintOptions, lint } from "./lint.js";
export type { Relation } from "./relations.js";
export type { LintResource, LintResourceKind } from "./resources.js";
export type { Found, LintRemedy, LintRule, Severity } from "./rule.js";
export { LINT_RULES, type LintCode } from "./rules.js";
export { lintSarif, type ReportOptions } from "./sarif.js";
