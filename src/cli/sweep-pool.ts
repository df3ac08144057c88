import { pool } from "workerpool";
import type { SetResult } from "../sweep/index.js";
import type { SweepPool, SweepSetup } from "./sweep-setup.js";

/** Starts threads that run the bundle of `sweep-worker.ts`. @param script its path */
export function startSweepPool(script: string, setup: SweepSetup, threads: number): SweepPool {
  const workers = pool(script, {
    workerType: "thread",
    maxWorkers: threads,
    workerThreadOpts: { workerData: setup },
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
