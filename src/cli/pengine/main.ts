import { Command, CommanderError, InvalidArgumentError } from "commander";
import metadata from "../../../package.json" with { type: "json" };
import { EVENT_FORMS } from "../../quorum/index.js";
import type { CommandIo } from "../io.js";
import { type EventFlags, withEventOptions } from "./events.js";
import { explainCommand } from "./explain.js";
import { quorumCommand } from "./quorum.js";
import { styleOf } from "./style.js";
import { verifyCommand } from "./verify.js";

/** Wrong usage (09 §16). */
const USAGE = 64;

/** The command `pengine`. @returns its exit code */
export function pengine(words: readonly string[], io: CommandIo): number {
  let exitCode = 0;
  const program = newProgram(io);
  withEventOptions(program.command("explain"))
    .description("say why: why it runs there, why not, why it moves, what ties two resources, what a node holds")
    .requiredOption("-x, --xml-file <file>", 'the CIB; "-" is standard input, .bz2 and .gz are decompressed')
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("--all", "show everything that is known, not only what matters most")
    .option("--budget <evaluations>", "how many evaluations may be made to find what would help; 0: none", wholeNumber)
    .option("--json", "print JSON")
    .argument(
      "[subject]",
      "a resource, an instance such as db:1, a node, or the key of an action; nothing: the cluster",
    )
    .argument("[other]", "of a resource: a node, or another resource")
    .addHelpText("after", EXPLAIN_EXITS)
    .action((subject: string | undefined, other: string | undefined, options: ExplainFlags) => {
      const { xmlFile: file, setDatetime: datetime, json = false, all = false, budget = DEFAULT_BUDGET } = options;
      const words = [subject, other].filter((word) => word !== undefined);
      exitCode = explainCommand({ file, words, json, all, datetime, budget, events: options }, io, styleOf(io));
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
  program
    .command("quorum")
    .description("say which nodes of a corosync cluster have quorum, and what happens to it when things fail")
    .requiredOption("-c, --config <file>", 'the corosync.conf; "-" is standard input')
    .option("--json", "print JSON")
    .option("--no-arbiter", "do not model the arbiter of a quorum device: its calls come as events")
    .option("--no-quorum-policy <policy>", "say as well what each side does with its resources, by this policy")
    .option("--no-fencing", "lost nodes cannot be fenced")
    .argument(
      "[events...]",
      "what happens, separated by semicolons; all nodes have started before, unless it begins with a start",
    )
    .addHelpText("after", QUORUM_HELP)
    .action((events: readonly string[], options: QuorumFlags) => {
      const { config: file, json = false, arbiter, quorumPolicy, fencing } = options;
      const policy = typeof quorumPolicy === "string" ? quorumPolicy : undefined;
      exitCode = quorumCommand({ file, events, json, arbiter, policy, fencing }, io, styleOf(io));
    });
  try {
    program.parse([...words], { from: "user" });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : USAGE;
  }
}

const EXPLAIN_EXITS = `
Exit codes: 0 answered; 105 there is no such resource, node or action; 65 the file cannot be read; 78 the CIB is refused;
64 wrong usage, or an event that cannot happen.`;

const VERIFY_EXITS = `
Prints a line for each finding: severity, place, what is wrong, what would be legal.
Exit codes: 0 nothing is wrong; 78 errors, warnings, or a file that cannot be read; 64 wrong usage.`;

/** How many evaluations a search for remedies may take. */
const DEFAULT_BUDGET = 200;

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number up to 999999.");
  return Number(text);
}

const QUORUM_HELP = `
Events (nodes: ids, ranges and names with commas, or "all"):
${EVENT_FORMS.map(([form, meaning]) => `  ${form.padEnd(34)} ${meaning}`).join("\n")}

Exit codes: 0; 78 corosync refuses the configuration, an event cannot be, or a file cannot be read; 64 wrong usage.`;

interface QuorumFlags {
  readonly config: string;
  readonly json?: boolean;
  readonly arbiter: boolean;
  /** Commander takes what follows `no-` for the option's name. */
  readonly quorumPolicy?: string | boolean;
  readonly fencing: boolean;
}

interface ExplainFlags extends EventFlags {
  readonly budget?: number;
  readonly xmlFile: string;
  readonly setDatetime?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}

interface VerifyFlags {
  readonly json?: boolean;
}

function newProgram(io: CommandIo): Command {
  return new Command("pengine")
    .description("Pacemaker's policy engine: why it decides what it decides")
    .version(metadata.version, "--version", "print the version and exit")
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({ writeOut: (text) => io.stdout(text), writeErr: (text) => io.stderr(text) });
}
