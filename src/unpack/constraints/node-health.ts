import type { WorkingSet } from "../../model/working-set.js";
import { healthConcerns, healthScore, parseHealthStrategy } from "../../policy/health.js";
import { newLocation } from "./location.js";

/** Stage 3, node health (04 §9): a location constraint for each node whose health is not 0, on every resource. */
export function locateByHealth(ws: WorkingSet): void {
  const strategy = parseHealthStrategy(ws.option("node-health-strategy"));
  const base = ws.option("node-health-base");
  for (const node of ws.nodes) {
    const score = healthScore(strategy, ws.health, node.attributes.entries(), base);
    if (score === 0) continue;
    for (const resource of ws.resources) {
      if (!healthConcerns(score, resource.configured.meta.get("allow-unhealthy-nodes"))) continue;
      newLocation(ws, {
        id: strategy,
        resource,
        roleFilter: undefined,
        discovery: undefined,
        nodes: [{ node, score }],
        kind: "health",
      });
    }
  }
}
