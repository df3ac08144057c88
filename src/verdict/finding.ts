import type { Element } from "../cib/element.js";

/**
 * What a finding says, one code for each kind of message; the part up to the first hyphen is what it is about. Codes that
 * end in `without-id` are about elements without an id.
 */
export type FindingCode =
  /** A storage mapping lacks a directory. */
  | "bundle-mount"
  /** A bundle has a primitive, but neither addresses nor a control port. */
  | "bundle-no-control"
  /** A part of a bundle could not be made. */
  | "bundle-parts"
  /** A port mapping lacks a port. */
  | "bundle-port"
  /** Replicas that share a host need addresses of their own. */
  | "bundle-replicas-per-host"
  /** An anonymous clone has one instance per node only. */
  | "clone-anonymous-limit"
  /** A clone holds nothing. */
  | "clone-empty"
  /** The agent cannot be promoted. */
  | "clone-not-promotable"
  /** The agent cannot have distinguishable instances. */
  | "clone-not-unique"
  /** `master-max` and `master-node-max`. */
  | "clone-old-name"
  /** `influence` is no boolean. */
  | "colocation-influence"
  /** Interleaved clones have different numbers of instances per node. */
  | "colocation-interleave"
  /** The score is none. */
  | "colocation-score"
  /** A set names no resource. */
  | "colocation-set-member"
  /** A set has an `ordering` other than `group`. */
  | "colocation-set-ordering"
  /** The score of a set is none. */
  | "colocation-set-score"
  | "colocation-set-without-id"
  /** A colocation is mandatory, but the group's members may be apart. */
  | "colocation-spread-group"
  /** `symmetrical` has no meaning any more. */
  | "colocation-symmetrical"
  /** A template or tag is colocated with another. */
  | "colocation-two-lists"
  | "colocation-without-id"
  /** A constraint names no resource, template or tag. */
  | "constraint-reference"
  /** A constraint names no resource. */
  | "constraint-resource"
  /** A constraint names no role. */
  | "constraint-role"
  /** A set names no resource. */
  | "constraint-set-member"
  /** A set names no resource, template or tag. */
  | "constraint-set-reference"
  /** An unknown element among the constraints. */
  | "constraint-type"
  | "constraint-without-id"
  /** A failure timeout does not go with `on-fail=block`. */
  | "failure-timeout-conflict"
  /** Nodes are unclean, and fencing is disabled. */
  | "fencing-disabled"
  /** An unclean node cannot be fenced. */
  | "fencing-impossible"
  /** Fencing is enabled, and there is no device. */
  | "fencing-no-device"
  /** `ordered` or `collocated` is false. */
  | "group-deprecated"
  /** A group has no members. */
  | "group-empty"
  /** Two entries have one id. */
  | "history-duplicate-id"
  /** `rc-code` is none. */
  | "history-exit-code"
  /** A migration does not name both nodes. */
  | "history-migration-incomplete"
  /** A migration names other nodes than where it is recorded. */
  | "history-migration-node"
  | "history-resource-without-id"
  /** `op-status` is none. */
  | "history-status"
  /** What was expected of an operation is not known. */
  | "history-unexpected"
  | "history-without-id"
  | "history-without-operation"
  /** `resource-discovery` is no word of its. */
  | "location-discovery"
  /** `rsc-pattern` is no pattern. */
  | "location-pattern"
  /** The role is none. */
  | "location-role"
  /** `boolean-op` of a rule is neither `and` nor `or`. */
  | "location-rule-boolean-op"
  /** The role of a rule is none. */
  | "location-rule-role"
  /** A rule has no score, or one that is none. */
  | "location-rule-score"
  | "location-rule-without-id"
  /** The score is none. */
  | "location-score"
  | "location-set-without-id"
  /** Probes of a cluster node cannot be switched off. */
  | "node-discovery-cluster-node"
  /** `resource-discovery-enabled`. */
  | "node-discovery-deprecated"
  /** Probes of a remote node cannot be switched off without fencing. */
  | "node-discovery-without-fencing"
  /** Two nodes have one name. */
  | "node-name-twice"
  /** The score is none. */
  | "node-score"
  /** A `node_state` without id. */
  | "node-state-without-id"
  /** An unknown type of node. */
  | "node-type"
  | "node-without-id"
  /** Two operations have one name and interval. */
  | "operation-duplicate"
  /** `interval-origin` is no date. */
  | "operation-interval-origin"
  /** An operation of that name has no interval. */
  | "operation-not-recurring"
  /** `on-fail` is not allowed for that operation. */
  | "operation-on-fail-not-allowed"
  /** `on-fail` is no word of its. */
  | "operation-on-fail-unknown"
  /** `on-fail=fence`, and fencing is disabled. */
  | "operation-on-fail-without-fencing"
  /** The role is none. */
  | "operation-role"
  | "operation-without-id"
  /** An option that will go. */
  | "option-deprecated"
  /** The CIB is newer than what is known. */
  | "option-feature-set"
  /** An option by its old name. */
  | "option-old-name"
  /** Rules about node attributes in operations. */
  | "option-operation-rules"
  /** `no-quorum-policy=fence`, and fencing is disabled. */
  | "option-quorum-without-fencing"
  /** The value of an option is none. */
  | "option-value"
  /** An unknown action. */
  | "order-action"
  /** An ordering without `first` or `then`. */
  | "order-incomplete"
  /** A container would start after what runs inside it. */
  | "order-inside-out"
  /** `kind` is no word of its. */
  | "order-kind"
  /** An action that cannot be undone, in a symmetrical ordering. */
  | "order-not-invertible"
  /** `require-all`. */
  | "order-require-all"
  /** A score instead of `kind`. */
  | "order-score"
  /** `symmetrical` does not go with `Serialize`. */
  | "order-symmetrical"
  /** The members of a group are apart, so it cannot be promoted. */
  | "promotion-spread-group"
  /** `container` names no resource. */
  | "reference-container"
  /** An `id-ref` names nothing, or several elements. */
  | "reference-dangling"
  /** A name is that of no resource, template or tag. */
  | "reference-unknown-name"
  /** The explicit value `default`. */
  | "resource-default-word"
  /** A resource could not be read, for the reason before. */
  | "resource-invalid"
  /** `multiple-active` is no word of its. */
  | "resource-multiple-active"
  /** A score or number is none. */
  | "resource-number"
  /** `requires` is no word of its. */
  | "resource-requires"
  /** `requires=fencing`, and fencing is disabled. */
  | "resource-requires-fencing"
  /** `target-role` is no role. */
  | "resource-target-role"
  /** `target-role` is one of promotable clones only. */
  | "resource-target-role-not-promotable"
  /** An unknown element among the resources. */
  | "resource-type"
  /** `requires=unfencing` where that cannot be. */
  | "resource-unfencing"
  | "resource-without-id"
  /** `Slave` and `Master`. */
  | "role-old-word"
  /** An expression names no attribute. */
  | "rule-attribute-missing"
  /** `boolean-op` is neither `and` nor `or`. */
  | "rule-boolean-op"
  /** An unknown element among the conditions. */
  | "rule-condition-type"
  /** A duration is none. */
  | "rule-date-duration"
  /** `start` or `end` is missing. */
  | "rule-date-incomplete"
  /** An unknown operation of a date expression. */
  | "rule-date-operation"
  | "rule-date-part-without-id"
  /** A range of a date specification is none. */
  | "rule-date-range"
  /** A date specification is missing. */
  | "rule-date-spec-missing"
  /** `start` or `end` is no date. */
  | "rule-date-value"
  /** An unknown operation of an expression. */
  | "rule-expression-operation"
  /** The interval of an `op_expression` is none. */
  | "rule-operation-interval"
  /** An `op_expression` without name. */
  | "rule-operation-without-name"
  /** A value is missing, or there is one where none may be. */
  | "rule-value"
  /** `value-source` is no word of its. */
  | "rule-value-source"
  /** `type` is no word of its. */
  | "rule-value-type"
  /** A rule without conditions, which passes. */
  | "rule-without-conditions"
  | "rule-without-id"
  /** The explicit value `#default`. */
  | "settings-default-word"
  /** The score of a block is none. */
  | "settings-score"
  | "tag-member-without-id"
  | "tag-without-id"
  /** A template refers to itself. */
  | "template-itself"
  /** No such template. */
  | "template-unknown"
  /** `loss-policy=fence`, and fencing is disabled. */
  | "ticket-loss-policy"
  /** A constraint without ticket. */
  | "ticket-missing"
  | "ticket-set-without-id"
  | "ticket-without-resource"
  /** The index of a fencing level is none. */
  | "topology-index"
  /** The index of a fencing level is too large or too small. */
  | "topology-index-range"
  | "topology-without-id";

/** What a finding is about: the first word of its code. */
export type FindingTopic = FindingCode extends infer Code
  ? Code extends `${infer Topic}-${string}`
    ? Topic
    : never
  : never;

/** Something that is wrong with a configuration (09 §19). The texts are the reference's. */
export interface Finding {
  /** What it says, for programs. */
  readonly code: FindingCode;
  readonly severity: "error" | "warning";
  readonly text: string;
  /** The element it is about; absent where no single one is. */
  readonly element: Element | undefined;
  /** What would be legal there, in words. */
  readonly legal: string | undefined;
}
