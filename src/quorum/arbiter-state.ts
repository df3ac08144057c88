/** What the arbiter and the daemons that talk to it remember (12 §9). */
export interface ArbiterState {
  readonly up: boolean;
  /** Nodes without a connection to it. */
  readonly cut: ReadonlySet<number>;
  /** Nodes whose heuristics passed or failed; for others they are off. */
  readonly heuristics: ReadonlyMap<number, "pass" | "fail">;
  /** The members of the partition that got the vote the last time (ffsplit). */
  readonly chosen: ReadonlySet<number>;
  /** The vote that stands on each node: its daemon polls with it. */
  readonly answers: ReadonlyMap<number, Answer>;
  /** What each node reported last, so that only news is answered again (lms). */
  readonly seen: ReadonlyMap<number, string>;
}

export interface Answer {
  readonly vote: boolean;
  /** Whether the arbiter remembers it (12 §9.3 rule 3). */
  readonly recorded: boolean;
}
