/** Counts work that can grow beyond the size of an input. Whoever owns the limit decides what happens beyond it. */
export interface Meter {
  /** Called before the work is done, or memory asked for. Throws if that is more than what is left. */
  spend(amount: number): void;
}

/** For callers whose input is small anyway. */
export const UNMETERED: Meter = { spend: () => undefined };
