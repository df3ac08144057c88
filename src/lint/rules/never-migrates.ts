import { edit } from "../../edit/edit.js";
import { evaluate } from "../../evaluate.js";
import { answersOn } from "../../explain/ask.js";
import { placesIn } from "../../scenario/places.js";
import type { ExplainableVerdict } from "../../verdict/verdict.js";
import type { LintContext } from "../context.js";
import { OpenQuestions } from "../open-questions.js";
import type { Found, LintRule } from "../rule.js";

/** More nodes are not tried one by one. */
const MOST_NODES = 16;

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (context.startsNothing) return;
  const open = new OpenQuestions(context);
  const migratable = [...context.resources.values()].filter(
    (each) => context.isSet(each, "allow-migrate") && !open.has(each),
  );
  if (context.started.ending.kind !== "rest") return;
  const places = placesIn(context.started.verdict);
  const emptied = new Map<string, ExplainableVerdict>();
  for (const resource of migratable) {
    const home = context.nodes.find((node) => places.get(resource.id)?.[0]?.node === node);
    if (home === undefined) continue;
    let verdict = emptied.get(home);
    if (verdict === undefined) {
      if (emptied.size === MOST_NODES) return;
      verdict = withoutRoomOn(context, home);
      emptied.set(home, verdict);
    }
    const action = verdict.summary.resourceActions.find((each) => each.resource === resource.id);
    const { change, destination } = action ?? {};
    if (change !== "move" || destination === undefined) continue;
    const { sentence } = answersOn(verdict).answer({ kind: "resource", resource: resource.id });
    yield {
      element: resource.meta.get("allow-migrate") ?? resource.element,
      text: `${resource.id} allows live migration, but when ${home} is put into standby it is stopped there and started on ${destination}: ${sentence.replace(/\.$/, "")}`,
    };
  }
}

function withoutRoomOn({ started, now }: LintContext, node: string): ExplainableVerdict {
  const { cib } = edit(started.cib, [{ kind: "standby", node }], { now });
  return evaluate(cib, { now, explain: true });
}

export const neverMigrates: LintRule<"never-migrates"> = {
  code: "never-migrates",
  severity: "note",
  title: "a resource that allows live migration, and does not migrate",
  reason:
    "A resource with allow-migrate=true is stopped and started all the same if something that it has to start after moves in the same transition, or if an order ties its stop to another one. Tie it to what is on every node (a clone that interleaves), or to nothing. Proved by evaluation: its node is put into standby.",
  finds: [
    "node n1\nnode n2\nprimitive net Dummy\nprimitive vm VirtualDomain meta allow-migrate=true\norder o net vm\ncolocation c inf: vm net\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive net Dummy\nprimitive vm VirtualDomain meta allow-migrate=true\ngroup g net vm\nproperty fencing-enabled=false",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive vm VirtualDomain meta allow-migrate=true\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive net Dummy\nprimitive vm VirtualDomain\norder o net vm\ncolocation c inf: vm net\nproperty fencing-enabled=false",
  ],
  find,
};
