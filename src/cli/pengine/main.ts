import { Command, CommanderError } from "commander";
import pc from "picocolors";
import type { CommandIo } from "../io.js";
import { explainCommand } from "./explain.js";
import type { Style } from "./explain-report.js";
import { verifyCommand } from "./verify.js";

/** Wrong usage (09 §16). */
const USAGE = 64;

/** The command `pengine`. @returns its exit code */
export function pengine(words: readonly string[], io: CommandIo): number {
  let exitCode = 0;
  const program = newProgram(io);
  program
    .command("explain")
    .description("say why a resource has its scores, its node and its actions")
    .requiredOption("-x, --xml-file <file>", 'the CIB; "-" is standard input, .bz2 and .gz are decompressed')
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("--json", "print JSON")
    .argument("<resource>", "a resource, or an instance such as db:1")
    .argument("[node]", "only the scores on this node")
    .action((resource: string, node: string | undefined, options: ExplainFlags) => {
      const { xmlFile: file, setDatetime: datetime, json = false } = options;
      exitCode = explainCommand({ file, resource, node, json, datetime }, io, styleOf(io));
    });
  program
    .command("verify")
    .description("say what is wrong with a configuration, where, and what would be legal")
    .option("--json", "print JSON")
    .argument("<file>", 'the CIB; "-" is standard input, .bz2 and .gz are decompressed')
    .addHelpText("after", VERIFY_EXITS)
    .action((file: string, { json = false }: VerifyFlags) => {
      exitCode = verifyCommand({ file, json }, io, styleOf(io));
    });
  try {
    program.parse([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE;
  }
}

const VERIFY_EXITS = `
Prints a line for each finding: severity, place, what is wrong, what would be legal.
Exit codes: 0 nothing is wrong; 78 errors, warnings, or a file that cannot be read; 64 wrong usage.`;

interface ExplainFlags {
  readonly xmlFile: string;
  readonly setDatetime?: string;
  readonly json?: boolean;
}

interface VerifyFlags {
  readonly json?: boolean;
}

function newProgram(io: CommandIo): Command {
  return new Command("pengine")
    .description("Pacemaker's policy engine: why it decides what it decides")
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: (text) => io.stderr(text) });
}

/** Colour only where a person looks at it, and who looks does not mind. */
function styleOf(io: CommandIo): Style {
  const { bold, green, red, dim } = pc.createColors(io.colour);
  return { strong: bold, good: green, bad: red, faint: dim };
}
