import { Command, CommanderError } from "commander";
import metadata from "../../../package.json" with { type: "json" };
import type { CommandIo } from "../io.js";
import type { Declare } from "./declare/shell.js";
import { styleOf } from "./style.js";

/** Wrong usage (09 §16). */
const USAGE = 64;

/** In the order of the help. Each declares itself, and is loaded when it is called, or when all are to be seen. */
const SUBCOMMANDS: ReadonlyMap<string, () => Promise<Declare>> = new Map([
  ["explain", async () => (await import("./declare/explain.js")).declareExplain],
  ["what-if", async () => (await import("./declare/what-if.js")).declareWhatIf],
  ["compare", async () => (await import("./declare/compare.js")).declareCompare],
  ["show", async () => (await import("./declare/show.js")).declareShow],
  ["edit", async () => (await import("./declare/edit.js")).declareEdit],
  ["replay", async () => (await import("./declare/replay.js")).declareReplay],
  ["verify", async () => (await import("./declare/verify.js")).declareVerify],
  ["lint", async () => (await import("./declare/lint.js")).declareLint],
  ["graph", async () => (await import("./declare/graph.js")).declareGraph],
  ["page", async () => (await import("./declare/page.js")).declarePage],
  ["quorum", async () => (await import("./declare/quorum.js")).declareQuorum],
  ["sweep", async () => (await import("./declare/sweep.js")).declareSweep],
  ["test", async () => (await import("./declare/test.js")).declareTest],
]);

/** The command `pengine`. @returns its exit code */
export async function pengine(words: readonly string[], io: CommandIo): Promise<number> {
  let exitCode = 0;
  const program = newProgram(io);
  const exit = (code: number): void => {
    exitCode = code;
  };
  const shell = { io, style: styleOf(io), exit };
  const called = SUBCOMMANDS.get(words[0] ?? "");
  for (const load of called === undefined ? SUBCOMMANDS.values() : [called]) (await load())(program, shell);
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
