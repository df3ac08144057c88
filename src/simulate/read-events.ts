/** Events from JSON (09 §9). */
import { type Misfit, misfitOf, type Shape } from "../base/shape.js";
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

function isEvent(value: unknown, path: string, found: (misfit: Misfit) => never): value is Event {
  const misfit = misfitOf(value, ALL, path);
  return misfit === undefined || found(misfit);
}

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
  const value: unknown = typeof json === "string" ? parsed(json) : json;
  if (!Array.isArray(value))
    throw new SimulationError("value", "the events are no list", { legal: "[{ kind, ... }, ...]" });
  return value.filter((each: unknown, i): each is Event =>
    isEvent(each, `[${i}]`, ({ path, problem, legal }) => {
      throw new SimulationError("value", problem, { path, legal });
    }),
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SimulationError("value", `the events are no JSON: ${error.message}`);
  }
}
