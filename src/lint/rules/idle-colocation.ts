import type { LintContext } from "../context.js";
import type { Relation } from "../relations.js";
import type { LintRule } from "../rule.js";

/** Why a colocation cannot change anything; `undefined` if it can. */
function idle({ one, other, score }: Relation, { resources }: LintContext): string | undefined {
  if (one === other) return `relates ${one} to itself`;
  if (score === 0) return "has the score 0";
  const first = resources.get(one);
  const second = resources.get(other);
  if (first === undefined || second === undefined) return undefined;
  if (first.container === second) return `relates ${one} to ${other}, which it is in`;
  if (second.container === first) return `relates ${one} to ${other}, which is in it`;
  // Of what holds others only groups hold several.
  const group = first.container;
  if (group === undefined || group !== second.container || score < 0) return undefined;
  return `says what the group ${group.id} says already`;
}

export const idleColocation: LintRule<"idle-colocation"> = {
  code: "idle-colocation",
  severity: "note",
  title: "a colocation that can never have an effect",
  reason:
    "A colocation of a resource with itself or with what it is in, of two members of one group, or with the score 0 changes nothing, whatever happens. It hides what was meant.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\ngroup g a b\ncolocation c inf: b a",
    "primitive a Dummy\nprimitive b Dummy\ncolocation c 0: a b",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\ngroup g a\ncolocation c inf: g b",
    "primitive a Dummy\nprimitive b Dummy\ncolocation c 1: a b",
  ],
  *find(context) {
    for (const each of context.relations) {
      const why = each.kind === "colocation" ? idle(each, context) : undefined;
      if (why === undefined) continue;
      const remedy = each.inSets
        ? undefined
        : {
            text: `remove ${each.id}`,
            edits: [{ kind: "remove", ids: [each.id], of: "constraint" } as const],
            safe: true,
          };
      yield { element: each.constraint, text: `${each.id} ${why}: it can have no effect`, remedy };
    }
  },
};
