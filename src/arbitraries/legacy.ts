import fc, { type Arbitrary } from "fast-check";
import type { Element } from "../cib/element.js";
import { isBefore, VERSIONS, type Version } from "../cib/schema/versions.js";
import { Choices } from "./choices.js";
import { type CibOptions, cibElement } from "./cib.js";
import { listOf, weighted } from "./draft.js";
import { accessControl, alerts } from "./legacy-access.js";
import { Ageing } from "./legacy-ageing.js";
import { fitted } from "./legacy-fit.js";
import { type OldForm, OPTION_FORMS } from "./legacy-options.js";
import { STRUCTURE_FORMS } from "./legacy-structure.js";
import { translated } from "./legacy-terms.js";
import { spelling } from "./spelling.js";

const FORMS = [...STRUCTURE_FORMS, ...OPTION_FORMS, [1, alerts]] as const;

/** Versions before the current one, mostly those that an upgrade begins with; 1.0 had no execution date to go by. */
export function oldVersion(): Arbitrary<Version> {
  const last: readonly Version[] = ["1.3", "2.10", "3.10"];
  const others = VERSIONS.slice(1, -1).filter((version) => !last.includes(version));
  return weighted<Version>(
    [24, "3.10"],
    [16, "2.10"],
    [12, "1.3"],
    ...others.map((version): [number, Version] => [1, version]),
  );
}

/** Numbers that decide where and what. */
function numbers(): Arbitrary<readonly number[]> {
  return fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 12, size: "max" });
}

/** What stands in a document as it did in former times: one form each, with numbers that decide where and what. */
export function oldForms(max: number): Arbitrary<readonly (readonly [OldForm, readonly number[]])[]> {
  return listOf(fc.tuple(weighted(...FORMS), numbers()), max, 1);
}

/** The document with old forms in it; of no version then, until it is fitted to one. */
export function aged(
  root: Element,
  version: Version,
  forms: readonly (readonly [OldForm, readonly number[]])[],
): Element {
  const ageing = new Ageing(root, version);
  for (const [form, numbers] of forms) form(ageing, new Choices(numbers));
  return ageing.root;
}

/**
 * A whole CIB document of an older schema, as administrators and old clusters have them: it claims one of the versions 1.2
 * to 3.10, holds what the upgrades to 2.0, 3.0 and 4.0 change (10 §7 to §9), and nothing that its version does not know.
 * Valid under the version that it claims, however it is shrunk. A few of them cannot be upgraded, and are refused.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { legacyCibElement } from "pengine/arbitraries";
 * import { claimedVersion } from "pengine/cib";
 *
 * fc.assert(fc.property(legacyCibElement(), ({ attributes }) => claimedVersion(attributes["validate-with"]) !== "4.0"));
 * ```
 */
export function legacyCibElement(options: CibOptions = {}): Arbitrary<Element> {
  return fc
    .record({ root: cibElement(options), version: oldVersion(), access: numbers(), forms: oldForms(8) })
    .map(({ root, version, access, forms }) => {
      // Access control is all that the upgrade to 2.0 is about.
      const isOwn = new Choices(access).chance(isBefore(version, "2.0") ? 60 : 8);
      const all = isOwn ? [...forms, [accessControl, access] as const] : forms;
      return fitted(translated(aged(root, version, all), version), version);
    });
}

/**
 * The same as XML text, written in any way.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { legacyCibText } from "pengine/arbitraries";
 * import { parseCib } from "pengine/cib";
 *
 * fc.assert(fc.property(legacyCibText(), (text) => parseCib(text).root.name === "cib"));
 * ```
 */
export function legacyCibText(options: CibOptions = {}): Arbitrary<string> {
  return fc.tuple(legacyCibElement(options), spelling()).map(([root, write]) => write(root));
}
