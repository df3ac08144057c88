import type { Cib } from "../../cib/cib.js";
import { CibError } from "../../cib/error.js";
import { serialize } from "../../cib/serialize.js";
import type { Finding } from "../../verdict/finding.js";
import { CommandFailure } from "../failure.js";
import type { CommandIo } from "../io.js";
import { archiveOf } from "../packing.js";
import { progressTo } from "../progress.js";
import { type SystemError, systemError } from "../system-error.js";
import { helpText } from "./help.js";
import { CommandOutput, type Told } from "./output.js";
import { type Artifact, type Performed, perform } from "./perform.js";
import { profile } from "./profile.js";
import { requestOf } from "./request.js";
import { readSource, sourcePath, unreadableWorkingFile } from "./source.js";
import { Choices, recognise } from "./words.js";

const PROGRAM = "crm_simulate";

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
  const output = CommandOutput.open(choices, io, words);
  if (typeof output === "number") return output;
  if (choices.has("version")) return output.version();
  try {
    return output.finish(choices.has("profile") ? profile(choices, io, output.quiet) : simulate(choices, io, output));
  } catch (error) {
    const { lines, exitCode, errors } = failureOf(error);
    for (const line of lines) io.stderr(`${line}\n`);
    return output.finish({ exitCode, errors });
  }
}

/** How a run ends that could not go on. A CIB that only the evaluation refuses is a configuration error too. */
function failureOf(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof CibError) return new CommandFailure(78, { errors: [`${PROGRAM}: ${error.message}`] });
  throw error;
}

/** Input, run, saved files (09 §4.1 steps 5 and 6). */
function simulate(choices: Choices, io: CommandIo, { quiet }: CommandOutput): Told {
  const { cib, warnings } = readSource(choices, io);
  for (const line of warnings) io.stderr(`${line}\n`);
  const file = workingFile(choices);
  if (file !== undefined) createWorkingFile(io, file, serialize(cib.root), choices.has("inPlace"));
  const request = requestOf(choices, quiet);
  const paths: Readonly<Record<Artifact, string | undefined>> = {
    input: choices.last("saveInput"),
    graph: choices.last("saveGraph"),
    dot: choices.last("saveDotfile"),
  };
  const performed = performSaving(io, choices.has("inPlace") ? file : undefined, cib, () =>
    perform(cib, request, {
      clock: io.clock(),
      zone: io.zone,
      progress: progressTo(io),
      log: logTo(io, choices.count("verbose")),
      save: (artifact, text) => {
        const path = paths[artifact] ?? "";
        const problem = save(io, path, text);
        if (problem === undefined) return undefined;
        reportUnsaved(io, path, problem);
        return artifact === "input" ? problem.exitCode : 74;
      },
    }),
  );
  const { exitCode, parts } = performed;
  const told = { exitCode, parts, request };
  if (file === undefined || (performed.cib === cib && !choices.has("inPlace"))) return told;
  const problem = save(io, file, serialize(performed.cib.root));
  if (problem === undefined) return told;
  reportUnsaved(io, file, problem);
  return { ...told, exitCode: problem.exitCode };
}

/** The reference only ends with an exit code, or does not notice at all. */
function reportUnsaved(io: CommandIo, path: string, { text }: SystemError): void {
  io.stderr(`${PROGRAM}: Could not write '${path}': ${text}\n`);
}

/** The log, as far as it is about the configuration (09 §15): errors with `-V`, warnings too with `-VV`. */
function logTo(io: CommandIo, verbosity: number): ((finding: Finding) => void) | undefined {
  if (verbosity === 0) return undefined;
  return ({ severity, text }) => {
    if (severity === "error" || verbosity > 1) io.stderr(`${severity}: ${text}\n`);
  };
}

/** Where the simulated CIB goes: the input itself with `--in-place`, else the file of `--save-output` (09 §13.2). */
function workingFile(choices: Choices): string | undefined {
  return choices.has("inPlace") ? sourcePath(choices) : choices.last("saveOutput");
}

/**
 * Of a run in place that is given up the upgraded input stays, as the reference leaves it. Otherwise the file is written once,
 * in the end: until then it is what it was.
 */
function performSaving(io: CommandIo, inPlace: string | undefined, cib: Cib, work: () => Performed): Performed {
  try {
    return work();
  } catch (error) {
    if (inPlace !== undefined) save(io, inPlace, serialize(cib.root));
    throw error;
  }
}

/** The reference writes the upgraded input first and reads it back, which no name that says `bz2` survives (09 §3.3). */
function createWorkingFile(io: CommandIo, path: string, text: string, inPlace: boolean): void {
  // What is no plain file cannot be simulated in place. Unlike the reference, we leave it as it is.
  if (inPlace && (path === "-" || archiveOf(path) !== undefined)) throw unreadableWorkingFile();
  const problem = inPlace ? checked(io, path) : save(io, path, text);
  if (problem !== undefined) {
    const line = `${PROGRAM}: Could not create '${path}': ${problem.text}`;
    throw new CommandFailure(problem.exitCode, { lines: [line] });
  }
  if (path.endsWith(".bz2")) throw unreadableWorkingFile();
}

function checked(io: CommandIo, path: string): SystemError | undefined {
  try {
    io.checkWritable(path);
    return undefined;
  } catch (error) {
    return systemError(error);
  }
}

function save(io: CommandIo, path: string, text: string): SystemError | undefined {
  try {
    io.writeFile(path, text);
    return undefined;
  } catch (error) {
    return systemError(error);
  }
}
