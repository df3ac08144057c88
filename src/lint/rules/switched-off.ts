import { isTrue } from "../../base/number.js";
import { equalsCaseless } from "../../base/text.js";
import { childrenNamed } from "../../cib/element.js";
import type { Edit } from "../../edit/edits.js";
import { saysManaged } from "../../policy/maintenance.js";
import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";

const NOT_PROMOTED: readonly string[] = ["Unpromoted", "Slave"];

function* wholeCluster(context: LintContext): Generator<Found, void, undefined> {
  for (const [name, what] of [
    ["maintenance-mode", "the whole cluster is in maintenance: nothing is started, stopped, monitored or recovered"],
    ["stop-all-resources", "everything is stopped"],
  ] as const) {
    const element = context.says(name) ? context.optionElement(name) : undefined;
    if (element === undefined) continue;
    const edits = [{ kind: "property", name, value: "false" }] as const;
    yield { element, text: `${what} (${name}=true)`, remedy: { text: `set ${name}=false`, edits, safe: false } };
  }
  for (const node of context.section("nodes")) {
    const { uname = "" } = node.attributes;
    for (const set of childrenNamed(node, "instance_attributes")) {
      for (const element of childrenNamed(set, "nvpair")) {
        const { name, value } = element.attributes;
        if ((name !== "standby" && name !== "maintenance") || !isTrue(value)) continue;
        const edit: Edit =
          name === "standby" ? { kind: "online", node: uname } : { kind: "node-maintenance", node: uname, on: false };
        yield {
          element,
          text: `${uname} is in ${name}, and stays so after a restart: ${name === "standby" ? "it runs nothing" : "the cluster leaves alone what runs there"}`,
          remedy: { text: `end the ${name} of ${uname}`, edits: [edit], safe: false },
        };
      }
    }
  }
}

function* singleResources({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, meta } of resources.values()) {
    const unmanaged = meta.get("is-managed");
    if (unmanaged !== undefined && !saysManaged(unmanaged.attributes.value))
      yield {
        element: unmanaged,
        text: `${id} is not managed (is-managed=${unmanaged.attributes.value}): the cluster neither starts nor stops nor recovers it`,
        remedy: { text: `manage ${id} again`, edits: [{ kind: "manage", resource: id }], safe: false },
      };
    const maintenance = meta.get("maintenance");
    if (maintenance !== undefined && isTrue(maintenance.attributes.value))
      yield {
        element: maintenance,
        text: `${id} is in maintenance: the cluster leaves it alone, and does not monitor it either`,
        remedy: {
          text: `end the maintenance of ${id}`,
          edits: [{ kind: "resource-maintenance", resource: id, on: false }],
          safe: false,
        },
      };
    const role = meta.get("target-role");
    if (role !== undefined && equalsCaseless(role.attributes.value, "Stopped"))
      yield {
        element: role,
        text: `${id} is stopped on purpose (target-role=Stopped), and with it whatever must run with it or after it`,
        remedy: { text: `start ${id}`, edits: [{ kind: "enable", resource: id }], safe: false },
      };
    if (role !== undefined && NOT_PROMOTED.some((word) => equalsCaseless(role.attributes.value, word)))
      yield {
        element: role,
        text: `${id} is never promoted (target-role=${role.attributes.value})`,
        remedy: { text: `let ${id} be promoted`, edits: [{ kind: "enable", resource: id }], safe: false },
      };
  }
}

export const switchedOff: LintRule<"switched-off"> = {
  code: "switched-off",
  severity: "note",
  title: "something that was switched off and left so",
  reason:
    "Stopping, unmanaging, standby and maintenance are written into the configuration and stay there, also on one of several levels: a group that is not managed wins over members that say they are. What follows such a resource stays stopped as well, and the next failure finds it without care.",
  finds: [
    "primitive a Dummy\ngroup g a meta is-managed=false",
    "primitive a Dummy meta target-role=Stopped",
    "primitive a Dummy\nproperty maintenance-mode=true",
    "node n1 attributes standby=on",
    "primitive a Dummy\nclone c a meta promotable=true target-role=Unpromoted",
  ],
  leaves: [
    "primitive a Dummy\ngroup g a meta is-managed=true",
    "primitive a Dummy meta target-role=Started",
    "node n1 attributes standby=off",
  ],
  *find(context) {
    yield* wholeCluster(context);
    yield* singleResources(context);
  },
};
