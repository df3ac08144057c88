/** A change that might help. It has not been tried. */
import type { Edit } from "../../edit/index.js";
import type { Event } from "../../simulate/events.js";

/** One change: to the configuration or status by an administrator, or something that happens to the cluster. */
export type RemedyChange =
  | { readonly kind: "edit"; readonly edit: Edit }
  | { readonly kind: "event"; readonly event: Event };

/** A change that a fact suggests. */
export interface Candidate {
  readonly change: RemedyChange;
  /** What it does, in a few words that begin with a verb. */
  readonly text: string;
  /** Why one should think twice. */
  readonly caution: string | undefined;
  /** Of a change with an amount: the same with another one, so that the least can be found that suffices. */
  readonly tuning?: Tuning;
}

/** An amount that may be lower: `enough` presumably suffices, `tooLittle` presumably does not. */
export interface Tuning {
  readonly tooLittle: number;
  readonly enough: number;
  readonly with: (amount: number) => Candidate;
}

export function byEdit(edit: Edit, text: string, caution?: string): Candidate {
  return { change: { kind: "edit", edit }, text, caution };
}

export function byEvent(event: Event, text: string, caution?: string): Candidate {
  return { change: { kind: "event", event }, text, caution };
}

/** A change with an amount, at first with the one that presumably suffices. */
export function tunable(tooLittle: number, enough: number, make: (amount: number) => Candidate): Candidate {
  return { ...make(enough), tuning: { tooLittle, enough, with: make } };
}
