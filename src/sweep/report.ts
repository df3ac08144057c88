import type { Whereabout } from "../scenario/outcome.js";
import type { Failure, FailureKind } from "./failure.js";

/** How a resource that the failures concern is in the end. */
export type Fate =
  /** It runs, perhaps elsewhere, perhaps after a time in which it ran nowhere. */
  | "runs"
  /** It runs, but no instance is promoted any more. */
  | "unpromoted"
  /** It ran before, and runs nowhere. */
  | "lost"
  /** It runs in two parts of the cluster at once. */
  | "twice";

/** A primitive that is not as it was before, or was gone for a time. */
export interface AffectedResource {
  /** The id that the configuration has for it. */
  readonly resource: string;
  readonly fate: Fate;
  readonly on: readonly Whereabout[];
  /** ms in which it ran nowhere; of what is lost, until the cluster was at rest. */
  readonly gone: number;
  /** Of what is lost: why, as `explain` says it. */
  readonly why?: string;
}

/** How settling ended: at rest, or not, with the period of what comes again and again. */
export interface SweepEnding {
  readonly kind: "rest" | "stuck" | "oscillation" | "recovery" | "unfinished";
  readonly period?: number;
}

/** What comes of one set of failures. */
export interface SetResult {
  /** Its place in the list of all sets, from 1. */
  readonly number: number;
  readonly failures: readonly Failure[];
  readonly ending: SweepEnding;
  /** ms until the cluster is at rest. */
  readonly duration: number;
  readonly quorate: boolean;
  /** Nodes that are fenced for it, and those of which that fails. */
  readonly fenced: readonly string[];
  readonly unfenced: readonly string[];
  /** Nodes on which more is used than they have. */
  readonly overCapacity: readonly string[];
  /** What is dangerous about the parts of the cluster, of `pengine/quorum`. */
  readonly dangers: readonly ("both-act" | "unfenced" | "mixed")[];
  readonly affected: readonly AffectedResource[];
}

/** What all results of a sweep have in common, and what parts of one must agree about. */
export interface SweepHeader {
  /** Epoch seconds. */
  readonly now: number;
  readonly kinds: readonly FailureKind[];
  /** The most failures at once. */
  readonly most: number;
  /** Primitives that must run. */
  readonly mustRun: readonly string[];
  /** A digest of the CIB at rest and of the corosync.conf. */
  readonly input: string;
  /** How many sets there are. */
  readonly sets: number;
  /** How the cluster comes to rest before anything fails. */
  readonly ending: SweepEnding;
  /** Primitives that run before anything fails. */
  readonly running: readonly string[];
}

/** Which part of a sweep it is; absent: the whole. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

export interface SweepSummary {
  /** How many sets were played, and how many of them nothing is lost with. */
  readonly played: number;
  readonly survived: number;
  /** Failures that lose something on their own, with what they lose. */
  readonly singlePoints: readonly { readonly failures: readonly Failure[]; readonly lost: readonly string[] }[];
  /** Resources that are lost in every set that concerns them. */
  readonly neverRecovered: readonly string[];
  /** By number of the set. */
  readonly losesQuorum: readonly number[];
  readonly fences: readonly number[];
  readonly unsettled: readonly number[];
  readonly dangerous: readonly number[];
  /** Nodes that would be over capacity, with the number of the first set that leads to it. */
  readonly overCapacity: readonly { readonly node: string; readonly sets: number; readonly first: number }[];
  /** How often each resource is lost, those that are never left out. */
  readonly losses: readonly { readonly resource: string; readonly sets: number; readonly first: number }[];
  /** Primitives that must run and do not, before anything has failed. */
  readonly notRunning: readonly string[];
  /** Sets that lose a primitive that must run. */
  readonly broken: readonly number[];
}

/** A sweep, or a part of one: what `--json` prints and `--merge` reads. */
export interface SweepReport {
  readonly format: "pengine.sweep";
  readonly version: 1;
  readonly header: SweepHeader;
  readonly shard?: Shard;
  readonly summary: SweepSummary;
  readonly results: readonly SetResult[];
}
