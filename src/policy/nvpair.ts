/** Name/value blocks: meta-attributes, instance attributes, utilization, cluster options (specification 01 §10). */

import { type DateTime, earlier } from "../base/datetime.js";
import { mergeSort } from "../base/list.js";
import { equalsCaseless } from "../base/text.js";
import { attribute, type Element, firstChild } from "../cib/element.js";
import { dereferencedChildren, type Resolve } from "../cib/references.js";
import type { RecheckTime } from "./clock.js";
import type { Report } from "./report.js";
import { evaluateRule, type RuleInput } from "./rule.js";
import { BAD_INPUT, type HealthScores, LEGAL_SCORE, NO_HEALTH_SCORES, parseScore, scoreOr } from "./score.js";

/** The table that blocks are unpacked into: a Map or a StringTable. */
export interface PairTable {
  has(name: string): boolean;
  set(name: string, value: string): unknown;
  delete(name: string): boolean;
}

/** What unpacking needs besides the blocks themselves. */
export interface BlockContext {
  /** What the blocks' rules are evaluated against. */
  readonly rules: RuleInput;
  /** Resolves references of blocks and of rules: the resource's own element, or the CIB (01 §5.2). */
  readonly resolve: Resolve;
  /** Resolves references of pairs: the whole CIB, always. */
  readonly resolvePair: Resolve;
  /** The id of the block that comes before all others, whatever their scores. */
  readonly firstId?: string | undefined;
  /** What the health words are worth as scores of blocks. */
  readonly health?: HealthScores | undefined;
  /** Takes note of when a rule's outcome changes. */
  readonly recheck?: RecheckTime | undefined;
}

interface ScoredBlock {
  readonly block: Element;
  readonly score: number;
}

/** The blocks in the order in which they count (01 §10.1): of equal scores the later in the document comes first. */
function sortedBlocks(parent: Element, name: string, context: BlockContext): readonly Element[] {
  const blocks = dereferencedChildren(parent, name, context.resolve);
  if (blocks.length < 2) return blocks;
  const scored: ScoredBlock[] = blocks.map((block) => {
    const first = context.firstId !== undefined && attribute(block, "id") === context.firstId;
    if (!first) reportScore(block, context);
    const score = first ? Infinity : scoreOr(attribute(block, "score"), 0, context.health ?? NO_HEALTH_SCORES);
    return { block, score };
  });
  return mergeSort(scored, (a, b) => (a.score === b.score ? 0 : b.score - a.score)).map(({ block }) => block);
}

function reportScore(block: Element, { rules: { report }, health = NO_HEALTH_SCORES }: BlockContext): void {
  const { id, score } = block.attributes;
  if (!report || parseScore(score, 0, health).ok) return;
  report.warning(
    "settings-score",
    `Using 0 as ${id} score because '${score}' is not a valid score: ${BAD_INPUT}`,
    block,
    LEGAL_SCORE,
  );
}

/** Sets the pairs that the table does not have yet; `#default` removes an entry. */
function unpackPairs(block: Element, { resolvePair, rules: { report } }: BlockContext, target: PairTable): void {
  const [first] = block.children;
  const holder = first?.name === "attributes" ? first : block;
  for (const child of holder.children) {
    if (child.name !== "nvpair") continue;
    const pair = resolvePair(child);
    const name = pair && attribute(pair, "name");
    const value = pair && attribute(pair, "value");
    if (name === undefined || value === undefined) continue;
    if (equalsCaseless(value, "#default")) {
      if (report) reportDefaultWord(report, name, pair);
      target.delete(name);
    } else if (!target.has(name)) target.set(name, value);
  }
}

/** Reports a value that means that there is none. */
export function reportDefaultWord(report: Report, name: string, place: Element | undefined): void {
  const text =
    `Support for setting meta-attributes (such as ${name}) to the explicit value '#default' is deprecated and will be ` +
    "removed in a future release";
  report.warning("settings-default-word", text, place, "another value, or none");
}

const hasBlock = (parent: Element, name: string): boolean => parent.children.some((child) => child.name === name);

/**
 * **Unpack blocks** (01 §10.1): the pairs of the parent's blocks of that name go into the table, those of higher
 * precedence first; entries that the table has already stay. A block whose (first) rule is not satisfied is left out.
 */
export function unpackBlocks(
  parent: Element | undefined,
  blockName: string,
  context: BlockContext,
  target: PairTable,
): void {
  if (!parent || !hasBlock(parent, blockName)) return;
  let nextChange: DateTime | undefined;
  for (const block of sortedBlocks(parent, blockName, context)) {
    const rule = firstChild(block, "rule");
    if (rule) {
      const result = evaluateRule(rule, context.rules, context.resolve);
      nextChange = earlier(nextChange, result.nextChange);
      if (!result.satisfied) continue;
    }
    unpackPairs(block, context, target);
  }
  context.recheck?.noteTime(nextChange);
}
