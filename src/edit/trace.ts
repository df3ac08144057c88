/** Tracing of a resource's agent, as crm switches it (13 §5.3). */
import { parseInterval } from "../base/interval.js";
import { type Draft, newDraft } from "../cib/draft.js";
import type { Workbench } from "./bench.js";
import type { TraceEdit } from "./edits.js";
import { EditError, unknownName } from "./error.js";
import { freeId } from "./ids.js";
import { operationsOf } from "./operations.js";
import { setsOf } from "./pairs.js";
import type { Resource } from "./resource.js";

/** Where crm keeps traces, unless told otherwise. */
const DIRECTORY = "/var/lib/heartbeat/trace_ra";
const TRACE = "trace_ra";
const TRACE_DIRECTORY = "trace_dir";

/** Carries out an edit that switches tracing. Operations that it touches are written anew, after the others. */
export function applyTrace(bench: Workbench, edit: TraceEdit): void {
  const resource = bench.resource(edit.resource);
  if (resource.tag !== "primitive") {
    throw new EditError("kind", `${edit.resource} is a ${resource.tag}, not a primitive`, { legal: "a primitive" });
  }
  if (edit.kind === "trace") trace(bench, resource, edit);
  else untrace(bench, resource, edit);
}

function trace(bench: Workbench, resource: Resource, edit: TraceEdit): void {
  const pairs: readonly Pair[] = [
    [TRACE, "1"],
    [TRACE_DIRECTORY, edit.directory ?? DIRECTORY],
  ];
  const { operation } = edit;
  const found = named(resource, edit);
  const missing =
    operation === undefined
      ? ["start", "stop"].filter((name) => !found.some(({ attributes }) => attributes.name === name))
      : found.length === 0
        ? [newOperation(resource, operation, edit)]
        : [];
  for (const name of missing) rewrite(bench, resource, newDraft("op", { name, interval: "0" }), new Map(pairs));
  for (const each of found) rewrite(bench, resource, each, new Map([...pairsIn(each), ...pairs]));
}

/** The operation that tracing makes if there is none; a recurring one has to be there. */
function newOperation(resource: Resource, operation: string, { interval }: TraceEdit): string {
  if (interval === 0 || (interval === undefined && operation !== "monitor")) return operation;
  const all = operationsOf(resource).map(({ attributes }) => `${attributes.name} ${attributes.interval}`);
  const wanted = interval === undefined ? operation : `${operation} ${interval / 1000}`;
  throw unknownName(`operation of ${resource.id}`, wanted, all);
}

function untrace(bench: Workbench, resource: Resource, edit: TraceEdit): void {
  const found = named(resource, edit);
  if (edit.operation !== undefined && found.length === 0) {
    const all = operationsOf(resource).map(({ attributes }) => attributes.name ?? "");
    throw unknownName(`operation of ${edit.resource}`, edit.operation, all);
  }
  const traced = edit.operation === undefined ? found.filter((each) => new Map(pairsIn(each)).has(TRACE)) : found;
  for (const each of traced) {
    const pairs = new Map(pairsIn(each));
    pairs.delete(TRACE);
    pairs.delete(TRACE_DIRECTORY);
    rewrite(bench, resource, each, pairs);
  }
  if (traced.length === 0) return;
  for (const section of resource.element.elements) {
    if (section.name === "operations" && section.elements.length === 0) section.detach();
  }
}

/** The operations that an edit is about. */
function named(resource: Resource, { operation, interval }: TraceEdit): Draft[] {
  return operationsOf(resource).filter(
    ({ attributes }) =>
      (operation === undefined || attributes.name === operation) &&
      (interval === undefined || parseInterval(attributes.interval).ms === interval),
  );
}

type Pair = readonly [name: string, value: string];

/** The parameters of an operation, of all its sets: a later value replaces an earlier one. */
function pairsIn(operation: Draft): Pair[] {
  return setsOf(operation, "instance_attributes").flatMap((set) =>
    set.elements.map(({ attributes }): Pair => [attributes.name ?? "", attributes.value ?? ""]),
  );
}

/** Writes an operation anew, at the end; one that says nothing any more goes. */
function rewrite(bench: Workbench, resource: Resource, old: Draft, pairs: ReadonlyMap<string, string>): void {
  old.detach();
  const { id: _, ...attributes } = old.attributes;
  const others = Object.keys(attributes).filter((name) => name !== "name" && name !== "interval");
  if (pairs.size === 0 && others.length === 0 && parseInterval(attributes.interval).ms === 0) return;
  const taken = bench.ids();
  const id = freeId(`${resource.id}-${attributes.name}-${attributes.interval}`, taken, "crm");
  const made = newDraft("op", { ...attributes, id });
  if (pairs.size > 0) {
    const set = freeId(`${id}-instance_attributes`, taken, "crm");
    const list = [...pairs].map(([name, value]) =>
      newDraft("nvpair", { name, value, id: freeId(`${set}-${name}`, taken, "crm") }),
    );
    made.append(newDraft("instance_attributes", { id: set }, list));
  }
  resource.element.findOrAppend("operations").append(made);
}
