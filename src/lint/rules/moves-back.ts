import { parseScore, readableScore } from "../../policy/score.js";
import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import { homeIn } from "../homes.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  for (const element of context.constraints) {
    const node = textOf(element, "node");
    const resource = context.resources.get(textOf(element, "rsc"));
    if (resource === undefined || resource.kind === "clone" || !context.nodes.includes(node)) continue;
    const wanted = parseScore(element.attributes.score).score;
    const stickiness = context.stickiness(resource);
    if (wanted <= stickiness) continue;
    const [first] = primitivesIn(resource);
    const away = homeIn(context.startedWithout(node).places, first);
    if (away === undefined || homeIn(context.returned(node).places, first)?.node !== node) continue;
    yield {
      element,
      text: `${resource.id} is stopped on ${away.node} and moves back when ${node} returns: ${textOf(element, "id")} (${readableScore(wanted)}) is more than its stickiness of ${stickiness}`,
    };
  }
}

export const movesBack: LintRule<"moves-back"> = {
  code: "moves-back",
  severity: "note",
  title: "stickiness smaller than a location preference",
  reason:
    "A resource that prefers a node by more than its stickiness goes back there as soon as the node returns: a second interruption, at a moment that nobody chose, of a node that may fail again. Right if the node is better for it; otherwise the stickiness has to be above the preference. Proved by evaluation: the node is taken away and brought back.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a 100: n1\nproperty fencing-enabled=false",
    "node n1\nnode n2\nprimitive a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l g 100: n2\nrsc_defaults resource-stickiness=40\nproperty fencing-enabled=false",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nlocation l a 100: n1\nrsc_defaults resource-stickiness=200\nproperty fencing-enabled=false",
    "node n1\nprimitive a Dummy\nlocation l a 100: n1\nproperty fencing-enabled=false",
  ],
  find,
};
