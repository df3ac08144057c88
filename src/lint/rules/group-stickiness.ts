import { parseScore } from "../../policy/score.js";
import { type LintContext, primitivesIn } from "../context.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  for (const element of context.constraints) {
    const { node, score } = element.attributes;
    const resource = context.resources.get(textOf(element, "rsc"));
    if (node === undefined || resource?.kind !== "group") continue;
    const wanted = parseScore(score).score;
    const members = primitivesIn(resource);
    const most = members.reduce((best, each) => Math.max(best, context.stickiness(each)), 0);
    const sum = context.stickiness(resource);
    if (wanted <= most || wanted > sum) continue;
    yield {
      element,
      text: `${textOf(element, "id")} prefers ${node} for ${resource.id} by ${wanted}, which is more than the stickiness of a member (${most}), but not more than that of the group: its ${members.length} members add up to ${sum}, so it does not move there by itself`,
    };
  }
}

export const groupStickiness: LintRule<"group-stickiness"> = {
  code: "group-stickiness",
  severity: "note",
  title: "a preference between the stickiness of a member and that of its group",
  reason:
    "The stickiness of a group is the sum of those of its active members. A location preference that is meant to win over resource-stickiness has to be more than that sum, and one that is meant to lose has to stay below it also when members are taken out.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l g 150: n1\nrsc_defaults resource-stickiness=100",
    "primitive a Dummy meta resource-stickiness=10\nprimitive b Dummy meta resource-stickiness=50\ngroup g a b\nlocation l g 60: n1",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\ngroup g a b\nlocation l g 250: n1\nrsc_defaults resource-stickiness=100",
    "primitive a Dummy\ngroup g a\nlocation l g 100: n1\nrsc_defaults resource-stickiness=100",
  ],
  find,
};
