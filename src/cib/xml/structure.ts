import { XMLParser } from "fast-xml-parser";

/**
 * Where the elements of a text begin and end, and how they are nested, as fast-xml-parser sees it.
 *
 * That parser is lenient: it does not compare the names of start and end tags, takes nearly anything for an attribute, and
 * refuses some names for the sake of its usual output. So only the structure is taken from it, which is also the part that
 * it does quickly; the caller reads every tag strictly at the place found here.
 */
export interface Structure {
  /** Elements directly inside; entries without it are text. */
  readonly e?: readonly Structure[];
  readonly [key: symbol]: Extent | undefined;
}

export interface Extent {
  /** Offset of the `<` of the start tag. */
  readonly startIndex: number;
  /** Offset behind the `>` of the end tag; absent if there is none. */
  readonly endIndex?: number;
}

/** The key under which a Structure holds its Extent. */
export const EXTENT = XMLParser.getMetaDataSymbol() as unknown as symbol;

/** The deepest nesting that the reference reads; the root is level 1 (10 §2.2). */
export const DEEPEST = 256;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: true,
  captureMetaData: true,
  parseTagValue: false,
  processEntities: false,
  maxNestedTags: DEEPEST,
  jPath: false,
  // One name for all, since the caller reads the names: so that every name is legal, also `__proto__`. The slash of a tag
  // that closes itself belongs to what is passed here.
  transformTagName: (name) => (name.endsWith("/") ? "e/" : "e"),
  tagValueProcessor: () => "",
});

/**
 * The structure of the elements in a text that starts with the root element's `<`. Processing instructions must have been
 * blanked. Throws an Error of fast-xml-parser's if the text ends inside of markup or is nested too deeply.
 */
export function readStructure(text: string): readonly Structure[] {
  return parser.parse(text) as Structure[];
}

/** The text with every processing instruction from `start` on replaced by as many blanks: they may contain quotes. */
export function blankInstructions(text: string, start: number): string {
  let at = text.indexOf("<?", start);
  if (at === -1) return text;
  const parts: string[] = [];
  let copied = 0;
  for (at = text.indexOf("<", start); at !== -1; at = text.indexOf("<", at + 1)) {
    const close = text.startsWith("<!--", at) ? "-->" : text.startsWith("<![CDATA[", at) ? "]]>" : "?>";
    if (close === "?>" && text[at + 1] !== "?") continue;
    const end = text.indexOf(close, at);
    if (end === -1) break;
    if (close === "?>") {
      parts.push(text.slice(copied, at), text.slice(at, end + 2).replace(/[^\r\n]/g, " "));
      copied = end + 2;
    }
    at = end;
  }
  parts.push(text.slice(copied));
  return parts.join("");
}
