import { parseBoolean } from "../../base/number.js";
import type { LintContext } from "../context.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const { id, meta } of resources.values()) {
    const unmanaged = meta.get("is-managed");
    if (unmanaged !== undefined && parseBoolean(unmanaged.attributes.value ?? "") === false)
      yield {
        element: unmanaged,
        text: `${id} is not managed (is-managed=false): the cluster neither starts nor stops nor recovers it`,
        remedy: { text: `manage ${id} again`, edits: [{ kind: "manage", resource: id }], safe: false },
      };
    const maintenance = meta.get("maintenance");
    if (maintenance !== undefined && parseBoolean(maintenance.attributes.value ?? "") === true)
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
    if (role !== undefined && /^stopped$/i.test(role.attributes.value ?? ""))
      yield {
        element: role,
        text: `${id} is stopped on purpose (target-role=Stopped), and with it whatever must run with it or after it`,
        remedy: { text: `start ${id}`, edits: [{ kind: "enable", resource: id }], safe: false },
      };
  }
}

export const switchedOff: LintRule<"switched-off"> = {
  code: "switched-off",
  severity: "note",
  title: "a resource that was switched off and left so",
  reason:
    "Stopping, unmanaging and maintenance are written into the configuration and stay there, also on one of several levels: a group that is not managed wins over members that say they are. What follows such a resource stays stopped as well, and the next failure finds it without care.",
  finds: ["primitive a Dummy\ngroup g a meta is-managed=false", "primitive a Dummy meta target-role=Stopped"],
  leaves: ["primitive a Dummy\ngroup g a meta is-managed=true", "primitive a Dummy meta target-role=Started"],
  find,
};
