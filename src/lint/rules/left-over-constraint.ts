import { epochSeconds } from "../../base/datetime.js";
import { parseDateTime } from "../../base/datetime-parse.js";
import { allNamed } from "../context.js";
import { textOf } from "../resources.js";
import type { LintRule } from "../rule.js";

/** Whether a constraint is for a time that has passed. */
function isOver(end: string | undefined, now: number): boolean {
  const time = end === undefined ? undefined : parseDateTime(end);
  return time !== undefined && epochSeconds(time) <= now;
}

export const leftOverConstraint: LintRule<"left-over-constraint"> = {
  code: "left-over-constraint",
  severity: "warning",
  title: "a constraint that a command or a handler has left behind",
  reason:
    "Moving or banning a resource by a command makes a location constraint named cli-…, and DRBD's fence handler one named drbd-fence-by-handler-…. They stay until they are cleared, by the user or by the handler after a resync, and keep the resource off nodes, or tie it to one, long after the reason is gone.",
  finds: [
    "node n1\nprimitive a Dummy\nlocation cli-ban-a-on-n1 a -inf: n1",
    "node n1\nprimitive d ocf:linbit:drbd\nclone m d meta promotable=true\nlocation drbd-fence-by-handler-r0-m m rule $role=Promoted -inf: #uname ne n1",
  ],
  leaves: [
    "node n1\nprimitive a Dummy\nlocation a-not-on-n1 a -inf: n1",
    "node n1\nprimitive cli-a Dummy\nlocation l cli-a 5: n1",
  ],
  *find({ constraints, now }) {
    for (const element of constraints) {
      const id = textOf(element, "id");
      const { rsc = "a resource" } = element.attributes;
      const made = /^(cli-(?:ban|prefer|standby)|drbd-fence-by-handler)-/.exec(id)?.[1];
      if (element.name !== "rsc_location" || made === undefined) continue;
      const isHandler = made === "drbd-fence-by-handler";
      const dates = [...allNamed([element], "date_expression")];
      const over = dates.some(({ attributes }) => isOver(attributes.end, now));
      const by = isHandler ? "DRBD's fence handler made it" : `a ${made === "cli-ban" ? "ban" : "move"} left it behind`;
      const state = over ? ", and its time is over" : dates.length > 0 ? ", for a time" : "";
      yield {
        element,
        text: `${id} holds for ${rsc}: ${by}${state}`,
        remedy: {
          text: isHandler ? `remove ${id}, once the data on both nodes is the same` : `remove ${id}`,
          edits: [{ kind: "remove", ids: [id], of: "constraint" }],
          safe: over,
        },
      };
    }
  },
};
