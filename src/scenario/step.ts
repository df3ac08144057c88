import type { Dialect, Edit } from "../edit/edits.js";
import type { Event, OperationResult } from "../simulate/events.js";

/** One thing that is done to a cluster, or happens to it: what `play` plays one after another. */
export type Step = PlainStep | EditStep | CommandsStep;

/** A step that leaves the configuration as it is. */
export type PlainStep = Event | TogetherStep | PassStep | PartitionStep | MergeStep | SettleStep;

/** The configuration is changed; all of the edits or none. */
export interface EditStep {
  readonly kind: "edit";
  readonly edits: readonly Edit[];
  /** The manner of edits that do not say one; default `pcs`. */
  readonly dialect?: Dialect | undefined;
}

/** What somebody types: commands of crm, pcs or Pacemaker's tools, one after another (13). All of them or none. */
export interface CommandsStep {
  readonly kind: "commands";
  readonly commands: readonly string[];
}

/** Events that happen in the same moment: nodes that fail in one go are lost to corosync in one go. */
export interface TogetherStep {
  readonly kind: "together";
  readonly events: readonly Event[];
}

/** Time passes: failure timeouts and rules with dates act when the cluster settles after it, corosync's timers at once. */
export interface PassStep {
  readonly kind: "pass";
  /** Whole seconds. */
  readonly seconds: number;
}

/**
 * The nodes that run hear each other within these parts only; from now on every part has a view of its own (12 §12). Needs
 * a corosync.conf, which says what each of them may do.
 */
export interface PartitionStep {
  readonly kind: "partition";
  /** Names of nodes; each that runs in exactly one part, others may be named. */
  readonly parts: readonly (readonly string[])[];
}

/**
 * All nodes hear each other again. The view of the part that acted goes on; what runs on the nodes of the others is known
 * from theirs, where they were not fenced meanwhile.
 */
export interface MergeStep {
  readonly kind: "merge";
}

/** Evaluated and executed again and again, until nothing is left to do. Takes no time on the clock of `now`. */
export interface SettleStep {
  readonly kind: "settle";
  /** Operations that fail whenever they are executed meanwhile, each with its result. */
  readonly failures?: readonly OperationResult[] | undefined;
  /** Names of nodes that cannot be fenced: what waits for that waits for ever. */
  readonly fencingFails?: readonly string[] | undefined;
  /** How many transitions may be executed; default that of `play`. */
  readonly rounds?: number | undefined;
}
