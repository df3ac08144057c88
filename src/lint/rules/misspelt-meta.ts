import { nearest } from "../../base/nearest.js";
import { childrenNamed } from "../../cib/element.js";
import type { Edit } from "../../edit/edits.js";
import type { LintContext } from "../context.js";
import { META_ATTRIBUTES } from "../meta-attributes.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* inResources({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, meta } of resources.values()) {
    for (const [name, element] of meta) {
      const meant = META_ATTRIBUTES.has(name) ? undefined : nearest(name, META_ATTRIBUTES.keys());
      if (meant === undefined) continue;
      yield {
        element,
        text: `${id} has a meta attribute ${name}, which nothing knows: ${meant} is probably meant`,
        remedy: {
          text: `set ${meant} instead`,
          edits: [
            { kind: "meta", resource: id, name: meant, value: textOf(element, "value") },
            { kind: "meta", resource: id, name, value: null },
          ],
          safe: false,
        },
      };
    }
  }
}

/** What is read for operations. */
const OPERATION_NAMES = [
  "enabled",
  "interval-origin",
  "on-fail",
  "record-pending",
  "role",
  "start-delay",
  "timeout",
] as const;

function* inDefaults(context: LintContext): Generator<Found, void, undefined> {
  for (const [section, kind, of, known] of [
    ["rsc_defaults", "resource", "resource defaults", [...META_ATTRIBUTES.keys()]],
    ["op_defaults", "operation", "operation defaults", OPERATION_NAMES],
  ] as const) {
    for (const pair of context.section(section).flatMap((set) => childrenNamed(set, "nvpair"))) {
      const name = textOf(pair, "name");
      const meant = known.some((each) => each === name) ? undefined : nearest(name, known);
      if (meant === undefined) continue;
      const edits: readonly Edit[] = [
        { kind: "default", of: kind, name: meant, value: textOf(pair, "value") },
        { kind: "default", of: kind, name, value: null },
      ];
      yield {
        element: pair,
        text: `the ${of} have ${name}, which nothing knows: ${meant} is probably meant`,
        remedy: { text: `set ${meant} instead`, edits, safe: false },
      };
    }
  }
}

export const misspeltMeta: LintRule<"misspelt-meta"> = {
  code: "misspelt-meta",
  severity: "warning",
  title: "a meta attribute that is misspelt",
  reason:
    "Meta attributes that the cluster does not know are kept for whoever may read them, and have no effect. A name that is near to a known one is most likely a slip, and what it was to do does not happen.",
  finds: [
    "primitive a Dummy meta target_role=Stopped",
    "primitive a Dummy meta migration-treshold=3",
    "rsc_defaults resource-stickyness=1",
    "op_defaults timout=20s",
  ],
  leaves: [
    "primitive a Dummy meta target-role=Stopped",
    "primitive a Dummy meta owner=web-team",
    "rsc_defaults resource-stickiness=1",
    "op_defaults timeout=20s",
  ],
  *find(context) {
    yield* inResources(context);
    yield* inDefaults(context);
  },
};
