import { effectiveNow } from "../../policy/clock.js";
import { type Verification, type VerifyFinding, verifyCib } from "../../verify/index.js";
import { InputError, readInput } from "../input.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import type { Style } from "./style.js";

export interface VerifyRequest {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly json: boolean;
}

/** Wrong configuration, or none at all (09 §18.2). */
const CONFIGURATION = 78;

/**
 * The command `pengine verify`: what is wrong with a configuration, one line for each finding and a last one that sums up.
 * @returns 0 if nothing is wrong; as crm_verify, 78 for errors, warnings and input that cannot be read
 */
export function verifyCommand({ file, json }: VerifyRequest, io: CommandIo, style: Style): number {
  try {
    const { now } = effectiveNow(undefined, undefined, io.clock(), io.zone);
    const verification = verifyCib(readInput(io, file), { now });
    io.stdout(json ? verificationJson(verification) : verificationReport(verification, style));
    return verification.valid ? 0 : CONFIGURATION;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    io.stderr(`pengine: ${file === "-" ? "standard input" : file}: ${error.message}\n`);
    return CONFIGURATION;
  }
}

/** The JSON text, as `pengine verify --json` prints it; the shape is that of `Verification`. */
function verificationJson(verification: Verification): string {
  return `${JSON.stringify({ format: "pengine.verification", version: 1, ...verification }, undefined, 2)}\n`;
}

function verificationReport({ findings }: Verification, style: Style): string {
  return [...findings.map((finding) => findingLine(finding, style)), summaryLine(findings, style), MORE].join("");
}

/** Verify stays what crm_verify says. */
const MORE = "What crm_verify does not say, such as what will fail one day: pengine lint\n";

function findingLine({ severity, text, line, column, path, legal }: VerifyFinding, style: Style): string {
  const position = line === undefined ? [] : [`line ${line}, column ${column}`];
  const place = [...position, ...(path === "" ? [] : [path])].join(": ");
  const mark = style.bad(`${severity}:`);
  const remedy = legal === undefined ? "" : ` (legal: ${printable(legal)})`;
  return `${mark} ${place === "" ? "" : `${style.faint(printable(place))}: `}${printable(text)}${remedy}\n`;
}

function summaryLine(findings: readonly VerifyFinding[], style: Style): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return `${style.good("Configuration valid")}\n`;
  const what = errors > 0 ? "invalid" : "may need attention";
  return `Configuration ${what}: ${count(errors, "error")}, ${count(warnings, "warning")}\n`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
