/** What the page shows, and who is told when it changes. */
import type { Answer, Subject } from "pengine/explain";
import type { Step } from "pengine/scenario";
import type { Drawing } from "pengine/svg";
import type {
  ClusterView,
  OfferedRemedies,
  Opened,
  OrderedActions,
  Played,
  QuorumReport,
  Rest,
  Spelling,
} from "pengine/worker";
import { useEffect, useState } from "preact/hooks";
import type { PageMoment } from "../state.js";

/** What was given to the page. */
export interface Input {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly corosync: { readonly name: string; readonly text: string } | undefined;
  /** Epoch seconds, if the page was told. */
  readonly now: number | undefined;
}

export interface Problem {
  readonly text: string;
  readonly legal: string | undefined;
}

export type PictureKind = "transition" | "configuration";

export interface State {
  /** The inputs of a replay, and which of them is shown. */
  readonly history: readonly PageMoment[];
  readonly moment: number;
  readonly phase: "empty" | "opening" | "cluster" | "corosync";
  readonly input: Input | undefined;
  readonly opened: Opened | undefined;
  /** The cluster, at first as it is; with what was decided as soon as that is known. */
  readonly view: ClusterView | undefined;
  readonly played: Played | undefined;
  readonly steps: readonly Step[];
  readonly stepTexts: readonly string[];
  readonly spelling: Spelling;
  readonly subject: Subject;
  readonly answer: Answer | undefined;
  readonly remedies: OfferedRemedies | "none" | "looking" | undefined;
  readonly order: OrderedActions | undefined;
  readonly picture: PictureKind;
  readonly drawing: Drawing | undefined;
  readonly rest: Rest | undefined;
  readonly quorum: QuorumReport | undefined;
  readonly quorumEvents: readonly string[];
  /** What the page is waiting for, in words. */
  readonly busy: string | undefined;
  /** What could not be done. */
  readonly problem: Problem | undefined;
}

export const BLANK: State = {
  history: [],
  moment: -1,
  phase: "empty",
  input: undefined,
  opened: undefined,
  view: undefined,
  played: undefined,
  steps: [],
  stepTexts: [],
  spelling: "pcs",
  subject: { kind: "cluster" },
  answer: undefined,
  remedies: undefined,
  order: undefined,
  picture: "transition",
  drawing: undefined,
  rest: undefined,
  quorum: undefined,
  quorumEvents: [],
  busy: undefined,
  problem: undefined,
};

export class Store {
  #state: State = BLANK;
  readonly #listeners = new Set<(state: State) => void>();

  get state(): State {
    return this.#state;
  }

  change(changes: Partial<State>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener(this.#state);
  }

  subscribe(listener: (state: State) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The state, for a component: drawn again when it changes. */
export function useStore(store: Store): State {
  const [state, setState] = useState(store.state);
  useEffect(() => {
    setState(store.state);
    return store.subscribe(setState);
  }, [store]);
  return state;
}
