/**
 * The vocabulary of changes: what an administrator does to a cluster's configuration, as data (13 §2). Remedies, what-if,
 * scenarios and fixes are made of it; commands of crm, pcs and Pacemaker's tools are read into it and printed from it.
 */
import type { Element } from "../cib/element.js";

/**
 * Whose manners an edit has: which element of a container it goes to, where new elements stand, and how their ids are made
 * (13 §3.5, §6.2). `tools` are `crm_resource`, `crm_attribute` and their like.
 */
export type Dialect = "crm" | "pcs" | "tools";

/** How long an attribute of a node lasts: it is configuration, or it is gone when the node leaves the cluster. */
export type Lifetime = "forever" | "reboot";

/** Names and values, in order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

/** Where a resource goes. Without `before` and `after`: at the end. */
export type Place =
  | {
      readonly kind: "group";
      readonly group: string;
      readonly before?: string | undefined;
      readonly after?: string | undefined;
    }
  | {
      /** The bundle that holds a primitive, the alert that a recipient is of, the role that a permission is of. */
      readonly kind: "inside";
      readonly id: string;
    }
  | {
      /** A set of defaults. */
      readonly kind: "defaults";
      readonly of: "resource" | "operation";
    };

/** What every edit may say besides. */
export interface Manner {
  /** Default: the dialect of the call. */
  readonly dialect?: Dialect | undefined;
  /** Do what the dialect does only when it is forced. */
  readonly force?: boolean | undefined;
}

/** Start, stop, hands off (13 §3). A resource may also be a tag: then each resource in it is meant. */
export type SwitchEdit =
  | { readonly kind: "enable" | "disable"; readonly resource: string }
  | {
      readonly kind: "manage" | "unmanage";
      readonly resource: string;
      /** Its recurring monitors, too, are switched on or off (13 §3.4). */
      readonly monitor?: boolean | undefined;
    }
  | { readonly kind: "resource-maintenance"; readonly resource: string; readonly on: boolean };

/** What a promotable clone may do (13 §3.2). */
export interface PromoteEdit {
  readonly kind: "promote" | "demote";
  readonly resource: string;
}

/** Where a resource may not be, or is to be (13 §4). */
export type MoveEdit =
  | {
      readonly kind: "ban" | "move";
      readonly resource: string;
      /** Absent: the node on which it runs; then a move is a ban. */
      readonly node?: string | undefined;
      /** Only its promoted role. */
      readonly promoted?: boolean | undefined;
      /** An ISO 8601 duration, such as `PT1H`, from now on. Absent: until cleared. */
      readonly lifetime?: string | undefined;
    }
  | {
      readonly kind: "clear";
      readonly resource: string;
      /** Absent: every node. */
      readonly node?: string | undefined;
      readonly promoted?: boolean | undefined;
      /** Only what has run out. */
      readonly expired?: boolean | undefined;
    };

/** One pair of a resource or of a node; a value of `null` takes it away (13 §5, §6). */
export type AttributeEdit =
  | {
      readonly kind: "meta" | "parameter" | "utilization";
      readonly resource: string;
      readonly name: string;
      readonly value: string | null;
      /** The ids of the set and of the pair, where not those of the dialect. */
      readonly set?: string | undefined;
      readonly pair?: string | undefined;
    }
  | {
      readonly kind: "node-attribute";
      readonly node: string;
      readonly name: string;
      readonly value: string | null;
      /** Default `forever`. */
      readonly lifetime?: Lifetime | undefined;
      /** The ids of the set and of the pair, where not those of the dialect. */
      readonly set?: string | undefined;
      readonly pair?: string | undefined;
    }
  | {
      readonly kind: "node-utilization";
      readonly node: string;
      readonly name: string;
      readonly value: string | null;
      readonly set?: string | undefined;
      readonly pair?: string | undefined;
    };

/** Nodes (13 §6.2, §6.3). */
export type NodeEdit =
  | {
      readonly kind: "standby";
      readonly node: string;
      /** Default `forever`. */
      readonly lifetime?: Lifetime | undefined;
    }
  | { readonly kind: "online"; readonly node: string }
  | { readonly kind: "node-maintenance"; readonly node: string; readonly on: boolean }
  | {
      /** The node leaves the configuration and the status (13 §6.4). */
      readonly kind: "remove-node";
      readonly node: string;
    };

/** Failures (13 §7). */
export type FailureEdit =
  | {
      readonly kind: "fail-count";
      readonly resource: string;
      readonly node: string;
      readonly value: string;
      /** Absent: the one operation that has a count. */
      readonly operation?: string | undefined;
      /** ms */
      readonly interval?: number | undefined;
    }
  | {
      /** Forgets failures, and with them the history of the resource on that node, so that it is probed again. */
      readonly kind: "cleanup";
      /** Absent: every resource. */
      readonly resource?: string | undefined;
      /** Absent: every node. */
      readonly node?: string | undefined;
      /** Absent: every operation. */
      readonly operation?: string | undefined;
      /** ms */
      readonly interval?: number | undefined;
      /** Also where nothing failed. */
      readonly refresh?: boolean | undefined;
    }
  | {
      /** Forgets the counts alone; the history stays. */
      readonly kind: "forget-fail-count";
      readonly resource: string;
      readonly node: string;
      readonly operation?: string | undefined;
      /** ms */
      readonly interval?: number | undefined;
    };

/** Options of the cluster, and defaults of resources and operations (13 §8); a value of `null` takes one away. */
export type OptionEdit =
  | {
      readonly kind: "property";
      readonly name: string;
      readonly value: string | null;
      /** The ids of the set and of the pair, where not those of the dialect. */
      readonly set?: string | undefined;
      readonly pair?: string | undefined;
    }
  | {
      readonly kind: "default";
      readonly of: "resource" | "operation";
      readonly name: string;
      readonly value: string | null;
      /** The id of the set. Absent: the one that the dialect takes. */
      readonly set?: string | undefined;
      readonly pair?: string | undefined;
    };

/** Operations of a primitive (13 §5.2). */
export type OperationEdit =
  | {
      /** `update` replaces the first operation of that name (and role). */
      readonly kind: "operation-add" | "operation-update";
      readonly resource: string;
      readonly operation: string;
      readonly options: Pairs;
    }
  | {
      readonly kind: "operation-remove";
      readonly resource: string;
      /** A name, or an id. */
      readonly operation: string;
      readonly options?: Pairs | undefined;
    }
  | {
      /** An empty list of operations for a primitive without any: what pcs leaves behind (13 §13, 9). */
      readonly kind: "operations";
      readonly resource: string;
    };

/** Tracing of an agent (13 §5.3): crm's alone. */
export interface TraceEdit {
  readonly kind: "trace" | "untrace";
  /** A primitive. */
  readonly resource: string;
  /** Absent: start, stop, and all that is configured. */
  readonly operation?: string | undefined;
  /** ms. Absent: every one of that name. */
  readonly interval?: number | undefined;
  /** Where traces go, if not to the usual place. */
  readonly directory?: string | undefined;
}

/** Resources in groups and clones (13 §10). */
export type StructureEdit =
  | {
      readonly kind: "group-add";
      readonly group: string;
      readonly resources: readonly string[];
      readonly before?: string | undefined;
      readonly after?: string | undefined;
    }
  | {
      readonly kind: "group-remove";
      readonly group: string;
      /** Absent: all. */
      readonly resources?: readonly string[] | undefined;
    }
  | {
      readonly kind: "clone";
      readonly resource: string;
      readonly id?: string | undefined;
      readonly promotable?: boolean | undefined;
      readonly meta?: Pairs | undefined;
    }
  | { readonly kind: "unclone"; readonly resource: string };

/**
 * Whole objects (13 §9 to §11). Elements are as in a CIB; where an element that needs an id has none, or an empty one, the
 * dialect makes it.
 */
export type ObjectEdit =
  | {
      /** A resource, constraint, tag, fencing level, alert, ACL or set of defaults, at the end of its section. */
      readonly kind: "add";
      readonly element: Element;
      readonly place?: Place | undefined;
    }
  | {
      /** Takes the place of the object with the same id. */
      readonly kind: "replace";
      readonly element: Element;
    }
  | {
      /** Objects of any kind by id, with what makes no sense without them. */
      readonly kind: "remove";
      readonly ids: readonly string[];
      /** What they are, where that is known: a printed command says it. */
      readonly of?: "constraint" | undefined;
    }
  | { readonly kind: "rename"; readonly id: string; readonly to: string }
  | {
      readonly kind: "tag-members";
      readonly tag: string;
      readonly add?: readonly string[] | undefined;
      readonly before?: string | undefined;
      readonly after?: string | undefined;
      readonly remove?: readonly string[] | undefined;
    }
  | {
      /** An attribute of a ticket in the status; `null` takes it away (13 §11). */
      readonly kind: "ticket";
      readonly ticket: string;
      readonly name: string;
      readonly value: string | null;
    };

/** What crm's own language says (11): one command of its `configure` level, as words. It is always in the manner of crm. */
export interface ConfigureEdit {
  readonly kind: "configure";
  readonly words: readonly string[];
}

/** A change to a CIB. */
export type Edit = Manner &
  (
    | SwitchEdit
    | PromoteEdit
    | MoveEdit
    | AttributeEdit
    | NodeEdit
    | FailureEdit
    | OptionEdit
    | OperationEdit
    | TraceEdit
    | StructureEdit
    | ObjectEdit
    | ConfigureEdit
  );

export type EditKind = Edit["kind"];
