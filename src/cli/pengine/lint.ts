import metadata from "../../../package.json" with { type: "json" };
import { serialize } from "../../cib/serialize.js";
import {
  fix,
  type LintCode,
  type LintFinding,
  type LintRemedy,
  lint,
  lintGithub,
  lintSarif,
  type Severity,
} from "../../lint/index.js";
import { readAnyFile, readAnyText } from "../any-file.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { attempt, EXIT } from "./attempt.js";
import type { LintFormat } from "./declare/lint.js";
import type { Style } from "./style.js";

export interface LintRequest {
  readonly file: string;
  readonly format: LintFormat;
  /** What is as bad as that makes the exit code 1. */
  readonly failOn: Severity;
  /** Only these rules; absent: all. */
  readonly codes: readonly LintCode[] | undefined;
  /** Write the mended configuration instead of the findings that were mended. */
  readonly fix: boolean;
  /** Where that goes; absent: standard output. */
  readonly output: string | undefined;
  /** How remedies are spelled; absent: as the input. */
  readonly dialect: "crm" | "pcs" | undefined;
}

type Dialect = "crm" | "pcs";

/** The commands that do what findings say would mend them. */
type Commands = (remedy: LintRemedy) => readonly string[];

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

/**
 * The command `pengine lint`: what people get wrong in configurations.
 * @returns 0; 1 for findings as bad as asked for; 65 for unreadable input, 78 for a configuration that is refused
 */
export function lintCommand(request: LintRequest, io: CommandIo, style: Style): Promise<number> {
  return attempt(io, request.file, async () => {
    const input = await readAnyFile(request, io);
    const { cib, document, form } = input;
    const now = input.now.epoch;
    const crm = form === "crm" ? await import("../../crmsh/index.js") : undefined;
    const places = request.file === "-" ? undefined : crm?.crmPlaces(readAnyText(request, io).text);
    const findings = lint(cib, { now, document, places, codes: request.codes });
    const dialect = request.dialect ?? input.dialect;
    const { document: made, mended } = request.fix ? fix(document, findings, { now }) : { document, mended: [] };
    const left = findings.filter((each) => !mended.includes(each));
    const report = reportOf(left, request, await commandsIn(left, dialect), style);
    if (!request.fix) io.stdout(report);
    else {
      const text = crm?.printCrm(made) ?? serialize(made.root);
      if (request.output === undefined) io.stdout(text);
      else io.writeFile(request.output, text);
      io.stderr(`${mended.map(({ text }) => `mended: ${printable(text)}\n`).join("")}${report}`);
    }
    return left.some(({ severity }) => RANK[severity] >= RANK[request.failOn]) ? EXIT.differs : EXIT.ok;
  });
}

function reportOf(findings: readonly LintFinding[], request: LintRequest, commands: Commands, style: Style): string {
  const { file } = request;
  switch (request.format) {
    case "json":
      return lintJson(findings, commands);
    case "sarif":
      return lintSarif(findings, { file, version: metadata.version });
    case "github":
      return lintGithub(findings, { file });
    case "text":
      return [...findings.map((each) => findingText(each, file, commands, style)), summary(findings, style)].join("");
  }
}

/** The JSON text, as `pengine lint --format json` prints it; the shape is that of `LintFinding`, and the commands of remedies. */
function lintJson(findings: readonly LintFinding[], commands: Commands): string {
  const list = findings.map((each) => ({
    ...each,
    remedy: each.remedy === undefined ? undefined : { ...each.remedy, commands: commands(each.remedy) },
  }));
  return `${JSON.stringify({ format: "pengine.lint", version: 1, findings: list }, undefined, 2)}\n`;
}

/** What prints them is loaded where there are some. */
async function commandsIn(findings: readonly LintFinding[], dialect: Dialect): Promise<Commands> {
  if (findings.every(({ remedy }) => remedy === undefined)) return () => [];
  const { printEdit } = await import("../../commands/print.js");
  return ({ edits }) => edits.map((each) => printEdit(each, dialect));
}

function findingText(
  { code, severity, text, object, position, remedy }: LintFinding,
  file: string,
  commandsOf: Commands,
  style: Style,
): string {
  const place = position === undefined ? object : `${file}:${position.line}:${position.column}`;
  const mark = severity === "note" ? style.faint(`${severity}:`) : style.bad(`${severity}:`);
  const head = `${style.faint(printable(place))}${place === "" ? "" : ": "}${mark} ${printable(text)} ${style.faint(`[${code}]`)}\n`;
  if (remedy === undefined) return head;
  const commands = commandsOf(remedy).map((each) => `      ${printable(each)}\n`);
  return `${head}    ${printable(remedy.text)}${remedy.safe ? " (--fix does it)" : ""}\n${commands.join("")}`;
}

function summary(findings: readonly LintFinding[], style: Style): string {
  if (findings.length === 0) return `${style.good("Nothing found")}\n`;
  const count = (severity: Severity): string => {
    const number = findings.filter((each) => each.severity === severity).length;
    return `${number} ${severity}${number === 1 ? "" : "s"}`;
  };
  return `${count("error")}, ${count("warning")}, ${count("note")}\n`;
}
