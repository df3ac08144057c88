import { relate } from "../facilities/relate.js";
import type { Action, BeforeRecord } from "../model/action.js";
import * as ActionFlag from "../model/action-flag.js";
import type { Changes } from "../model/changed.js";
import * as Changed from "../model/changed.js";
import type { Colocation } from "../model/constraint.js";
import { isAncestor, topResource } from "../model/queries.js";
import * as RelationFlag from "../model/relation-flag.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";
import { Role } from "../policy/role.js";
import { INFINITY } from "../policy/score.js";
import { applyRelation, setRelationFlags } from "./apply-relation.js";
import { completionOf } from "./completion.js";
import { areOnDifferentNodes, refreshOrderingFlags } from "./properties.js";

/** An action to be processed, or one whose colocation dependents are to be blocked, before the asking step goes on. */
type Request = Action | { readonly block: Action };

/** Steps that stop wherever the specification recurses: chains of actions may be longer than a call stack is deep. */
type Steps = Generator<Request, void, void>;

/**
 * **Process** an action (08 §8.13): applies its inputs' relations to it, and what changes to what comes before and
 * after, depth first. Does nothing if nothing at all changed since that last did nothing (08 §8.22).
 */
export function processAction(ws: WorkingSet, action: Action): void {
  run(ws, action);
}

/** **Block colocation dependents** of an action that cannot run (08 §8.11). */
export function blockColocationDependents(ws: WorkingSet, action: Action): void {
  if (isBlocking(action)) run(ws, { block: action });
}

/** Carries out a request and all that it asks for, in the order of the recursion that it stands for. */
function run(ws: WorkingSet, request: Request): void {
  const first = begin(ws, request);
  if (first === undefined) return;
  const stack: Steps[] = [first];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const { done, value } = top.next();
    if (done === true || value === undefined) {
      stack.pop();
      continue;
    }
    const nested = begin(ws, value);
    if (nested !== undefined) stack.push(nested);
  }
}

/** The steps of a request; `undefined` if they would do nothing. */
function begin(ws: WorkingSet, request: Request): Steps | undefined {
  if ("block" in request) return isBlocking(request.block) ? blockSteps(ws, request.block) : undefined;
  if (request.settledAt === ws.changes.value) return undefined;
  if (request.before.length === 0 && request.requiredRunnableBefore === 0) return undefined;
  return processSteps(ws, request);
}

/** The state of one processing. */
interface Processing {
  readonly ws: WorkingSet;
  readonly then: Action;
  /** The change counter, and the action's properties, before anything was done. */
  readonly changesBefore: number;
  readonly flagsBefore: number;
  changes: Changes;
  /** Others may have seen the action while it was unrunnable only because its runnable inputs are being counted. */
  exposed: boolean;
}

/** The inputs in turn: most of them ask for nothing, and so do most actions. Steps are made where there is something left. */
function processSteps(ws: WorkingSet, then: Action): Steps | undefined {
  const { value: changesBefore } = ws.changes;
  const flagsBefore = then.flags;
  const processing: Processing = { ws, then, changesBefore, flagsBefore, changes: Changed.nothing, exposed: false };
  if (then.requiredRunnableBefore > 0) {
    then.runnableBefore = 0;
    then.restoreFlags(flagsBefore & ~ActionFlag.runnable);
  }
  const { before } = then;
  for (let i = before.length - 1; i >= 0; i--) {
    const steps = processInput(processing, before[i] as BeforeRecord);
    if (steps !== undefined) return restOfSteps(processing, before, i, steps);
  }
  return conclude(processing);
}

/** An input that needs steps, and the inputs after it. */
function* restOfSteps(
  processing: Processing,
  before: readonly BeforeRecord[],
  interruptedAt: number,
  interruption: Steps,
): Steps {
  yield* interruption;
  for (let i = interruptedAt - 1; i >= 0; i--) {
    const steps = processInput(processing, before[i] as BeforeRecord);
    if (steps !== undefined) yield* steps;
  }
  const steps = conclude(processing);
  if (steps !== undefined) yield* steps;
}

/** What follows when all inputs were looked at. */
function conclude(processing: Processing): Steps | undefined {
  const { then, flagsBefore } = processing;
  if (then.requiredRunnableBefore > 0) concludeCount(processing, flagsBefore);
  if ((processing.changes & Changed.then) !== 0) return passOn(processing);
  settle(processing);
  return undefined;
}

/** An action that changed is processed once more, and then what comes after it. */
function* passOn(processing: Processing): Steps {
  const { then, flagsBefore } = processing;
  if ((flagsBefore & ActionFlag.runnable) !== 0 && !then.runnable) yield { block: then };
  yield then;
  yield* followers(then);
  settle(processing);
}

function settle({ ws, then, changesBefore }: Processing): void {
  if (ws.changes.value === changesBefore) then.settledAt = changesBefore;
}

/** An action that counts its runnable inputs changed exactly if it ended otherwise than it began. */
function concludeCount(processing: Processing, flagsBefore: number): void {
  const { ws, then } = processing;
  const changed = then.flags !== flagsBefore;
  if (changed) processing.changes |= Changed.then;
  else processing.changes &= ~Changed.then;
  if (changed || processing.exposed) ws.changes.value++;
}

/** What comes after an action, newest relation first; relations made meanwhile are left out. */
function* followers(action: Action): Steps {
  const { after } = action;
  for (let i = after.length - 1; i >= 0; i--) yield (after[i] as BeforeRecord).action;
}

/** One input of the action being processed (08 §8.13 step 3), and the steps that are left to do for it, if any. */
function processInput(processing: Processing, relation: BeforeRecord): Steps | undefined {
  const { ws, then } = processing;
  const first = relation.action;
  if ((relation.flags & RelationFlag.ifOnSameNode) !== 0 && areOnDifferentNodes(first, then)) {
    setRelationFlags(ws, relation, RelationFlag.none);
    return undefined;
  }
  processing.changes &= ~Changed.first;
  if ((relation.flags & RelationFlag.thenCancelsFirst) !== 0 && !then.optional) cancelFirst(first);
  const gate = gateFor(ws, first, then);
  if (gate !== first) {
    if (relate(ws, gate, then, relation.flags)) {
      processing.changes |= Changed.then;
      setRelationFlags(ws, relation, RelationFlag.none);
    }
    return undefined;
  }
  const firstFlags = refreshOrderingFlags(ws, first, then);
  const thenFlags = refreshOrderingFlags(ws, then, first);
  const result = applyRelation({ ws, relation, first, then, firstFlags, thenFlags, node: then.node });
  if (typeof result !== "number") return finishInput(processing, first, result);
  processing.changes |= result;
  return (result & Changed.first) === 0 ? undefined : processFirst(processing, first);
}

function* finishInput(processing: Processing, first: Action, update: Generator<Action, Changes, void>): Steps {
  expose(processing);
  const result = yield* update;
  processing.changes |= result;
  if ((result & Changed.first) !== 0) yield* processFirst(processing, first);
}

/** A first action was changed: all that comes after it is processed, then the action itself. */
function* processFirst(processing: Processing, first: Action): Steps {
  expose(processing);
  yield* followers(first);
  yield first;
}

function expose(processing: Processing): void {
  if (processing.then.requiredRunnableBefore === 0) return;
  processing.exposed = true;
  processing.ws.changes.value++;
}

function cancelFirst(first: Action): void {
  if (first.resource === undefined) return;
  first.set(ActionFlag.optional);
  if (first.task === "reload-agent") first.resource.decided.reload = false;
}

/** The action that `then` really waits for: the completion of `first`, unless that is inside or part of the same (08 §8.13). */
function gateFor(ws: WorkingSet, first: Action, then: Action): Action {
  const a = first.resource;
  const b = then.resource;
  if (a === undefined || b === undefined || a === b || isAncestor(a, b)) return first;
  return completionOf(ws, first);
}

// --- Blocking colocation dependents (08 §8.11) ---

function isBlocking(action: Action): boolean {
  return !action.runnable && (action.task === "start" || action.task === "promote");
}

function* blockSteps(ws: WorkingSet, action: Action): Steps {
  const cause = action.resource;
  if (cause === undefined) return;
  const top = topResource(cause);
  const whole = top.parent ?? top;
  if (whole.children.some((child) => canStill(child, action.task))) return;
  const colocations: Colocation[] = [];
  whole.methods.withThisColocations(ws, whole, whole, colocations);
  for (const colocation of colocations) {
    if (colocation.score < INFINITY) continue;
    if (action.task === "promote" && colocation.primaryRole !== Role.Promoted) continue;
    const task = colocation.dependentRole === Role.Promoted ? "promote" : "start";
    yield* blockResource(colocation.dependent, task, cause);
  }
}

/** Whether a part of the whole may still reach the role: it can, or it has no such action at all. */
function canStill(part: Resource, task: string): boolean {
  const actions = part.decided.actions.withTask(task);
  return actions.at(-1)?.runnable ?? true;
}

function* blockResource(dependent: Resource, task: string, cause: Resource): Steps {
  const actions = [...dependent.decided.actions.withTask(task)];
  for (let i = actions.length - 1; i >= 0; i--) {
    const action = actions[i] as Action;
    if (!action.runnable || action.task !== task) continue;
    action.clear(ActionFlag.runnable);
    action.setReason(`colocation with ${cause.id}`, false);
    yield { block: action };
    yield action;
  }
  for (const child of dependent.children) yield* blockResource(child, task, cause);
}
