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
  return text.replace(/[^\0-\x7f]/gu, (char) => `&#x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()};`);
}

function escaped(value: string): string {
  return ascii(value.replace(/[&<>"\n\r\t]/g, (char) => NAMED.get(char) ?? char));
}

/** The lines of an element as XML (11 §8.7): two blanks per level, one element or comment per line. */
export function xmlLines(root: Node): string[] {
  const lines: string[] = [];
  const write = (element: Node, indent: string): void => {
    let tag = `${indent}<${element.name}`;
    for (const [name, value] of element.attributes) tag += ` ${name}="${escaped(value)}"`;
    if (element.first === undefined) {
      lines.push(`${tag}/>`);
      return;
    }
    lines.push(`${tag}>`);
    for (const item of element.items()) {
      if (item instanceof Comment) lines.push(`${indent}  <!--${ascii(item.text)}-->`);
      else write(item, `${indent}  `);
    }
    lines.push(`${indent}</${element.name}>`);
  };
  write(root, "");
  return lines;
}
