import type { CrmMessage } from "./error.js";

/** What the objects of a configuration are printed with: the same for all of them. */
export interface Printing {
  /** Whether an element of a tag refers to this id: then it is printed (11 §8.6). */
  isReferred(tag: "rule" | "utilization", id: string): boolean;
  /** How many nodes the configuration has. */
  readonly nodeCount: number;
  say(severity: CrmMessage["severity"], text: string): void;
}

/** Between the lines of one object (11 §8.3). */
export const CONTINUED = " \\\n\t";
/** In front of what a part of a bundle continues on a line of its own (11 §8.6). */
export const INNER = " \\\n\t\t";
