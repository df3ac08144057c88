import type { Verification, VerifyCheck } from "../../src/verify/index.js";

/** What one of the programs says about a CIB. */
export interface Said {
  readonly exit: number;
  /**
   * Why an evaluation was not even begun: the text is not XML, the root is not `cib`, the document is invalid under its
   * schema, or it cannot be upgraded. How that is put in words is each program's own.
   */
  readonly refusal: "unreadable" | "root" | "schema" | "upgrade" | undefined;
  /** The messages, as `error: TEXT` or `warning: TEXT`, none twice, in the order in which they came first. */
  readonly lines: readonly string[];
}

/** Follows every other error, whatever the schema says. */
const AFTER_EVERY_ERROR = "error: CIB did not pass schema validation";

/** What standard error of `crm_verify -V` says. */
export function ofTheirs(exit: number, stderr: string): Said {
  const all = stderr.split("\n");
  const lines = all.filter((line) => /^(error|warning): /.test(line) && line !== AFTER_EVERY_ERROR);
  return { exit, refusal: refusalOf(all), lines: [...new Set(lines)] };
}

function refusalOf(lines: readonly string[]): Said["refusal"] {
  const starts = (text: string) => lines.some((line) => line.startsWith(text));
  if (starts("crm_verify: Verification failed: Unable to parse CIB XML")) return "unreadable";
  if (starts("Input is not a CIB")) return "root";
  if (starts("The cluster will NOT be able")) return "upgrade";
  // What the schema does not allow is said without a severity, and an empty line follows it.
  return lines.some((line, i) => line !== "" && lines[i + 1] === "" && i + 2 < lines.length) ? "schema" : undefined;
}

/** The same of our findings. */
export function ofOurs({ findings, valid }: Verification): Said {
  const refusals = findings.filter(({ check }) => REFUSALS[check] !== undefined);
  const lines = findings
    .filter(({ check }) => REFUSALS[check] === undefined)
    // Of a text with line breaks, theirs goes on in lines that cannot be told from others.
    .map(({ severity, text }) => `${severity}: ${text.split("\n")[0]}`);
  const [first] = refusals;
  return { exit: valid ? 0 : 78, refusal: first && REFUSALS[first.check], lines: [...new Set(lines)] };
}

const REFUSALS = {
  text: "unreadable",
  root: "root",
  claim: undefined,
  schema: "schema",
  upgrade: "upgrade",
  configuration: undefined,
} as const satisfies Record<VerifyCheck, Said["refusal"]>;

/** Where they differ, in words; `undefined` if they say the same. */
export function difference(theirs: Said, ours: Said): string | undefined {
  if (theirs.refusal !== ours.refusal) return `refused: theirs ${theirs.refusal}, ours ${ours.refusal}`;
  const missing = theirs.lines.filter((line) => !ours.lines.includes(line));
  const extra = ours.lines.filter((line) => !theirs.lines.includes(line));
  if (missing.length + extra.length > 0) {
    return [...missing.map((line) => `missing: ${line}`), ...extra.map((line) => `not theirs: ${line}`)].join("\n  ");
  }
  if (theirs.exit !== ours.exit) return `exit code: theirs ${theirs.exit}, ours ${ours.exit}`;
  const at = theirs.lines.findIndex((line, i) => ours.lines[i] !== line);
  return at === -1 ? undefined : `order: theirs ${theirs.lines[at]}\n  ours ${ours.lines[at]}`;
}
