/** Values of attributes (10 §2.3). */
import { plainText, REFERENCES, type Refuse } from "./references.js";
import type { Source } from "./source.js";

const SPECIAL = new RegExp(`<|\\r\\n?|[\\t\\n]|${REFERENCES.source}`, "g");

interface Normalized {
  readonly value: string;
  /** Whether it refers to a declared entity. */
  readonly refers: boolean;
}

/** What a value is normalized for: `tokens` if outer and repeated blanks count for nothing. */
interface Purpose {
  readonly tokens: boolean;
}

/**
 * A value with its references and its white space replaced. Of a value with a reference to a declared entity only what
 * stands before it is left, or the text of the entity where nothing does, unless values are read as a whole.
 * Throws CibError for `<` and for references that are none.
 */
export function normalized(source: Source, raw: string, start: number, { tokens }: Purpose): Normalized {
  const { documentType } = source;
  let first: { readonly offset: number; readonly text: string } | undefined;
  const whole = replaced(source, raw, start, (inner, found, offset, refuse) => {
    const text = documentType.entities.refer(inner, start + offset + found.length, refuse) ?? "";
    first ??= { offset, text };
    return documentType.entities.valueText(inner, refuse);
  });
  const refers = first !== undefined;
  if (!first || documentType.whole) {
    return { value: tokens ? collapsed(whole).replace(/ $/, "") : whole, refers };
  }
  documentType.cut = true;
  const before = replaced(source, raw.slice(0, first.offset), start, () => "");
  // What follows keeps a blank before it.
  const value = tokens ? collapsed(before) : before;
  if (value !== "") return { value, refers };
  documentType.cutAtStart++;
  return { value: first.text, refers };
}

type Declared = (inner: string, found: string, offset: number, refuse: Refuse) => string;

/** A value with all replaced but references to declared entities, which `declared` knows. */
function replaced(source: Source, raw: string, start: number, declared: Declared): string {
  return raw.replace(SPECIAL, (found, inner: string | undefined, close: string | undefined, offset: number) => {
    const at = start + offset;
    if (found === "<") throw source.error(at, "`<` in an attribute value", "&lt;");
    if (inner === undefined) return " ";
    const refuse = (problem: string, legal?: string) => source.error(at, problem, legal);
    return plainText(inner, close === ";", refuse) ?? declared(inner, found, offset, refuse);
  });
}

/** Without blanks at the start, and one for each run of them. */
const collapsed = (text: string): string => text.replace(/^ +/, "").replace(/ +/g, " ");
