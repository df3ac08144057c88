import { childrenNamed, type Element } from "../../cib/element.js";
import type { Edit } from "../../edit/edits.js";
import { CLUSTER_OPTIONS } from "../../policy/options.js";
import type { LintContext } from "../context.js";
import { META_ATTRIBUTES } from "../meta-attributes.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

const OPTIONS: ReadonlySet<string> = new Set(
  CLUSTER_OPTIONS.flatMap(({ name, oldName }) => (oldName === undefined ? [name] : [name, oldName])),
);

/** Names that no agent has for a parameter of its own. */
const META: ReadonlySet<string> = new Set(
  Array.from(META_ATTRIBUTES.keys()).filter(
    (name) => name.includes("-") && !name.startsWith("remote-") && !name.startsWith("external-") && !OPTIONS.has(name),
  ),
);

function* pairsIn(element: Element, sets: string): Generator<Element, void, undefined> {
  for (const set of childrenNamed(element, sets)) yield* childrenNamed(set, "nvpair");
}

function* asParameters({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, element, kind } of resources.values()) {
    for (const pair of pairsIn(element, "instance_attributes")) {
      const name = textOf(pair, "name");
      if (!META.has(name)) continue;
      const edits: readonly Edit[] = [
        { kind: "meta", resource: id, name, value: textOf(pair, "value") },
        { kind: "parameter", resource: id, name, value: null },
      ];
      yield {
        element: pair,
        text: `${name} is a parameter of ${id}, where only agents read it: it is a meta attribute, and has no effect here`,
        // Parameters of what holds others are not edited by commands.
        remedy: kind === "primitive" ? { text: `make it a meta attribute of ${id}`, edits, safe: false } : undefined,
      };
    }
  }
}

function* asProperties({ options }: LintContext): Generator<Found, void, undefined> {
  for (const [name, element] of options) {
    if (!META.has(name)) continue;
    const edits: readonly Edit[] = [
      { kind: "default", of: "resource", name, value: textOf(element, "value") },
      { kind: "property", name, value: null },
    ];
    yield {
      element,
      text: `${name} is no cluster option but a meta attribute of resources: as a property it has no effect`,
      remedy: { text: "make it a resource default", edits, safe: false },
    };
  }
}

function* asMeta(context: LintContext): Generator<Found, void, undefined> {
  const owners: Iterable<readonly [string, Element]> = [
    ...context.section("rsc_defaults").map((set) => ["the resource defaults", set] as const),
    ...Array.from(context.resources.values()).flatMap(({ id, element }) =>
      childrenNamed(element, "meta_attributes").map((set) => [id, set] as const),
    ),
  ];
  for (const [owner, set] of owners) {
    for (const pair of childrenNamed(set, "nvpair")) {
      const name = textOf(pair, "name");
      if (!OPTIONS.has(name) || META_ATTRIBUTES.has(name)) continue;
      yield {
        element: pair,
        text: `${name} is a cluster option: as a meta attribute of ${owner} it has no effect`,
      };
    }
  }
}

export const misplacedOption: LintRule<"misplaced-option"> = {
  code: "misplaced-option",
  severity: "warning",
  title: "an option where nothing reads it",
  reason:
    "Cluster options belong to the cluster (property), meta attributes to resources (meta) or their defaults (rsc_defaults), parameters (params) to agents. One that stands among the others is kept without a word, and has no effect.",
  finds: [
    "primitive a Dummy params migration-threshold=3",
    "primitive a Dummy\nproperty resource-stickiness=100",
    "rsc_defaults no-quorum-policy=stop",
  ],
  leaves: [
    "primitive a Dummy meta migration-threshold=3",
    "primitive a Dummy\nrsc_defaults resource-stickiness=100",
    "property no-quorum-policy=stop",
  ],
  *find(context) {
    yield* asParameters(context);
    yield* asProperties(context);
    yield* asMeta(context);
  },
};
