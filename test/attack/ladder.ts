/** Whether the time for a kind of document grows faster than the document and what comes out. */

import { ours } from "../differential/ours.js";
import type { Bomb } from "./bomb-parts.js";
import { examine } from "./check.js";
import type { Answer, Step } from "./tasks.js";
import { timed } from "./timed.js";

/** A ladder ends at the largest size, or where a step takes this many milliseconds. */
const LONGEST_STEP = 2000;
/** What takes less says nothing about growth. */
const SHORTEST_STEP = 60;
/** The power of the volume by which time may grow: what sorts, or looks up in trees, and caches that become too small. */
const STEEPEST = 1.5;
/** A step this short is done again, and the quicker time counts: compilers and collectors take theirs when they like. */
const AGAIN_BELOW = 700;

const BYTES_OF_A_CONSTRAINT = 80;

/**
 * Makes a bomb larger and larger.
 * @param mark gets each size before it is tried
 */
export function climb(
  { largest, text, meant }: Bomb,
  mark: (size: number) => void,
): Answer & { readonly kind: "ladder" } {
  const steps: Step[] = [];
  for (let size = Math.max(2, Math.floor(largest / 64)); ; size = Math.min(size * 2, largest)) {
    mark(size);
    const source = text(size);
    const { outcome, problem } = examine(source, "verdict");
    if (problem !== undefined) return { kind: "ladder", problem, steps };
    if (outcome !== "decided") break;
    steps.push(stepOf(size, source, (meant?.(size) ?? 0) * BYTES_OF_A_CONSTRAINT));
    if ((steps.at(-1)?.ms ?? 0) > LONGEST_STEP || size === largest) break;
  }
  mark(-1);
  const power = powerOf(steps);
  if (power === undefined || power <= STEEPEST) return { kind: "ladder", problem: undefined, steps };
  const shown = steps.map(({ size, volume, ms }) => `${size}: ${volume} bytes, ${Math.round(ms)} ms`).join("; ");
  const detail = `power ${power.toFixed(2)}: ${shown}`;
  return { kind: "ladder", problem: { signature: "grows faster than input and output", detail }, steps };
}

/** What our command takes of CPU for a document, reading and all outputs included. */
function stepOf(size: number, source: string, meant: number): Step {
  const run = () => timed(() => ours({ name: "", xml: source, args: [] }));
  const { value: outputs, ms: first } = run();
  const ms = first < AGAIN_BELOW ? Math.min(first, run().ms) : first;
  const volume = source.length + meant + outputs.stdout.length + outputs.graph.length + outputs.dot.length;
  return { size, volume, ms };
}

/** The power of the volume by which time grew, by the line of least squares through the last steps that took long enough. */
export function powerOf(steps: readonly Step[]): number | undefined {
  const last = steps.slice(-4).filter(({ ms }) => ms >= SHORTEST_STEP);
  if (last.length < 3) return undefined;
  const points = last.map(({ volume, ms }) => ({ x: Math.log(volume), y: Math.log(ms) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}
