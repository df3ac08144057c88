/** An element of the XML output. Attributes in order; those without value are left out. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** Instead of children. */
  readonly text: string | undefined;
}

export type XmlAttribute = readonly [name: string, value: string | number | boolean | undefined];

/** An element of the XML output. */
export function xmlNode(
  name: string,
  attributes: readonly XmlAttribute[] = [],
  children: readonly XmlNode[] = [],
  text?: string,
): XmlNode {
  return { name, attributes, children, text };
}

/** The text of an output document (09 §5.4): two spaces per level, no XML declaration, a newline at the end. */
export function xmlText(node: XmlNode): string {
  const parts: string[] = [];
  write(parts, node, "");
  return parts.join("");
}

function write(parts: string[], node: XmlNode, indent: string): void {
  parts.push(`${indent}<${node.name}`);
  for (const [name, value] of node.attributes) {
    if (value !== undefined) parts.push(` ${name}="${escapeValue(String(value))}"`);
  }
  if (node.text !== undefined && node.text !== "") parts.push(`>${escapeContent(node.text)}</${node.name}>\n`);
  else if (node.children.length === 0) parts.push("/>\n");
  else {
    parts.push(">\n");
    for (const child of node.children) write(parts, child, `${indent}  `);
    parts.push(`${indent}</${node.name}>\n`);
  }
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["\n", "&#10;"],
  ["\t", "&#9;"],
  ["\r", "&#13;"],
]);

function escapeValue(value: string): string {
  return value.replace(/[&<>"\n\t\r]/g, (char) => ENTITIES.get(char) ?? char);
}

function escapeContent(text: string): string {
  return text.replace(/[&<>\r]/g, (char) => ENTITIES.get(char) ?? char);
}
