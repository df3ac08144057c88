/**
 * Arbitraries for fast-check (an optional peer dependency): whole CIBs and their parts, valid by construction against
 * `pacemaker-4.0` and valid however they are shrunk, for property tests of tools and policies that work on CIBs.
 *
 * A part is drawn as a `Draft`: given the `Scope` of a document it becomes an element whose ids are new and whose
 * references exist there. `cib` and `cibText` give documents; `legacyCibElement` those of older schemas. `spelling` writes a
 * document in any way that XML allows. `invalidCibText` and `malformedCibText` give what is refused,
 * `unvalidatedCibText` what no schema allows and is evaluated all the same.
 */
export { block, blocks, pairs, type Vocabulary } from "./blocks.js";
export { invalidCibText } from "./broken.js";
export { bundle } from "./bundle.js";
export { type CibOptions, cib, cibElement, cibText, resources } from "./cib.js";
export { clone, group, type ResourceDraft } from "./collectives.js";
export { commands, edits } from "./commands.js";
export { type Constraint, constraint, constraints } from "./constraints.js";
export { crmText, damagedCrmText } from "./crm-text.js";
export type { Draft } from "./draft.js";
export { events, operationFailures } from "./events.js";
export { type FailureSequenceOptions, failureSequences } from "./failures.js";
export type { Leaf, Presence } from "./history.js";
export { legacyCibElement, legacyCibText } from "./legacy.js";
export { malformedCibText } from "./malformed.js";
export { clusterNode, nodes } from "./nodes.js";
export { operations } from "./operations.js";
export { clusterOptions } from "./options.js";
export {
  anyPrimitive,
  fenceDevice,
  guestNode,
  type HistoryPlace,
  type PrimitiveDraft,
  type PrimitiveOptions,
  pingResource,
  primitive,
  remoteConnection,
  template,
} from "./primitives.js";
export {
  brokenCorosyncText,
  type CorosyncEventOptions,
  type CorosyncTextOptions,
  corosyncEvents,
  corosyncText,
  type Drawn,
} from "./quorum.js";
export { type RuleUse, rule } from "./rules.js";
export { type Agent, type ResourceKind, Scope } from "./scope.js";
export { spelling } from "./spelling.js";
export { status } from "./status.js";
export {
  anyStory,
  type Entry,
  type FailCount,
  failed,
  implausible,
  migrating,
  pending,
  running,
  type Story,
  stopped,
} from "./stories.js";
export { unvalidatedCibText } from "./unvalidated.js";
