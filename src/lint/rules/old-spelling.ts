import { CLUSTER_OPTIONS } from "../../policy/options.js";
import type { LintContext } from "../context.js";
import { textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

/** Meta attributes by their former names. */
const FORMER: ReadonlyMap<string, string> = new Map([
  ["master-max", "promoted-max"],
  ["master-node-max", "promoted-node-max"],
]);

/** Options that no version of today reads. */
const GONE: ReadonlyMap<string, string> = new Map([
  ["default-resource-stickiness", "rsc_defaults resource-stickiness"],
  ["default-resource-failure-stickiness", "rsc_defaults migration-threshold"],
  ["default-action-timeout", "op_defaults timeout"],
  ["is-managed-default", "rsc_defaults is-managed"],
  ["remove-after-stop", "nothing: it was never safe"],
  ["expected-quorum-votes", "nothing: corosync counts votes"],
]);

function* inOptions(context: LintContext): Generator<Found, void, undefined> {
  for (const { name, oldName = name } of CLUSTER_OPTIONS) {
    if (context.options.has(name)) continue;
    const former = context.options.get(oldName);
    // Where it stands: a set that holds nothing else must not stay behind empty.
    for (const { attributes, children } of context.section("crm_config")) {
      for (const element of children.filter((each) => each === former)) {
        yield {
          element,
          text: `the option ${oldName} is called ${name} today`,
          remedy: {
            text: `set ${name} instead`,
            edits: [
              { kind: "property", name, value: textOf(element, "value"), set: attributes.id, dialect: "tools" },
              { kind: "property", name: oldName, value: null, set: attributes.id, dialect: "tools" },
            ],
            safe: true,
          },
        };
      }
    }
  }
  for (const [name, instead] of GONE) {
    const element = context.options.get(name);
    if (element !== undefined)
      yield { element, text: `nothing reads the option ${name} any more; instead: ${instead}` };
  }
}

function* inMeta({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, meta } of resources.values()) {
    for (const [former, name] of FORMER) {
      const element = meta.get(former);
      if (element === undefined || meta.has(name)) continue;
      yield {
        element,
        text: `the meta attribute ${former} of ${id} is called ${name} today`,
        remedy: {
          text: `set ${name} instead`,
          edits: [
            { kind: "meta", resource: id, name, value: textOf(element, "value") },
            { kind: "meta", resource: id, name: former, value: null },
          ],
          safe: true,
        },
      };
    }
  }
}

export const oldSpelling: LintRule<"old-spelling"> = {
  code: "old-spelling",
  severity: "note",
  title: "options of older versions",
  reason:
    "Options and meta attributes were renamed over the years. Former names are still read, most of them, until a release drops them; some are not read any more and stand there without effect.",
  finds: ["property default-resource-stickiness=100", "primitive a Dummy\nclone c a meta promotable=true master-max=1"],
  leaves: ["rsc_defaults resource-stickiness=100", "primitive a Dummy\nclone c a meta promotable=true promoted-max=1"],
  *find(context) {
    yield* inOptions(context);
    yield* inMeta(context);
  },
};
