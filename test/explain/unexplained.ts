import { evaluate } from "../../src/evaluate.js";
import { promotionExplanation, replay, scoreExplanations } from "../../src/explain/index.js";
import type { Cib } from "../../src/index.js";

/** Scores whose causes do not lead from 0 to what is printed, in words; with the number of scores looked at. */
export function unexplained(cib: Cib): { readonly wrong: readonly string[]; readonly checked: number } {
  const verdict = evaluate(cib, { now: 1_800_000_000, causes: true });
  const wrong: string[] = [];
  let checked = 0;
  const resources = new Set<string>();
  for (const event of verdict.events) if (event.kind === "scores") resources.add(event.resource);
  for (const resource of resources) {
    for (const { node, by, score, causes } of scoreExplanations(verdict, resource)) {
      checked++;
      if (replay(causes) !== score) wrong.push(`${by} ${resource} on ${node}: ${replay(causes)}, not ${score}`);
    }
  }
  for (const event of verdict.events) {
    if (event.kind !== "promotion") continue;
    checked++;
    const causes = promotionExplanation({ events: [event] }, event.resource)?.causes ?? [];
    if (replay(causes) !== event.score)
      wrong.push(`promotion of ${event.resource}: ${replay(causes)}, not ${event.score}`);
  }
  return { wrong, checked };
}
