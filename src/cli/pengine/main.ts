import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import metadata from "../../../package.json" with { type: "json" };
import { EVENT_FORMS } from "../../quorum/index.js";
import type { CommandIo } from "../io.js";
import { compareCommand, FAIL_ON, type FailOn } from "./compare.js";
import { editCommand } from "./edit.js";
import { type EventFlags, withEventOptions } from "./events.js";
import { explainCommand } from "./explain.js";
import { quorumCommand } from "./quorum.js";
import { showCommand } from "./show.js";
import { styleOf } from "./style.js";
import { verifyCommand } from "./verify.js";
import { whatIfCommand } from "./what-if.js";

/** Wrong usage (09 §16). */
const USAGE = 64;

/** The command `pengine`. @returns its exit code */
export function pengine(words: readonly string[], io: CommandIo): number {
  let exitCode = 0;
  const program = newProgram(io);
  withEventOptions(program.command("explain"))
    .description("say why: why it runs there, why not, why it moves, what ties two resources, what a node holds")
    .requiredOption("-x, --xml-file <file>", INPUT)
    .option("--status <file>", STATUS)
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .addOption(
      new Option("--dialect <program>", "how remedies are spelled; default: as the input").choices(["crm", "pcs"]),
    )
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
      const { dialect, status } = options;
      const words = [subject, other].filter((word) => word !== undefined);
      const request = { file, status, words, json, all, datetime, budget, dialect, events: options };
      exitCode = explainCommand(request, io, styleOf(io));
    });
  withEventOptions(program.command("what-if"))
    .description("say what would happen then, what would be lost, and where the cluster would come to rest")
    .requiredOption("-x, --xml-file <file>", INPUT)
    .option("--status <file>", STATUS)
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option(
      "--do <command>",
      'a command of crm, pcs or Pacemaker\'s tools, such as "pcs node standby n1"; several times',
      several,
    )
    .option("--json", "print JSON")
    .action((options: WhatIfFlags) => {
      const { xmlFile: file, setDatetime: datetime, status, json = false, do: commands = [] } = options;
      exitCode = whatIfCommand({ file, status, datetime, commands, json, events: options }, io, styleOf(io));
    });
  program
    .command("compare")
    .description("say what is different between two configurations, and in what is decided for them")
    .option("--status <file>", STATUS)
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("--fail-on <kinds>", `exit with 1 if something of these happens: ${FAIL_ON.join(", ")}`, failOnKinds)
    .option("--json", "print JSON")
    .argument("<before>", INPUT)
    .argument("<after>", INPUT)
    .action((before: string, after: string, options: CompareFlags) => {
      const { status, setDatetime: datetime, failOn = [], json = false } = options;
      const both = { status, datetime };
      const request = { before: { file: before, ...both }, after: { file: after, ...both }, failOn, json };
      exitCode = compareCommand(request, io, styleOf(io));
    });
  program
    .command("show")
    .description("show a configuration as crm text or XML, whatever it is read from")
    .addOption(new Option("--as <form>", "the form").choices(["crm", "xml"]).default("crm"))
    .argument("<file>", INPUT)
    .argument("[ids...]", "only these objects")
    .action((file: string, ids: readonly string[], { as }: { readonly as: "crm" | "xml" }) => {
      exitCode = showCommand({ file, ids, as }, io);
    });
  program
    .command("edit")
    .description("change a configuration by commands of crm, pcs or Pacemaker's tools: all of them, or none")
    .requiredOption("-x, --xml-file <file>", INPUT)
    .option("-o, --output <file>", "where the changed CIB goes; default: standard output")
    .option("--diff", "show what is different, as crm text, instead of the CIB")
    .argument("<commands...>", 'each in one word: "pcs resource disable web"')
    .action((commands: readonly string[], options: EditFlags) => {
      const { xmlFile: file, output, diff = false } = options;
      exitCode = editCommand({ file, commands, output, diff }, io, styleOf(io));
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

const INPUT =
  'a CIB (also compressed, or inside the output of a tool), a part of one, crm text or pcs commands; "-" is standard input';
const STATUS = "a CIB whose status is taken, for a configuration that has none";

function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function failOnKinds(text: string): readonly FailOn[] {
  return text.split(",").map((word) => {
    const kind = FAIL_ON.find((each) => each === word.trim());
    if (kind === undefined) throw new InvalidArgumentError(`It must be some of ${FAIL_ON.join(", ")}, with commas.`);
    return kind;
  });
}

interface WhatIfFlags extends EventFlags {
  readonly xmlFile: string;
  readonly status?: string;
  readonly setDatetime?: string;
  readonly do?: readonly string[];
  readonly json?: boolean;
}

interface CompareFlags {
  readonly status?: string;
  readonly setDatetime?: string;
  readonly failOn?: readonly FailOn[];
  readonly json?: boolean;
}

interface EditFlags {
  readonly xmlFile: string;
  readonly output?: string;
  readonly diff?: boolean;
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
  readonly dialect?: "crm" | "pcs";
  readonly status?: string;
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
