import { baseName } from "../base/text.js";
import type { Change, Decision, ReplayEntry } from "./entry.js";

/** What a reader wants to know of a replay. */
export interface About {
  /** Id of a resource; of an instance without its number. */
  readonly resource?: string | undefined;
  readonly node?: string | undefined;
}

/**
 * The entry with what concerns a resource, a node, or both: each that is given is to be named. Changes that name neither
 * (quorum, tickets, the configuration) stay.
 * @returns `undefined` if nothing of it does
 * @example
 * ```ts
 * import { about, type ReplayEntry } from "pengine/replay";
 *
 * const entry: ReplayEntry = { kind: "input", name: "pe-input-1", now: 1_700_000_000, changes: [{ kind: "quorum", quorate: false }], decisions: [] };
 * about(entry, { node: "n1" }) === undefined; // => true
 * ```
 */
export function about(entry: ReplayEntry, { resource, node }: About): ReplayEntry | undefined {
  if (resource === undefined && node === undefined) return entry;
  const changes = entry.changes.filter((change) => namesAll(namesOfChange(change), resource, node));
  const decisions = entry.decisions.filter((decision) => namesAll(namesOfDecision(decision), resource, node));
  const concerned = decisions.length > 0 || changes.some((change) => namesOfChange(change) !== undefined);
  return concerned ? { ...entry, changes, decisions } : undefined;
}

interface Names {
  readonly resources: readonly string[];
  readonly nodes: readonly (string | undefined)[];
}

function namesAll(names: Names | undefined, resource: string | undefined, node: string | undefined): boolean {
  if (names === undefined) return true;
  const isIt = (each: string): boolean => each === resource || baseName(each) === resource;
  return (resource === undefined || names.resources.some(isIt)) && (node === undefined || names.nodes.includes(node));
}

/** `undefined`: it concerns the whole cluster. */
function namesOfChange(change: Change): Names | undefined {
  switch (change.kind) {
    case "node":
    case "attribute":
      return { resources: [], nodes: [change.node] };
    case "operation":
    case "fail-count":
      return { resources: [change.resource], nodes: [change.node] };
    case "ticket":
    case "quorum":
    case "configuration":
      return undefined;
  }
}

function namesOfDecision(decision: Decision): Names {
  if (decision.kind === "node") return { resources: [], nodes: [decision.action.node] };
  const { resource, origin, destination } = decision.action;
  return { resources: [resource], nodes: [origin, destination] };
}
