import { isTrue } from "../../base/number.js";
import type { Node } from "../../model/node.js";
import type { WorkingSet } from "../../model/working-set.js";
import { addScores, parseScore, scoreOr } from "../../policy/score.js";
import { newLocation } from "./location.js";

/** Stage 3, node health (04 §9): a location constraint for each node whose health is not 0, on every resource. */
export function locateByHealth(ws: WorkingSet): void {
  const strategy = (ws.option("node-health-strategy") ?? "none").toLowerCase();
  if (!STRATEGIES.includes(strategy)) return;
  const base = strategy === "progressive" ? scoreOr(ws.option("node-health-base"), 0, ws.health) : 0;
  for (const node of ws.nodes) {
    const health = nodeHealth(ws, node, base);
    if (health === 0) continue;
    for (const resource of ws.resources) {
      if (health < 0 && isTrue(resource.meta.get("allow-unhealthy-nodes"))) continue;
      newLocation(ws, {
        id: strategy,
        resource,
        roleFilter: undefined,
        discovery: undefined,
        nodes: [{ node, score: health }],
        kind: "health",
      });
    }
  }
}

const STRATEGIES: readonly string[] = ["migrate-on-red", "only-green", "progressive", "custom"];

/** The sum of the node's `#health` attributes, in table order since sums saturate. */
function nodeHealth(ws: WorkingSet, node: Node, base: number): number {
  let health = base;
  for (const [name, value] of node.attributes.entries()) {
    if (!name.startsWith("#health")) continue;
    const parsed = parseScore(value, 0, ws.health);
    if (parsed.ok) health = addScores(health, parsed.score);
  }
  return health;
}
