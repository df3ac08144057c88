/** Whether a resource is looked for on a node, and whether it may be there at all (specification 04 §6.7, §8; 07 §12.2). */
import { isTrue } from "../base/number.js";
import { foldCase } from "../base/text.js";

/** How a node may be probed for a resource; ordered, the higher one prevails (04 §2). */
export const ProbeMode = Object.freeze({ always: 0, never: 1, exclusive: 2 } as const);
export type ProbeMode = (typeof ProbeMode)[keyof typeof ProbeMode];

/** The words of `resource-discovery`. */
export const DISCOVERY_WORDS: readonly string[] = Object.freeze(Object.keys(ProbeMode));

const BY_WORD: ReadonlyMap<string, ProbeMode> = new Map(Object.entries(ProbeMode));

/** Whether a value of `resource-discovery` is one of its words, in any case. */
export function isDiscoveryWord(text: string): boolean {
  return BY_WORD.has(foldCase(text));
}

/** The probe mode that a location constraint asks for (04 §6.7); whatever is unknown is `always`. */
export function parseDiscovery(text: string | undefined): ProbeMode {
  return (text === undefined ? undefined : BY_WORD.get(foldCase(text))) ?? ProbeMode.always;
}

/** Whether the mode of a constraint replaces the one that a node has for a resource (04 §7.1). */
export function prevails(mode: ProbeMode, over: ProbeMode | undefined): boolean {
  return mode > (over ?? ProbeMode.always);
}

/**
 * **Exclusive discovery** (04 §8): whether a resource that is looked for on named nodes only is banned from a node.
 *
 * @param mode that of the node's entry in the resource's table; `undefined`: it has none
 */
export function bansForExclusiveness(mode: ProbeMode | undefined): boolean {
  return mode !== undefined && mode !== ProbeMode.exclusive;
}

/**
 * Whether a node may be probed for a resource (07 §12.2 steps 7 and 8).
 *
 * @param mode that of the node's entry in the resource's table
 * @param nodeMode that of the node by itself
 * @param exclusive the resource, or what it is part of, is looked for on named nodes only
 */
export function mayProbe(mode: ProbeMode | undefined, nodeMode: ProbeMode, exclusive: boolean): boolean {
  if (exclusive && mode !== ProbeMode.exclusive) return false;
  return (mode ?? nodeMode) !== ProbeMode.never;
}

/** Whether a node attribute `resource-discovery-enabled` asks that nothing be probed there (03 §10.2). */
export function disablesDiscovery(attribute: string | undefined): boolean {
  return attribute !== undefined && !isTrue(attribute);
}

/** Whether discovery may be disabled on a node at all (03 §5.2, §10.2): on guest nodes, and on remote nodes that can be fenced. */
export function mayDisableDiscovery(kind: "cluster" | "remote" | "guest", fencingEnabled: boolean): boolean {
  return kind === "guest" || (kind === "remote" && fencingEnabled);
}

/** Whether a symmetric cluster allows resources on a node by itself (02 §12.1). */
export function isAllowedByDefault(nodeMode: ProbeMode, exclusive = false): boolean {
  return !exclusive && nodeMode !== ProbeMode.never;
}
