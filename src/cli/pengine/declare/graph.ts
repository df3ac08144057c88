import { type EventFlags, withEventOptions } from "../event-options.js";
import { type Declare, INPUT, STATUS, wholeNumber } from "./shell.js";

/** The command `pengine graph`. */
export const declareGraph: Declare = (program, { io, exit }) => {
  withEventOptions(program.command("graph"))
    .description("draw the transition as SVG: actions by node, in their order, and what becomes of them")
    .requiredOption("-x, --xml-file <file>", INPUT)
    .option("--status <file>", STATUS)
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("-o, --output <file>", "where the picture goes; default: standard output")
    .option("--configuration", "draw the resources with their colocations and orderings instead")
    .option("--most <boxes>", "how many boxes there may be before actions are drawn together", wholeNumber)
    .action(async (options: GraphFlags) => {
      const { xmlFile: file, setDatetime: datetime, status, output, configuration = false, most } = options;
      const { graphCommand } = await import("../graph.js");
      exit(await graphCommand({ file, status, datetime, output, configuration, most, events: options }, io));
    });
};

interface GraphFlags extends EventFlags {
  readonly xmlFile: string;
  readonly status?: string;
  readonly setDatetime?: string;
  readonly output?: string;
  readonly configuration?: boolean;
  readonly most?: number;
}
