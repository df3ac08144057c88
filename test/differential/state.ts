import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";

/** What a campaign has found so far: enough to go on after a stop. */
export interface State {
  readonly source: string;
  readonly seed: number;
  /** All inputs below this number are done. */
  next: number;
  same: number;
  /** Numbers of inputs on which the two differ, with the outputs that do. */
  readonly different: { readonly index: number; readonly outputs: readonly string[] }[];
  /** How often the reference died, by outcome; with one number each. */
  readonly died: Record<string, { count: number; readonly first: number }>;
  /** Numbers of inputs on which ours threw, or gave a bad graph where the reference died. */
  readonly broken: { readonly index: number; readonly problem: string }[];
}

/** The state in the file, if it is that of the same campaign; else a new one. */
export function loadState(file: string, source: string, seed: number): State {
  const fresh: State = { source, seed, next: 0, same: 0, different: [], died: {}, broken: [] };
  if (!existsSync(file)) return fresh;
  const state = JSON.parse(readFileSync(file, "utf8")) as State;
  return state.source === source && state.seed === seed ? state : fresh;
}

export function saveState(file: string, state: State): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(state, null, 1)}\n`);
  renameSync(`${file}.new`, file);
}
