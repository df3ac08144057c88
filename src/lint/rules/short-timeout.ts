import { parseInterval } from "../../base/interval.js";
import { AGENT_TIMEOUTS } from "../agent-timeouts.js";
import type { LintContext } from "../context.js";
import { agentOf, operationsOf, textOf } from "../resources.js";
import type { Found, LintRule } from "../rule.js";

function* find({ resources }: LintContext): Generator<Found, void, undefined> {
  for (const resource of resources.values()) {
    const advised = AGENT_TIMEOUTS.get(agentOf(resource));
    if (advised === undefined) continue;
    for (const element of operationsOf(resource)) {
      const { timeout } = element.attributes;
      const name = textOf(element, "name");
      const seconds = new Map(Object.entries(advised)).get(name);
      if (timeout === undefined || seconds === undefined || parseInterval(timeout).ms >= seconds * 1000) continue;
      yield {
        element,
        text: `the ${name} of ${resource.id} may take ${timeout}; its agent advises ${seconds}s`,
      };
    }
  }
}

export const shortTimeout: LintRule<"short-timeout"> = {
  code: "short-timeout",
  severity: "note",
  title: "a timeout under what the agent advises",
  reason:
    "An operation that takes longer than its timeout has failed: a slow start becomes a recovery, a slow stop a fencing. Agents say in their metadata what they need at least; below that a busy machine is enough to fail.",
  finds: [
    "primitive a IPaddr2 op monitor interval=10s timeout=5s",
    "primitive a Filesystem op stop timeout=20s interval=0s",
  ],
  leaves: [
    "primitive a IPaddr2 op monitor interval=10s timeout=20s",
    "primitive a ocf:own:thing op monitor interval=10s timeout=1s",
  ],
  find,
};
