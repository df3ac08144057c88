import { readableScore } from "../policy/score.js";
import type { OutputEvent } from "../verdict/output.js";
import { CAPACITY_COMMENTS, SCORE_FUNCTIONS } from "./words.js";

/**
 * The score, promotion and utilization lines of an event (09 §7); a message gives its own text.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { eventLines } from "pengine/render";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * for (const event of evaluate(cib, { now }).events) console.log(eventLines(event).join("\n"));
 * ```
 */
export function eventLines(event: OutputEvent): string[] {
  switch (event.kind) {
    case "scores":
      return scoreLines(event);
    case "promotion": {
      const where = event.node === undefined ? "(inactive)" : `on ${event.node}`;
      return [`${event.resource} promotion score ${where}: ${readableScore(event.score)}`];
    }
    case "capacity":
      return [`${CAPACITY_COMMENTS[event.when]}: ${event.node} capacity:${valuesText(event.values)}`];
    case "utilization":
      return [`pcmk__assign_resource: ${event.resource} utilization on ${event.node}:${valuesText(event.values)}`];
    case "message":
      return [event.text];
  }
}

function scoreLines({ by, resource, lines }: Extract<OutputEvent, { kind: "scores" }>): string[] {
  const about = `${SCORE_FUNCTIONS[by]}: ${resource} allocation score on `;
  return lines.map(({ node, score }) => `${about}${node}: ${readableScore(score)}`);
}

function valuesText(values: readonly (readonly [name: string, value: string])[]): string {
  return values.map(([name, value]) => ` ${name}=${value}`).join("");
}
