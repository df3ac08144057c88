/** The `op` elements in force for a resource (07 §3, §3.1). */

import { parseInterval } from "../base/interval.js";
import { booleanOr, UINT32_MAX } from "../base/number.js";
import type { Element } from "../cib/element.js";
import type { KnownMeta } from "../model/definition.js";
import type { Resource } from "../model/resource.js";
import { mapSlot, partSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import { parseRole, Role } from "../policy/role.js";

/** One `op` element; everything from XML attributes alone. */
export interface Operation {
  readonly element: Element;
  /** Without one, or with an empty one, it does not recur; only the latter can be a duplicate. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** In ms; 0 if absent or invalid. */
  readonly interval: number;
  readonly enabled: boolean;
}

/** A recurring operation that the scheduler itself keeps running (07 §14.2). */
export interface RecurringOperation {
  readonly name: string;
  readonly interval: number;
  /** The role that it is for; Unknown if it names none. */
  readonly role: Role;
}

/** What never recurs, whatever interval it is given. */
export const NEVER_RECURRING: ReadonlySet<string> = new Set([
  "stop",
  "start",
  "demote",
  "promote",
  "reload-agent",
  "migrate_to",
  "migrate_from",
]);

/** The operations of a resource in document order, with an index by name and interval. */
export class Operations {
  static readonly none = new Operations([]);
  readonly all: readonly Operation[];
  /** The meta-attributes that come of these operations alone. */
  readonly meta: KnownMeta = new Map();
  readonly #byName = new Map<string, Map<number, Operation[]>>();
  #mostFrequentMonitor: Operation | undefined;
  #recurring: ReadonlyMap<Operation, RecurringOperation> | undefined;

  constructor(all: readonly Operation[]) {
    this.all = all;
    for (const operation of all) this.#add(operation);
  }

  #add(operation: Operation): void {
    const { name, interval, enabled } = operation;
    if (name === undefined) return;
    const byInterval = this.#byName.get(name) ?? new Map<number, Operation[]>();
    this.#byName.set(name, byInterval);
    const list = byInterval.get(interval);
    if (list === undefined) byInterval.set(interval, [operation]);
    else list.push(operation);
    if (name !== "monitor" || interval === 0 || !enabled) return;
    // One with the longest interval that there is, 2³²−1 ms, is none.
    if (interval < (this.#mostFrequentMonitor?.interval ?? UINT32_MAX)) this.#mostFrequentMonitor = operation;
  }

  /** All with that name and interval, in document order. */
  matching(name: string, interval: number): readonly Operation[] {
    return this.#byName.get(name)?.get(interval) ?? NO_OPERATIONS;
  }

  /** The enabled recurring monitor with the smallest interval below 2³²−1 ms, the first of equals (07 §3.2 step 2). */
  get mostFrequentMonitor(): Operation | undefined {
    return this.#mostFrequentMonitor;
  }

  /** The **usable** recurring operations (07 §14.2), in document order. */
  get recurring(): ReadonlyMap<Operation, RecurringOperation> {
    if (this.#recurring !== undefined) return this.#recurring;
    const recurring = new Map<Operation, RecurringOperation>();
    for (const operation of this.all) {
      const usable = this.#usable(operation);
      if (usable !== undefined) recurring.set(operation, usable);
    }
    this.#recurring = recurring;
    return recurring;
  }

  #usable({ element, id, name, interval }: Operation): RecurringOperation | undefined {
    if (interval === 0 || !id || name === undefined || NEVER_RECURRING.has(name)) return undefined;
    const equal = this.matching(name, interval);
    if (equal.filter((other) => other.id !== undefined).length > 1 || !equal.some(({ enabled }) => enabled))
      return undefined;
    const role = parseRole(element.attributes.role);
    return element.attributes.role !== undefined && role === Role.Unknown ? undefined : { name, interval, role };
  }
}

const NO_OPERATIONS: readonly Operation[] = Object.freeze([]);

/** One reading per `operations` element, which many instances share. */
const READINGS = partSlot<Element, Operations>();

/** Those of the present evaluation: they are asked for with every action. */
const CURRENT = mapSlot<Element, Operations>();

/** What one `op` element says. */
export function readOperation(element: Element): Operation {
  const { id, name, interval, enabled } = element.attributes;
  return {
    element,
    id,
    name,
    interval: parseInterval(interval).ms,
    enabled: booleanOr(enabled, true),
  };
}

/** The operations in force for a resource (02 §6.4). */
export function operationsOf(ws: WorkingSet, resource: Resource): Operations {
  const element = resource.operationsXml;
  if (element === undefined) return Operations.none;
  const current = ws.kept.of(CURRENT);
  let operations = current.get(element);
  if (operations !== undefined) return operations;
  const readings = ws.memory.of(READINGS);
  operations = readings.get(element);
  if (operations === undefined) {
    operations = new Operations(element.children.filter(({ name }) => name === "op").map(readOperation));
    readings.set(element, operations);
  }
  current.set(element, operations);
  return operations;
}
