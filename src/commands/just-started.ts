import type { Cib } from "../cib/cib.js";
import { clusterStatus } from "../evaluate.js";
import type { Event } from "../simulate/events.js";
import { inject } from "../simulate/inject.js";

/** A cluster of whose past nothing is known, with these nodes online. Alone here, since the commands load it for such texts only. */
export function justStarted(cib: Cib, nodes: readonly string[], now: number): Cib {
  const events: Event[] = nodes.map((node) => ({ kind: "node", node, state: "up" }));
  if (cib.root.attributes["have-quorum"] === undefined) events.unshift({ kind: "quorum", quorate: true });
  return inject(cib, clusterStatus(cib, { now }), events, { now }).cib;
}
