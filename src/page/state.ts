/** What a page begins with. */
import type { Step } from "../scenario/index.js";

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
}
