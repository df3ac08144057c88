import { answersOn } from "../../explain/ask.js";
import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import { OpenQuestions } from "../open-questions.js";
import type { LintResource } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  if (context.nodes.length === 0 || context.startsNothing || context.looksAtUtilization) return;
  const { places, atRest } = context.started;
  if (!atRest) return;
  const open = new OpenQuestions(context);
  for (const resource of context.resources.values()) {
    if (resource.container !== undefined) continue;
    const stopped = primitivesIn(resource).find((each) => places.get(each.id)?.length === 0);
    if (stopped === undefined || open.has(resource)) continue;
    yield {
      element: stopped.element,
      text: `${stopped.id} runs nowhere, even with all ${context.nodes.length} nodes online${whyNot(context, stopped)}`,
    };
  }
}

/** What explains it, as a clause: the sentence of its answer. */
function whyNot(context: LintContext, { id }: LintResource): string {
  const answers = answersOn(context.explained);
  const subject = answers.subject([id]);
  if (subject.kind === "unknown") return "";
  const why = answers.answer(subject).sentence.replace(/\.$/, "");
  const said = `${id} runs nowhere: `;
  return `: ${why.startsWith(said) ? why.slice(said.length) : why}`;
}

export const neverStarts: LintRule<"never-starts"> = {
  code: "never-starts",
  severity: "error",
  title: "a resource that can run nowhere",
  reason:
    "Proved by evaluation: a cluster that starts with all its nodes, and knows of no failure, comes to rest without it. Constraints that exclude each other, bans of every node, and a group whose members exclude each other are the usual causes; the finding names the one at work.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l1 a -inf: n1\nlocation l2 a -inf: n2\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a b\ncolocation c2 -inf: a b\nproperty fencing-enabled=false",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l1 a -inf: n1\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy meta target-role=Stopped\nprimitive b Dummy\ncolocation c inf: b a\nproperty fencing-enabled=false",
  ],
  find,
};
