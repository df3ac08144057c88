/** What can fail in a sweep: one object per failure. */
export type Failure =
  /** A node is lost without a word, so that it has to be fenced. */
  | { readonly kind: "node"; readonly node: string }
  /** A node is lost, and cannot be fenced. */
  | { readonly kind: "fencing"; readonly node: string }
  /** A node hears no other any more. Needs a corosync.conf. */
  | { readonly kind: "partition"; readonly node: string }
  /** The monitor of a primitive, or of an instance of one, fails where it runs. */
  | { readonly kind: "resource"; readonly resource: string; readonly node: string; readonly interval: number }
  /** A ticket is revoked. */
  | { readonly kind: "ticket"; readonly ticket: string };

export type FailureKind = Failure["kind"];

/** In the order in which a sweep lists them. */
export const FAILURE_KINDS: readonly FailureKind[] = Object.freeze([
  "node",
  "resource",
  "ticket",
  "partition",
  "fencing",
] as const);

/** A failure in words: `node n1`, `n1 without fencing`. */
export function failureText(failure: Failure): string {
  switch (failure.kind) {
    case "node":
      return failure.node;
    case "fencing":
      return `${failure.node} without fencing`;
    case "partition":
      return `${failure.node} cut off`;
    case "resource":
      return `${failure.resource} on ${failure.node}`;
    case "ticket":
      return `ticket ${failure.ticket}`;
  }
}

/**
 * Failures that happen together, in words.
 * @example
 * ```ts
 * import { failuresText } from "pengine/sweep";
 *
 * failuresText([{ kind: "node", node: "n1" }, { kind: "ticket", ticket: "t" }]); // => "n1 + ticket t"
 * ```
 */
export function failuresText(failures: readonly Failure[]): string {
  return failures.map(failureText).join(" + ");
}

/** Whether two failures can be in one set: a node fails in one way only, and nothing fails where nothing runs any more. */
export function compatible(a: Failure, b: Failure): boolean {
  if (a.kind === "ticket" || b.kind === "ticket") return true;
  return a.node !== b.node || (a.kind === "resource" && b.kind === "resource");
}
