import { type EventFlags, withEventOptions } from "../event-options.js";
import { type Declare, INPUT, STATUS, several } from "./shell.js";

/** The command `pengine what-if`. */
export const declareWhatIf: Declare = (program, { io, style, exit }) => {
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
    .action(async (options: WhatIfFlags) => {
      const { xmlFile: file, setDatetime: datetime, status, json = false, do: commands = [] } = options;
      const { whatIfCommand } = await import("../what-if.js");
      exit(await whatIfCommand({ file, status, datetime, commands, json, events: options }, io, style));
    });
};

interface WhatIfFlags extends EventFlags {
  readonly xmlFile: string;
  readonly status?: string;
  readonly setDatetime?: string;
  readonly do?: readonly string[];
  readonly json?: boolean;
}
