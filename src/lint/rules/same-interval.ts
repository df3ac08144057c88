import { parseInterval } from "../../base/interval.js";
import type { LintContext } from "../context.js";
import { operationsOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const resource of resources.values()) {
    const seen = new Map<string, string>();
    for (const element of operationsOf(resource)) {
      const { name = "", interval = "0", id = "", role } = element.attributes;
      const key = `${name} ${parseInterval(interval).ms}`;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, id);
      else
        yield {
          element,
          text: `two operations of ${resource.id} are ${name} with the interval ${interval}, ${first} and ${id}: only one of them counts${role === undefined ? "" : `, also for the role ${role}`}`,
        };
    }
  }
}

export const sameInterval: LintRule<"same-interval"> = {
  code: "same-interval",
  severity: "warning",
  title: "two operations with one name and one interval",
  reason:
    "The cluster knows an operation by its name and its interval. Of two with the same, such as monitors for the roles Promoted and Unpromoted every 10 seconds, one is never done. A second of difference is enough.",
  finds: [
    "primitive a pgsql op monitor interval=10s role=Promoted op monitor interval=10s role=Unpromoted\nclone c a meta promotable=true",
    "primitive a Dummy op monitor interval=60s op monitor interval=1min timeout=30s",
  ],
  leaves: [
    "primitive a pgsql op monitor interval=10s role=Promoted op monitor interval=11s role=Unpromoted\nclone c a meta promotable=true",
    "primitive a Dummy op start interval=0 timeout=60s op stop interval=0 timeout=60s",
  ],
  find,
};
