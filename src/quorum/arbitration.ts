/** The arbiter at work: what it answers reaches votequorum as polls of the device's daemons (12 §9). */
import { lastManAnswer, type Reporter, splitWinner } from "./arbiter.js";
import type { ArbiterOptions } from "./arbiter-options.js";
import type { Answer, ArbiterState } from "./arbiter-state.js";
import { pollDevice, registerDevice } from "./node.js";
import { Flag, hasOwnFlag, type NodeState } from "./node-state.js";
import type { Play } from "./play.js";

/** The name under which the daemon registers. */
const DEVICE = "Qdevice";

/** The arbiter while it answers. */
interface Court {
  readonly play: Play;
  readonly options: ArbiterOptions;
  state: ArbiterState;
}

/** Lets the daemons and the arbiter come to an end with what has just happened. Without an arbiter nothing happens. */
export function arbitrate(play: Play): void {
  const { device } = play.config;
  if (play.arbiter === undefined || device === undefined) return;
  const court: Court = { play, options: device.arbiter, state: play.arbiter };
  register(play);
  loseConnections(court);
  if (court.options.algorithm === "ffsplit") split(court);
  if (court.options.algorithm === "lms") lastMan(court);
  play.arbiter = court.state;
}

/** The daemon of each node that allows it registers, once; the second time nothing is said. */
function register(play: Play): void {
  play.act(
    allowed(play).map(({ id }) => id),
    (node) => registerDevice(node, DEVICE),
  );
}

function allowed(play: Play): readonly NodeState[] {
  return play.nodes().filter(({ settings }) => settings.deviceAllowed);
}

function registered(play: Play): readonly NodeState[] {
  return play.nodes().filter((node) => hasOwnFlag(node, Flag.Registered));
}

function isConnected({ up, cut }: ArbiterState, id: number): boolean {
  return up && !cut.has(id);
}

/** Without the arbiter there is no vote; only under lms the last one may stay (12 §9.2, §9.3). */
function loseConnections(court: Court): void {
  const { play, options, state } = court;
  const alone = registered(play).filter(({ id }) => !isConnected(state, id));
  const seen = new Map(state.seen);
  for (const { id } of alone) seen.delete(id);
  court.state = { ...state, seen };
  const keeps = (node: NodeState) => options.algorithm === "lms" && options.waitForAll && node.quorate;
  const answers = new Map<number, Answer>();
  for (const node of alone) {
    const last = state.answers.get(node.id)?.vote === true;
    answers.set(node.id, { vote: keeps(node) && last, recorded: false });
  }
  answer(court, answers);
}

/** Polls with the answers: who does not get the vote is told first (12 §9.2). */
function answer(court: Court, answers: ReadonlyMap<number, Answer>): void {
  const { play, state } = court;
  court.state = { ...state, answers: new Map([...state.answers, ...answers]) };
  for (const vote of [false, true]) {
    // A daemon that the node has shut out since it registered cannot poll.
    const due = allowed(play).filter(({ id }) => answers.get(id)?.vote === vote);
    play.act(
      due.map(({ id }) => id),
      (node) => pollDevice(node, DEVICE, vote, play.now),
    );
  }
}

/** What a connected node tells the arbiter: its membership, its heuristics, and whether it has quorum. */
interface Report extends Reporter {
  readonly quorate: boolean;
}

function reports({ play, state }: Court): readonly Report[] {
  const connected = registered(play).filter(({ id }) => isConnected(state, id));
  return connected.map(({ id, current, published }) => {
    const heuristics = state.heuristics.get(id) ?? "off";
    return { id, members: current, ring: play.ring(id), heuristics, quorate: published.quorate };
  });
}

function split(court: Court): void {
  const { play, options, state } = court;
  const { tieBreaker, keepActive } = options;
  const configured = play.config.nodes.map(({ id }) => id);
  const nodes = reports(court);
  const winner = splitWinner({ configured, nodes, tieBreaker, keepActive, chosen: state.chosen });
  const members = new Set(winner?.members);
  if (winner !== undefined) court.state = { ...state, chosen: members };
  answer(court, new Map(nodes.map(({ id }) => [id, { vote: members.has(id), recorded: true }])));
}

/**
 * Each node that has news is answered for itself; an answer that changes its quorum is news again. This ends: while nothing
 * else happens, all answers to a node are the same but for those that are not recorded, which come before the others.
 */
function lastMan(court: Court): void {
  const { tieBreaker } = court.options;
  for (;;) {
    const { seen, answers } = court.state;
    const nodes = reports(court);
    const asking = nodes.find((node) => seen.get(node.id) !== textOf(node));
    if (asking === undefined) return;
    court.state = { ...court.state, seen: new Map(seen).set(asking.id, textOf(asking)) };
    const told = lastManAnswer(asking, { nodes, tieBreaker, answers });
    if (told !== undefined) answer(court, new Map([[asking.id, told]]));
  }
}

function textOf({ ring, quorate, heuristics }: Report): string {
  return `${ring.representative}.${ring.sequence} ${quorate} ${heuristics}`;
}
