import { serialize } from "../../cib/serialize.js";
import {
  mergeSweeps,
  numbersOf,
  parseSweepReport,
  playSet,
  reportOf,
  type SetResult,
  type Shard,
  type SweepPlan,
  type SweepReport,
} from "../../sweep/index.js";
import { type InputFlags, readAnyFile } from "../any-file.js";
import { readText } from "../input.js";
import type { CommandIo } from "../io.js";
import { planOf, type SweepSetup } from "../sweep-setup.js";
import { spread } from "../sweep-spread.js";
import { attempt, attemptLater, EXIT } from "./attempt.js";
import type { Style } from "./style.js";
import { sweepText } from "./sweep-report.js";

export interface SweepRequest extends InputFlags, Omit<SweepSetup, "cib" | "corosync" | "now"> {
  /** The corosync.conf. */
  readonly config: string | undefined;
  readonly threads: number | undefined;
  readonly shard: Shard | undefined;
  readonly all: boolean;
  readonly json: boolean;
}

/**
 * The command `pengine sweep`.
 * @returns 0; 1 if a resource that must run is lost
 */
export async function sweepCommand(request: SweepRequest, io: CommandIo, style: Style): Promise<number> {
  return attemptLater(io, request.file, async () => {
    const { cib, now, dated } = readAnyFile(request, io);
    const { config, shard, most, kinds, mustRun } = request;
    if (shard !== undefined && !dated) {
      io.stderr("pengine: --shard needs -t, so that all parts are of the same time\n");
      return EXIT.usage;
    }
    const corosync = config === undefined ? undefined : readText(io, config);
    const common = { corosync, now: now.epoch, most, kinds, mustRun };
    const plan = planOf(cib, common);
    const setup = { ...common, cib: serialize(plan.header.ending.kind === "rest" ? plan.cib.root : cib.root) };
    const results = await resultsOf(plan, setup, request, io);
    return print(reportOf(plan, results, shard), request, io, style);
  });
}

/** The command `pengine sweep --merge`. */
export function mergeCommand(
  { files, ...shown }: { readonly files: readonly string[]; readonly all: boolean; readonly json: boolean },
  io: CommandIo,
  style: Style,
): number {
  let reading = "";
  return attempt(
    io,
    () => reading,
    () => {
      const parts = files.map((file) => {
        reading = file;
        return parseSweepReport(readText(io, reading));
      });
      return print(mergeSweeps(parts), shown, io, style);
    },
  );
}

function print(
  report: SweepReport,
  { all, json }: { readonly all: boolean; readonly json: boolean },
  io: CommandIo,
  style: Style,
): number {
  if (json || report.shard !== undefined) io.stdout(`${JSON.stringify(report, undefined, 1)}\n`);
  else io.stdout(sweepText(report, all, style));
  const { broken, notRunning } = report.summary;
  return broken.length + notRunning.length === 0 ? EXIT.ok : EXIT.differs;
}

/** What comes after that many CPU seconds is spread over threads, which have to read the cluster first. */
const PAYS_AFTER = 2;

async function resultsOf(
  plan: SweepPlan,
  setup: SweepSetup,
  { shard, threads }: SweepRequest,
  io: CommandIo,
): Promise<readonly SetResult[]> {
  const numbers = numbersOf(plan, shard);
  const results: SetResult[] = [];
  const begin = io.cpuSeconds();
  const take = (played: readonly SetResult[]): void => {
    for (const result of played) results.push(result);
    io.progress?.(`played ${results.length} of ${numbers.length} sets of failures`);
  };
  const count = io.threads === undefined ? 1 : (threads ?? io.threads.most);
  while (results.length < numbers.length) {
    const number = numbers[results.length];
    if (number === undefined) break;
    const left = numbers.slice(results.length);
    const each = (io.cpuSeconds() - begin) / results.length;
    const pays = threads !== undefined || (results.length > 0 && each * left.length > PAYS_AFTER);
    if (io.threads !== undefined && count > 1 && left.length > 1 && pays) {
      await spread(plan, left, await io.threads.start(setup, count - 1), count, take);
      break;
    }
    take([playSet(plan, number)]);
  }
  return results;
}
