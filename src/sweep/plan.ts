import { md5 } from "../base/md5.js";
import { legalNames } from "../base/nearest.js";
import type { Cib } from "../cib/cib.js";
import { serialize } from "../cib/serialize.js";
import type { EvaluateOptions } from "../evaluate.js";
import { createMemory, type Memory } from "../model/memory.js";
import type { CorosyncConfig } from "../quorum/config.js";
import type { View } from "../scenario/outcome.js";
import { playPlain } from "../scenario/outcomes.js";
import { withoutNumber } from "../scenario/places.js";
import type { Duration } from "../simulate/timing.js";
import type { Verdict } from "../verdict/verdict.js";
import { type Capacities, capacitiesIn } from "./capacity.js";
import { SweepError } from "./error.js";
import { FAILURE_KINDS, type Failure, type FailureKind } from "./failure.js";
import { failureSets, failuresIn } from "./list.js";
import type { SweepHeader } from "./report.js";

export interface SweepOptions extends Pick<EvaluateOptions, "limits"> {
  /** Epoch seconds. */
  readonly now: number;
  /** The most failures at once; default 1. */
  readonly most?: number | undefined;
  /** What fails; default nodes. */
  readonly kinds?: readonly FailureKind[] | undefined;
  /** Ids of resources that must not be lost: primitives, or what contains them. */
  readonly mustRun?: readonly string[] | undefined;
  readonly quorum?: CorosyncConfig | undefined;
  /** How long operations take, where not as long as their timeout allows. */
  readonly durations?: readonly Duration[] | undefined;
}

/** What a sweep begins with: the cluster at rest, and all that will be played on it. */
export interface SweepPlan {
  readonly header: SweepHeader;
  /** The cluster at rest. */
  readonly cib: Cib;
  readonly verdict: Verdict;
  readonly view: View;
  readonly capacities: Capacities;
  readonly sets: readonly (readonly Failure[])[];
  readonly options: SweepOptions;
  /** What was worked out from what the sets have in common. */
  readonly memory: Memory;
}

/**
 * Brings a cluster to rest, and lists every set of failures that is to be played on it. What all sets have in common is worked
 * out once.
 * @throws SweepError, ScenarioError for what does not fit the cluster
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { planSweep, playSet, reportOf } from "pengine/sweep";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const plan = planSweep(cib, { now, most: 2 });
 * const results = plan.sets.map((_, i) => playSet(plan, i + 1)); // in any order, in any thread
 * reportOf(plan, results).summary.played; // => 3
 * ```
 */
export function planSweep(cib: Cib, options: SweepOptions): SweepPlan {
  const { now, most = 1, kinds = ["node"], mustRun = [], quorum, durations, limits } = options;
  if (kinds.includes("partition") && quorum === undefined) {
    throw new SweepError("corosync", "Which part of a cluster may act needs a corosync.conf");
  }
  const memory = createMemory();
  const steps = [{ kind: "settle" }] as const;
  const outcome = playPlain(cib, steps, {
    now,
    quorum,
    durations,
    scores: false,
    memory,
    ...(limits && { limits }),
  }).at(-1);
  if (outcome === undefined) throw new RangeError("a scenario has an outcome");
  const { view } = outcome;
  const sets = failureSets(failuresIn(view.cib, view.verdict, kinds), most);
  const ending = view.settled?.ending ?? { kind: "rest" };
  let input: string | undefined;
  const running = [...view.places].filter(([, list]) => list.some(({ failed }) => !failed)).map(([id]) => id);
  const period = "period" in ending ? { period: ending.period } : {};
  return {
    header: {
      now,
      kinds: FAILURE_KINDS.filter((kind) => kinds.includes(kind)),
      most,
      mustRun: primitivesOf(view.verdict, mustRun),
      get input() {
        input ??= inputOf(view.cib, quorum);
        return input;
      },
      sets: sets.length,
      ending: { kind: ending.kind, ...period },
      running,
    },
    cib: view.cib,
    verdict: view.verdict,
    view,
    capacities: capacitiesIn(view.cib),
    sets,
    options,
    memory,
  };
}

/** What tells one input from another: nobody asks but who puts parts of a sweep together. */
function inputOf({ root }: Cib, quorum: CorosyncConfig | undefined): string {
  return md5(serialize(root) + JSON.stringify(quorum && [quorum.nodes, quorum.quorum, quorum.device]));
}

/** The primitives that resources stand for, by the ids that the configuration has for them. */
function primitivesOf({ placements }: Verdict, ids: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const id of ids) {
    const inside = new Set<string>();
    for (const { resource, variant, parent } of placements) {
      const wanted = resource === id || withoutNumber(resource) === id || (parent !== undefined && inside.has(parent));
      if (!wanted) continue;
      inside.add(resource);
      if (variant === "primitive") found.add(withoutNumber(resource));
    }
    if (inside.size === 0) throw unknown(id, placements);
  }
  return [...found];
}

function unknown(id: string, placements: Verdict["placements"]): SweepError {
  const known = placements.map(({ resource }) => withoutNumber(resource));
  return new SweepError("resource", `There is no resource ${id}`, legalNames(id, known));
}
