import { Option } from "commander";
import { type EventFlags, withEventOptions } from "../event-options.js";
import { type Declare, INPUT, STATUS, wholeNumber } from "./shell.js";

/** The command `pengine explain`. */
export const declareExplain: Declare = (program, { io, style, exit }) => {
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
    .action(async (subject: string | undefined, other: string | undefined, options: ExplainFlags) => {
      const { xmlFile: file, setDatetime: datetime, json = false, all = false, budget = DEFAULT_BUDGET } = options;
      const { dialect, status } = options;
      const words = [subject, other].filter((word) => word !== undefined);
      const request = { file, status, words, json, all, datetime, budget, dialect, events: options };
      const { explainCommand } = await import("../explain.js");
      exit(await explainCommand(request, io, style));
    });
};

const EXPLAIN_EXITS = `
Exit codes: 0 answered; 105 there is no such resource, node or action; 65 the file cannot be read; 78 the CIB is refused;
64 wrong usage, or an event that cannot happen.`;

/** How many evaluations a search for remedies may take. */
const DEFAULT_BUDGET = 200;

interface ExplainFlags extends EventFlags {
  readonly dialect?: "crm" | "pcs";
  readonly status?: string;
  readonly budget?: number;
  readonly xmlFile: string;
  readonly setDatetime?: string;
  readonly json?: boolean;
  readonly all?: boolean;
}
