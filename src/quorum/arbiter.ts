/** How the arbiter decides who gets the device's vote (12 §9.2, §9.3): pure functions of what the nodes report. */
import type { Answer } from "./arbiter-state.js";
import { type Ring, sameRing } from "./ring.js";

/** A node that is connected to the arbiter, as it reports itself. */
export interface Reporter {
  readonly id: number;
  readonly members: readonly number[];
  readonly ring: Ring;
  readonly heuristics: "pass" | "fail" | "off";
}

export interface SplitView {
  /** Ids of all configured nodes; `undefined` for one that has none, which counts all the same. */
  readonly configured: readonly (number | undefined)[];
  /** Connected nodes, ascending. */
  readonly nodes: readonly Reporter[];
  readonly tieBreaker: "lowest" | "highest" | number;
  readonly keepActive: boolean;
  /** The members of the partition that was chosen the last time. */
  readonly chosen: ReadonlySet<number>;
}

/** Which node's membership gets the vote under ffsplit (12 §9.2); `undefined`: none does. */
export function splitWinner(view: SplitView): Reporter | undefined {
  let best: Reporter | undefined;
  for (const node of view.nodes) if (isBetter(node, best, view)) best = node;
  return best;
}

function isBetter(node: Reporter, best: Reporter | undefined, view: SplitView): boolean {
  const twice = 2 * node.members.length - view.configured.length;
  if (twice !== 0) return twice > 0;
  const [own, other] = [standing(node, view), standing(best, view)];
  const ahead = own.score - other.score || own.connected - other.connected;
  if (ahead !== 0) return ahead > 0;
  if (view.keepActive && best !== undefined) {
    const [was, bestWas] = [view.chosen.has(node.id), view.chosen.has(best.id)];
    if (was !== bestWas) return was;
  }
  return node.members.includes(tieNode(view));
}

interface Standing {
  readonly score: number;
  readonly connected: number;
}

function standing(node: Reporter | undefined, view: SplitView): Standing {
  if (node === undefined) return { score: 0, connected: 0 };
  const members = new Set(node.members);
  return scoreOf(view.nodes.filter(({ id }) => members.has(id)));
}

function scoreOf(nodes: readonly Reporter[]): Standing {
  const passed = nodes.filter(({ heuristics }) => heuristics === "pass").length;
  const failed = nodes.filter(({ heuristics }) => heuristics === "fail").length;
  return { score: nodes.length + passed - failed, connected: nodes.length };
}

function tieNode({ tieBreaker, configured }: SplitView): number {
  if (typeof tieBreaker === "number") return tieBreaker;
  const ids = configured.flatMap((id) => id ?? []).sort((a, b) => a - b);
  return (tieBreaker === "lowest" ? ids[0] : ids.at(-1)) ?? 0;
}

export interface LastManView {
  /** Connected nodes, ascending. */
  readonly nodes: readonly Reporter[];
  readonly tieBreaker: "lowest" | "highest" | number;
  readonly answers: ReadonlyMap<number, Answer>;
}

/** What one node that reports is told under lms (12 §9.3); `undefined`: to wait. */
export function lastManAnswer(asking: Reporter, { nodes, tieBreaker, answers }: LastManView): Answer | undefined {
  const members = new Set(asking.members);
  const elsewhere = nodes.filter(({ ring }) => !sameRing(ring, asking.ring));
  if (elsewhere.some(({ id }) => members.has(id))) return undefined;
  if (answers.get(asking.id)?.recorded !== true && elsewhere.some(({ id }) => answers.get(id)?.vote === true)) {
    return { vote: false, recorded: false };
  }
  const groups = groupByRing(nodes);
  const winner = single(groups, (group) => scoreOf(group).score) ?? single(groups, (group) => group.length);
  if (winner !== undefined) return { vote: winner.includes(asking), recorded: true };
  if (typeof tieBreaker === "number") return { vote: asking.id === tieBreaker, recorded: true };
  const end = tieBreaker === "lowest" ? nodes[0] : nodes.at(-1);
  return { vote: end !== undefined && sameRing(end.ring, asking.ring), recorded: true };
}

function groupByRing(nodes: readonly Reporter[]): readonly (readonly Reporter[])[] {
  const groups = new Map<string, Reporter[]>();
  for (const node of nodes) {
    const key = `${node.ring.representative}.${node.ring.sequence}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [node]);
    else group.push(node);
  }
  return [...groups.values()];
}

/** The group with the highest value, if only one has it. */
function single(
  groups: readonly (readonly Reporter[])[],
  value: (group: readonly Reporter[]) => number,
): readonly Reporter[] | undefined {
  const best = groups.filter((group) => !groups.some((other) => value(other) > value(group)));
  return best.length === 1 ? best[0] : undefined;
}
