import type { TimedAction } from "../simulate/timing.js";
import { fenceAction, instanceOf, migrationSource, nodeOf } from "./actions.js";
import type { Happening, ResourceHappening } from "./outcome.js";
import { type Instance, type Instances, withoutNumber } from "./places.js";

/** What the actions of a transition that begins then amount to, in the order in which it begins. */
export function happeningsOf(actions: readonly TimedAction[], instances: Instances, at: number): readonly Happening[] {
  const found: Happening[] = [];
  const byInstance = new Map<string, TimedAction[]>();
  for (const each of actions) {
    const { synapse, outcome } = each;
    const { action } = synapse;
    const node = action.node?.name ?? "";
    const times = { begin: at + each.begin, end: at + each.end };
    if (action.operation === "stonith") {
      const kind = outcome === "done" ? "fenced" : "fencing-failed";
      found.push({ kind, node, action: fenceAction(synapse), ...times });
    }
    const instance = instanceOf(synapse, instances);
    if (instance === undefined || outcome === "broken") continue;
    if (outcome === "failed") {
      const rc = each.rc ?? 0;
      found.push({
        kind: "failed",
        resource: instances.get(instance)?.id ?? withoutNumber(instance),
        task: action.operation,
        node,
        rc,
        ...times,
      });
    } else {
      const list = byInstance.get(instance);
      if (list === undefined) byInstance.set(instance, [each]);
      else list.push(each);
    }
  }
  for (const [id, list] of byInstance) {
    const instance = instances.get(id) ?? { id: withoutNumber(id), active: [] };
    for (const happening of resourceHappenings(instance, list, at)) found.push(happening);
  }
  return found.sort((a, b) => a.begin - b.begin);
}

/** What was done with one instance. */
function resourceHappenings(instance: Instance, actions: readonly TimedAction[], at: number): ResourceHappening[] {
  const of = (...tasks: readonly string[]): readonly TimedAction[] =>
    actions.filter(({ synapse }) => tasks.includes(synapse.action.operation));
  const where = ({ synapse }: TimedAction): string | undefined => nodeOf(synapse, instance);
  const happening = (kind: ResourceHappening["kind"], first: TimedAction, last: TimedAction): ResourceHappening => ({
    kind,
    resource: instance.id,
    from: kind === "started" ? undefined : where(first),
    to: kind === "stopped" ? undefined : where(last),
    begin: at + first.begin,
    end: at + last.end,
  });
  const [arrival] = of("migrate_from");
  const [departure] = of("migrate_to");
  if (arrival !== undefined)
    return [{ ...happening("migrated", departure ?? arrival, arrival), from: migrationSource(arrival.synapse) }];
  const stops = of("stop");
  const [start] = of("start");
  const origin = stops.find((stop) => start !== undefined && where(stop) === where(start)) ?? stops[0];
  const found = stops
    .filter((stop) => start === undefined || stop !== origin)
    .map((stop) => happening("stopped", stop, stop));
  if (start !== undefined) {
    const back = origin !== undefined && where(origin) === where(start);
    found.push(happening(origin === undefined ? "started" : back ? "restarted" : "moved", origin ?? start, start));
  }
  const stopped = new Set(stops.map(where));
  for (const each of of("demote")) if (!stopped.has(where(each))) found.push(happening("demoted", each, each));
  for (const each of of("promote")) found.push(happening("promoted", each, each));
  for (const each of of("reload", "reload-agent")) found.push(happening("reloaded", each, each));
  return found;
}
