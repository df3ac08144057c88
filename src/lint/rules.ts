import type { LintRule } from "./rule.js";
import { badValue } from "./rules/bad-value.js";
import { cloneWithoutInterleave } from "./rules/clone-without-interleave.js";
import { colocationCycle } from "./rules/colocation-cycle.js";
import { colocationWithoutOrder } from "./rules/colocation-without-order.js";
import { contradictoryColocations } from "./rules/contradictory-colocations.js";
import { failureMovesAnother } from "./rules/failure-moves-another.js";
import { fencingDisabled } from "./rules/fencing-disabled.js";
import { groupAgainstItself } from "./rules/group-against-itself.js";
import { groupStickiness } from "./rules/group-stickiness.js";
import { halfOrder } from "./rules/half-order.js";
import { idleColocation } from "./rules/idle-colocation.js";
import { leftOverConstraint } from "./rules/left-over-constraint.js";
import { misplacedOption } from "./rules/misplaced-option.js";
import { misspeltMeta } from "./rules/misspelt-meta.js";
import { misspeltOption } from "./rules/misspelt-option.js";
import { monitorMissing } from "./rules/monitor-missing.js";
import { monitorWithoutInterval } from "./rules/monitor-without-interval.js";
import { movesBack } from "./rules/moves-back.js";
import { neverFits } from "./rules/never-fits.js";
import { neverMigrates } from "./rules/never-migrates.js";
import { neverStarts } from "./rules/never-starts.js";
import { noSpareNode } from "./rules/no-spare-node.js";
import { nothingStarts } from "./rules/nothing-starts.js";
import { oldSpelling } from "./rules/old-spelling.js";
import { orderCycle } from "./rules/order-cycle.js";
import { orderWithoutColocation } from "./rules/order-without-colocation.js";
import { promotedNotMonitored } from "./rules/promoted-not-monitored.js";
import { promotionFollows } from "./rules/promotion-follows.js";
import { quorumIgnored } from "./rules/quorum-ignored.js";
import { roleOfPlainResource } from "./rules/role-of-plain-resource.js";
import { sameInterval } from "./rules/same-interval.js";
import { sharedSpareNode } from "./rules/shared-spare-node.js";
import { shortTimeout } from "./rules/short-timeout.js";
import { switchedOff } from "./rules/switched-off.js";
import { thresholdWithoutTimeout } from "./rules/threshold-without-timeout.js";
import { unknownName } from "./rules/unknown-name.js";

const ALL = [
  neverStarts,
  nothingStarts,
  badValue,
  cloneWithoutInterleave,
  colocationCycle,
  contradictoryColocations,
  fencingDisabled,
  groupAgainstItself,
  leftOverConstraint,
  misplacedOption,
  misspeltMeta,
  misspeltOption,
  monitorMissing,
  monitorWithoutInterval,
  neverFits,
  orderCycle,
  promotedNotMonitored,
  quorumIgnored,
  roleOfPlainResource,
  sameInterval,
  thresholdWithoutTimeout,
  unknownName,
  colocationWithoutOrder,
  failureMovesAnother,
  groupStickiness,
  halfOrder,
  idleColocation,
  movesBack,
  neverMigrates,
  noSpareNode,
  oldSpelling,
  orderWithoutColocation,
  promotionFollows,
  sharedSpareNode,
  shortTimeout,
  switchedOff,
] as const;

/** The code of a rule. */
export type LintCode = (typeof ALL)[number]["code"];

/**
 * Every rule, errors before warnings before notes.
 * @example
 * ```ts
 * import { LINT_RULES } from "pengine/lint";
 *
 * LINT_RULES[0]?.code; // => "never-starts"
 * ```
 */
export const LINT_RULES: readonly LintRule<LintCode>[] = Object.freeze([...ALL]);
