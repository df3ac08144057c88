import { Comment, type Node } from "./tree.js";

const NAMED: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\n", "&#10;"],
  ["\r", "&#13;"],
  ["\t", "&#9;"],
]);

/** Everything but ASCII as numeric references. */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/gu, (char) => `&#${char.codePointAt(0) ?? 0};`);
}

function escaped(value: string): string {
  return ascii(value.replace(/[&<>"\n\r\t]/g, (char) => NAMED.get(char) ?? char));
}

/**
 * The lines of an element as XML (11 §8.7): two blanks per level, one element or comment per line. In an element with text in it, which is
 * the white space behind a comment, everything stands as it is.
 */
export function xmlLines(root: Node): string[] {
  let text = "";
  const write = (element: Node, indent: string | undefined): void => {
    text += `<${element.name}`;
    for (const [name, value] of element.attributes) text += ` ${name}="${escaped(value)}"`;
    if (element.first === undefined) {
      text += "/>";
      return;
    }
    text += ">";
    const inner = indent === undefined || hasText(element) ? undefined : `${indent}  `;
    for (const item of element.items()) {
      if (inner !== undefined) text += `\n${inner}`;
      if (item instanceof Comment) text += `<!--${ascii(item.text)}-->${item.after}`;
      else write(item, inner);
    }
    if (inner !== undefined) text += `\n${indent}`;
    text += `</${element.name}>`;
  };
  write(root, "");
  return text.split("\n");
}

function hasText(element: Node): boolean {
  for (const item of element.items()) if (item instanceof Comment && item.after !== "") return true;
  return false;
}
