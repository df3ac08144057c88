import type { LintRule } from "../rule.js";

export const quorumIgnored: LintRule<"quorum-ignored"> = {
  code: "quorum-ignored",
  severity: "warning",
  title: "quorum that is ignored",
  reason:
    "With no-quorum-policy=ignore a node that sees nobody goes on, and starts what it believes to be lost. For two nodes corosync has two_node: 1, which keeps quorum while one of them is left and starts only when both have been seen; with it the usual policy is right. For more nodes ignoring quorum is never right.",
  finds: [
    "node n1\nnode n2\nprimitive a Dummy\nproperty no-quorum-policy=ignore",
    "node n1\nnode n2\nnode n3\nproperty no-quorum-policy=ignore",
  ],
  leaves: [
    "node n1\nnode n2\nprimitive a Dummy\nproperty no-quorum-policy=stop",
    "node n1\nproperty no-quorum-policy=ignore",
  ],
  *find(context) {
    const element = context.optionElement("no-quorum-policy");
    const count = context.nodes.length;
    if (element?.attributes.value !== "ignore" || count < 2) return;
    const instead =
      count === 2 ? "two_node: 1 in corosync.conf serves clusters of two nodes" : "a majority is needed to be safe";
    yield {
      element,
      text: `no-quorum-policy=ignore lets each part of a split cluster of ${count} nodes go on by itself; ${instead}`,
      remedy: {
        text: "take no-quorum-policy away, once corosync is set up for it",
        edits: [{ kind: "property", name: "no-quorum-policy", value: null }],
        safe: false,
      },
    };
  },
};
