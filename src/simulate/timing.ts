import { parseInterval } from "../base/interval.js";
import { unsignedOr } from "../base/number.js";
import type { Synapse, TransitionGraph } from "../verdict/graph.js";
import type { Performed } from "./execution.js";

/** How long operations take, where not as long as their timeout allows: all that it says must fit. */
export interface Duration {
  /** The id of a primitive, or of an instance of one. */
  readonly resource?: string | undefined;
  /** `start`, `stop`, `monitor`, `stonith` (fencing) and so on. */
  readonly task?: string | undefined;
  readonly node?: string | undefined;
  readonly ms: number;
}

/** An executed action with the time at which it begins and ends, ms since the beginning of its transition. */
export interface TimedAction extends Performed {
  readonly begin: number;
  readonly end: number;
}

export interface Timeline {
  /** In the order of execution. */
  readonly actions: readonly TimedAction[];
  /** ms: the longest path through what was executed. */
  readonly duration: number;
}

/**
 * When each action of a transition begins and ends, if each begins as soon as all that it waits for has ended (without a limit
 * to how many run at once), and takes as long as the first duration that fits it says, or else as its timeout allows.
 */
export function timelineOf(
  performed: readonly Performed[],
  graph: Pick<TransitionGraph, "fencingTimeout">,
  durations: readonly Duration[],
): Timeline {
  const ends = new Map<number, number>();
  const fencing = parseInterval(graph.fencingTimeout).ms;
  let duration = 0;
  const actions = performed.map((each) => {
    const { synapse } = each;
    let begin = 0;
    for (const { id } of synapse.inputs) begin = Math.max(begin, ends.get(id) ?? 0);
    const end = begin + durationOf(synapse, fencing, durations);
    ends.set(synapse.action.id, end);
    duration = Math.max(duration, end);
    return { ...each, begin, end };
  });
  return { actions, duration };
}

function durationOf(
  { action, resource, attributes }: Synapse,
  fencing: number,
  durations: readonly Duration[],
): number {
  if (action.element === "pseudo_event") return 0;
  const given = durations.find(
    (each) =>
      (each.resource === undefined || each.resource === resource?.id || each.resource === resource?.longId) &&
      (each.task === undefined || each.task === action.operation) &&
      (each.node === undefined || each.node === action.node?.name),
  );
  if (given !== undefined) return given.ms;
  if (action.operation === "stonith") return fencing;
  return unsignedOr(attributes.find(([name]) => name === "CRM_meta_timeout")?.[1], 0);
}
