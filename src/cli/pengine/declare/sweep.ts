import { type Command, InvalidArgumentError, Option } from "commander";
import type { FailureKind, Shard } from "../../../sweep/index.js";
import { type Declare, INPUT, STATUS, wholeNumber } from "./shell.js";

/** The words of `--kinds`, in the order in which they are listed. */
const KINDS: readonly FailureKind[] = ["node", "resource", "ticket", "partition", "fencing"];

/** The command `pengine sweep`. */
export const declareSweep: Declare = (program, { io, style, exit }) => {
  program
    .command("sweep")
    .description("play every set of failures: what is survived, what is lost and why, what is gone for how long")
    .option("-x, --xml-file <file>", INPUT)
    .option("--status <file>", STATUS)
    .option("-c, --config <file>", "the corosync.conf: then quorum follows from it")
    .option("-t, --set-datetime <datetime>", "evaluate at this time (ISO 8601)")
    .option("--failures <number>", "how many failures happen at once, at most; default 1", positive)
    .option("--kinds <kinds>", `what fails: ${KINDS.join(", ")}; with commas; default node`, failureKinds)
    .option("--must-run <ids...>", "exit with 1 if one of these resources is lost")
    .option("--threads <number>", "how many threads play; default: one for each core, where that pays", positive)
    .addOption(new Option("--shard <part>", "only this part of the sets, such as 1/4; print JSON").argParser(shardOf))
    .option("--merge <files...>", "put the parts of a sweep together instead (what --shard printed)")
    .option("--all", "show every set, not only what matters most")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .action(async (options: SweepFlags, command: Command) => {
      const { sweepCommand, mergeCommand } = await import("../sweep.js");
      const { json = false, all = false, merge, xmlFile: file } = options;
      if (merge !== undefined) {
        exit(await mergeCommand({ files: merge, json, all }, io, style));
        return;
      }
      if (file === undefined) command.error("error: required option '-x, --xml-file <file>' not specified");
      else exit(await sweepCommand(requestOf(options, file), io, style));
    });
};

function requestOf(options: SweepFlags, file: string) {
  const { status, config, setDatetime: datetime, failures: most = 1, kinds = ["node"], mustRun = [] } = options;
  const { threads, shard, all = false, json = false } = options;
  return { file, status, config, datetime, most, kinds, mustRun, threads, shard, all, json };
}

const HELP = `
Kinds of failures: node (lost, has to be fenced), resource (its monitor fails where it runs), ticket (revoked), partition (a node
hears no other; needs -c), fencing (a node is lost and cannot be fenced). All failures of a set happen in the same moment.

Exit codes: 0; 1 a resource that must run is lost; 65 a file cannot be read; 78 an input is refused; 64 wrong usage.`;

interface SweepFlags {
  readonly xmlFile?: string;
  readonly status?: string;
  readonly config?: string;
  readonly setDatetime?: string;
  readonly failures?: number;
  readonly kinds?: readonly FailureKind[];
  readonly mustRun?: readonly string[];
  readonly threads?: number;
  readonly shard?: Shard;
  readonly merge?: readonly string[];
  readonly all?: boolean;
  readonly json?: boolean;
}

function positive(text: string): number {
  const number = wholeNumber(text);
  if (number < 1) throw new InvalidArgumentError("It must be 1 or more.");
  return number;
}

function failureKinds(text: string): readonly FailureKind[] {
  return text.split(",").map((word) => {
    const kind = KINDS.find((each) => each === word.trim());
    if (kind === undefined) throw new InvalidArgumentError(`It must be some of ${KINDS.join(", ")}, with commas.`);
    return kind;
  });
}

function shardOf(text: string): Shard {
  const [, index, count] = /^([0-9]{1,6})\/([0-9]{1,6})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (index === undefined || shard.index < 1 || shard.index > shard.count)
    throw new InvalidArgumentError("It must be a part of a whole, such as 1/4.");
  return shard;
}
