import type { Node } from "./tree.js";

const NUMBER = /^[+-]?\d+$/;
const INFINITE = /^([+-]?)(?:inf|infinity|INF|INFINITY)$/;

/** Whether a score word is a number or infinite, as an order counts it too (11 §4.1, §5.10). */
export function isScore(text: string): boolean {
  return NUMBER.test(text) || INFINITE.test(text);
}

/** The attribute that a score word becomes (11 §4.1). */
export function scoreAttribute(text: string): readonly [name: "score" | "score-attribute", value: string] {
  const lower = text.toLowerCase();
  if (lower === "advisory") return ["score", "0"];
  if (lower === "mandatory") return ["score", "INFINITY"];
  if (NUMBER.test(text)) return ["score", text];
  const infinite = INFINITE.exec(text);
  if (infinite !== null) return ["score", `${infinite[1]}INFINITY`];
  return ["score-attribute", text];
}

/** The score of an element as it is printed (11 §8.5): empty if it has none. */
export function printedScore(element: Node): string {
  const score = element.get("score");
  if (score === undefined) return element.text("score-attribute");
  return score.replace("INFINITY", "inf");
}
