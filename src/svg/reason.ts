import { contextOf } from "../explain/context.js";
import { whyNotDone } from "../explain/why/actions.js";
import type { ActionRecord } from "../verdict/graph.js";
import type { Verdict } from "../verdict/verdict.js";

/**
 * Tells why an action is not done, as a sentence. Alone here, since the commands load what finds that only for pictures that
 * need it.
 * @param verdict of `evaluate` with `explain`
 */
export function reasonsIn(verdict: Verdict): (record: ActionRecord) => string {
  const context = contextOf(verdict);
  return (record) => whyNotDone(context, record).text;
}
