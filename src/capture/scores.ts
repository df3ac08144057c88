import type { OutputEvent } from "../verdict/output.js";
import type { Scores } from "../verdict/verdict.js";

/** {@link captureScores} when first asked for: few who have a Verdict of a million scores look any up. */
export function scoresOnDemand(events: readonly OutputEvent[]): () => Scores {
  let scores: Scores | undefined;
  return () => {
    scores ??= captureScores(events);
    return scores;
  };
}

/** The last score that was recorded for each resource on each node: the one that counted. */
function captureScores(events: readonly OutputEvent[]): Scores {
  const scores = new Map<string, Map<string, number>>();
  for (const event of events) {
    if (event.kind !== "scores") continue;
    let byNode = scores.get(event.resource);
    if (byNode === undefined) {
      byNode = new Map();
      scores.set(event.resource, byNode);
    }
    for (const { node, score } of event.lines) byNode.set(node, score);
  }
  return scores;
}
