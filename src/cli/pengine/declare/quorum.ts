import { EVENT_FORMS } from "../../../quorum/event-text.js";
import type { Declare } from "./shell.js";

/** The command `pengine quorum`. */
export const declareQuorum: Declare = (program, { io, style, exit }) => {
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
    .action(async (events: readonly string[], options: QuorumFlags) => {
      const { config: file, json = false, arbiter, quorumPolicy, fencing } = options;
      const policy = typeof quorumPolicy === "string" ? quorumPolicy : undefined;
      const { quorumCommand } = await import("../quorum.js");
      exit(quorumCommand({ file, events, json, arbiter, policy, fencing }, io, style));
    });
};

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
