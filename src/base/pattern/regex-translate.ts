/** Syntax trees of POSIX patterns to the syntax of the linear-time engine re2js. */
import type { Assertion, RegexNode } from "./regex-parse.js";

/** The largest count that the engine takes. */
const ENGINE_COUNT = 1000;

const hex = (code: number): string => `\\x${code.toString(16).padStart(2, "0")}`;

const isPlain = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Word starts and ends need to look behind; the engine does that in linear time, too. */
const ASSERTIONS: Readonly<Record<Assertion, string>> = {
  b: "\\b",
  B: "\\B",
  "<": "\\b(?<![0-9A-Za-z_])",
  ">": "\\b(?<=[0-9A-Za-z_])",
  "`": "\\A",
  "'": "\\z",
};

function setSource(bytes: readonly boolean[]): string {
  let ranges = "";
  for (let low = 0; low < 256; low++) {
    if (bytes[low] !== true) continue;
    let high = low;
    while (bytes[high + 1] === true) high++;
    ranges += high === low ? hex(low) : `${hex(low)}-${hex(high)}`;
    low = high;
  }
  return ranges === "" ? "[^\\x00-\\x{10FFFF}]" : `[${ranges}]`;
}

/** What is repeated is one atom, or such a repetition; sequences and choices stand in groups. */
function hasGroup(node: RegexNode): boolean {
  return node.kind === "group" || (node.kind === "repeat" && hasGroup(node.node));
}

/** `undefined` stands for a pattern that the engine cannot take: counts above 1000 of something with a group in it. */
function repeatSource(node: RegexNode & { readonly kind: "repeat" }): string | undefined {
  const inner = source(node.node);
  if (inner === undefined) return undefined;
  const one = `(?:${inner})`;
  const { min, max } = node;
  if (max === undefined && min <= 1) return one + (min === 0 ? "*" : "+");
  if (min <= ENGINE_COUNT && (max ?? 0) <= ENGINE_COUNT) return `${one}{${min},${max ?? ""}}`;
  if (hasGroup(node.node)) return undefined;
  const full = `${one}{${ENGINE_COUNT}}`;
  const fixed = `${full.repeat(Math.floor(min / ENGINE_COUNT))}${one}{${min % ENGINE_COUNT}}`;
  if (max === undefined) return `${fixed}${one}*`;
  const more = max - min;
  const optional = `${one}{0,${ENGINE_COUNT}}`.repeat(Math.floor(more / ENGINE_COUNT));
  return `${fixed}${optional}${one}{0,${more % ENGINE_COUNT}}`;
}

function joined(nodes: readonly RegexNode[], separator: string): string | undefined {
  const sources = nodes.map(source);
  return sources.includes(undefined) ? undefined : sources.join(separator);
}

function source(node: RegexNode): string | undefined {
  switch (node.kind) {
    case "empty":
      return "(?:)";
    case "any":
      return "(?s:.)";
    case "start":
      return "\\A";
    case "end":
      return "\\z";
    case "byte":
      return isPlain(node.code) ? String.fromCharCode(node.code) : hex(node.code);
    case "set":
      return setSource(node.bytes);
    case "assertion":
      return ASSERTIONS[node.name];
    case "sequence":
      return joined(node.nodes, "");
    case "choice": {
      const choice = joined(node.nodes, "|");
      return choice === undefined ? undefined : `(?:${choice})`;
    }
    case "group": {
      const inner = source(node.node);
      return inner === undefined ? undefined : `(${inner})`;
    }
    case "repeat":
      return repeatSource(node);
    case "back":
      return undefined;
  }
}

/** The pattern as re2js source; `undefined` if that engine cannot express it (back-references, very large counts). */
export function translateRegex(node: RegexNode): string | undefined {
  return source(node);
}
