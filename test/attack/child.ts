/** The process in which inputs are examined, one after the other: what dies or does not end takes only this with it. */
import { openSync, writeSync } from "node:fs";
import { ours } from "../differential/ours.js";
import { BOMBS } from "./bombs.js";
import { type Depth, type Examined, examine, SLOW_SIGNATURE } from "./check.js";
import { inputOf, type Kind } from "./inputs.js";
import { climb } from "./ladder.js";
import { loadPool, type Pool } from "./pool.js";
import type { Answer, Found, Sample, Task } from "./tasks.js";
import { timed } from "./timed.js";

/** The parent reads there which input is being examined. */
const progress = openSync(process.argv[2] ?? "/dev/null", "r+");
/** CPU milliseconds beyond which an input counts as slow. */
const SLOW = Number(process.argv[3] ?? 1000);
/** Inputs up to this size must not be slow. */
const SMALL = 100_000;

const pools = new Map<number, Pool>();

function poolOf(seed: number): Pool {
  const known = pools.get(seed);
  if (known !== undefined) return known;
  const pool = loadPool(seed);
  pools.set(seed, pool);
  return pool;
}

process.on("message", (task: Task) => {
  process.send?.(perform(task));
});
process.on("disconnect", () => process.exit());

function perform(task: Task): Answer {
  if (task.kind === "inputs") return attack(task);
  if (task.kind === "ladder") return climb(BOMBS[task.bomb], mark);
  const { value: examined, ms } = timed(() => examineTimed(task.source, "again"));
  const outputs =
    task.compared && typeof task.source === "string" ? ours({ name: "", xml: task.source, args: [] }) : undefined;
  return { kind: "source", examined, ms, outputs };
}

const place = Buffer.alloc(8);

function mark(index: number): void {
  place.writeDoubleLE(index);
  writeSync(progress, place, 0, 8, 0);
}

/** Examines a source; one that is slow twice is a problem. */
function examineTimed(source: string | Uint8Array, depth: Depth): Examined {
  const start = performance.now();
  const examined = examine(source, depth);
  if (performance.now() - start < SLOW || examined.problem !== undefined) return examined;
  const { ms } = timed(() => examine(source, "verdict"));
  if (ms < SLOW || source.length > SMALL) return examined;
  return {
    ...examined,
    problem: { signature: SLOW_SIGNATURE, detail: `${Math.round(ms)} ms for ${source.length} bytes`, ms },
  };
}

/** How closely inputs are looked at, by their numbers. */
function depthOf(kind: Kind, index: number): Depth {
  if (index % 400 === 0) return "again";
  if (kind === "bomb" || (kind === "hostile" && index % 4 === 0) || index % 100 === 0) return "outputs";
  return index % 4 === 0 ? "reasons" : "verdict";
}

function attack({ seed, from, to, every }: Task & { readonly kind: "inputs" }): Answer {
  const pool = poolOf(seed);
  const found: Found[] = [];
  const samples: Sample[] = [];
  const counts: Record<string, number> = {};
  let slowest = { index: -1, ms: 0 };
  for (let index = from; index < to; index++) {
    mark(index);
    const { kind, source } = inputOf(pool, seed, index);
    const start = performance.now();
    const { outcome, problem } = examineTimed(source, depthOf(kind, index));
    const ms = performance.now() - start;
    if (ms > slowest.ms) slowest = { index, ms };
    const key = `${kind} ${outcome}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (problem !== undefined) found.push({ index, input: kind, problem });
    else if (every > 0 && index % every === 0 && kind !== "bomb" && outcome !== "limited" && typeof source === "string")
      samples.push({ index, input: kind, xml: source, outputs: ours({ name: "", xml: source, args: [] }) });
  }
  mark(-1);
  return { kind: "inputs", found, counts, samples, slowest };
}
