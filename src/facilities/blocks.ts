/** Evaluated name/value blocks as lists, so that one evaluation can fill several tables (01 §10, 02 §14). */

import type { StringTable } from "../base/string-table.js";
import { equalsCaseless } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { ReferenceScope } from "../cib/references.js";
import type { NameValue } from "../model/definition.js";
import type { Node } from "../model/node.js";
import { partSlot } from "../model/store.js";
import type { WorkingSet } from "../model/working-set.js";
import type { Agent } from "../policy/agent.js";
import { type PairTable, unpackBlocks } from "../policy/nvpair.js";
import type { RuleInput } from "../policy/rule-input.js";

const REMOVES = "#default";
const NONE: readonly NameValue[] = Object.freeze([]);

/** What the rules of blocks may look at besides the time (01 §9.1), and the block that comes first. */
export interface BlockOptions {
  readonly agent?: Agent | undefined;
  /** Whose attributes rules see. */
  readonly node?: Node | undefined;
  readonly firstId?: string;
}

/** Takes down what unpacking would do to a table, whatever that table holds. */
class Recorder implements PairTable {
  readonly pairs: NameValue[] = [];

  has(): boolean {
    return false;
  }

  set(name: string, value: string): void {
    this.pairs.push([name, value]);
  }

  delete(name: string): boolean {
    this.pairs.push([name, REMOVES]);
    return true;
  }
}

/** The agent that an element names, for rules. */
export function agentOf({ attributes }: Element): Agent {
  return { standard: attributes.class, provider: attributes.provider, type: attributes.type };
}

/** Whether a block of that name may have a rule. */
export function hasRules(parent: Element, blockName: string): boolean {
  return parent.children.some(
    ({ name, attributes, children }) =>
      name === blockName && (attributes["id-ref"] !== undefined || children.some((child) => child.name === "rule")),
  );
}

const CHILD_NAMES = partSlot<Element, ReadonlySet<string>>();

/** Elements with no more children than this are just looked through. */
const FEW = 8;

/** A group may have thousands of members, and each asks it for its blocks. */
function mayHave(ws: WorkingSet, parent: Element, name: string): boolean {
  if (parent.children.length <= FEW) return true;
  const known = ws.memory.of(CHILD_NAMES);
  let names = known.get(parent);
  if (names === undefined) {
    names = new Set(parent.children.map((child) => child.name));
    known.set(parent, names);
  }
  return names.has(name);
}

/**
 * The names and values of the parent's blocks of that name whose rules hold, in the order in which they count
 * (**unpack blocks**, 01 §10.1). References of the blocks are looked up in `scope`.
 */
export function readBlocks(
  ws: WorkingSet,
  parent: Element,
  blockName: string,
  scope: ReferenceScope,
  options: BlockOptions = {},
): readonly NameValue[] {
  if (parent.children.length === 0 || !mayHave(ws, parent, blockName)) return NONE;
  const recorder = new Recorder();
  const context = {
    rules: ruleInput(ws, options),
    resolve: scope.resolver,
    resolvePair: ws.references.resolver,
    firstId: options.firstId,
    health: ws.health,
    recheck: ws.recheck,
  };
  unpackBlocks(parent, blockName, context, recorder);
  return recorder.pairs.length === 0 ? NONE : recorder.pairs;
}

function ruleInput(ws: WorkingSet, { agent, node }: BlockOptions): RuleInput {
  const nodeAttributes = node === undefined ? undefined : (name: string) => node.attributes.get(name);
  return { now: ws.now, agent, nodeAttributes, report: ws.findings };
}

/** Sets the pairs that the table does not have yet; `#default` removes an entry (01 §10.1). */
export function fillTable(table: StringTable<string>, pairs: readonly NameValue[]): void {
  for (const [name, value] of pairs) {
    if (value.length === REMOVES.length && equalsCaseless(value, REMOVES)) table.delete(name);
    else if (!table.has(name)) table.set(name, value);
  }
}
