import type { Cib } from "../cib/cib.js";
import { evaluate } from "../evaluate.js";
import { createMemory } from "../model/memory.js";
import { changesBetween } from "./changes.js";
import { decisionsOf } from "./decisions.js";
import type { Change, ReplayEntry, UnusableEntry } from "./entry.js";
import { Observer, type ReplayFinding } from "./findings.js";
import { type Moment, momentOf } from "./moment.js";
import { sharing } from "./share.js";

/** An input, or why there is none. */
export type ReplayInput =
  | {
      readonly name: string;
      readonly cib: Cib;
      /** Epoch seconds at which it was decided: the `execution-date` of the CIB, where it has one. */
      readonly now: number;
    }
  | { readonly name: string; readonly problem: string };

/** The findings over all inputs; the last that a replay tells. */
export interface ReplayEnd {
  readonly kind: "end";
  /** How many inputs were replayed. */
  readonly inputs: number;
  readonly findings: readonly ReplayFinding[];
}

/** An input, with what happened before it and came of it. */
interface Told {
  readonly moment: Moment;
  readonly changes: readonly Change[];
}

/**
 * What happened in a cluster, from the scheduler inputs that it left behind. Each is evaluated at its own time. Told of each:
 * what changed in the world since the one before, what was decided and why, and what the next one shows of that. In the end:
 * what only a look at all of them shows. Takes and gives one at a time: what is kept does not grow with their number.
 *
 * @param inputs in the order in which they were decided
 * @throws CibError where an input grows beyond the limits of an evaluation
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { changeText, replay } from "pengine/replay";
 *
 * const now = 1_700_000_000;
 * const text = (more: string) => `node n1\nprimitive web systemd:nginx${more}\nproperty fencing-enabled=false`;
 * const inputs = ["", " meta target-role=Stopped"].map((more, i) => {
 *   return { name: `pe-input-${i}`, cib: readAny(text(more), { now }).cib, now: now + i };
 * });
 * for (const entry of replay(inputs)) if (entry.kind === "input") console.log(entry.name, entry.changes.map(changeText));
 * ```
 */
export function* replay(
  inputs: Iterable<ReplayInput>,
): Generator<ReplayEntry | UnusableEntry | ReplayEnd, void, undefined> {
  const observer = new Observer();
  let last: Told | undefined;
  const memory = createMemory();
  let count = 0;
  let unusable: UnusableEntry[] = [];
  for (const input of inputs) {
    if ("problem" in input) {
      unusable.push({ kind: "unusable", ...input });
      continue;
    }
    count++;
    const cib = sharing(last?.moment.cib, input.cib);
    const verdict = evaluate(cib, { now: input.now, explain: true, memory });
    const moment = momentOf(input.name, input.now, cib, verdict);
    const changes = last === undefined ? [] : changesBetween(last.moment, moment);
    const told = { moment, changes };
    if (last !== undefined) yield entryOf(last, told, observer);
    yield* unusable;
    unusable = [];
    last = told;
  }
  if (last !== undefined) yield entryOf(last, undefined, observer);
  yield* unusable;
  yield { kind: "end", inputs: count, findings: observer.findings() };
}

function entryOf({ moment, changes }: Told, next: Told | undefined, observer: Observer): ReplayEntry {
  const { name, now } = moment;
  const entry: ReplayEntry = { kind: "input", name, now, changes, decisions: decisionsOf(moment, next) };
  observer.see(entry, moment);
  return entry;
}
