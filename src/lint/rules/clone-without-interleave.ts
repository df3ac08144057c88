import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";

function* find(context: LintContext): Generator<Found, void, undefined> {
  const said = new Set<string>();
  for (const { kind, score, one, other, constraint, id } of context.relations) {
    const first = context.resources.get(one);
    const then = context.resources.get(other);
    if (kind !== "order" || score <= 0 || first?.kind !== "clone" || then?.kind !== "clone" || first === then) continue;
    if (context.isSet(then, "interleave") || said.has(then.id)) continue;
    said.add(then.id);
    yield {
      element: constraint,
      text: `${id} orders the clone ${other} after the clone ${one}, and ${other} does not interleave: whatever happens to ${one} on one node restarts ${other} on all of them`,
      remedy: {
        text: `set interleave=true on ${other}`,
        edits: [{ kind: "meta", resource: other, name: "interleave", value: "true" }],
        safe: false,
      },
    };
  }
}

export const cloneWithoutInterleave: LintRule<"clone-without-interleave"> = {
  code: "clone-without-interleave",
  severity: "warning",
  title: "ordered clones without interleave",
  reason:
    "An order between two clones means all instances of the one before any of the other, unless the later clone has interleave=true: then each instance waits only for the one on its own node. Without it, a node that joins or leaves restarts the later clone, and all that depends on it, on every node.",
  finds: [
    "primitive a Dummy\nprimitive b Dummy\nclone ca a\nclone cb b\norder o ca cb",
    "primitive a Dummy\nprimitive b Dummy\nclone ca a meta interleave=true\nclone cb b\norder o ca cb",
  ],
  leaves: [
    "primitive a Dummy\nprimitive b Dummy\nclone ca a\nclone cb b meta interleave=true\norder o ca cb",
    "primitive a Dummy\nprimitive b Dummy\nclone ca a\norder o ca b",
  ],
  find,
};
