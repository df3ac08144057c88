import type { Element } from "../../cib/element.js";
import type { Roster } from "../../facilities/histories.js";
import type { Resource } from "../../model/resource.js";
import type { WorkingSet } from "../../model/working-set.js";
import type { Role } from "../../policy/role.js";
import { effectiveTargetRole } from "../configuration/target-role.js";
import { InstanceChoice } from "./instance-choice.js";

/** What the parts of the status stage share while it runs (03 §3). */
export interface StatusStage {
  readonly ws: WorkingSet;
  /** The `node_state` elements in document order. */
  readonly states: readonly Element[];
  /** **Containers to stop**, in creation order; the specification's list is newest first. */
  readonly containersToStop: Resource[];
  /** Key and node of each entry of the failed-operation list (03 §14.8). */
  readonly recorded: Set<string>;
  /** Anonymous clones that were matched by a history id, by that id (03 §9.2). */
  readonly clonesByHistory: Map<string, Resource>;
  /** Target roles of resources, which do not change while the stage runs. */
  readonly targetRoles: Map<Resource, Role>;
  /** The state of choosing instances, by anonymous clone (03 §9.3). */
  readonly choices: Map<Resource, InstanceChoice>;
  /** Of which resources absence tells the same everywhere. */
  readonly absentees: Map<Roster, Absentees>;
}

/** A resource of which each history that tells of mere absence does the same on every node. */
export interface Absentee {
  readonly resource: Resource;
  /** The role that such a history leaves it with. */
  readonly nextRole: Role;
}

/** Those that a roster names, by position. */
interface Absentees {
  readonly found: (Absentee | undefined)[];
  /** How many resources there were when it was looked for; -1: never. */
  readonly filed: Int32Array;
}

/** The state in which the stage begins. */
export function newStage(ws: WorkingSet, section: Element | undefined): StatusStage {
  return {
    ws,
    states: (section?.children ?? []).filter(({ name }) => name === "node_state"),
    containersToStop: [],
    recorded: new Set(),
    clonesByHistory: new Map(),
    targetRoles: new Map(),
    choices: new Map(),
    absentees: new Map(),
  };
}

/** The **target role** of a resource (02 §6.9). */
export function targetRoleIn({ targetRoles }: StatusStage, resource: Resource): Role {
  let role = targetRoles.get(resource);
  if (role === undefined) {
    role = effectiveTargetRole(resource);
    targetRoles.set(resource, role);
  }
  return role;
}

/** The choice among the instances of an anonymous clone, made when first asked for. */
export function choiceFor(stage: StatusStage, clone: Resource): InstanceChoice {
  let choice = stage.choices.get(clone);
  if (!choice) {
    choice = new InstanceChoice(clone);
    stage.choices.set(clone, choice);
  }
  return choice;
}
