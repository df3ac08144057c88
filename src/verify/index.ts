/** What is wrong with a configuration, and where (09 §18, §19): the findings behind `pengine verify`. */

import { type CibDocument, cibOf } from "../cib/cib.js";
import type { Element } from "../cib/element.js";
import { CibError, type CibErrorCode } from "../cib/error.js";
import { parseCib } from "../cib/parse.js";
import { Paths } from "../cib/path.js";
import { explainInvalid } from "../cib/schema/explain.js";
import { acceptRoot, checkEntities, withStatus } from "../cib/schema/upgrade.js";
import { invalidPlaces } from "../cib/schema/validate.js";
import { CURRENT, claimedVersion, claimOf, type Version } from "../cib/schema/versions.js";
import { isNamespaced, withLocalNames } from "../cib/xml/namespaces.js";
import { configurationFindings, evaluateWithFindings } from "../findings/index.js";
import { effectiveNow, type Now } from "../policy/clock.js";
import type { FindingCode } from "../verdict/finding.js";
import { Places } from "./places.js";

export { evaluateWithFindings, type WithFindings } from "../findings/index.js";

/**
 * Which check has found something: that the text is XML; that its root is a CIB; that the schema it claims is known; that
 * it is valid under it; that it can be upgraded to the current one; or the evaluation of what it says.
 */
export type VerifyCheck = "text" | "root" | "claim" | "schema" | "upgrade" | "configuration";

/** One thing that is wrong with a CIB. */
export interface VerifyFinding {
  readonly check: VerifyCheck;
  /** What it says: of an evaluation a `FindingCode`, of a text that is refused the code of the `CibError`. */
  readonly code: FindingCode | CibErrorCode;
  readonly severity: "error" | "warning";
  /** What is wrong; where the reference program says the same, in its words. */
  readonly text: string;
  /** Where the element begins in the text that was given, both 1-based; absent where no element of it is to blame. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The elements from the root down, as `cib/configuration/resources/primitive[@id="A"]`; empty without element. */
  readonly path: string;
  /** What would be legal there, in words, where that can be said. */
  readonly legal: string | undefined;
}

/** Errors mean that the reference would not use the configuration as it is; warnings leave it usable. */
export interface Verification {
  /** In the order in which they were noticed, none twice. */
  readonly findings: readonly VerifyFinding[];
  /** No errors and no warnings. */
  readonly valid: boolean;
}

export interface VerifyOptions {
  /** The effective time; without it the CIB's `execution-date`, or else the first second of 1970. */
  readonly now?: Now | undefined;
}

/**
 * Verifies the text of a CIB as crm_verify does (09 §18.2): well-formed, valid under its own schema, possible to upgrade,
 * and then everything that an evaluation notices about it (§19). Pure; throws nothing, whatever the text.
 * @example
 * ```ts
 * import { verifyCib } from "pengine/verify";
 *
 * for (const { code, text, line, legal } of verifyCib("<cib/>").findings) console.log(code, text, line, legal);
 * ```
 */
export function verifyCib(text: string, options: VerifyOptions = {}): Verification {
  const findings: VerifyFinding[] = [];
  try {
    const cib = parseCib(text);
    checkEntities(cib);
    if (checkSchema(cib, findings)) checkMeaning(cib, options, findings);
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    findings.push(findingOf(error));
  }
  return { findings, valid: findings.length === 0 };
}

function findingOf(error: CibError): VerifyFinding {
  const { problem: text, position, path, legal, code } = error;
  return {
    check: CHECKS[code],
    code,
    severity: "error",
    text,
    line: position?.line,
    column: position?.column,
    path,
    legal,
  };
}

const CHECKS = {
  xml: "text",
  root: "root",
  claim: "claim",
  schema: "schema",
  upgrade: "upgrade",
  reread: "schema",
  circular: "text",
  limit: "text",
  uncertain: "text",
} as const satisfies Record<CibErrorCode, VerifyCheck>;

const NOT_VALIDATED =
  "Support for validate-with='none' is deprecated and will be removed in a future release without the possibility of " +
  "upgrades (manually edit to use a supported schema)";

/** The document under the schema that it claims (09 §18.2 steps 3 to 5); whether to go on. */
function checkSchema({ root }: CibDocument, findings: VerifyFinding[]): boolean {
  const place = { line: root.position?.line, column: root.position?.column, path: root.name };
  const claim = root.attributes["validate-with"];
  if (root.name !== "cib") {
    const problem = `Input is not a CIB (outermost element is ${root.name} not cib)`;
    findings.push({ check: "root", code: "root", severity: "error", text: problem, ...place, legal: "cib" });
    return false;
  }
  const legal = claimOf(CURRENT);
  if (claim === "none") {
    findings.push({ check: "claim", code: "claim", severity: "warning", text: NOT_VALIDATED, ...place, legal });
    return true;
  }
  const version = claimedVersion(claim);
  if (version === undefined) {
    const what = claim === undefined ? "missing" : "unknown";
    const problem = `Cannot validate CIB with ${what} validate-with (manually edit to use a known schema)`;
    findings.push({ check: "claim", code: "claim", severity: "error", text: problem, ...place, legal });
    return false;
  }
  const invalid = schemaFindings(withStatus(root), version);
  for (const finding of invalid) findings.push(finding);
  return invalid.length === 0;
}

/** All that a schema does not allow, as it stands in the text; of what stands in an element that is not allowed nothing is said. */
function schemaFindings(root: Element, version: Version): VerifyFinding[] {
  const findings: VerifyFinding[] = [];
  const paths = new Paths(root);
  for (const invalid of invalidPlaces(root, version)) {
    for (const { element: about, problem, legal } of explainInvalid(invalid)) {
      const { line, column } = about.position ?? { line: undefined, column: undefined };
      const text = `invalid under schema ${version}: ${problem}`;
      findings.push({
        check: "schema",
        code: "schema",
        severity: "error",
        text,
        line,
        column,
        path: paths.of(about),
        legal,
      });
    }
  }
  return findings.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

/** What an evaluation notices; of a CIB without status only what its configuration says (09 §18.2 step 6). */
function checkMeaning(given: CibDocument, { now }: VerifyOptions, findings: VerifyFinding[]): void {
  const complete = withStatus(given.root);
  const accepted = acceptRoot(complete, []);
  // Unlike those who use a document, crm_verify does not write it and read it back; it does look names up by local name.
  const cib = cibOf(isNamespaced(accepted) ? withLocalNames(accepted, "first") : accepted);
  const places = new Places(given.root, cib.root);
  const evaluation = {
    now: now ?? effectiveNow(undefined, cib.root.attributes["execution-date"], 1).now,
    scores: false,
  };
  const found =
    complete === given.root ? evaluateWithFindings(cib, evaluation).findings : configurationFindings(cib, evaluation);
  const known = new Set<string>();
  for (const { code, severity, text, element: about, legal } of found) {
    const place = places.of(about);
    const key = `${severity} ${text} ${place.path}`;
    if (known.has(key)) continue;
    known.add(key);
    findings.push({ check: "configuration", code, severity, text, ...place, legal });
  }
}
