import { OptionError } from "../base/option-error.js";
import type { Cib } from "../cib/cib.js";
import type { Element } from "../cib/element.js";

/** Not a field: it is no part of what a Verdict says, and a copy of one does not have it. */
const SOURCE = Symbol("source");

/** The Verdict, which knows of which CIB it is from now on. */
export function verdictOf<Of extends object>(cib: Cib, verdict: Of): Of {
  Object.defineProperty(verdict, SOURCE, { value: cib.root });
  return verdict;
}

/**
 * Refuses a Verdict that is certainly of another CIB: what it says to do does not fit this one. Of a copy nobody can tell.
 * @throws OptionError `verdict`
 */
export function requireVerdictOf(cib: Cib, verdict: { readonly input?: Cib | undefined }): void {
  const source = sourceOf(verdict);
  if (!source || source === cib.root || verdict.input?.root === cib.root) return;
  throw new OptionError("verdict", "this Verdict is of another CIB", "what evaluate says of this one, or none");
}

function sourceOf(verdict: object & { readonly [SOURCE]?: Element }): Element | undefined {
  return verdict[SOURCE];
}
