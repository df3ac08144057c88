/**
 * What is asked of an engine off the main thread, and what it says: plain data that can be posted between threads. One request
 * is one object of the union `Request`; its answer is the entry of `Replies` with the same kind.
 */
import type { Position } from "../base/position.js";
import type { InputForm } from "../commands/index.js";
import type { Edit } from "../edit/index.js";
import type { Answer, Goal, RemedyChange, SideEffect, Subject } from "../explain/index.js";
import type { OutcomeDifference, Step } from "../scenario/index.js";
import type { Event } from "../simulate/index.js";
import type { Drawing } from "../svg/index.js";
import type { ClusterView, OrderedActions } from "./views.js";

export type Spelling = "crm" | "pcs";

export type Request =
  /** Takes an input: whatever people have (`readAny`), or a corosync.conf. Everything before is forgotten. */
  | {
      readonly kind: "open";
      /** The text, or the bytes of a file, compressed or not. */
      readonly content: string | Uint8Array;
      /** Epoch seconds, where the input does not say when it was made. */
      readonly now: number;
      /** Epoch seconds, whatever the input says. */
      readonly at?: number | undefined;
      /** A corosync.conf that says how quorum changes with the nodes. */
      readonly corosync?: string | undefined;
    }
  /** How the cluster is, before anything is decided: the quickest picture there is. */
  | { readonly kind: "glance" }
  /** Plays steps from the beginning; what comes after is about the cluster then. What was played before is not played again. */
  | { readonly kind: "play"; readonly steps: readonly Step[] }
  /** What is typed: a command of crm, pcs or Pacemaker's tools, read against the cluster as it is then. Plays nothing. */
  | { readonly kind: "read"; readonly line: string }
  /** Steps in words. */
  | { readonly kind: "texts"; readonly steps: readonly Step[]; readonly spelling: Spelling }
  | { readonly kind: "answer"; readonly subject: Subject }
  /** Who or what some words are about. */
  | { readonly kind: "subject"; readonly words: readonly string[] }
  /** What would help: changes that were tried. */
  | { readonly kind: "remedies"; readonly subject: Subject; readonly spelling: Spelling; readonly budget: number }
  | { readonly kind: "drawing"; readonly of: "transition" | "configuration"; readonly most?: number | undefined }
  /** The actions of the transition, in the order in which they can happen. */
  | { readonly kind: "order" }
  /** Where the cluster comes to rest, with the steps and without them. */
  | { readonly kind: "rest" }
  /** The Verdict as JSON, as `renderJson` writes it. */
  | { readonly kind: "json" }
  /** The scenario for others: a command line, a policy test (YAML), or the CIB after it. */
  | {
      readonly kind: "export";
      readonly as: "command" | "test" | "cib";
      readonly name: string;
      readonly spelling: Spelling;
    }
  /** Of a corosync.conf: events, separated by semicolons, and what comes of them. */
  | { readonly kind: "quorum"; readonly events: readonly string[]; readonly policy: string | undefined };

export type RequestKind = Request["kind"];

export interface Replies {
  readonly open: Opened;
  readonly glance: ClusterView;
  readonly play: Played;
  readonly read: ReadCommand;
  readonly texts: readonly string[];
  readonly answer: Answer;
  readonly subject: Subject | undefined;
  readonly remedies: OfferedRemedies | undefined;
  readonly drawing: Drawing;
  readonly order: OrderedActions;
  readonly rest: Rest;
  readonly json: string;
  readonly export: string;
  readonly quorum: QuorumReport;
}

/** What an input was taken for. */
export type Opened =
  | {
      readonly kind: "cluster";
      readonly form: InputForm;
      /** The spelling of commands that its owner presumably prefers. */
      readonly spelling: Spelling;
      /** Sentences about what was assumed. */
      readonly notes: readonly string[];
      /** Epoch seconds: the effective time. */
      readonly now: number;
      /** Quorum follows from a corosync.conf. */
      readonly corosync: boolean;
    }
  | { readonly kind: "corosync"; readonly sentences: readonly string[]; readonly warnings: readonly string[] };

/** The cluster after the steps, and what is decided for it. */
export interface Played {
  readonly view: ClusterView;
  /** Epoch seconds. */
  readonly now: number;
  /** ms since the beginning: what passed, and what settling took. */
  readonly elapsed: number;
  /** What was done in the last step, if it let the cluster settle. */
  readonly happened: readonly string[];
  /** Where two sides of a parted cluster would both act, and the like. */
  readonly dangers: readonly string[];
  /** Sides of a parted cluster; one: it is whole. */
  readonly sides: readonly { readonly nodes: readonly string[]; readonly quorate: boolean }[];
  /** How long the last evaluation took, ms: what else may be asked for depends on it. */
  readonly took: number;
}

export interface ReadCommand {
  readonly edits: readonly Edit[];
  readonly events: readonly Event[];
}

export interface OfferedRemedy {
  readonly text: string;
  readonly caution: string | undefined;
  readonly commands: readonly string[];
  readonly sideEffects: readonly SideEffect[];
  /** What to play to have it. */
  readonly steps: readonly Step[];
  readonly changes: readonly RemedyChange[];
}

export interface OfferedRemedies {
  readonly goal: Goal;
  /** It will be so by itself. */
  readonly holds: boolean;
  readonly remedies: readonly OfferedRemedy[];
  /** Everything that suggests itself was tried. */
  readonly complete: boolean;
  readonly evaluations: number;
}

export interface Rest {
  readonly differences: readonly OutcomeDifference[];
  readonly transitions: number;
  readonly atRest: boolean;
  /** How it ends, in words. */
  readonly ending: string;
}

export interface QuorumSide {
  readonly sentences: readonly string[];
  readonly quorate: boolean;
  readonly members: readonly string[];
}

export interface QuorumReport {
  readonly states: readonly {
    /** `undefined`: at the beginning. */
    readonly event: string | undefined;
    readonly notes: readonly string[];
    readonly sides: readonly QuorumSide[];
    readonly dangers: readonly string[];
  }[];
  /** The forms that events have, and what they mean. */
  readonly forms: readonly (readonly [form: string, meaning: string])[];
}

/** What went wrong, as data. `defect`: it is none of the input. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly problem: string;
  readonly position: Position | undefined;
  /** Empty where nothing can be said. */
  readonly path: string;
  readonly legal: string | undefined;
  readonly defect: boolean;
}

/** A request with the number that its answer will have. */
export interface Posted {
  readonly id: number;
  readonly request: Request;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly result: Replies[RequestKind] }
  | { readonly id: number; readonly ok: false; readonly failure: Failure };
