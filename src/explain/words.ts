/** The sentences of facts: the one place where facts become text. */

import { multipleActiveWord } from "../policy/multiple-active.js";
import { INFINITY, readableScore } from "../policy/score.js";
import type { Fact, FactOf, LocationScoreFact, MetCondition, NodeFact } from "../verdict/fact.js";

/** How a node is spoken of: documents may leave out its name. */
export function nodeWord(name: string | undefined): string {
  return name === undefined ? "no node" : name === "" ? "a node without a name" : name;
}

/** `a`, `a and b`, `a, b and c`; at most ten are named. */
export function listOf(words: readonly string[], most = 10): string {
  const unique = [...new Set(words.map(nodeWord))];
  if (unique.length > most) return `${unique.slice(0, most - 1).join(", ")} and ${unique.length - most + 1} others`;
  if (unique.length <= 1) return unique[0] ?? "nothing";
  return `${unique.slice(0, -1).join(", ")} and ${unique.at(-1)}`;
}

export const scoreText = readableScore;

/** A moment: epoch seconds as UTC. */
export function timeText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString().replace("T", " ").replace(".000Z", " UTC");
}

/** A task as people say it: a recurring monitor is a monitor. */
export function taskText(task: string): string {
  return task === "asyncmon" ? "monitor" : task.replace(/_/g, " ");
}

/** What failed, with its result: `the start of web on node1 failed (exit code 5, Not installed: no such file)`. */
export function failureText(fact: FactOf<"operation-failed">): string {
  const { task, interval, resource, node, exitCode, exitText, status, reason } = fact;
  const name = task === "monitor" && interval === 0 ? "probe" : taskText(task);
  const what = status === "Timed out" ? "timed out" : "failed";
  const handled = fact.onFail === "restart" ? "" : `; handled as on-fail=${fact.onFail}`;
  const result = `exit code ${exitCode}, ${exitText}${reason === undefined ? "" : `: ${reason}`}${handled}`;
  return `the ${name} of ${resource} ${what} on ${nodeWord(node)} (${result})`;
}

/** `the probe of web on n1 says that it cannot run there (exit code 5, Not installed: no such file)` */
function refusalText({ resource, node, exitCode, exitText, reason }: FactOf<"probe-refused">): string {
  const result = `exit code ${exitCode}, ${exitText}${reason === undefined ? "" : `: ${reason}`}`;
  return `the probe of ${resource} on ${nodeWord(node)} says that it cannot run there (${result})`;
}

function countText(fact: FactOf<"fail-count">): string {
  const { resource, node, count, threshold, banned, expires } = fact;
  const times = count >= INFINITY ? "its fail count there is INFINITY" : `${count === 1 ? "once" : `${count} times`}`;
  const failed =
    count >= INFINITY
      ? `${resource} failed on ${nodeWord(node)}: ${times}`
      : `${resource} failed ${times} on ${nodeWord(node)}`;
  const against = banned ? `, which reaches migration-threshold=${scoreText(threshold)}` : "";
  return `${failed}${against}${expires === undefined ? "" : `; it counts until ${timeText(expires)}`}`;
}

function conditionText({ text, attribute, value }: MetCondition): string {
  const date = /^date (?:(date_spec|in_range|gt|lt) )?(.*)$/.exec(text);
  if (date !== null) return `the time is ${DATES.get(date[1]) ?? "within"} ${date[2]}`;
  if (attribute === undefined) return text;
  return `${text} (${attribute} is ${value === undefined ? "not defined" : value})`;
}

/** What keeps resources off a node, in one breath: `n1 is offline and unclean (rsc1 failed there)`. */
export function nodeStatesText(states: readonly NodeFact[]): string {
  const [first] = states;
  if (first === undefined) return "";
  if (states.some(({ code }) => code === "node-unseen")) return factText(first);
  const words: string[] = [];
  for (const state of states) {
    if (state.code === "node-unclean") continue;
    words.push(factText(state).slice(nodeWord(state.node).length + " is ".length));
  }
  const unclean = states.flatMap((state) => (state.code === "node-unclean" ? [state.reason] : []));
  if (unclean.length > 0)
    words.push(`unclean (${[...new Set(unclean)].slice(0, 2).join("; ")}${unclean.length > 2 ? "; and more" : ""})`);
  return `${nodeWord(first.node)} is ${listOf(words)}`;
}

const DATES = new Map<string | undefined, string>([
  ["gt", "after"],
  ["lt", "before"],
]);

/** What a location constraint says about one node. */
export function locationText(fact: FactOf<"location">, on: LocationScoreFact): string {
  return locationOn(fact, on, [on.node], on.conditions);
}

/** What a location constraint says about all nodes that it keeps a resource off. */
export function locationsText(fact: FactOf<"location">): string {
  const against = fact.scores.filter(({ score }) => score < 0);
  const [first] = against;
  if (first === undefined) return factText(fact);
  const nodes = against.map(({ node }) => node);
  const words = new Map<string, { readonly each: LocationScoreFact; readonly on: string[] }>();
  for (const each of against) {
    const key = `${each.score} ${JSON.stringify(each.conditions)}`;
    const known = words.get(key);
    if (known === undefined) words.set(key, { each, on: [each.node] });
    else known.on.push(each.node);
  }
  if (words.size === 1) return locationOn(fact, first, nodes, first.conditions);
  // Where the same condition saw another value on each node the values are left out.
  const plain = ({ conditions }: LocationScoreFact) => JSON.stringify(conditions.map(({ text }) => text));
  if (against.every((each) => each.score === first.score && plain(each) === plain(first)))
    return locationOn(
      fact,
      first,
      nodes,
      first.conditions.map((each) => ({ ...each, attribute: undefined })),
    );
  return [...words.values()].map(({ each, on }) => locationOn(fact, each, on, each.conditions)).join("; ");
}

function locationOn(
  { constraint, resource, role, leftOver, discovery }: FactOf<"location">,
  { score }: LocationScoreFact,
  nodes: readonly string[],
  conditions: readonly MetCondition[],
): string {
  const where = listOf(nodes);
  const rule = conditions.length === 0 ? "" : `, as ${listOf(conditions.map(conditionText))}`;
  const origin = leftOver === undefined ? "" : `; ${LEFT_OVERS[leftOver]}`;
  const looks = discovery === "always" ? "" : `, resource-discovery=${discovery}`;
  const tail = `(${scoreText(score)}${looks})${rule}${origin}`;
  if (role !== undefined) {
    const name = role === "promoted" ? "Promoted" : "Stopped";
    return `${constraint} ${score < 0 ? "keeps" : "wants"} ${resource} ${score < 0 ? "from" : "in"} the role ${name} on ${where} ${tail}`;
  }
  const verb = score <= -INFINITY ? "keeps" : score < 0 ? "rather keeps" : score >= INFINITY ? "wants" : "prefers";
  return `${constraint} ${verb} ${resource} ${score < 0 ? "off" : "on"} ${where} ${tail}`;
}

const LEFT_OVERS = {
  ban: "it is left over from a ban or move",
  move: "it is left over from a move",
  "drbd fence": "DRBD's fence handler made it, and removes it once the peer is in sync again",
  standby: "it is left over from a standby",
} as const;

function roleOf(resource: string, role: string | undefined): string {
  return role === undefined ? resource : `${resource} (${role})`;
}

/** What a colocation asks for, without its effect. */
export function colocationText(fact: FactOf<"colocation">): string {
  const { constraint, dependent, dependentRole, primary, primaryRole, score, nodeAttribute } = fact;
  const a = roleOf(dependent, dependentRole);
  const b = roleOf(primary, primaryRole);
  const attribute = nodeAttribute === "#uname" ? "" : `, judged by ${nodeAttribute}`;
  const tail = `(${constraint}${Math.abs(score) >= INFINITY ? "" : `, score ${scoreText(score)}`}${attribute})`;
  if (score >= INFINITY) return `${a} must run with ${b} ${tail}`;
  if (score > 0) return `${a} prefers to run with ${b} ${tail}`;
  return score <= -INFINITY ? `${a} must not run with ${b} ${tail}` : `${a} rather does not run with ${b} ${tail}`;
}

const AFTER = new Map([
  ["start", "has started"],
  ["stop", "has stopped"],
  ["promote", "is promoted"],
  ["demote", "is demoted"],
]);

export function orderText(fact: FactOf<"order">): string {
  const { constraint, first, firstTask, then, thenTask, kind, symmetrical, anyFirst } = fact;
  const verb =
    kind === "Mandatory"
      ? "waits until"
      : kind === "Optional"
        ? "waits, if both happen, until"
        : "never runs at once with";
  const before = listOf(first);
  const tail = `(${constraint}${symmetrical || kind === "Serialize" ? "" : ", not the other way round"})`;
  if (kind === "Serialize") return `the ${thenTask} of ${listOf(then)} ${verb} the ${firstTask} of ${before} ${tail}`;
  const done = AFTER.get(firstTask) ?? `has done ${firstTask}`;
  const several = first.length > 1;
  if (anyFirst && several) return `the ${thenTask} of ${listOf(then)} ${verb} one of ${before} ${done} ${tail}`;
  const after = several ? done.replace(/^has/, "have").replace(/^is/, "are") : done;
  return `the ${thenTask} of ${listOf(then)} ${verb} ${before} ${after} ${tail}`;
}

const QUORUM = {
  stop: "stops everything",
  freeze: "starts nothing new",
  demote: "demotes what is promoted, and starts nothing",
  fence: "fences all nodes of this partition",
  ignore: "changes nothing",
} as const;

/** What the option says, and what is done where that is something else. */
function quorumText({ policy, asked }: FactOf<"no-quorum">): string {
  const fences = asked === "fence" || asked === "suicide";
  const option = `no-quorum-policy=${asked ?? policy}${asked === undefined ? " (the default)" : ""}`;
  if (fences && policy !== "fence")
    return `the cluster has no quorum, and ${option}, which would fence its nodes, stops everything where there was no quorum before or fencing is disabled`;
  return `the cluster has no quorum, and ${option} ${QUORUM[policy]}`;
}

/** Whether a fact stands in the status, where it goes when the node leaves the cluster. */
export function isTransient({ place }: Fact): boolean {
  return place?.path.includes("/transient_attributes") === true;
}

function ownerText(fact: FactOf<"unmanaged">): string {
  switch (fact.by) {
    case "resource":
      return `${fact.resource} is not managed (is-managed=false or maintenance=true in its meta attributes)`;
    case "ancestor":
      return `${fact.resource} is not managed, since ${fact.owner} is not (is-managed=false or maintenance=true there)`;
    case "defaults":
      return `${fact.resource} is not managed (is-managed=false or maintenance=true in the resource defaults)`;
    case "node maintenance":
      return `${fact.resource} is not managed, since ${nodeWord(fact.owner)} is in maintenance`;
    case "cluster maintenance":
      return `${fact.resource} is not managed, since the cluster is in maintenance (maintenance-mode=true)`;
    case "removed":
      return `${fact.resource} is no longer configured, and stop-removed-resources=false leaves it running`;
  }
}

/**
 * A fact as a sentence without a full stop, beginning in lower case unless with a name.
 * @example
 * ```ts
 * import { factText } from "pengine/explain";
 *
 * factText({ code: "maintenance-mode", place: undefined }); // => "the cluster is in maintenance (maintenance-mode=true)"
 * ```
 */
export function factText(fact: Fact): string {
  switch (fact.code) {
    case "no-quorum":
      return quorumText(fact);
    case "maintenance-mode":
      return "the cluster is in maintenance (maintenance-mode=true)";
    case "opt-in-cluster":
      return "resources run only where a location constraint allows them (symmetric-cluster=false)";
    case "stop-all-resources":
      return "stop-all-resources=true stops everything";
    case "fencing-disabled":
      return "fencing is disabled (fencing-enabled=false)";
    case "no-fence-device":
      return "fencing is enabled but no fence device is configured, so nothing is started, moved or stopped";
    case "fenced-one-by-one":
      return "nodes are fenced one after the other (concurrent-fencing=false)";
    case "fencing-level-broken":
      return `level ${fact.level} of the fencing of ${nodeWord(fact.node)} fails, since ${fact.device} ${BROKEN[fact.why]}`;
    case "no-device-for-node":
      return `no fence device is for ${nodeWord(fact.node)}: its name is not in the pcmk_host_list or pcmk_host_map of ${listOf(fact.devices)}`;
    case "fencing-delayed":
      return `the fencing of ${nodeWord(fact.node)} waits ${fact.delay} s, so that it has the better chance where nodes fence each other (priority-fencing-delay)`;
    case "node-offline":
      return `${nodeWord(fact.node)} is offline`;
    case "node-unseen":
      return `${nodeWord(fact.node)} has not been seen by the cluster`;
    case "node-pending":
      return `${nodeWord(fact.node)} is still joining the cluster`;
    case "node-standby":
      return `${nodeWord(fact.node)} is in standby${fact.onFail ? " after a failure (on-fail=standby)" : isTransient(fact) ? " until it leaves the cluster" : ""}`;
    case "node-maintenance":
      return `${nodeWord(fact.node)} is in maintenance`;
    case "node-shutting-down":
      return `${nodeWord(fact.node)} is shutting down`;
    case "node-unhealthy":
      return `${nodeWord(fact.node)} is not healthy: ${fact.attribute} is ${fact.value} (${scoreText(fact.score)}, node-health-strategy=${fact.strategy})`;
    case "node-unclean":
      return `${nodeWord(fact.node)} is unclean: ${fact.reason}`;
    case "node-cannot-be-fenced":
      return `${nodeWord(fact.node)} cannot be fenced: ${UNFENCEABLE[fact.why]}`;
    case "disabled":
      return `${fact.resource} is ${fact.role === "stopped" ? "disabled (target-role=Stopped" : "kept unpromoted (target-role=Unpromoted"}${fact.owner === undefined ? " in the resource defaults" : fact.owner === fact.resource ? "" : ` of ${fact.owner}`})`;
    case "unmanaged":
      return ownerText(fact);
    case "blocked":
      return `${fact.resource} is blocked${fact.node === undefined ? "" : ` on ${nodeWord(fact.node)}`}: ${BLOCKED[fact.by]}`;
    case "operation-failed":
      return failureText(fact);
    case "probe-refused":
      return refusalText(fact);
    case "operation-pending":
      return `the ${taskText(fact.task)} of ${fact.resource} on ${nodeWord(fact.node)} has not ended yet`;
    case "fail-count":
      return countText(fact);
    case "multiple-active":
      return `${fact.resource} is active on ${listOf(fact.nodes)} at once (multiple-active=${multipleActiveWord(fact.policy)})`;
    case "removed":
      return `${fact.resource} is no longer configured`;
    case "shutdown-lock":
      return `${fact.resource} is locked to ${nodeWord(fact.node)}, which is shut down cleanly (shutdown-lock=true)`;
    case "capacity":
      return `${nodeWord(fact.node)} has too little capacity for ${fact.resource}: ${fact.shortages.map(({ attribute, needed, free }) => `it needs ${needed} ${attribute}, ${free} is free`).join("; ")}${fact.users.length === 0 ? "" : ` (used by ${listOf(fact.users)})`}`;
    case "promotion-limit":
      return `at most ${fact.max} instance${fact.max === 1 ? "" : "s"} of ${fact.resource} may be promoted (promoted-max)`;
    case "instance-limit":
      return `${fact.resource} has at most ${fact.max} instances (clone-max), ${fact.perNode} per node (clone-node-max)`;
    case "not-interleaved":
      return `${fact.resource} is not interleaved (interleave=false), so what is ordered with it waits for all its instances, not only for the one on the same node`;
    case "location":
      return fact.scores.length === 0
        ? `${fact.constraint} says nothing about ${fact.resource} now: its rule is met on no node`
        : fact.scores.map((on) => locationText(fact, on)).join("; ");
    case "location-without-node":
      return `${fact.constraint} says nothing about ${fact.resource}: it names the node ${fact.named}, which there is not`;
    case "colocation":
      return colocationText(fact);
    case "order":
      return orderText(fact);
    case "ticket":
      return `${fact.resource} needs the ticket ${fact.ticket} (${fact.constraint}), which is ${fact.standby ? "in standby" : fact.granted ? "granted" : "not granted"}${fact.granted && !fact.standby ? "" : ` (loss-policy=${fact.lossPolicy})`}`;
  }
}

const UNFENCEABLE = {
  "fencing disabled": "fencing is disabled (fencing-enabled=false)",
  "no fence device": "no fence device is configured",
  "no quorum": "there is no quorum",
} as const;

const BROKEN = {
  "not configured": "is not configured",
  "no fence device": "is no fence device",
  disabled: "is disabled (target-role=Stopped)",
} as const;

const BLOCKED = {
  "failed operation": "after a failed operation it is left alone until somebody cleans up",
  "multiple active": "it is active on several nodes (multiple-active=block)",
  ticket: "its ticket was lost (loss-policy=freeze)",
} as const;
