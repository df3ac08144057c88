import { append } from "../base/list.js";
import { isTrue } from "../base/number.js";
import type { Cib } from "../cib/cib.js";
import { type EvaluateOptions, evaluate, type PartitionPolicy, partitionPolicyOf } from "../evaluate.js";
import type { CorosyncConfig } from "../quorum/config.js";
import type { Event, NodeEvent } from "../simulate/events.js";
import { inject } from "../simulate/inject.js";
import { type Settled, settle, type Transition } from "../simulate/settle.js";
import type { Duration } from "../simulate/timing.js";
import { requireVerdictOf } from "../verdict/source.js";
import type { Verdict } from "../verdict/verdict.js";
import { takesDown } from "./actions.js";
import { withPart, withStatesOf } from "./adopt.js";
import { ScenarioError } from "./error.js";
import { happeningsOf } from "./happenings.js";
import {
  afterEvent,
  afterFencing,
  afterNodes,
  afterParting,
  leftInOrder,
  type Membership,
  membershipOf,
  type Part,
  partsOf,
} from "./membership.js";
import { checkNames } from "./names.js";
import type { Happening, Outcome, SettledView, View } from "./outcome.js";
import { instancesIn, placesIn, withoutNumber } from "./places.js";
import { Presence } from "./presence.js";
import type { PlainStep, SettleStep, Step } from "./step.js";

export interface PlayOptions extends Omit<EvaluateOptions, "now" | "progress"> {
  /** Epoch seconds at the beginning. */
  readonly now: number;
  /** What corosync is configured with: then nodes that come and go change quorum, and the cluster can be parted. */
  readonly quorum?: CorosyncConfig | undefined;
  /** How long operations take, where not as long as their timeout allows; the first that fits. */
  readonly durations?: readonly Duration[] | undefined;
  /** What `evaluate` said of this CIB, at this time and with these options, where that is known. */
  readonly evaluated?: Verdict | undefined;
  /** How many transitions a settle step may execute that does not say it; default 10. */
  readonly rounds?: number | undefined;
}

/** A part of the cluster with its own CIB. */
interface Side {
  readonly number: number;
  /** Its cluster nodes that run; without corosync the Verdict says which. */
  readonly nodes: readonly string[] | undefined;
  readonly cib: Cib;
  readonly presence: Presence;
  /** Of this CIB at this time. */
  readonly verdict: Verdict | undefined;
}

/** What a step left behind, for its outcome. */
interface Trace {
  readonly settled: SettledView | undefined;
  readonly happened: readonly Happening[];
}

const NO_TRACE: Trace = Object.freeze({ settled: undefined, happened: Object.freeze([]) });

/** A scenario while it is played. */
export class Player {
  readonly #options: PlayOptions;
  readonly #asked: Omit<EvaluateOptions, "now">;
  #now: number;
  #elapsed = 0;
  #membership: Membership | undefined;
  #sides: readonly Side[];
  #traces = new Map<Side, Trace>();
  /** Nodes that one part has fenced, which the others do not know yet. */
  #fenced: readonly string[] = [];

  constructor(cib: Cib, options: PlayOptions) {
    const { now, quorum, durations: _durations, rounds: _rounds, evaluated, ...asked } = options;
    this.#options = options;
    this.#asked = asked;
    this.#now = now;
    const presence = new Presence();
    if (evaluated !== undefined) requireVerdictOf(cib, evaluated);
    const verdict = evaluated ?? evaluate(cib, { ...asked, now });
    checkNames(verdict, "A duration", options.durations ?? []);
    presence.correct(placesIn(verdict), 0);
    this.#sides = [{ number: 0, nodes: undefined, cib, presence, verdict }];
    if (quorum === undefined) return;
    const membership = membershipOf(quorum, verdict.status.nodes, this.#policy());
    const nodes = verdict.status.nodes.flatMap(({ name, kind, online }) => (kind === "cluster" && online ? name : []));
    this.#sides = [{ number: 0, nodes, cib, presence, verdict }];
    this.#regroup(membership);
  }

  /**
   * What happens to the cluster, or what it does. Of steps that change its configuration see `perform`.
   * @throws PengineError for a step that cannot be
   */
  perform(step: PlainStep): void {
    this.#begin();
    switch (step.kind) {
      case "together":
        this.#happen(step.events);
        return;
      case "pass":
        this.#pass(step.seconds);
        return;
      case "partition":
        this.#regroup(afterParting(this.#corosync("A partition"), step.parts, this.#policy()));
        return;
      case "merge":
        this.#regroup(afterEvent(this.#corosync("A merge"), { kind: "merge" }, this.#policy()));
        return;
      case "settle":
        this.#settle(step);
        return;
      default:
        this.#happen([step]);
    }
  }

  /** The configuration is changed in every side; `now` is in epoch seconds. */
  configure(change: (cib: Cib, now: number) => Cib): void {
    this.#begin();
    this.#sides = this.#sides.map((side) => {
      const cib = change(side.cib, this.#now);
      return cib === side.cib ? side : { ...side, cib, verdict: undefined };
    });
  }

  #begin(): void {
    this.#traces = new Map();
    this.#shareFencing();
  }

  outcome(step: Step | undefined): Outcome {
    const seen = this.#sides.map((side) => {
      const verdict = this.#verdictOf(side);
      return { side: { ...side, verdict }, view: viewOf(side, verdict, this.#traces.get(side) ?? NO_TRACE) };
    });
    this.#sides = seen.map(({ side }) => side);
    const { view } = heaviest(seen, ({ side }) => side);
    const dangers = this.#membership?.outlook.dangers ?? [];
    const sides = seen.map((each) => each.view);
    return { step, now: this.#now, elapsed: this.#elapsed, view, sides, dangers };
  }

  #verdictOf({ cib, verdict }: Side): Verdict {
    return verdict ?? evaluate(cib, { ...this.#asked, now: this.#now });
  }

  /** The side that goes on: with quorum, of those the largest, of those the first. */
  #main(): Side {
    return heaviest(this.#sides, (side) => side);
  }

  #corosync(what: string): Membership {
    if (this.#membership !== undefined) return this.#membership;
    throw new ScenarioError("corosync", `${what} needs a corosync.conf, which says which part may act`);
  }

  #happen(events: readonly Event[]): void {
    const membership = this.#membership;
    const quorum = events.some(({ kind }) => kind === "quorum");
    if (membership !== undefined && quorum) {
      const legal = "nodes that come and go, partitions";
      throw new ScenarioError("corosync", "Quorum follows from the corosync.conf", { legal });
    }
    if (membership !== undefined) {
      const nodes = events.filter((event) => event.kind === "node");
      this.#regroup(afterNodes(membership, nodes, this.#policy(), this.#main().number));
    }
    const sides = this.#sides;
    this.#sides = sides.map((side) =>
      this.#injected(
        side,
        events.filter((event) => concerns(event, side, sides)),
      ),
    );
  }

  #injected(side: Side, events: readonly Event[]): Side {
    if (events.length === 0) return side;
    const known = this.#verdictOf(side);
    const { cib } = inject(side.cib, known, events, { now: this.#now });
    const presence = new Presence(side.presence);
    const instances = instancesIn(known);
    for (const event of events) {
      if (event.kind === "node" && event.state !== "up") presence.lose([event.node], this.#elapsed);
      if (event.kind !== "operation" || event.rc === 0) continue;
      presence.fail(instances.get(event.resource)?.id ?? withoutNumber(event.resource), event.node, this.#elapsed);
    }
    return { ...side, cib, presence, verdict: undefined };
  }

  #pass(seconds: number): void {
    if (!Number.isInteger(seconds) || seconds < 0) {
      throw new ScenarioError("value", `${seconds} is no time that passes`, { legal: "whole seconds" });
    }
    this.#now += seconds;
    this.#elapsed += seconds * 1000;
    this.#sides = this.#sides.map((side) => ({ ...side, verdict: undefined }));
    if (this.#membership === undefined) return;
    this.#regroup(afterEvent(this.#membership, { kind: "wait", ms: seconds * 1000 }, this.#policy()));
  }

  #policy({ cib } = this.#main()): PartitionPolicy {
    return partitionPolicyOf(cib, { ...this.#asked, now: this.#now });
  }

  /** What was fenced by others is known to all, once they have done what they do by their own view. */
  #shareFencing(): void {
    if (this.#membership === undefined) return;
    this.#regroup(afterFencing(this.#membership, this.#fenced, this.#policy()));
    this.#fenced = [];
  }

  /**
   * The sides that there are now, after something has happened to corosync: each goes on with the CIB of its DC; nodes that
   * are no longer in it are down or lost to it, nodes that join say what they run.
   */
  #regroup(membership: Membership): void {
    this.#membership = membership;
    const before = this.#sides;
    const main = this.#main();
    const parts = partsOf(membership);
    const sides = parts.map((part) => {
      const own = before.find(({ nodes }) => nodes?.includes(part.dc));
      const origin = parts.length === 1 || own === undefined ? main : own;
      return this.#sideFrom(origin, part, before, membership);
    });
    if (sides.length > 0) this.#sides = sides;
    else {
      const nobody: Part = { number: main.number, nodes: [], dc: "", quorate: false, panics: false };
      this.#sides = [this.#sideFrom(main, nobody, before, membership)];
    }
  }

  #sideFrom(parent: Side, part: Part, before: readonly Side[], membership: Membership): Side {
    const were = parent.nodes ?? [];
    const joined = part.nodes.filter((name) => !were.includes(name));
    const left = were.filter((name) => !part.nodes.includes(name));
    let cib = parent.cib;
    for (const other of before) {
      const theirs = joined.filter((name) => other.nodes?.includes(name));
      cib = withStatesOf(cib, other.cib, theirs);
    }
    const up = joined.map(nodeTo("up"));
    const gone = left.map((name) => nodeTo(leftInOrder(membership, name) ? "down" : "failed")(name));
    const changed = cib === parent.cib ? parent : { ...parent, cib, verdict: undefined };
    const injected = this.#injected(changed, [...up, ...gone]);
    if (cib !== parent.cib) injected.presence.correct(placesIn(this.#verdictOf(injected)), this.#elapsed);
    const after = withPart(injected.cib, part);
    const verdict = after === injected.cib ? injected.verdict : undefined;
    return { ...injected, number: part.number, nodes: part.nodes, cib: after, verdict };
  }

  #settle(step: SettleStep): void {
    const main = this.#main();
    checkNames(this.#verdictOf(main), "A failure", step.failures ?? []);
    const unfenced = (step.fencingFails ?? []).map((node) => ({ node }));
    checkNames(this.#verdictOf(main), "Fencing that fails", unfenced);
    let longest = 0;
    const fenced: string[] = [];
    const settled = this.#sides.map((side) => {
      const result = this.#settleSide(side, step);
      longest = Math.max(longest, result.trace.settled?.duration ?? 0);
      if (side === main) for (const name of result.fenced) fenced.push(name);
      return result;
    });
    this.#elapsed += longest;
    this.#sides = settled.map(({ side }) => side);
    this.#traces = new Map(settled.map(({ side, trace }) => [side, trace]));
    // Who goes on fences first; of the others those that it left.
    for (const { side, fenced: others } of settled) {
      const acted = side.nodes === undefined || side.nodes.some((name) => !fenced.includes(name));
      if (acted) append(fenced, others);
    }
    this.#fenced = fenced;
  }

  #settleSide(side: Side, step: SettleStep) {
    const { durations, rounds = 10 } = this.#options;
    let membership = this.#membership;
    let members = side.nodes;
    const fenced: string[] = [];
    const afterEach = ({ actions, cib }: Transition): Cib => {
      const down = actions.flatMap(({ synapse, outcome }) =>
        synapse.action.operation === "stonith" && outcome === "done" && takesDown(synapse)
          ? (synapse.action.node?.name ?? [])
          : [],
      );
      for (const name of down) fenced.push(name);
      const own = down.filter((name) => members?.includes(name));
      if (membership === undefined || members === undefined || own.length === 0) return cib;
      membership = afterFencing(membership, own, this.#policy(side));
      members = members.filter((name) => !own.includes(name));
      const part = partsOf(membership).find(({ number }) => number === side.number);
      return part === undefined ? cib : withPart(cib, part);
    };
    const settled = settle(side.cib, {
      ...this.#asked,
      now: this.#now,
      rounds: step.rounds ?? rounds,
      failures: step.failures,
      fencingFails: step.fencingFails,
      durations,
      afterEach,
      evaluated: side.verdict,
    });
    const presence = new Presence(side.presence);
    const { happened, duration } = this.#record(settled, presence);
    const { ending, transitions, verdict, cib } = settled;
    presence.correct(placesIn(verdict), this.#elapsed + duration);
    const trace: Trace = { settled: { ending, transitions, duration }, happened };
    return { side: { ...side, nodes: members, cib, presence, verdict }, trace, fenced };
  }

  /** What was done, and when things ran meanwhile. */
  #record({ transitions }: Settled, presence: Presence): { happened: readonly Happening[]; duration: number } {
    const happened: Happening[] = [];
    let duration = 0;
    for (const transition of transitions) {
      const instances = instancesIn(transition.verdict);
      const at = this.#elapsed + duration;
      presence.execute(transition.actions, instances, at);
      for (const each of happeningsOf(transition.actions, instances, at)) happened.push(each);
      duration += transition.duration;
    }
    return { happened, duration };
  }
}

/** What is about a node happens where that node is; if it is nowhere, and in all other cases, everywhere. */
function concerns(event: Event, side: Side, sides: readonly Side[]): boolean {
  const has = ({ nodes }: Side): boolean => "node" in event && nodes?.includes(event.node) === true;
  return has(side) || !sides.some(has);
}

/** What belongs to the side that goes on; there is at least one. */
function heaviest<T>(list: readonly T[], sideOf: (each: T) => Side): T {
  return list.reduce((best, each) => (weight(sideOf(each)) > weight(sideOf(best)) ? each : best));
}

/** Which of two sides goes on. */
function weight({ nodes = [], cib }: Side): number {
  return nodes.length + (isTrue(cib.root.attributes["have-quorum"]) ? 100_000 : 0);
}

function nodeTo(state: NodeEvent["state"]): (node: string) => NodeEvent {
  return (node) => ({ kind: "node", node, state });
}

function viewOf({ nodes, cib, presence }: Side, verdict: Verdict, { settled, happened }: Trace): View {
  const online = verdict.status.nodes
    .filter(({ kind, online }) => kind === "cluster" && online)
    .map(({ name }) => name);
  return {
    nodes: nodes ?? online,
    quorate: isTrue(cib.root.attributes["have-quorum"]),
    cib,
    verdict,
    places: placesIn(verdict),
    settled,
    happened,
    absences: presence.absences(),
  };
}
