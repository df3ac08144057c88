/** What the standards of resource agents can do, and their names (specification 01 §12.2). */
import { equalsCaseless, foldCase } from "../base/text.js";

/** The capabilities of a standard. */
export interface Capabilities {
  readonly needsProvider: boolean;
  /** Its monitor is called `status`. */
  readonly usesStatus: boolean;
  readonly takesParameters: boolean;
  readonly mayBeUnique: boolean;
  readonly promotable: boolean;
  /** Has special parameters that are not for the agent but for the fencer. */
  readonly fencingParameters: boolean;
}

const NONE: Capabilities = Object.freeze({
  needsProvider: false,
  usesStatus: false,
  takesParameters: false,
  mayBeUnique: false,
  promotable: false,
  fencingParameters: false,
});
const STATUS: Capabilities = Object.freeze({ ...NONE, usesStatus: true });

const BY_STANDARD: ReadonlyMap<string, Capabilities> = new Map<string, Capabilities>([
  ["ocf", { ...NONE, needsProvider: true, takesParameters: true, mayBeUnique: true, promotable: true }],
  ["stonith", { ...NONE, takesParameters: true, mayBeUnique: true, fencingParameters: true }],
  ["lsb", STATUS],
  ["systemd", STATUS],
  ["service", STATUS],
]);

/** The capabilities of a standard, in any case; an unknown or absent one has none. */
export function capabilities(standard: string | undefined): Capabilities {
  return standard === undefined ? NONE : (BY_STANDARD.get(foldCase(standard)) ?? NONE);
}

/** A resource agent. The names are absent where the configuration names none. */
export interface Agent {
  readonly standard?: string | undefined;
  readonly provider?: string | undefined;
  readonly type?: string | undefined;
}

/** Whether a standard is that of fence agents. */
export function isFencingStandard(standard: string | undefined): boolean {
  return equalsCaseless(standard, "stonith");
}

/** Whether an agent is the one by which connections to remote and guest nodes are made (02 §5.6). */
export function isRemoteAgent({ standard, provider, type }: Agent): boolean {
  return equalsCaseless(standard, "ocf") && equalsCaseless(provider, "pacemaker") && equalsCaseless(type, "remote");
}

const SPECIAL_NAMES: ReadonlySet<string> = new Set([
  "provides",
  "stonith-timeout",
  "pcmk_action_limit",
  "pcmk_delay_base",
  "pcmk_delay_max",
  "pcmk_host_argument",
  "pcmk_host_check",
  "pcmk_host_list",
  "pcmk_host_map",
]);

/** **Special fencing parameter**: one that the fencer reads itself. */
export function isSpecialFencingParameter(name: string): boolean {
  return SPECIAL_NAMES.has(name) || /^pcmk_[^_]*_(?:action|timeout|retries)$/.test(name);
}
