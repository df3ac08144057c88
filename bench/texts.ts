import type { Verdict } from "pengine";
import { eventLines, summaryItems, TextOutput, writeStatus } from "pengine/render";

/** Status with summary, and scores, as crm_simulate prints them. */
export function texts({ status, summary, events }: Verdict): readonly [string, string] {
  const out = new TextOutput();
  writeStatus(out, status, { pending: true });
  for (const item of summaryItems(summary)) out.item(item);
  const scores = new TextOutput();
  for (const event of events) {
    if (event.kind !== "message") for (const line of eventLines(event)) scores.item(line);
  }
  return [out.text, scores.text];
}
