/** Fail counts, and forgetting failures (13 §7). */
import { append } from "../base/list.js";
import type { Draft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { FailureEdit, Manner } from "./edits.js";
import { EditError } from "./error.js";
import { changeTransient } from "./nodes.js";
import { withoutInstance } from "./resource.js";

/** Carries out an edit of what the status keeps of failures. */
export function applyFailure(bench: Workbench, edit: FailureEdit & Manner): void {
  switch (edit.kind) {
    case "fail-count":
      setFailCount(bench, edit);
      return;
    case "forget-fail-count": {
      bench.resource(edit.resource);
      const node = bench.node(edit.node);
      forgetCounts(bench, node.attributes.id ?? "", (operation) => concerns(edit, operation));
      return;
    }
    case "cleanup":
      cleanUp(bench, edit);
      return;
  }
}

/** What a fail count is of: `RESOURCE#OPERATION_MS`. */
interface FailedOperation {
  readonly resource: string;
  readonly operation: string;
  /** ms */
  readonly interval: number;
  /** Whether the attribute is the count, and not the time of the last failure. */
  readonly isCount: boolean;
}

const COUNTED = /^(fail-count|last-failure)-(.+)#(.+)_(\d+)$/;

function failedOperation(name: string | undefined): FailedOperation | undefined {
  const parts = COUNTED.exec(name ?? "");
  if (parts === null) return undefined;
  const [, what, resource = "", operation = "", interval = ""] = parts;
  return { resource, operation, interval: Number(interval), isCount: what === "fail-count" };
}

/** The operations of a resource that have fail counts on a node, as `OPERATION_MS`. */
export function countedOperations(bench: Workbench, resource: string, node: string): string[] {
  return countsOf(bench, resource, node).map(({ counted }) => `${counted.operation}_${counted.interval}`);
}

interface Count {
  readonly pair: Draft;
  readonly counted: FailedOperation;
}

/** The fail counts of a resource on a node. */
function countsOf(bench: Workbench, resource: string, node: string): Count[] {
  return transientPairs(bench, node).flatMap(({ pair }) => {
    const counted = failedOperation(pair.attributes.name);
    return counted?.isCount === true && counted.resource === resource ? [{ pair, counted }] : [];
  });
}

interface Filter {
  readonly resource?: string | undefined;
  readonly operation?: string | undefined;
  readonly interval?: number | undefined;
}

function concerns(filter: Filter, of: FailedOperation): boolean {
  return (
    (filter.resource === undefined || filter.resource === of.resource) &&
    (filter.operation === undefined || filter.operation === of.operation) &&
    (filter.interval === undefined || filter.interval === of.interval)
  );
}

function transientPairs(bench: Workbench, id: string): { readonly set: Draft; readonly pair: Draft }[] {
  const sets = bench.nodeState(id)?.find("transient_attributes")?.elements ?? [];
  return sets.flatMap((set) => set.elements.map((pair) => ({ set, pair })));
}

function setFailCount(bench: Workbench, edit: Extract<FailureEdit, { kind: "fail-count" }>): void {
  const { resource, value, operation, interval } = edit;
  const node = bench.node(edit.node);
  bench.resource(resource);
  if (operation !== undefined) {
    changeTransient(bench, node, `fail-count-${resource}#${operation}_${interval ?? 0}`, value);
    return;
  }
  const counts = countsOf(bench, resource, node.attributes.id ?? "");
  if (counts.length > 1 && value !== "0") {
    throw new EditError("ambiguous", `several operations of ${resource} have a fail count on ${edit.node}`, {
      legal: countedOperations(bench, resource, node.attributes.id ?? "").join(", "),
    });
  }
  for (const { pair } of counts) pair.set({ value });
}

/** @returns the operations whose counts are gone */
function forgetCounts(bench: Workbench, id: string, which: (of: FailedOperation) => boolean): FailedOperation[] {
  const gone: FailedOperation[] = [];
  for (const { set, pair } of transientPairs(bench, id)) {
    const counted = failedOperation(pair.attributes.name);
    if (counted === undefined || !which(counted)) continue;
    set.remove(pair);
    gone.push(counted);
  }
  return gone;
}

/** What the cluster would do (13 §7): counts of what failed go, with the history of the resource on that node. */
function cleanUp(bench: Workbench, edit: Extract<FailureEdit, { kind: "cleanup" }>): void {
  const wanted = edit.resource === undefined ? undefined : cleaned(bench, edit.resource);
  if (edit.node !== undefined) bench.node(edit.node);
  const matches = (resource: string): boolean => wanted === undefined || wanted.has(withoutInstance(resource));
  for (const state of bench.nodeStates()) {
    const { id = "", uname } = state.attributes;
    if (edit.node !== undefined && uname !== edit.node) continue;
    const { operation, interval } = edit;
    const gone = forgetCounts(bench, id, (of) => matches(of.resource) && concerns({ operation, interval }, of));
    const failed = new Set(gone.map(({ resource }) => withoutInstance(resource)));
    for (const history of state.find("lrm")?.find("lrm_resources")?.elements ?? []) {
      const resource = history.attributes.id ?? "";
      if (!matches(resource)) continue;
      const concerned = edit.refresh === true || failed.has(withoutInstance(resource)) || hasFailure(history, edit);
      if (concerned) history.detach();
    }
  }
}

/** The ids that are meant: of a container those of all in it. The history that a clone has is that of its member (11 §10.4). */
function cleaned(bench: Workbench, id: string): Set<string> {
  const ids = new Set<string>();
  const stack = [bench.resource(withoutInstance(id))];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    ids.add(next.id);
    append(stack, bench.members(next));
  }
  return ids;
}

function hasFailure(history: Draft, { operation, interval }: Filter): boolean {
  return history.elements.some(({ attributes }) => {
    const code = attributes["rc-code"] ?? "0";
    if (code === expectedCode(attributes) || attributes["op-status"] === "-1") return false;
    if (operation !== undefined && attributes.operation !== operation) return false;
    return interval === undefined || attributes.interval === String(interval);
  });
}

/** The code that the cluster expected, from `ACTION:TRANSITION:CODE:UUID`. */
function expectedCode(attributes: Readonly<Record<string, string>>): string {
  return (attributes["transition-key"] ?? "").split(":")[2] ?? "0";
}
