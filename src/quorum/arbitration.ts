/** The arbiter at work: what it answers reaches votequorum as polls of the device's daemons (12 §9). */
import { lastManAnswer, type Reporter, splitWinner } from "./arbiter.js";
import type { ArbiterOptions } from "./arbiter-options.js";
import type { Answer, ArbiterState } from "./arbiter-state.js";
import { pollDevice, registerDevice } from "./node.js";
import { Flag, hasOwnFlag, type NodeState } from "./node-state.js";
import type { Play } from "./play.js";

/** The name under which the daemon registers. */
const DEVICE = "Qdevice";

/** Lets the daemons and the arbiter come to an end with what has just happened. Without an arbiter nothing happens. */
export function arbitrate(play: Play): void {
  const options = play.config.device?.arbiter;
  if (play.arbiter === undefined || options === undefined) return;
  register(play);
  loseConnections(play, options);
  if (options.algorithm === "ffsplit") split(play, options);
  if (options.algorithm === "lms") lastMan(play, options);
}

/** The daemon of each node that allows it registers once. */
function register(play: Play): void {
  const fresh = registered(play, false).filter(({ settings }) => settings.deviceAllowed);
  play.act(
    fresh.map(({ id }) => id),
    (node) => registerDevice(node, DEVICE),
  );
}

function registered(play: Play, is: boolean): readonly NodeState[] {
  const nodes = play.running().flatMap((id) => play.node(id) ?? []);
  return nodes.filter((node) => hasOwnFlag(node, Flag.Registered) === is);
}

function isConnected({ up, cut }: ArbiterState, id: number): boolean {
  return up && !cut.has(id);
}

/** Without the arbiter there is no vote; only under lms the last one may stay (12 §9.2, §9.3). */
function loseConnections(play: Play, options: ArbiterOptions): void {
  const { arbiter } = play;
  if (arbiter === undefined) return;
  const alone = registered(play, true).filter(({ id }) => !isConnected(arbiter, id));
  const seen = new Map(arbiter.seen);
  for (const { id } of alone) seen.delete(id);
  play.arbiter = { ...arbiter, seen };
  const keeps = (node: NodeState) => options.algorithm === "lms" && options.waitForAll && node.quorate;
  const answers = new Map<number, Answer>();
  for (const node of alone) {
    const last = arbiter.answers.get(node.id)?.vote ?? false;
    answers.set(node.id, { vote: keeps(node) && last, recorded: false });
  }
  answer(play, answers);
}

/** Polls with the answers: who does not get the vote is told first (12 §9.2). */
function answer(play: Play, answers: ReadonlyMap<number, Answer>): void {
  if (play.arbiter === undefined) return;
  play.arbiter = { ...play.arbiter, answers: new Map([...play.arbiter.answers, ...answers]) };
  for (const vote of [false, true]) {
    const ids = [...answers].filter(([, each]) => each.vote === vote).map(([id]) => id);
    const due = ids.filter((id) => needsPoll(play.node(id), vote));
    play.act(due, (node) => pollDevice(node, DEVICE, vote, play.now));
  }
}

/** A poll that changes nothing says nothing. */
function needsPoll(node: NodeState | undefined, vote: boolean): boolean {
  if (node === undefined || !node.settings.deviceAllowed) return false;
  return node.holding || !hasOwnFlag(node, Flag.Alive) || hasOwnFlag(node, Flag.Cast) !== vote;
}

function reporters(play: Play): readonly Reporter[] {
  const { arbiter } = play;
  if (arbiter === undefined) return [];
  return registered(play, true).flatMap(({ id, current }) => {
    const ring = play.ring(id);
    if (!isConnected(arbiter, id) || ring === undefined) return [];
    return { id, members: current, ring, heuristics: arbiter.heuristics.get(id) ?? "off" };
  });
}

function split(play: Play, { tieBreaker, keepActive }: ArbiterOptions): void {
  if (play.arbiter === undefined) return;
  const configured = play.config.nodes.flatMap(({ id }) => id ?? []).sort((a, b) => a - b);
  const nodes = reporters(play);
  const { chosen } = play.arbiter;
  const winner = splitWinner({ configured, nodes, tieBreaker, keepActive, chosen });
  const members = new Set(winner?.members);
  if (winner !== undefined) play.arbiter = { ...play.arbiter, chosen: members };
  answer(play, new Map(nodes.map(({ id }) => [id, { vote: members.has(id), recorded: true }])));
}

/** Each node that has news is answered for itself; an answer that changes its quorum is news again. */
function lastMan(play: Play, { tieBreaker }: ArbiterOptions): void {
  const most = 4 * play.running().length + 4;
  for (let round = 0; round < most; round++) {
    const nodes = reporters(play);
    const asking = nodes.find((node) => play.arbiter?.seen.get(node.id) !== reportOf(play, node));
    if (asking === undefined || play.arbiter === undefined) return;
    const seen = new Map(play.arbiter.seen).set(asking.id, reportOf(play, asking));
    play.arbiter = { ...play.arbiter, seen };
    const told = lastManAnswer(asking, { nodes, tieBreaker, answers: play.arbiter.answers });
    if (told !== undefined) answer(play, new Map([[asking.id, told]]));
  }
}

/** What a node tells the arbiter: its membership, whether it has quorum, its heuristics. */
function reportOf(play: Play, { id, ring, heuristics }: Reporter): string {
  const quorate = play.node(id)?.published.quorate === true;
  return `${ring.representative}.${ring.sequence} ${quorate} ${heuristics}`;
}
