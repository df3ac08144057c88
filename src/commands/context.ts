import type { Workbench } from "../edit/bench.js";
import type { Edit } from "../edit/edits.js";
import type { Event } from "../simulate/events.js";

/** What a command is read against. */
export interface Reading {
  readonly bench: Workbench;
  /** Epoch seconds. */
  readonly now: number;
}

/** What a command asks for: changes of the configuration, or things that happen to the cluster. */
export interface Asked {
  readonly edits: readonly Edit[];
  readonly events: readonly Event[];
}

/** Reads the words after those that name a command. */
export type Verb = (words: readonly string[], reading: Reading) => Asked;
