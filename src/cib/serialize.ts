import type { Element } from "./element.js";
import { isNamespaced, withLocalNames } from "./xml/namespaces.js";

/** An element whose start tag is written, and how many of its children and extras are. */
interface Frame {
  readonly element: Element;
  children: number;
  extras: number;
}

/**
 * The text of a document in the form in which the reference writes files (09 §13.1): no XML declaration, two spaces per
 * level, one element, comment or CDATA section per line, attributes in document order, local names, a newline at the end.
 * `parseXml` of it gives an equal tree. Does not recurse: depth is the input's.
 * @example
 * ```ts
 * import { parseXml, serialize } from "pengine/cib";
 *
 * serialize(parseXml("<a><b/></a>")); // => "<a>\n  <b/>\n</a>\n"
 * ```
 */
export function serialize(root: Element): string {
  let out = "";
  const indents: string[] = [""];
  const frames: Frame[] = [];
  const open = (element: Element): void => {
    out += `${indents[frames.length]}<${element.name}`;
    for (const name in element.attributes) out += ` ${name}="${escapeAttribute(element.attributes[name] as string)}"`;
    if (element.children.length === 0 && element.extras === undefined) {
      out += "/>\n";
      return;
    }
    out += ">\n";
    frames.push({ element, children: 0, extras: 0 });
    indents[frames.length] ??= "  ".repeat(frames.length);
  };
  open(isNamespaced(root) ? withLocalNames(root) : root);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    const child = frame.element.children[frame.children];
    const extra = frame.element.extras?.[frame.extras];
    if (extra !== undefined && (child === undefined || extra.before <= frame.children)) {
      frame.extras++;
      const [start, end] = extra.kind === "comment" ? ["<!--", "-->"] : ["<![CDATA[", "]]>"];
      out += `${indents[frames.length]}${start}${extra.text}${end}\n`;
    } else if (child !== undefined) {
      frame.children++;
      open(child);
    } else {
      frames.pop();
      out += `${indents[frames.length]}</${frame.element.name}>\n`;
    }
  }
  return out;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
const SPECIAL = /[<>&"\u0000-\u001f\u007f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
const EVERY_SPECIAL = /[<>&"\u0000-\u001f\u007f]/g;

const NAMED: ReadonlyMap<string, string> = new Map([
  ["<", "&lt;"],
  [">", "&gt;"],
  ["&", "&amp;"],
  ['"', "&quot;"],
]);

/**
 * A value as it stands between double quotes (08 §8.18.9): control characters by two hexadecimal digits.
 * @example
 * ```ts
 * import { escapeAttribute } from "pengine/cib";
 *
 * escapeAttribute('a "b" <c>'); // => "a &quot;b&quot; &lt;c&gt;"
 * ```
 */
export function escapeAttribute(value: string): string {
  if (!SPECIAL.test(value)) return value;
  return value.replace(
    EVERY_SPECIAL,
    (char) => NAMED.get(char) ?? `&#x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")};`,
  );
}
