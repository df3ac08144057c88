/** Resources that are active in more places than they should be: `multiple-active` (specification 02 §6.1 step 19, §11.5). */
import { foldCase } from "../base/text.js";
import type { MultipleActivePolicy } from "../verdict/words.js";

const BY_WORD: ReadonlyMap<string, MultipleActivePolicy> = new Map([
  ["stop_start", "restart"],
  ["stop_only", "stop"],
  ["block", "block"],
  ["stop_unexpected", "unexpected"],
]);

/** The words for a policy. */
export const MULTIPLE_ACTIVE_WORDS: readonly string[] = Object.freeze([...BY_WORD.keys()]);

/** The policy with that name, in any case; `undefined` for anything else. */
export function parseMultipleActive(text: string | undefined): MultipleActivePolicy | undefined {
  return text === undefined ? undefined : BY_WORD.get(foldCase(text));
}

/** The word for a policy. */
export function multipleActiveWord(policy: MultipleActivePolicy): string {
  for (const [word, each] of BY_WORD) if (each === policy) return word;
  return policy;
}

/** What counts without a policy, or with one that is unknown. */
export const DEFAULT_MULTIPLE_ACTIVE: MultipleActivePolicy = "restart";

/**
 * Whether a primitive is active on more nodes than one (02 §11.5): where fencing would make sure of it, nodes that are
 * not online and clean count too.
 */
export function isMultiplyActive(
  counts: { readonly all: number; readonly clean: number },
  needsFencing: boolean,
): boolean {
  return (needsFencing ? counts.all : counts.clean) > 1;
}
