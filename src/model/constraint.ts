import type { ProbeMode } from "../policy/discovery.js";
import type { Role } from "../policy/role.js";
import type { LossPolicy, TicketState } from "../policy/ticket.js";
import type { Cause } from "../verdict/cause.js";
import type { Node } from "./node.js";
import type { Resource } from "./resource.js";

/** A location constraint for one resource (04 §2). */
export interface LocationConstraint {
  /** The constraint's id; for a rule-based one the rule's. */
  readonly id: string;
  readonly resource: Resource;
  /** Other roles than Stopped and Promoted collapse to none when the constraint is read. */
  roleFilter: Role | undefined;
  readonly probeMode: ProbeMode;
  /** In the order of the specification's list (for a rule: reverse node order). */
  nodes: readonly LocationScore[];
  readonly cause: Cause;
}

export interface LocationScore {
  readonly node: Node;
  readonly score: number;
}

/** A colocation (04 §2, 05 §1.4). Its score is never 0. */
export interface Colocation {
  readonly id: string;
  readonly dependent: Resource;
  readonly primary: Resource;
  /** `Role.Unknown`: any. */
  readonly dependentRole: Role;
  readonly primaryRole: Role;
  readonly score: number;
  /** `#uname` unless configured. */
  readonly nodeAttribute: string;
  /** Comes from the configuration. */
  readonly explicit: boolean;
  readonly influence: boolean;
  readonly cause: Cause;
}

/** A ticket (02 §9.3). */
export interface Ticket extends TicketState {
  readonly id: string;
  granted: boolean;
  standby: boolean;
  /** Epoch seconds; -1: never. */
  lastGranted: number;
  readonly state: Map<string, string>;
}

/** A ticket constraint, attached to the resource that it names (04 §2). */
export interface TicketConstraint {
  readonly id: string;
  readonly ticket: Ticket;
  /** `Role.Unknown`: any. */
  readonly role: Role;
  readonly lossPolicy: LossPolicy;
}
