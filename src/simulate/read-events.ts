/** Events from JSON (09 §9). */
import { readShaped, type Shape } from "../base/shape.js";
import { SimulationError } from "./error.js";
import type { Event } from "./events.js";

const SHAPES: Readonly<Record<Event["kind"], Shape>> = {
  node: { node: "text", state: ["up", "down", "failed"] },
  operation: { resource: "text", task: "text", interval: "number", node: "text", rc: "number" },
  ticket: { ticket: "text", state: ["granted", "revoked", "standby", "active"] },
  quorum: { quorate: "flag" },
  watchdog: { active: "flag" },
};

const ALL: ReadonlyMap<string, Shape> = new Map(Object.entries(SHAPES));

/**
 * Events from a JSON text, or from what `JSON.parse` made of one: every field of every event is checked. Whether they can happen,
 * `inject` says.
 * @throws SimulationError (`value`) with the place in the JSON, such as `[2].node`, and what would be legal there
 * @example
 * ```ts
 * import { readEvents } from "pengine/simulate";
 *
 * readEvents('[{ "kind": "node", "node": "n1", "state": "failed" }]').length; // => 1
 * ```
 */
export function readEvents(json: unknown): readonly Event[] {
  return readShaped<Event>(json, ALL, "events", ({ path, problem, legal }) => {
    throw new SimulationError("value", problem, { path, legal });
  });
}
