/** The ids and elements that the engine builds (01 §5.3). */
import { type Element, element } from "./element.js";

const NAME_START =
  ":A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}" +
  "\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const START = new RegExp(`[${NAME_START}]`, "u");
const NOT_NAME = new RegExp(`[^${NAME_START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]`, "gu");

function utf8Length(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/**
 * **Make ID valid** (01 §5.3): a first character that may not start an XML name becomes `_`, followed by `.` for each
 * further byte of it; every later character that may not occur in a name becomes as many `.` as it has bytes.
 */
export function makeIdValid(id: string): string {
  const [first = ""] = id;
  const rest = id.slice(first.length).replace(NOT_NAME, (character) => ".".repeat(utf8Length(character)));
  if (first === "" || START.test(first)) return first + rest;
  return `_${".".repeat(utf8Length(first) - 1)}${rest}`;
}

/** **Build op element** (01 §5.3): `id`, `interval`, `name`, and `timeout` if given. */
export function opElement(prefix: string, task: string, interval: string, timeout?: string): Element {
  const id = makeIdValid(`${prefix}-${task}-${interval}`);
  return element("op", { id, interval, name: task, timeout });
}

/**
 * **Build nvpair element** (01 §5.3). The id is `PARENTID-NAME` made valid, `nvpair-NAME` for a parent without id,
 * unless one is given.
 */
export function nvpairElement(parentId: string | undefined, name: string, value: string, id?: string): Element {
  const made = id ?? makeIdValid(parentId === undefined ? `nvpair-${name}` : `${parentId}-${name}`);
  return element("nvpair", { id: made, name, value });
}
