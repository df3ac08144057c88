/** What a page begins with. */
import type { Step } from "../scenario/index.js";

/** One input of a replay. */
export interface PageMoment {
  readonly name: string;
  /** The text of the CIB. */
  readonly text: string;
  /** Epoch seconds at which it was decided. */
  readonly now: number;
  /** What is told of it, as sentences. */
  readonly told: readonly string[];
}

/** The cluster that a page shows, and what has been tried on it. Plain data. */
export interface PageState {
  readonly input: {
    /** What the reader knows it by: the name of its file. */
    readonly name: string;
    /** The text: a CIB, crm text, pcs commands, or a corosync.conf. */
    readonly text: string;
  };
  /** The effective time in epoch seconds; absent: as the input says, or when the page is opened. */
  readonly now?: number | undefined;
  /** A corosync.conf: then quorum follows from which nodes are up. */
  readonly corosync?: string | undefined;
  /** The scenario so far. */
  readonly steps?: readonly Step[] | undefined;
  /** What happened before: the page goes through it with a slider, and begins with the last that is `input`. */
  readonly history?: readonly PageMoment[] | undefined;
}
