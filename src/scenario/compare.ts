/** What is different between two outcomes: what what-if and compare show. */
import type { Placement } from "../verdict/placement.js";
import type { Verdict } from "../verdict/verdict.js";

/** Where a primitive is, and in which role. */
export interface Whereabouts {
  /** Names of nodes; none: it runs nowhere. */
  readonly nodes: readonly string[];
  readonly role: string;
}

/** What kind of difference it is: the words that `--fail-on` takes. */
export type DifferenceKind = "start" | "stop" | "move" | "promote" | "demote" | "role" | "new" | "gone";

/** A primitive that is elsewhere, or in another role, in one outcome than in the other. */
export interface OutcomeDifference {
  readonly resource: string;
  readonly kind: DifferenceKind;
  readonly before: Whereabouts | undefined;
  readonly after: Whereabouts | undefined;
}

/**
 * The primitives that are not in the same place and role in two clusters, in the order of the second.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { compareOutcomes } from "pengine/scenario";
 * import { settle } from "pengine/simulate";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { first, verdict } = settle(cib, { now });
 * compareOutcomes(first, verdict).map(({ resource, kind }) => [resource, kind]); // => [["web", "start"]]
 * ```
 */
export function compareOutcomes(before: Verdict, after: Verdict): readonly OutcomeDifference[] {
  const was = whereabouts(before);
  const is = whereabouts(after);
  const found: OutcomeDifference[] = [];
  for (const [resource, now] of is) {
    const then = was.get(resource);
    const kind = then === undefined ? (now.nodes.length > 0 ? "new" : undefined) : differenceKind(then, now);
    if (kind !== undefined) found.push({ resource, kind, before: then, after: now });
  }
  for (const [resource, then] of was) {
    if (!is.has(resource) && then.nodes.length > 0)
      found.push({ resource, kind: "gone", before: then, after: undefined });
  }
  return found;
}

function whereabouts({ placements }: Verdict): ReadonlyMap<string, Whereabouts> {
  const primitives = placements.filter((placement: Placement) => placement.variant === "primitive");
  return new Map(
    primitives.map(({ resource, active, currentRole }) => [resource, { nodes: active, role: currentRole }]),
  );
}

function differenceKind(then: Whereabouts, now: Whereabouts): DifferenceKind | undefined {
  if (then.nodes.length === 0 && now.nodes.length === 0) return undefined;
  if (then.nodes.length === 0) return "start";
  if (now.nodes.length === 0) return "stop";
  if ([...then.nodes].sort().join("\n") !== [...now.nodes].sort().join("\n")) return "move";
  if (then.role === now.role) return undefined;
  if (now.role === "promoted") return "promote";
  return then.role === "promoted" ? "demote" : "role";
}
