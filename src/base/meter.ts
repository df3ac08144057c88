/** Counts work that can grow beyond the size of an input. Whoever owns the limit decides what happens beyond it. */
export interface Meter {
  /** Called before the work is done, or memory asked for. Throws if that is more than what is left. */
  spend(amount: number): void;
  /** Called where the work leads to no answer that is certain. Throws. */
  refuse(problem: string): never;
}

/** For callers whose input is small anyway. */
export const UNMETERED: Meter = {
  spend: () => undefined,
  refuse: (problem) => {
    throw new Error(problem);
  },
};
