import type { Cib } from "../../cib/cib.js";
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
import { planOf, type SweepPool, type SweepSetup } from "../sweep-setup.js";
import { spread } from "../sweep-spread.js";
import { attempt, EXIT } from "./attempt.js";
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
  return attempt(io, request.file, async () => {
    const { cib, now, dated } = await readAnyFile(request, io);
    const { config, shard, most, kinds, mustRun } = request;
    if (shard !== undefined && !dated) {
      io.stderr("pengine: --shard needs -t, so that all parts are of the same time\n");
      return EXIT.usage;
    }
    const corosync = config === undefined ? undefined : readText(io, config);
    const common = { corosync, now: now.epoch, most, kinds, mustRun };
    const { threads = 1 } = request;
    // Who asks for threads gets them: they come to know the cluster while this one does.
    const pool =
      threads > 1 ? await io.threads?.start({ ...common, cib: serialize(cib.root) }, threads - 1) : undefined;
    try {
      const plan = planOf(cib, common);
      const results = await resultsOf(plan, common, cib, request, io, pool);
      return print(reportOf(plan, results, shard), request, io, style);
    } finally {
      await pool?.close();
    }
  });
}

/** The command `pengine sweep --merge`. */
export function mergeCommand(
  { files, ...shown }: { readonly files: readonly string[]; readonly all: boolean; readonly json: boolean },
  io: CommandIo,
  style: Style,
): Promise<number> {
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

/** @param pool threads that have been started; without, some are where that pays */
async function resultsOf(
  plan: SweepPlan,
  common: Omit<SweepSetup, "cib">,
  cib: Cib,
  { shard, threads }: SweepRequest,
  io: CommandIo,
  pool: SweepPool | undefined,
): Promise<readonly SetResult[]> {
  const numbers = numbersOf(plan, shard);
  const results: SetResult[] = [];
  const begin = io.cpuSeconds();
  const take = (played: readonly SetResult[]): void => {
    for (const result of played) results.push(result);
    io.progress?.(`played ${results.length} of ${numbers.length} sets of failures`);
  };
  if (pool !== undefined) await spread(plan, numbers, pool, threads ?? 1, take);
  while (results.length < numbers.length) {
    const number = numbers[results.length];
    if (number === undefined) break;
    const left = numbers.slice(results.length);
    const each = (io.cpuSeconds() - begin) / results.length;
    const pays = threads === undefined && results.length > 0 && each * left.length > PAYS_AFTER;
    if (io.threads !== undefined && io.threads.most > 1 && left.length > 1 && pays) {
      const setup = { ...common, cib: serialize(plan.header.ending.kind === "rest" ? plan.cib.root : cib.root) };
      const { most } = io.threads;
      await spread(plan, left, await io.threads.start(setup, most - 1), most, take);
      break;
    }
    take([playSet(plan, number)]);
  }
  return results;
}
