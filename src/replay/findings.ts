import { integerOr } from "../base/number.js";
import { baseName } from "../base/text.js";
import { INFINITY } from "../policy/score.js";
import type { LeftOver } from "../verdict/fact.js";
import type { Change, Decision, ReplayEntry } from "./entry.js";
import type { Moment } from "./moment.js";

/** Something that only a look at several inputs shows. */
export type ReplayFinding =
  | ComesAndGoes
  | MovesToAndFro
  | NodeComesAndGoes
  | NodesTakeTurns
  | FailuresRise
  | NeverCompletes
  | LeftOverConstraint
  | ConfigurationMoved;

export interface FindingBase {
  /** Name of the input with which it began. */
  readonly since: string;
  /** Name of the input in which it was seen last. */
  readonly until: string;
}

/** A primitive that ran, did not, ran again … */
export interface ComesAndGoes extends FindingBase {
  readonly code: "comes-and-goes";
  readonly resource: string;
  /** How often it ceased to run. */
  readonly times: number;
}

/** A primitive that moves away from a node and back, again and again. */
export interface MovesToAndFro extends FindingBase {
  readonly code: "moves-to-and-fro";
  readonly resource: string;
  readonly nodes: readonly string[];
  readonly times: number;
}

export interface NodeComesAndGoes extends FindingBase {
  readonly code: "node-comes-and-goes";
  readonly node: string;
  /** How often it was lost. */
  readonly times: number;
}

/** Two nodes that are lost by turns: as those do that fence each other. */
export interface NodesTakeTurns extends FindingBase {
  readonly code: "nodes-take-turns";
  readonly nodes: readonly [string, string];
  readonly times: number;
}

/** A fail count that only rises: nobody cleans up, and no failure expires. */
export interface FailuresRise extends FindingBase {
  readonly code: "failures-rise";
  readonly resource: string;
  readonly node: string;
  readonly from: number;
  readonly to: number;
}

/** What is decided again and again, and never done. */
export interface NeverCompletes extends FindingBase {
  readonly code: "never-completes";
  /** A resource or a node. */
  readonly subject: string;
  readonly change: string;
  readonly times: number;
}

/** A constraint that a command or a fence handler made, and that is there in the last input. */
export interface LeftOverConstraint extends FindingBase {
  readonly code: "left-over-constraint";
  readonly constraint: string;
  readonly resource: string;
  readonly by: LeftOver;
}

/** A change of the configuration upon which resources were stopped, moved or restarted. */
export interface ConfigurationMoved extends FindingBase {
  readonly code: "configuration-moved";
  readonly resources: readonly string[];
}

/** So often has something to happen before it is told. */
const OFTEN = 2;
const RISES = 3;

interface Run {
  readonly since: string;
  until: string;
  times: number;
}

interface Travel extends Run {
  /** Where it was, most recent last, without repetitions in a row; as many as tell that it returns. */
  readonly stations: string[];
}

/** A decision that was not carried out yet. */
interface Pending extends Run {
  readonly subject: string;
  readonly change: string;
}

interface Rise extends Run {
  readonly node: string;
  readonly resource: string;
  readonly from: number;
  to: number;
}

/** Looks at the inputs of a replay one by one; what it keeps does not grow with their number. */
export class Observer {
  readonly #losses = new Map<string, Run>();
  readonly #travels = new Map<string, Travel>();
  readonly #nodeLosses = new Map<string, Run>();
  #turn: (Run & { last: string; other: string | undefined }) | undefined;
  #turns: NodesTakeTurns | undefined;
  readonly #rises = new Map<string, Rise>();
  #pending = new Map<string, Pending>();
  readonly #stuck = new Map<string, NeverCompletes>();
  #leftOvers = new Map<string, LeftOverConstraint>();
  readonly #moved: ConfigurationMoved[] = [];
  #running: ReadonlySet<string> = new Set();

  /** @param moment what the entry was made of */
  see(entry: ReplayEntry, moment: Moment): void {
    this.#seePlaces(entry.name, moment);
    for (const change of entry.changes) this.#seeChange(entry.name, change);
    this.#seeDecisions(entry);
    this.#seeLeftOvers(entry.name, moment);
  }

  findings(): readonly ReplayFinding[] {
    const often = <V extends Run>(runs: ReadonlyMap<string, V>, least: number): [string, V][] =>
      [...runs].filter(([, { times }]) => times >= least);
    return [
      ...often(this.#losses, OFTEN).map(([resource, run]) => ({ code: "comes-and-goes", resource, ...run }) as const),
      ...often(this.#travels, OFTEN).map(([resource, { stations, since, until, times }]) => {
        return { code: "moves-to-and-fro", resource, nodes: [...new Set(stations)], times, since, until } as const;
      }),
      ...often(this.#nodeLosses, OFTEN).map(([node, run]) => ({ code: "node-comes-and-goes", node, ...run }) as const),
      ...(this.#turns === undefined ? [] : [this.#turns]),
      ...[...this.#rises.values()]
        .filter(({ times }) => times >= RISES)
        .map(({ resource, node, from, to, since, until }) => {
          return { code: "failures-rise", resource, node, from, to, since, until } as const;
        }),
      ...this.#stuck.values(),
      ...this.#leftOvers.values(),
      ...this.#moved,
    ];
  }

  #seePlaces(name: string, { places }: Moment): void {
    const running = new Set<string>();
    for (const [resource, at] of places) {
      const [first] = at;
      if (first === undefined) continue;
      running.add(resource);
      if (at.length === 1) this.#seeTravel(name, resource, first.node);
    }
    for (const resource of this.#running) if (!running.has(resource)) count(this.#losses, resource, name);
    this.#running = running;
  }

  #seeTravel(name: string, resource: string, node: string): void {
    const travel = this.#travels.get(resource) ?? { since: name, until: name, times: 0, stations: [] };
    if (travel.stations.length === 0) this.#travels.set(resource, travel);
    if (travel.stations.at(-1) === node) return;
    if (travel.stations.at(-2) === node) {
      travel.times++;
      travel.until = name;
    }
    travel.stations.push(node);
    if (travel.stations.length > 3) travel.stations.shift();
  }

  #seeChange(name: string, change: Change): void {
    if (change.kind === "node" && (change.is === "offline" || change.is === "unclean" || change.fenced)) {
      const lost = change.was !== "offline" && change.was !== "unclean" && change.was !== "unknown";
      if (!lost) return;
      count(this.#nodeLosses, change.node, name);
      this.#seeTurn(name, change.node);
    }
    if (change.kind === "fail-count") this.#seeFailures(name, change.node, change.resource, change.is);
  }

  #seeTurn(name: string, node: string): void {
    const turn = this.#turn;
    if (turn === undefined || turn.last === node || (turn.other !== undefined && turn.other !== node)) {
      this.#turn = { since: name, until: name, times: 1, last: node, other: undefined };
      return;
    }
    turn.other = turn.last;
    turn.last = node;
    turn.times++;
    turn.until = name;
    const { since, until, times, last, other } = turn;
    if (times > OFTEN) this.#turns = { code: "nodes-take-turns", nodes: [other, last], times, since, until };
  }

  #seeFailures(name: string, node: string, resource: string, value: string | undefined): void {
    const key = `${node}\n${resource}`;
    const rise = this.#rises.get(key);
    const to = value === "INFINITY" ? INFINITY : integerOr(value, 0);
    if (rise !== undefined && to > rise.to) {
      rise.to = to;
      rise.times++;
      rise.until = name;
    } else if (to > 0) this.#rises.set(key, { node, resource, from: to, to, since: name, until: name, times: 1 });
    else this.#rises.delete(key);
  }

  #seeDecisions({ name, changes, decisions }: ReplayEntry): void {
    const pending = new Map<string, Pending>();
    for (const decision of decisions) {
      const { change } = decision.action;
      const subject = decision.kind === "node" ? decision.action.node : decision.action.resource;
      const key = `${decision.kind}\n${subject}\n${change}`;
      if (decision.result === "done") continue;
      const run = this.#pending.get(key) ?? { since: name, until: name, times: 0, subject, change };
      run.times++;
      run.until = name;
      pending.set(key, run);
      if (run.times >= RISES) this.#stuck.set(key, { code: "never-completes", ...run });
    }
    this.#pending = pending;
    if (changes.some(({ kind }) => kind === "configuration")) this.#seeMoved(name, decisions);
  }

  #seeMoved(name: string, decisions: readonly Decision[]): void {
    const moved = decisions.flatMap((decision) =>
      decision.kind === "resource" && DISTURBS.has(decision.action.change) ? baseName(decision.action.resource) : [],
    );
    if (moved.length === 0 || this.#moved.length >= MOST_MOVED) return;
    this.#moved.push({ code: "configuration-moved", resources: [...new Set(moved)], since: name, until: name });
  }

  #seeLeftOvers(name: string, { verdict }: Moment): void {
    const present = new Map<string, LeftOverConstraint>();
    for (const fact of verdict.facts) {
      if (fact.code !== "location" || fact.leftOver === undefined) continue;
      const { constraint, resource, leftOver: by } = fact;
      const since = this.#leftOvers.get(constraint)?.since ?? name;
      present.set(constraint, { code: "left-over-constraint", constraint, resource, by, since, until: name });
    }
    this.#leftOvers = present;
  }
}

/** What a change of the configuration does to a resource that runs. */
const DISTURBS: ReadonlySet<string> = new Set([
  "stop",
  "move",
  "migrate",
  "restart",
  "recover",
  "demote",
  "re-promote",
]);

/** More such changes than anybody reads. */
const MOST_MOVED = 1000;

function count(runs: Map<string, Run>, key: string, name: string): void {
  const run = runs.get(key);
  if (run === undefined) runs.set(key, { since: name, until: name, times: 1 });
  else {
    run.times++;
    run.until = name;
  }
}
