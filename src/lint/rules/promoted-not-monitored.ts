import { parseInterval } from "../../base/interval.js";
import type { LintContext } from "../context.js";
import { isPromotable, operationsOf, textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const resource of resources.values()) {
    const { id, element } = resource;
    if (!isPromotable(resource) || element.attributes.template !== undefined) continue;
    if (resource.container?.kind === "bundle") continue;
    const monitors = operationsOf(resource).filter(
      ({ attributes: { name, interval } }) => name === "monitor" && parseInterval(interval).ms > 0,
    );
    const [first] = monitors;
    const watched = monitors.some((each) => /^(?:promoted|master)$/i.test(textOf(each, "role")));
    if (first === undefined || watched) continue;
    yield {
      element: first,
      text: `no monitor of ${id} is for the role Promoted: where ${id} is promoted, nothing notices when it fails`,
      remedy: {
        text: `add a monitor for the role Promoted, with an interval of its own`,
        edits: [
          {
            kind: "operation-add",
            resource: id,
            operation: "monitor",
            options: [
              ["interval", `${freeInterval(monitors.map(({ attributes }) => parseInterval(attributes.interval).ms))}s`],
              ["role", "Promoted"],
            ],
          },
        ],
        safe: false,
      },
    };
  }
}

/** s: the first that no monitor has. */
function freeInterval(taken: readonly number[]): number {
  let seconds = 10;
  while (taken.includes(seconds * 1000)) seconds++;
  return seconds;
}

export const promotedNotMonitored: LintRule<"promoted-not-monitored"> = {
  code: "promoted-not-monitored",
  severity: "warning",
  title: "a promotable resource without a monitor for the promoted role",
  reason:
    "A monitor without a role, or with another one, is done where an instance is started and not promoted. The promoted instance, on which all depends, is watched only by a monitor with role=Promoted, which needs an interval of its own.",
  finds: [
    "primitive a pgsql op monitor interval=10s\nclone c a meta promotable=true",
    "primitive a pgsql op monitor interval=10s role=Unpromoted\nclone c a meta promotable=true",
  ],
  leaves: [
    "primitive a pgsql op monitor interval=10s op monitor interval=9s role=Promoted\nclone c a meta promotable=true",
    "primitive a pgsql op monitor interval=10s\nclone c a",
  ],
  find,
};
