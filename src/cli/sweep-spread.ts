import { setImmediate } from "node:timers/promises";
import { playSet, type SetResult, type SweepPlan } from "../sweep/index.js";
import type { SweepPool } from "./sweep-setup.js";

/** The most sets that another thread is given at once. */
const LARGEST = 16;

/**
 * Plays sets in this thread and in those of a pool. This one knows the cluster already, and goes on while the others read it.
 * @param numbers of the sets
 * @param threads how many play, this one too
 */
export async function spread(
  plan: SweepPlan,
  numbers: readonly number[],
  pool: SweepPool,
  threads: number,
  take: (played: readonly SetResult[]) => void,
): Promise<void> {
  let at = 0;
  const next = (most: number): readonly number[] => {
    const list = numbers.slice(at, at + most);
    at += list.length;
    return list;
  };
  // Smaller towards the end, so that all threads end at about the same time.
  const size = (): number => Math.max(1, Math.min(LARGEST, Math.floor((numbers.length - at) / (threads * 4))));
  const there = async (): Promise<void> => {
    for (let list = next(size()); list.length > 0; list = next(size())) take(await pool.play(list));
  };
  const here = async (): Promise<void> => {
    for (let list = next(1); list.length > 0; list = next(1)) {
      take(list.map((number) => playSet(plan, number)));
      // What the others have done arrives only between two sets.
      await setImmediate();
    }
  };
  try {
    await Promise.all([here(), ...Array.from({ length: threads - 1 }, there)]);
  } finally {
    at = numbers.length;
    await pool.close();
  }
}
