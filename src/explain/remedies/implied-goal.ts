import type { ExplainableVerdict } from "../../verdict/verdict.js";
import type { Subject } from "../answer.js";
import type { Book } from "../book.js";
import { type Context, contextOf } from "../context.js";
import { outcomeOf } from "../outcome.js";
import { stoppingFacts } from "../why/nowhere.js";
import type { Goal } from "./goal.js";

/**
 * What who asks about a subject most likely wants; undefined where all is as it should be, or nothing is wanted of it.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { impliedGoal } from "pengine/explain";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const verdict = evaluate(cib, { now, explain: true });
 * impliedGoal(verdict, { kind: "resource", resource: "web" }); // => undefined
 * ```
 */
export function impliedGoal(verdict: ExplainableVerdict, subject: Subject): Goal | undefined {
  return goalBehind(contextOf(verdict), subject);
}

/** The same, where what answers need was worked out before. */
export function goalBehind(context: Context, subject: Subject): Goal | undefined {
  const { book } = context;
  if (subject.kind === "placement") return goalThere(book, subject.resource, subject.node);
  if (subject.kind === "node") return goalOfNode(book, subject.node);
  if (subject.kind !== "resource" || stoppingFacts(book, subject.resource).some(({ code }) => code === "removed"))
    return undefined;
  const { resource } = subject;
  const outcomes = book.leaves(resource).map((leaf) => outcomeOf(context, leaf));
  const variant = book.placement(resource)?.variant;
  const collective = variant !== "primitive" && variant !== "group";
  const runs = outcomes.filter(({ kind, to }) => to !== undefined && kind !== "is left alone");
  if (collective && runs.length > 0)
    return book.lacksPromoted(resource) && book.nodesOf(resource, "promoted").length === 0
      ? { kind: "promoted", resource }
      : undefined;
  if (outcomes.some(({ kind, to }) => to === undefined || kind === "is left alone")) {
    // Of instances that are alike some other may run; what is missed is the one that was here.
    const here = outcomes[0]?.from[0];
    if (!book.isAnonymous(resource)) return { kind: "runs", resource };
    return here === undefined ? undefined : { kind: "runs on", resource, node: here };
  }
  const [left] = outcomes.flatMap(({ from, to }) => from.slice(0, 1).filter((node) => node !== to));
  return left === undefined || book.unavailable(left).length > 0 ? undefined : { kind: "stays", resource, node: left };
}

function goalOfNode(book: Book, node: string): Goal | undefined {
  return book.unavailable(node).length > 0 ? { kind: "available", node } : undefined;
}

function goalThere(book: Book, resource: string, node: string): Goal | undefined {
  const there = book.leaves(resource).find((leaf) => leaf.node === node && leaf.nextRole !== "stopped");
  if (there === undefined) return { kind: "runs on", resource, node };
  return there.nextRole === "unpromoted" ? { kind: "promoted on", resource, node } : undefined;
}
