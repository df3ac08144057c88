import type { StringTable } from "../base/string-table.js";
import type { Element } from "../cib/element.js";
import type { Report } from "../policy/report.js";
import type { Role } from "../policy/role.js";
import type { Finding, FindingCode } from "../verdict/finding.js";
import type { Node } from "./node.js";
import type { Resource } from "./resource.js";
import type { WorkingSet } from "./working-set.js";

/** A reference of a set; without resource if it names none. */
export interface SetMember {
  readonly reference: Element;
  readonly resource: Resource | undefined;
}

/** What of a set is colocated with another: the member that stands for a sequential set, or all members. */
export interface SetSide {
  readonly set: Element;
  readonly sequential: boolean;
  readonly members: readonly SetMember[];
}

/** An operation of a resource, with its meta-attributes as configured and as validated. */
export interface ReadOperation {
  readonly name: string;
  readonly interval: number;
  readonly configuration: Element | undefined;
  readonly configured: string | undefined;
  readonly meta: StringTable<string>;
}

/** What a stage sees for itself and tells as it is: `src/findings/words.ts` has the words for it. */
export type ToldCode = Extract<
  FindingCode,
  | "bundle-mount"
  | "bundle-no-control"
  | "bundle-parts"
  | "bundle-port"
  | "bundle-replicas-per-host"
  | "clone-empty"
  | "clone-not-promotable"
  | "clone-not-unique"
  | "colocation-influence"
  | "colocation-interleave"
  | "colocation-score"
  | "colocation-set-score"
  | "colocation-set-without-id"
  | "colocation-spread-group"
  | "colocation-symmetrical"
  | "colocation-two-lists"
  | "colocation-without-id"
  | "constraint-type"
  | "constraint-without-id"
  | "failure-timeout-conflict"
  | "fencing-no-device"
  | "group-empty"
  | "history-duplicate-id"
  | "history-resource-without-id"
  | "history-unexpected"
  | "location-pattern"
  | "location-role"
  | "location-rule-boolean-op"
  | "location-rule-role"
  | "location-rule-score"
  | "location-rule-without-id"
  | "location-score"
  | "location-set-without-id"
  | "node-discovery-cluster-node"
  | "node-discovery-deprecated"
  | "node-discovery-without-fencing"
  | "node-name-twice"
  | "node-score"
  | "node-state-without-id"
  | "node-type"
  | "node-without-id"
  | "option-feature-set"
  | "order-incomplete"
  | "order-inside-out"
  | "reference-container"
  | "resource-invalid"
  | "resource-type"
  | "resource-without-id"
  | "tag-member-without-id"
  | "tag-without-id"
  | "template-itself"
  | "template-unknown"
  | "ticket-loss-policy"
  | "ticket-missing"
  | "ticket-set-without-id"
  | "ticket-without-resource"
>;

/**
 * What the stages tell of a configuration as they come to it, for whoever wants to know what is wrong with it (09 §19): what
 * that is, `src/findings` finds out, which an evaluation that nobody asks for findings does not carry.
 */
export interface Findings extends Report {
  /** In the order in which they were made. */
  readonly list: readonly Finding[];

  /** What is wrong with one element; `details` is what its words name besides the element's own attributes. */
  tell(code: ToldCode, element: Element | undefined, ...details: readonly (string | undefined)[]): void;

  /** An element whose `id-ref` names nothing, or several elements. */
  dangling(element: Element): void;
  /** The whole document, before its options are read. */
  operationRules(root: Element): void;
  /** The cluster options as given, before they are completed. */
  options(ws: WorkingSet, section: Element | undefined): void;
  /** The cluster options as they are in force. */
  settings(ws: WorkingSet, section: Element | undefined): void;
  topology(section: Element | undefined): void;
  /** A resource once its own flags are set. */
  resource(ws: WorkingSet, resource: Resource): void;
  /** A resource, for its target role and as a group or clone. */
  variant(ws: WorkingSet, resource: Resource): void;

  /** The meta-attributes of an operation, once they are validated. */
  operationMeta(ws: WorkingSet, resource: Resource, operation: ReadOperation): void;
  /** What a failed operation is to lead to: when an action is made, and when a failure is found. */
  failureWord(
    ws: WorkingSet,
    resource: Resource,
    name: string,
    configuration: Element | undefined,
    value: string | undefined,
  ): void;
  /** A configured operation, where it may recur. */
  recurring(
    ws: WorkingSet,
    resource: Resource,
    operation: {
      readonly element: Element;
      readonly id: string | undefined;
      readonly name: string | undefined;
      readonly interval: number;
    },
  ): void;

  /** An entry of the history that could not be read. */
  historyEntry(resource: Resource, node: Node, xml: Element): void;
  /** A migration of which the entry does not name both nodes, or names others than the one it is on. */
  migration(entry: { readonly xml: Element; readonly node: Node; readonly task: string }): void;

  /** An id that is neither that of a resource nor of a template or tag. */
  unknownName(id: string, reference: Element | undefined): void;
  /** A constraint that is ignored because an attribute of it names nothing, or an unused template. */
  reference(constraint: Element, name: string): void;
  /** A constraint whose sets are not expanded because one of them refers to nothing. */
  setReference(constraint: Element, id: string, reference: Element): void;
  /** A member of a set that is no resource. */
  setMember(set: Element, id: string | undefined): void;
  /** A constraint that is ignored because it names no resource. */
  noResource(constraint: Element, id: string | undefined): void;
  /** The role that a constraint is for: as written, as read, in which element. */
  constraintRole(text: string | undefined, role: Role | "invalid", id: string, place: Element): void;
  /** Attributes of an element that are roles. */
  roles(element: Element, ...names: readonly string[]): void;
  /** The word of a location that says whether the resource is probed. */
  discovery(value: string | undefined, constraint: Element | undefined): void;
  /** An ordering, or a set of one and what the ordering says for its sets. */
  order(of: Element, inherited?: { readonly kind?: string; readonly symmetrical?: string | undefined }): void;
  /** An ordering after some instances of a clone. */
  requireAll(constraint: Element): void;
  /** An ordering that is meant to hold the other way round too, which its action cannot. */
  inversion(constraint: Element, task: string): void;

  /** A set within which members are colocated. */
  setOrdering(set: Element): void;
  /** Members of a colocated set from an unknown one on. */
  setRest(set: Element, id: string | undefined): void;
  /** Two sets of which one lacks the member that stands for it: which of the two. */
  setWithout(which: "dependents" | "primaries", dependents: SetSide, primaries: SetSide): void;
  /** A dependent of a set that is no resource. */
  setDependent(dependents: SetSide, member: SetMember, primaries: SetSide): void;
  /** A primary of a set that is no resource, for one dependent. */
  setPrimary(dependents: SetSide, dependent: SetMember, primaries: SetSide, primary: SetMember): void;

  /** An instance that is to be promoted and is assigned to no single node. */
  spread(instance: Resource): void;
  /** The nodes, once fencing is scheduled. */
  fencing(ws: WorkingSet, haveManaged: boolean): void;
}
