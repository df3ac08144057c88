import { spawnSync } from "node:child_process";
import { type Cib, evaluate, readCib } from "pengine";
import { serialize } from "pengine/cib";
import { settle } from "pengine/simulate";
import { planSweep, playSet, type SweepPlan } from "pengine/sweep";
import { independentPrimitives } from "./generate.js";
import { CLOCK, cpuMs, median } from "./measure.js";

/** `npm run bench -- --only sweep`: what a set of a sweep costs, in evaluations of the same CIB from its text. */

/** Nodes with primitives that run, and a device that can fence any of them. */
export function sweepCluster(primitives: number, nodes: number): string {
  const device = '<primitive id="device" class="stonith" type="fence_xvm"/>';
  const { xml } = independentPrimitives(primitives, nodes);
  const fenced = xml.replace('value="false"', 'value="true"').replace("<resources>", `<resources>${device}`);
  return serialize(settle(readCib(fenced).cib, { now: CLOCK }).cib.root);
}

export interface SweepFigures {
  /** How many sets there are. */
  readonly sets: number;
  /** CPU ms. */
  readonly cold: number;
  /** CPU ms of one set, when all that they have in common is known. */
  readonly each: number;
}

/** @param sample how many of the sets are played, spread over all */
export function sweepFigures(text: string, repeat: number, sample: number): SweepFigures {
  const evaluation = () => cpuMs(() => evaluate(readCib(text).cib, { now: CLOCK }))[0];
  for (let spent = 0; spent < 1500; ) spent += evaluation();
  const cold = median(Array.from({ length: repeat }, evaluation));
  const plan = plannedSweep(readCib(text).cib);
  const numbers = Array.from({ length: sample }, (_, i) => 1 + Math.floor((i * plan.sets.length) / sample));
  for (const number of numbers.slice(0, 5)) playSet(plan, number);
  const playing = () =>
    cpuMs(() => {
      for (const number of numbers) playSet(plan, number);
    })[0];
  const each = median(Array.from({ length: repeat }, playing)) / sample;
  return { sets: plan.sets.length, cold, each };
}

function plannedSweep(cib: Cib): SweepPlan {
  return planSweep(cib, { now: CLOCK, most: 2 });
}

/** Seconds on the clock and of CPU that a command takes; 1 as exit code is a finding. */
export function seconds([name = "", ...words]: readonly string[]): { readonly clock: number; readonly cpu: number } {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null';
  const { stderr } = spawnSync("bash", ["-c", script, "bash", name, ...words], { encoding: "utf8" });
  const [clock = 0, user = 0, system = 0] = stderr.trim().split(" ").map(Number);
  return { clock, cpu: user + system };
}
