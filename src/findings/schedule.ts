/** What the schedule shows of a configuration: nodes that cannot be fenced, instances that cannot be promoted (09 §19.9). */

import { canFence } from "../facilities/fencing.js";
import { placeOfFencing, placeOfNode } from "../facilities/finding-places.js";
import type { Findings } from "../model/findings.js";
import * as LocationKind from "../model/location-kind.js";
import type { Node } from "../model/node.js";
import { locations } from "../model/queries.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/** Nodes that should be fenced and will not be (09 §19.9). */
export function reportFencing(ws: WorkingSet, findings: Findings, haveManaged: boolean): void {
  const cannot = (node: Node) => !haveManaged || !canFence(ws, node);
  const unclean = ws.nodes.filter((node) => !node.isGuest && node.unclean && cannot(node));
  const legal = "fencing-enabled=true, a fence device, and quorum";
  for (const node of unclean) {
    findings.warning(
      "fencing-impossible",
      `Node ${node.name} is unclean but cannot be fenced`,
      placeOfNode(ws, node),
      legal,
    );
  }
  if (unclean.length === 0 || ws.fencingEnabled) return;
  findings.warning(
    "fencing-disabled",
    "Resource functionality and data integrity cannot be guaranteed (configure, enable, and test fencing to correct this)",
    placeOfFencing(ws),
    legal,
  );
}

/** An instance on several nodes, a group of which the members need not be together. */
export function reportSpread(findings: Findings, instance: Resource): void {
  if (locations(instance, LocationKind.assigned).length < 2) return;
  findings.error(
    "promotion-spread-group",
    `Cannot promote non-colocated child ${instance.id}`,
    instance.xml,
    "collocated=true, or promotable=false",
  );
}
