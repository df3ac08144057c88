import type { ActionRecord } from "../verdict/graph.js";
import type { Placement } from "../verdict/placement.js";
import type { ResourceActionSummary } from "../verdict/summary.js";
import type { Context } from "./context.js";
import { whyNotDone, whyNotLive } from "./why/actions.js";
import { failures } from "./why/failures.js";
import { whyFenced, whyLost } from "./why/fencing.js";
import type { Inquiry } from "./why/inquiry.js";
import { managementFacts, whyBlockedFacts } from "./why/management.js";
import { whyPromoted } from "./why/promotion.js";
import { distinct, type Why, why, whyFact } from "./why/reason.js";
import { whyRestarts, whyTakenForFailed } from "./why/restarts.js";
import { whyHere } from "./why/stays.js";
import { listOf, nodeWord } from "./words.js";

/** What becomes of a primitive in this transition. */
export type OutcomeKind =
  | "starts"
  | "cannot start"
  | "stops"
  | "cannot stop"
  | "moves"
  | "migrates"
  | "restarts"
  | "recovers"
  | "reloads"
  | "promotes"
  | "demotes"
  | "stays"
  | "stays stopped"
  | "is left alone";

/** What becomes of a primitive, said in a few words, and why. */
export interface Outcome {
  readonly resource: string;
  readonly kind: OutcomeKind;
  /** Where it is active now, by name. */
  readonly from: readonly string[];
  /** Where it will be; undefined for nowhere. */
  readonly to: string | undefined;
  /** What becomes of it, without its name: `moves from node1 to node2`. */
  readonly predicate: string;
  readonly because: readonly Why[];
  /** It cannot have the role that it should have. */
  readonly hindered: boolean;
  /** Nodes where it stays since nothing can stop it there, although it stops elsewhere. */
  readonly left: readonly string[];
}

/** What becomes of a primitive. @param placement that of a primitive */
export function outcomeOf(context: Context, placement: Placement): Outcome {
  const lines = context.book.lines(placement.resource);
  const line = lines[0];
  if (line !== undefined) return changed(context, placement, line, lines);
  return unchanged(context, placement);
}

function outcome(
  placement: Placement,
  kind: OutcomeKind,
  to: string | undefined,
  predicate: string,
  because: readonly Why[],
): Outcome {
  return {
    resource: placement.resource,
    kind,
    from: placement.active,
    to,
    predicate,
    because,
    hindered: false,
    left: [],
  };
}

function unchanged(context: Context, placement: Placement): Outcome {
  const { book } = context;
  const { resource, active, node, managed } = placement;
  const running = active.length > 0;
  if (!managed) {
    const facts = managementFacts(book, resource);
    const where = running ? `on ${listOf(active)}` : "and stays stopped";
    const because = facts.map((fact) => whyFact(fact, fact.code === "blocked" ? whyBlockedFacts(book, resource) : []));
    const lost = active.flatMap((name) => whyLost(context.inquiry, name));
    return outcome(placement, "is left alone", active[0], `is left alone ${where}`, distinct([...because, ...lost]));
  }
  if (!running) {
    // A start that is done has a line in the summary.
    if (book.nodesOf(resource).length > 0) return cannotStart(context, placement, book.action(resource, "start"));
    // A node may be chosen, and nothing be started there, where the lack of quorum freezes everything.
    const because =
      node === undefined
        ? context.inquiry.whyNowhere(resource)
        : book.withCode("no-quorum").map((fact) => whyFact(fact));
    return outcome(placement, "stays stopped", undefined, "runs nowhere", because);
  }
  return outcome(
    placement,
    "stays",
    // Nothing may be chosen for it, and nothing stop it either.
    node ?? active[0],
    `stays on ${listOf(active)}${roleText(placement)}`,
    whyStays(context, placement),
  );
}

/** What speaks for where it is, what is ignored, and why it is not promoted where more might be. */
function whyStays(context: Context, placement: Placement): readonly Why[] {
  const { book, inquiry } = context;
  const ignored = placement.active.flatMap((node) =>
    failures(book, placement.resource, node).filter(({ onFail }) => onFail === "ignore"),
  );
  const about = book.about(placement.resource);
  const pending = about.filter((fact) => fact.code === "operation-pending" && fact.task !== "monitor");
  return distinct([
    ...ignored.map((fact) => whyFact(fact)),
    ...pending.map((fact) => whyFact(fact)),
    ...whyUnpromoted(inquiry, placement),
    ...whyHere(inquiry, placement),
  ]);
}

/** Why an instance is not promoted, where its clone has fewer promoted instances than it may have. */
function whyUnpromoted(inquiry: Inquiry, { resource, node, nextRole }: Placement): readonly Why[] {
  const { book } = inquiry;
  if (nextRole !== "unpromoted" || node === undefined || !book.lacksPromoted(book.cloneOf(resource))) return [];
  return [inquiry.whyNotPromotedOn(resource, node)];
}

/** That it is active on several nodes at once, which is put right. */
function whyTwice({ book }: Context, { resource }: Placement): readonly Why[] {
  return book.about(resource).flatMap((fact) => (fact.code === "multiple-active" ? [whyFact(fact)] : []));
}

function roleText({ nextRole }: Placement): string {
  return nextRole === "promoted" || nextRole === "unpromoted" ? ` as ${nextRole}` : "";
}

/** An action, where there is one, that is not done. */
function undone({ progress }: Context, action: ActionRecord | undefined): ActionRecord | undefined {
  return action === undefined || progress.outcome(action) === "done" ? undefined : action;
}

function changed(
  context: Context,
  placement: Placement,
  line: ResourceActionSummary,
  lines: readonly ResourceActionSummary[],
): Outcome {
  const { book } = context;
  const { resource } = placement;
  const { origin } = line;
  const target = line.destination ?? placement.node ?? origin;
  const start = book.action(resource, "start", target);
  const stop = book.action(resource, "stop", origin);
  // Of an instance that starts and cannot be promoted the line is blocked as well.
  const cannot = start === undefined ? line.blocked : undone(context, start) !== undefined;
  switch (line.change) {
    case "start":
      if (cannot) return cannotStart(context, placement, start ?? anyStart(context, resource));
      return outcome(placement, "starts", target, `starts on ${nodeWord(target)}`, [
        ...whyUnpromoted(context.inquiry, placement),
        ...whyHere(context.inquiry, placement),
      ]);
    case "stop": {
      const nodes = lines.flatMap((each) => each.origin ?? []);
      const free = nodes.filter((node) => undone(context, book.action(resource, "stop", node)) === undefined);
      const stuck = undone(context, stop);
      if (stuck !== undefined && free.length === 0) return cannotStop(context, placement, stuck);
      return stopped(context, placement, "", [...whyTwice(context, placement), ...whyStops(context, placement, start)]);
    }
    case "demote": {
      const stuck = undone(context, book.action(resource, "demote", target));
      if (stuck !== undefined) return unchangedRole(context, placement, target, stuck, "demoted");
      const because = whyDemoted(context, placement, target);
      return outcome(placement, "demotes", target, `is demoted on ${nodeWord(target)}`, because);
    }
    case "promote":
    case "re-promote": {
      if (placement.active.length === 0 && cannot)
        return cannotStart(context, placement, start ?? anyStart(context, resource));
      const stuck = undone(context, book.action(resource, "promote", target));
      if (stuck !== undefined) return unchangedRole(context, placement, target, stuck, "promoted");
      const again = line.change === "re-promote";
      const failed = again ? failures(book, resource, target) : [];
      return outcome(placement, "promotes", target, `is promoted${again ? " again" : ""} on ${nodeWord(target)}`, [
        ...failed.map((fact) => whyFact(fact)),
        ...whyPromoted(book, resource),
      ]);
    }
    case "reload":
      return outcome(placement, "reloads", target, `is reloaded on ${nodeWord(target)}`, [
        why("a parameter changed that can be reloaded"),
      ]);
    default:
      return relocated(context, placement, line, origin, target, start, stop);
  }
}

/** It is where it will be, or starts there, and its role is not what it should be. */
function unchangedRole(
  context: Context,
  placement: Placement,
  node: string | undefined,
  action: ActionRecord,
  role: "promoted" | "demoted",
): Outcome {
  const kind = placement.active.length > 0 ? "stays" : "starts";
  const predicate = `${kind} on ${nodeWord(node)}, and cannot be ${role}`;
  return { ...outcome(placement, kind, node, predicate, [whyNotDone(context, action)]), hindered: true };
}

/** Moves, migrations, restarts and recoveries: a stop (or a migration) and a start. */
function relocated(
  context: Context,
  placement: Placement,
  line: ResourceActionSummary,
  origin: string | undefined,
  target: string | undefined,
  start: ActionRecord | undefined,
  stop: ActionRecord | undefined,
): Outcome {
  const { book } = context;
  const { resource } = placement;
  const stuck = undone(context, stop);
  if (stuck !== undefined) return cannotStop(context, placement, stuck);
  const unstarted = undone(context, start);
  if (unstarted !== undefined)
    return stopped(context, placement, `, and cannot start on ${nodeWord(target)}`, [whyNotDone(context, unstarted)]);
  const moves = origin !== undefined && target !== undefined && origin !== target;
  const away = moves ? context.inquiry.whyMoves(resource, origin, target) : [];
  switch (line.change) {
    case "migrate":
      return outcome(
        placement,
        "migrates",
        target,
        `migrates live from ${nodeWord(origin)} to ${nodeWord(target)}`,
        away,
      );
    case "move":
      return outcome(placement, "moves", target, `moves from ${nodeWord(origin)} to ${nodeWord(target)}`, [
        ...whyTwice(context, placement),
        ...away,
        ...whyNotLive(book, stop),
      ]);
    case "recover": {
      const where = moves ? `, moving from ${nodeWord(origin)} to ${nodeWord(target)}` : ` on ${nodeWord(target)}`;
      const failed = failures(book, resource, origin).map((fact) => whyFact(fact));
      const twice = whyTwice(context, placement);
      const first = [...twice, ...failed];
      const begin = first.length > 0 ? first : whyFenced(context.inquiry, resource, origin, line.reason);
      const told = [...begin, ...away];
      const because = told.length > 0 ? distinct(told) : whyTakenForFailed(book, placement, target);
      return outcome(placement, "recovers", target, `is recovered${where}`, because);
    }
    default: {
      const twice = whyTwice(context, placement);
      const because = twice.length > 0 ? twice : whyRestarts(book, placement, target);
      return outcome(placement, "restarts", target, `restarts on ${nodeWord(target)}`, because);
    }
  }
}

/** It is stopped where that can be done; on nodes that are out of reach it is left. */
function stopped(context: Context, placement: Placement, more: string, because: readonly Why[]): Outcome {
  const { resource, active } = placement;
  const stops = (node: string) => {
    const stop = context.book.action(resource, "stop", node);
    return stop !== undefined && context.progress.outcome(stop) === "done";
  };
  const left = active.filter((node) => !stops(node));
  const rest = left.length === 0 ? "" : `, and is left on ${listOf(left)}, where nothing can stop it`;
  const lost = left.flatMap((node) => whyLost(context.inquiry, node));
  const predicate = `stops on ${listOf(active.filter(stops))}${rest}${more}`;
  return { ...outcome(placement, "stops", undefined, predicate, distinct([...because, ...lost])), left };
}

/** Its start, required or not. */
function anyStart({ book }: Context, resource: string): ActionRecord | undefined {
  return book.actions(resource).find(({ task }) => task === "start");
}

function cannotStart(context: Context, placement: Placement, start: ActionRecord | undefined): Outcome {
  const because =
    start === undefined
      ? why(`this transition has no start of ${context.book.name(placement.resource)}`)
      : whyNotDone(context, start);
  return outcome(
    placement,
    "cannot start",
    undefined,
    `stays stopped, although ${nodeWord(placement.node)} is chosen for it`,
    [because],
  );
}

function cannotStop(context: Context, placement: Placement, stop: ActionRecord): Outcome {
  const from = listOf(placement.active);
  return outcome(placement, "cannot stop", undefined, `is to stop on ${from} but cannot`, [whyNotDone(context, stop)]);
}

/** Why something that runs will run nowhere. */
function whyStops(context: Context, { resource, node }: Placement, start: ActionRecord | undefined): readonly Why[] {
  if (node === undefined) return context.inquiry.whyNowhere(resource);
  if (start !== undefined) return [whyNotDone(context, start)];
  return [];
}

function whyDemoted({ book, inquiry }: Context, { resource }: Placement, node: string | undefined): Why[] {
  const failed = failures(book, resource, node).map((fact) => whyFact(fact));
  return node === undefined ? failed : [...failed, inquiry.whyNotPromotedOn(resource, node)];
}
