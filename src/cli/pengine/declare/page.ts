import { type Declare, INPUT, several } from "./shell.js";

/** The command `pengine page`. */
export const declarePage: Declare = (program, { io, exit }) => {
  program
    .command("page")
    .description(
      "make one HTML file with a cluster and the engine: to look at, to ask, to try; without a file an empty one",
    )
    .option("-x, --xml-file <file>", `${INPUT}, or a corosync.conf`)
    .option("-c, --config <file>", "a corosync.conf, so that quorum follows from which nodes are up")
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option(
      "--do <command>",
      'what the page begins with: a command such as "pcs node standby n1"; several times',
      several,
    )
    .option("-o, --output <file>", "where the page goes; default: standard output")
    .action(
      async ({ xmlFile: file, config: corosync, setDatetime: datetime, do: commands = [], output }: PageFlags) => {
        const { pageCommand } = await import("../page.js");
        exit(await pageCommand({ file, corosync, datetime, commands, output }, io));
      },
    );
};

interface PageFlags {
  readonly xmlFile?: string;
  readonly config?: string;
  readonly setDatetime?: string;
  readonly do?: readonly string[];
  readonly output?: string;
}
