/** What a resource requires before it may start: the meta-attribute `requires` (specification 02 §6.8, 07 §3.4). */
import { equalsCaseless, wordOf } from "../base/text.js";
import { type Quorum, quorumMatters } from "./quorum.js";

const REQUIREMENTS = ["nothing", "quorum", "fencing", "unfencing"] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** What requirements depend on. */
export interface RequirementFacts {
  readonly fenceDevice: boolean;
  /** A primitive that is the connection of a remote or guest node. */
  readonly connection: boolean;
  readonly fencingEnabled: boolean;
  /** Some fence device of the cluster unfences nodes. */
  readonly unfencing: boolean;
  readonly quorum: Quorum;
}

/** A requirement by its word, in any case; `undefined` for anything else. */
export function parseRequirement(text: string | undefined): Requirement | undefined {
  return wordOf(REQUIREMENTS, text);
}

/** The requirement of a resource that names none (02 §6.8): the first rule that holds. */
export function defaultRequirement(facts: RequirementFacts): Requirement {
  if (facts.fenceDevice || facts.connection) return "quorum";
  if (facts.unfencing) return "unfencing";
  if (facts.fencingEnabled) return "fencing";
  return quorumMatters(facts.quorum) ? "quorum" : "nothing";
}

/** Why a resource cannot require unfencing; `undefined` if it can. */
export function unfencingRefusal(facts: RequirementFacts): "fence device" | "fencing disabled" | undefined {
  if (facts.fenceDevice) return "fence device";
  return facts.fencingEnabled ? undefined : "fencing disabled";
}

/** The requirement in force (02 §6.8): as configured or by default; unfencing that cannot be had comes down to quorum. */
export function requirementOf(text: string | undefined, facts: RequirementFacts): Requirement {
  const wanted = parseRequirement(text) ?? defaultRequirement(facts);
  return wanted === "unfencing" && unfencingRefusal(facts) !== undefined ? "quorum" : wanted;
}

/** What an action needs before it may run. */
export type ActionNeeds = "nothing" | "quorum" | "fencing";

/** What an action of a resource needs (07 §3.4): only starts and promotions need anything. */
export function needsOf(task: string, resource: { readonly fencing: boolean; readonly quorum: boolean }): ActionNeeds {
  if (!equalsCaseless(task, "start") && !equalsCaseless(task, "promote")) return "nothing";
  if (resource.fencing) return "fencing";
  return resource.quorum ? "quorum" : "nothing";
}
