import { parseScore, readableScore } from "../../policy/score.js";
import { placesIn } from "../../scenario/places.js";
import type { Settled } from "../../simulate/settle.js";
import type { LintContext } from "../context.js";
import { primitivesIn } from "../context.js";
import type { LintResource } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** The one node on which the first primitive of a resource is. */
function placeOf(resource: LintResource, { verdict }: Settled): string | undefined {
  const [first] = primitivesIn(resource);
  const places = first === undefined ? [] : (placesIn(verdict).get(first.id) ?? []);
  return places.length === 1 ? places[0]?.node : undefined;
}

function* find(context: LintContext): Generator<Found, void, undefined> {
  for (const element of context.constraints) {
    const { id = "", rsc = "", node, score } = element.attributes;
    const resource = context.resources.get(rsc);
    if (node === undefined || resource === undefined) continue;
    if (resource.kind === "clone" || resource.kind === "bundle" || !context.nodes.includes(node)) continue;
    const wanted = parseScore(score).score;
    const stickiness = context.stickiness(resource);
    if (wanted <= stickiness) continue;
    const away = placeOf(resource, context.startedWithout(node));
    if (away === undefined || placeOf(resource, context.returned(node)) !== node) continue;
    yield {
      element,
      text: `${rsc} is stopped on ${away} and moves back when ${node} returns: ${id} (${readableScore(wanted)}) is more than its stickiness of ${stickiness}`,
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
