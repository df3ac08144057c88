import { PengineError } from "../base/error.js";
import type { Position } from "../base/position.js";

/** What can be wrong with the text of a configuration (12 §2.4), each named after what the text breaks. */
export type SyntaxErrorCode =
  | "line-too-long"
  | "section-name"
  | "section-extra"
  | "path-too-long"
  | "key-empty"
  | "key"
  | "brace-extra"
  | "brace-unexpected"
  | "brace-missing"
  | "line"
  | "integer"
  | "word";

/** What can be wrong with links, node list and token times (12 §2.5, §13.1). */
export type TotemErrorCode =
  | "transport"
  | "link-number"
  | "node-id"
  | "interfaces"
  | "version"
  | "token"
  | "link-mode"
  | "node-name"
  | "links"
  | "node-twice";

/** What keeps a daemon from starting although its configuration test passes (12 §4.3). */
export type FaultCode =
  | "provider"
  | "no-votes"
  | "two-node-device"
  | "tie-breaker-odd"
  | "device-last-man"
  | "device-tie-breaker"
  | "device-downscale"
  | "device-votes-missing"
  | "device-votes-uneven"
  | "device-votes-high";

/** What can be wrong with an event: its words, a node that is not there, or a time at which it cannot be. */
export type EventErrorCode = "event" | "node" | "partition" | "state";

export type QuorumErrorCode = SyntaxErrorCode | TotemErrorCode | FaultCode | EventErrorCode;

/** One thing that is wrong. */
export interface QuorumProblem<Code extends QuorumErrorCode = QuorumErrorCode> {
  readonly code: Code;
  /** What is wrong; for configurations in corosync's own words, without file and line. */
  readonly text: string;
  /** In the text of the configuration or of the events. */
  readonly position: Position | undefined;
  /** The path of the key that is to blame, as `quorum.two_node`; empty where none is. */
  readonly path: string;
  /** What would be legal in that place, in words. */
  readonly legal: string | undefined;
}

/**
 * A configuration that corosync refuses, or an event that cannot be. It is the error for the first problem, which is the
 * one that corosync reports; `problems` has all that can be told at once.
 * @example
 * ```ts
 * import { parseCorosync, QuorumError } from "pengine/quorum";
 *
 * try {
 *   parseCorosync("totem {\n version: 3\n");
 * } catch (error) {
 *   if (error instanceof QuorumError) console.log(error.problems.map(({ code, position }) => [code, position?.line]));
 * }
 * ```
 */
export class QuorumError extends PengineError<QuorumErrorCode> {
  override readonly name = "QuorumError";
  /** In the order in which corosync would meet them; at least one. */
  readonly problems: readonly QuorumProblem[];

  constructor(first: QuorumProblem, more: readonly QuorumProblem[] = []) {
    super(first.code, first.text, first);
    this.problems = [first, ...more];
  }
}

/** Throws the problems as one error, if there are any. */
export function refuse(problems: readonly QuorumProblem[]): void {
  const [first, ...more] = problems;
  if (first !== undefined) throw new QuorumError(first, more);
}
