import { pool } from "workerpool";
import type { SetResult } from "../sweep/index.js";
import type { SweepPool, SweepSetup } from "./sweep-setup.js";

/**
 * MB of memory for what is new in a thread: a scenario makes some ten MB that are all gone after it, of which the less
 * is copied the more fits.
 */
const YOUNG_MB = 192;

/** Starts threads that run the bundle of `sweep-worker.ts`. @param script its path */
export function startSweepPool(script: string, setup: SweepSetup, threads: number): SweepPool {
  const workers = pool(script, {
    workerType: "thread",
    // At once: they read the cluster while the command does.
    minWorkers: "max",
    maxWorkers: threads,
    workerThreadOpts: { workerData: setup, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } },
  });
  return {
    play: async (numbers) => {
      const results: readonly SetResult[] = await workers.exec("play", [numbers]);
      return results;
    },
    close: async () => {
      await workers.terminate();
    },
  };
}
