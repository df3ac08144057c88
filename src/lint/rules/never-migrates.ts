import { edit } from "../../edit/edit.js";
import { evaluate } from "../../evaluate.js";
import { answersOn } from "../../explain/ask.js";
import type { ExplainableVerdict } from "../../verdict/verdict.js";
import type { LintContext } from "../context.js";
import { homeIn } from "../homes.js";
import { OpenQuestions } from "../open-questions.js";
import type { Found, LintRule } from "../rule.js";

/** More nodes are not tried one by one. */
const MOST_NODES = 16;

function* find(context: LintContext): Generator<Found, void, undefined> {
  const { atRest, places } = context.started;
  if (!atRest) return;
  const open = new OpenQuestions(context);
  const migratable = [...context.resources.values()].filter(
    (each) => context.isSet(each, "allow-migrate") && !open.has(each),
  );
  const on = (node: string) => migratable.filter((each) => homeIn(places, each)?.node === node);
  const homes = context.nodes.filter((node) => on(node).length > 0);
  for (const home of homes.slice(0, MOST_NODES)) {
    const verdict = withoutRoomOn(context, home);
    for (const { id, meta, element } of on(home)) {
      const move = verdict.summary.resourceActions.find(({ resource, change }) => resource === id && change === "move");
      if (move === undefined) continue;
      const { sentence } = answersOn(verdict).answer({ kind: "resource", resource: id });
      yield {
        element: meta.get("allow-migrate") ?? element,
        text: `${id} allows live migration, but when ${home} is put into standby it is stopped there and started on ${move.destination}: ${sentence.replace(/\.$/, "")}`,
      };
    }
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
