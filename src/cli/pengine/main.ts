import { Command, CommanderError } from "commander";
import metadata from "../../../package.json" with { type: "json" };
import type { CommandIo } from "../io.js";
import { declareCompare } from "./declare/compare.js";
import { declareEdit } from "./declare/edit.js";
import { declareExplain } from "./declare/explain.js";
import { declareGraph } from "./declare/graph.js";
import { declareLint } from "./declare/lint.js";
import { declarePage } from "./declare/page.js";
import { declareQuorum } from "./declare/quorum.js";
import { declareReplay } from "./declare/replay.js";
import type { Declare } from "./declare/shell.js";
import { declareShow } from "./declare/show.js";
import { declareSweep } from "./declare/sweep.js";
import { declareTest } from "./declare/test.js";
import { declareVerify } from "./declare/verify.js";
import { declareWhatIf } from "./declare/what-if.js";
import { styleOf } from "./style.js";

/** Wrong usage (09 §16). */
const USAGE = 64;

/** In the order of the help. */
const SUBCOMMANDS: readonly Declare[] = [
  declareExplain,
  declareWhatIf,
  declareCompare,
  declareShow,
  declareEdit,
  declareReplay,
  declareVerify,
  declareLint,
  declareGraph,
  declarePage,
  declareQuorum,
  declareSweep,
  declareTest,
];

/** The command `pengine`. @returns its exit code */
export async function pengine(words: readonly string[], io: CommandIo): Promise<number> {
  let exitCode = 0;
  const program = newProgram(io);
  const exit = (code: number): void => {
    exitCode = code;
  };
  const shell = { io, style: styleOf(io), exit };
  for (const declare of SUBCOMMANDS) declare(program, shell);
  try {
    await program.parseAsync([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE;
  }
}

/** What holds for all of them; the help of each says what 1 means there. */
const EXIT_CODES = `
Exit codes: 0 all is well; 1 something was found that the subcommand looks for; 64 wrong usage; 65 a file cannot be read;
73 a file cannot be written; 78 the configuration is refused; 105 there is nothing of that name. "pengine help COMMAND" says more.`;

function newProgram(io: CommandIo): Command {
  return new Command("pengine")
    .description("Pacemaker's policy engine: why it decides what it decides")
    .version(metadata.version, "--version", "print the version and exit")
    .exitOverride()
    .showHelpAfterError()
    .addHelpText("after", EXIT_CODES)
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: (text) => io.stderr(text) });
}
