import { childrenNamed, type Element } from "../../cib/element.js";
import type { LintContext } from "../context.js";
import { OpenQuestions } from "../open-questions.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** Capacities or needs, by name. */
function utilizationOf(element: Element): ReadonlyMap<string, number> {
  const pairs = childrenNamed(element, "utilization").flatMap((set) => childrenNamed(set, "nvpair"));
  return new Map(pairs.map((pair) => [textOf(pair, "name"), Number.parseInt(textOf(pair, "value"), 10) || 0]));
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (!context.looksAtUtilization) return;
  const nodes = context.section("nodes").map(utilizationOf);
  if (nodes.length === 0) return;
  for (const { id, element } of context.resources.values()) {
    for (const [name, needed] of utilizationOf(element)) {
      const most = nodes.reduce((best, capacity) => Math.max(best, capacity.get(name) ?? 0), 0);
      if (needed <= most) continue;
      yield { element, text: `${id} needs ${needed} of ${name}, and no node has more than ${most}` };
      return;
    }
  }
  yield* withoutRoom(context);
}

/** What finds no room beside the others, even with all nodes. */
function* withoutRoom(context: LintContext): Generator<Found, void, undefined> {
  const { atRest, places: all } = context.started;
  if (!atRest || context.startsNothing) return;
  const open = new OpenQuestions(context);
  for (const [id, places] of all) {
    const resource = context.resources.get(id);
    if (places.length > 0 || resource === undefined || utilizationOf(resource.element).size === 0) continue;
    if (open.has(resource)) continue;
    yield {
      element: resource.element,
      text: `with all nodes online no room is left for ${id}: what all resources need together is more than the nodes have`,
    };
  }
}

export const neverFits: LintRule<"never-fits"> = {
  code: "never-fits",
  severity: "warning",
  title: "a utilization that can never fit",
  reason:
    "With a placement strategy that looks at utilization, a resource starts only where enough is left of everything that it needs. What needs more than the largest node has is never started; a name that no node has counts as nothing there. What needs more, together, than all nodes have leaves one of them out; that is proved by evaluation.",
  finds: [
    "node n1 utilization memory=1024\nprimitive a Dummy utilization memory=2048\nproperty placement-strategy=balanced",
    "node n1 utilization memory=1024\nprimitive a Dummy utilization cpu=1\nproperty placement-strategy=utilization",
  ],
  leaves: [
    "node n1 utilization memory=2048\nprimitive a Dummy utilization memory=2048\nproperty placement-strategy=balanced",
    "node n1 utilization memory=1024\nprimitive a Dummy utilization memory=2048",
  ],
  find,
};
