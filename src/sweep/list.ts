import { parseInterval } from "../base/interval.js";
import type { Cib } from "../cib/cib.js";
import { childrenNamed, descendants, type Element } from "../cib/element.js";
import { withoutNumber } from "../scenario/places.js";
import type { Verdict } from "../verdict/verdict.js";
import { SweepError } from "./error.js";
import { compatible, FAILURE_KINDS, type Failure, type FailureKind } from "./failure.js";

/** More sets than this are no answer to anybody. */
const MOST_SETS = 1_000_000;

/** Everything that can fail in a cluster at rest, in the order of the status and of the configuration. */
export function failuresIn(cib: Cib, verdict: Verdict, kinds: readonly FailureKind[]): readonly Failure[] {
  const nodes = verdict.status.nodes.flatMap(({ name, kind, online }) => (kind === "cluster" && online ? name : []));
  const listed: Readonly<Record<FailureKind, () => readonly Failure[]>> = {
    node: () => nodes.map((node) => ({ kind: "node", node })),
    fencing: () => nodes.map((node) => ({ kind: "fencing", node })),
    partition: () => nodes.map((node) => ({ kind: "partition", node })),
    resource: () => resourceFailures(cib, verdict),
    ticket: () => grantedTickets(cib).map((ticket) => ({ kind: "ticket", ticket })),
  };
  return FAILURE_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => listed[kind]());
}

function resourceFailures(cib: Cib, { placements }: Verdict): readonly Failure[] {
  const intervals = monitorIntervals(cib);
  return placements
    .filter(({ variant }) => variant === "primitive")
    .flatMap(({ resource, active }) =>
      active.map((node): Failure => {
        const interval = intervals.get(resource) ?? intervals.get(withoutNumber(resource)) ?? DEFAULT_INTERVAL;
        return { kind: "resource", resource, node, interval };
      }),
    );
}

/** ms; where no monitor is configured. */
const DEFAULT_INTERVAL = 10_000;

/** By primitive, the interval of its first recurring monitor, ms. */
function monitorIntervals({ root }: Cib): ReadonlyMap<string, number> {
  const intervals = new Map<string, number>();
  for (const primitive of descendants(root)) {
    const { id } = primitive.attributes;
    if (primitive.name !== "primitive" || id === undefined) continue;
    for (const { name, attributes } of descendants(primitive)) {
      if (name !== "op" || attributes.name !== "monitor" || intervals.has(id)) continue;
      const { ms } = parseInterval(attributes.interval);
      if (ms > 0) intervals.set(id, ms);
    }
  }
  return intervals;
}

function grantedTickets({ root }: Cib): readonly string[] {
  const states = childrenNamed(root, "status").flatMap((status): readonly Element[] => [...descendants(status)]);
  return states.flatMap(({ name, attributes }) =>
    name === "ticket_state" && attributes.granted === "true" ? (attributes.id ?? []) : [],
  );
}

/**
 * Every set of one to `most` failures, smaller ones first, each in the order of the list.
 * @throws SweepError if there is none, or more than a million
 */
export function failureSets(failures: readonly Failure[], most: number): readonly (readonly Failure[])[] {
  let level: (readonly number[])[] = [[]];
  const sets: (readonly Failure[])[] = [];
  for (let size = 1; size <= most; size++) {
    const next: (readonly number[])[] = [];
    for (const set of level) {
      const from = (set.at(-1) ?? -1) + 1;
      for (let i = from; i < failures.length; i++) {
        const failure = failures[i];
        if (failure === undefined || !set.every((j) => isCompatible(failures[j], failure))) continue;
        next.push([...set, i]);
        if (sets.length + next.length > MOST_SETS) {
          const problem = `There are more than ${MOST_SETS} sets of up to ${most} of ${failures.length} failures`;
          throw new SweepError("many", problem, "fewer failures at once, or fewer kinds");
        }
      }
    }
    for (const set of next) sets.push(set.flatMap((i) => failures[i] ?? []));
    level = next;
  }
  if (sets.length === 0)
    throw new SweepError("nothing", "Nothing of these kinds can fail here", "other kinds of failures");
  return sets;
}

function isCompatible(a: Failure | undefined, b: Failure): boolean {
  return a !== undefined && compatible(a, b);
}
