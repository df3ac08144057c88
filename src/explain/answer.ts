import type { Fact } from "../verdict/fact.js";
import type { OutcomeKind } from "./outcome.js";
import type { ActionOutcome } from "./progress.js";
import type { ScoreCause } from "./scores.js";
import type { Why } from "./why/reason.js";

/** What is asked about. */
export type Subject =
  | { readonly kind: "cluster" }
  | { readonly kind: "resource"; readonly resource: string }
  | { readonly kind: "node"; readonly node: string }
  | { readonly kind: "placement"; readonly resource: string; readonly node: string }
  | { readonly kind: "resources"; readonly first: string; readonly second: string }
  | { readonly kind: "action"; readonly key: string; readonly node?: string };

/** How a primitive stands to one node. */
export interface NodeAnswer {
  readonly resource: string;
  readonly node: string;
  /** Nothing keeps resources off the node as such. */
  readonly available: boolean;
  /** The score that counted; absent where none was recorded. */
  readonly score: number | undefined;
  readonly chosen: boolean;
  readonly active: boolean;
  /** Why not, or what makes the score; without a full stop. */
  readonly text: string;
  /** The causes of the score, from 0 to it. */
  readonly causes: readonly ScoreCause[];
}

/** What becomes of an action. */
export interface ActionAnswer {
  readonly key: string;
  readonly node: string | undefined;
  readonly outcome: ActionOutcome;
  /** Why it is not done; absent where it is, or need not be. */
  readonly because: Why | undefined;
  /** The reason that the summary prints, where there is one. */
  readonly reason: string | undefined;
  /** What it waits for, directly. */
  readonly after: readonly { readonly key: string; readonly node: string | undefined }[];
}

/** What becomes of one resource of several. */
export interface ItemAnswer {
  readonly subject: string;
  readonly outcome: OutcomeKind | "node";
  /** Names of the nodes on which it is active now. */
  readonly from: readonly string[];
  /** The node where it will be; absent: nowhere. */
  readonly to: string | undefined;
  /** A sentence with a full stop. */
  readonly sentence: string;
}

/** The answer to a question: a sentence, the reasons behind it to the end, and the facts that they rest on. */
export interface Answer {
  readonly subject: Subject;
  /** Outcome and dominant cause, as one sentence with a full stop. */
  readonly sentence: string;
  readonly reasons: readonly Why[];
  /** Every fact of the reasons, then others about the subject; each once. */
  readonly facts: readonly Fact[];
  /** Further sentences about relations, totals and thresholds. */
  readonly notes: readonly string[];
  /** What becomes of the resource, or of each part of a group, clone or bundle, each resource of a node or the cluster. */
  readonly items: readonly ItemAnswer[];
  readonly nodes: readonly NodeAnswer[];
  readonly actions: readonly ActionAnswer[];
}

/** The facts of reasons in the order of the chain, each once. */
export function factsOf(reasons: readonly Why[]): Fact[] {
  const found = new Set<Fact>();
  const open = [...reasons].reverse();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const fact of at.facts) found.add(fact);
    for (let i = at.because.length - 1; i >= 0; i--) open.push(at.because[i] as Why);
  }
  return [...found];
}
