import type { ActionGraph, ActionInput, ActionRecord } from "../model/graph.js";

/** What becomes of an action, and why. */
export interface ActionExplanation {
  readonly key: string;
  readonly task: string;
  readonly node: string | undefined;
  /**
   * `done`: in the transition. `blocked`: required, but it cannot run. `not needed`: optional.
   * `left out`: required and runnable, but of an unmanaged resource.
   */
  readonly outcome: "done" | "blocked" | "not needed" | "left out";
  /** The first reason that the engine found, as the summary prints it. */
  readonly reason: string | undefined;
  /** Keys of the actions that must complete before it. */
  readonly after: readonly string[];
  /** Relations that make it required, or that keep it from running. */
  readonly because: readonly ActionCause[];
}

/** A relation to an earlier action that decided something. */
export interface ActionCause {
  readonly key: string;
  readonly node: string | undefined;
  readonly effect: "requires it" | "blocks it";
  /** The relation flag that had the effect. */
  readonly relation: string;
}

const REQUIRING: readonly string[] = ["firstImpliesThen", "intermediateStop", "promotedThenImpliesFirst"];
const BLOCKING: readonly string[] = ["unrunnableFirstBlocks", "minRunnable", "nestedRemoteProbe"];

/** Why each action of a resource is required, or what blocks it; oldest first. */
export function actionExplanations(graph: ActionGraph, resource: string): ActionExplanation[] {
  return graph.actions
    .filter((action) => action.resource === resource)
    .map((action) => explainAction(graph, action))
    .reverse();
}

function explainAction(graph: ActionGraph, action: ActionRecord): ActionExplanation {
  const inputs = action.inputs.map((input) => ({ input, first: graph.actions[input.action] }));
  const because: ActionCause[] = [];
  const after: string[] = [];
  for (const { input, first } of inputs) {
    if (first === undefined) continue;
    if (input.graphed) after.push(first.key);
    const cause = causeOf(action, input, first);
    if (cause !== undefined) because.push(cause);
  }
  const { key, task, node, reason } = action;
  return { key, task, node, outcome: outcomeOf(action), reason, after, because };
}

function outcomeOf(action: ActionRecord): ActionExplanation["outcome"] {
  if (action.inGraph) return "done";
  if (action.optional) return "not needed";
  return action.runnable ? "left out" : "blocked";
}

function causeOf(action: ActionRecord, input: ActionInput, first: ActionRecord): ActionCause | undefined {
  const { key, node } = first;
  const requiring = input.flags.find((flag) => REQUIRING.includes(flag));
  if (requiring !== undefined && !action.optional && !first.optional) {
    return { key, node, effect: "requires it", relation: requiring };
  }
  const blocking = input.flags.find((flag) => BLOCKING.includes(flag));
  if (blocking !== undefined && !action.runnable && !first.runnable) {
    return { key, node, effect: "blocks it", relation: blocking };
  }
  return undefined;
}
