/** Values of attributes (10 §2.3). */
import { plainText, REFERENCES } from "./references.js";
import type { Source } from "./source.js";

const SPECIAL = new RegExp(`<|\\r\\n?|[\\t\\n]|${REFERENCES.source}`, "g");

/**
 * A value with its references and its white space replaced. Of a value with a reference to a declared entity only what
 * stands before it is left, or the text of the entity where nothing does, unless values are read as a whole.
 * Throws CibError for `<` and for references that are none.
 */
export function normalized(source: Source, raw: string, start: number): string {
  const { documentType } = source;
  let first: { readonly offset: number; readonly text: string } | undefined;
  const whole = raw.replace(SPECIAL, (found, inner: string | undefined, close: string | undefined, offset: number) => {
    const at = start + offset;
    if (found === "<") throw source.error(at, "`<` in an attribute value", "&lt;");
    if (inner === undefined) return " ";
    const refuse = (problem: string, legal?: string) => source.error(at, problem, legal);
    const plain = plainText(inner, close === ";", refuse);
    if (plain !== undefined) return plain;
    const text = documentType.entities.refer(inner, at + found.length, refuse) ?? "";
    first ??= { offset, text };
    return documentType.entities.valueText(inner, refuse);
  });
  if (first === undefined || documentType.whole) return whole;
  documentType.cut = true;
  return first.offset === 0 ? first.text : normalized(source, raw.slice(0, first.offset), start);
}
