import { CibError } from "../../cib/error.js";
import { parseCib } from "../../cib/parse.js";
import { upgradeCib } from "../../cib/schema/upgrade.js";
import { serialize } from "../../cib/serialize.js";
import type { CommandIo } from "../io.js";
import { systemError } from "../system-error.js";
import { helpText } from "./help.js";
import { type RunRequest, run } from "./run.js";
import { Choices, recognise } from "./words.js";

const PROGRAM = "crm_simulate";
const VERSION = "Pacemaker 3.0.3\nWritten by Andrew Beekhof and the Pacemaker project contributors\n";

/** The command `crm-simulate` (09 §4.1). @returns its exit code (09 §16) */
export function crmSimulate(words: readonly string[], io: CommandIo): number {
  const recognised = recognise(words);
  for (const notice of recognised.notices) io.stderr(`${notice}\n`);
  if (recognised.kind === "help") {
    io.stdout(helpText(recognised.group));
    return 0;
  }
  if (recognised.kind === "usage") {
    io.stderr(`${PROGRAM}: ${recognised.problem}\n`);
    return 64;
  }
  const choices = new Choices(recognised.given);
  if (choices.has("version")) {
    io.stdout(VERSION);
    return 0;
  }
  return simulate(choices, io);
}

function simulate(choices: Choices, io: CommandIo): number {
  const text = readInput(choices, io);
  if (text === undefined) {
    io.stderr(`${PROGRAM}: Could not read input XML: Bad input value provided\n`);
    return 65;
  }
  try {
    const { cib, warnings } = upgradeCib(parseCib(text));
    for (const line of warnings) io.stderr(`${line}\n`);
    const source = choices.lastOf(["liveCheck", "xmlFile", "xmlPipe"]);
    const inPlace = choices.has("inPlace") && source?.spec.key === "xmlFile" ? source.value : undefined;
    const output = inPlace ?? choices.last("saveOutput");
    if (output !== undefined) {
      const problem = save(io, output, serialize(cib.root));
      if (problem !== undefined) {
        io.stderr(`${PROGRAM}: Could not create '${output}': ${problem.text}\n`);
        return problem.exitCode;
      }
    }
    const result = run(cib, requestOf(choices), { clock: io.clock(), zone: io.zone });
    io.stdout(result.stdout);
    io.stderr(result.stderr);
    if (result.exitCode > 1) return result.exitCode;
    const failed = saveArtifacts(choices, io, result);
    if (failed !== undefined) return failed;
    if (output !== undefined) save(io, output, serialize(result.cib.root));
    return result.exitCode;
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    for (const line of error.lines) io.stderr(`${line}\n`);
    if (error.refusal === "xml") io.stderr(`${PROGRAM}: Could not read input XML: Bad input value provided\n`);
    io.stderr(`${error.message}\n`);
    return error.refusal === "xml" ? 65 : 78;
  }
}

function readInput(choices: Choices, io: CommandIo): string | undefined {
  const source = choices.lastOf(["liveCheck", "xmlFile", "xmlPipe"]);
  const path = source?.spec.key === "xmlFile" ? (source.value ?? "-") : "-";
  try {
    const bytes = path === "-" ? io.readStdin() : io.readFile(path);
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function saveArtifacts(choices: Choices, io: CommandIo, result: ReturnType<typeof run>): number | undefined {
  const input = choices.last("saveInput");
  if (input !== undefined && result.input !== undefined) {
    const problem = save(io, input, serialize(result.input.root));
    if (problem !== undefined) return problem.exitCode;
  }
  for (const [path, text] of [
    [choices.last("saveGraph"), result.graph],
    [choices.last("saveDotfile"), result.dot],
  ] as const) {
    if (path !== undefined && text !== undefined && save(io, path, text) !== undefined) return 74;
  }
  return undefined;
}

function save(io: CommandIo, path: string, text: string): { text: string; exitCode: number } | undefined {
  try {
    io.writeFile(path, text);
    return undefined;
  } catch (error) {
    return systemError(error);
  }
}

function requestOf(choices: Choices): RunRequest {
  const execute = ["simulate", "inPlace", "opFail"].some((key) => choices.has(key as "simulate"));
  const scheduling = ["run", "showScores", "showUtilization", "saveGraph", "saveDotfile"] as const;
  return {
    schedule: execute || scheduling.some((key) => choices.has(key)),
    execute,
    quiet: choices.has("quiet"),
    showAttributes: choices.has("showAttributes"),
    showFailCounts: choices.has("showFailCounts"),
    showScores: choices.has("showScores"),
    showUtilization: choices.has("showUtilization"),
    allActions: choices.has("allActions"),
    actionIds: choices.count("verbose") > 0,
    sanitized: choices.lastOf(["liveCheck", "xmlFile", "xmlPipe"])?.spec.key !== "liveCheck",
    datetime: choices.last("setDatetime"),
    events: {
      quorum: choices.last("quorum"),
      watchdog: choices.last("watchdog"),
      nodesUp: choices.all("nodeUp"),
      nodesDown: choices.all("nodeDown"),
      nodesFailed: choices.all("nodeFail"),
      ticketsGranted: choices.all("ticketGrant"),
      ticketsRevoked: choices.all("ticketRevoke"),
      ticketsStandby: choices.all("ticketStandby"),
      ticketsActivated: choices.all("ticketActivate"),
      operations: choices.all("opInject"),
    },
    failures: choices.all("opFail"),
    wantInput: choices.has("saveInput"),
    wantGraph: choices.has("saveGraph"),
    wantDot: choices.has("saveDotfile"),
  };
}
