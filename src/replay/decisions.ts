import { baseName } from "../base/text.js";
import { Answers } from "../explain/index.js";
import type { NodeActionSummary, ResourceActionSummary, ResourceChange } from "../verdict/summary.js";
import type { Change, Decision, OperationChange, Result } from "./entry.js";
import type { Moment } from "./moment.js";

/** What the input after it shows. */
export interface Sequel {
  readonly moment: Moment;
  readonly changes: readonly Change[];
}

/** What is decided for an input, why, and what the next one shows of it; `undefined`: there is no next one. */
export function decisionsOf(moment: Moment, sequel: Sequel | undefined): readonly Decision[] {
  const { verdict } = moment;
  const { nodeActions, resourceActions } = verdict.summary;
  if (nodeActions.length === 0 && resourceActions.length === 0) return [];
  const answers = new Answers(verdict);
  const operations = sequel?.changes.filter((change) => change.kind === "operation") ?? [];
  return [
    ...nodeActions.map((action): Decision => {
      const { sentence } = answers.answer({ kind: "node", node: action.node });
      const failures = operations.filter(({ outcome, node }) => outcome === "failed" && node === action.node);
      const result = sequel === undefined ? "unknown" : nodeResult(action, sequel.moment);
      return { kind: "node", action, sentence, result, failures: result === "done" ? [] : failures };
    }),
    ...resourceActions.map((action): Decision => {
      const { sentence } = answers.answer({ kind: "resource", resource: action.resource });
      const own = operations.filter((operation) => concerns(operation, action));
      const failures = own.filter(({ outcome }) => outcome === "failed");
      const result = sequel === undefined ? "unknown" : resourceResult(action, sequel.moment, own);
      return { kind: "resource", action, sentence, result, failures };
    }),
  ];
}

function nodeResult({ change, node }: NodeActionSummary, after: Moment): Result {
  const condition = after.nodes.get(node);
  if (change === "fence") return condition === "unclean" ? "abandoned" : "done";
  return condition === "offline" || condition === "unknown" || condition === undefined ? "done" : "abandoned";
}

/** The operations of which a change is made. */
const TASKS: Readonly<Record<ResourceChange, readonly string[]>> = {
  start: ["start"],
  stop: ["stop", "demote"],
  promote: ["start", "promote"],
  demote: ["demote"],
  "re-promote": ["demote", "promote"],
  move: ["demote", "stop", "start", "promote"],
  migrate: ["migrate_to", "migrate_from", "stop", "start"],
  restart: ["demote", "stop", "start", "promote"],
  recover: ["demote", "stop", "start", "promote"],
  reload: ["reload", "reload-agent", "start"],
};

function concerns({ resource, node, task }: OperationChange, action: ResourceActionSummary): boolean {
  if (resource !== action.resource && baseName(resource) !== baseName(action.resource)) return false;
  return TASKS[action.change].includes(task) && (node === action.origin || node === action.destination);
}

function resourceResult(action: ResourceActionSummary, after: Moment, own: readonly OperationChange[]): Result {
  if (own.some(({ outcome }) => outcome === "failed")) return "failed";
  const finished = own.filter(({ outcome }) => outcome === "finished");
  const { change, origin, destination, nextRole } = action;
  const places = after.places.get(baseName(action.resource)) ?? after.places.get(action.resource) ?? [];
  const isAt = (node: string | undefined): boolean =>
    places.some((place) => place.node === node && (nextRole !== "promoted" || place.role === "promoted"));
  const none: Result = finished.length === 0 ? "abandoned" : "partly";
  switch (change) {
    case "stop":
      return places.some(({ node }) => node === origin) ? none : "done";
    case "demote":
      return places.some(({ node, role }) => node === (origin ?? destination) && role === "promoted") ? none : "done";
    case "start":
    case "promote":
    case "move":
    case "migrate":
      return isAt(destination) ? "done" : none;
    case "restart":
    case "recover":
    case "reload":
    case "re-promote": {
      const at = destination ?? origin;
      const last = nextRole === "promoted" ? "promote" : "start";
      const again = finished.some(({ node, task }) => node === at && (task === last || task.startsWith("reload")));
      return isAt(at) && again ? "done" : none;
    }
  }
}
