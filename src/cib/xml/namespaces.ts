import { attributesOf, type Element, type Extra } from "../element.js";
import { CibError } from "../error.js";
import { isNCName } from "./names.js";

type Scope = ReadonlyMap<string, string>;

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

const OUTERMOST: Scope = new Map([
  ["", ""],
  ["xml", XML],
]);

/**
 * The tree with local names in place of prefixed ones and without namespace declarations, as the reference hands it on. An
 * element that is in a namespace, or has an attribute that is, gets an extra of kind `namespace` (10 §2.5).
 * Throws CibError for the namespace errors of 10 §2.2. Recurses as deep as a parsed document can be.
 */
export function resolveNamespaces(of: Element, outer: Scope = OUTERMOST): Element {
  const scope = declared(of, outer);
  const own = split(of, of.name);
  const pairs: [string, string][] = [];
  const expanded = new Set<string>();
  let space = lookUp(of, own.prefix, scope);
  for (const [name, value] of Object.entries(of.attributes)) {
    if (name === "xmlns" || name.startsWith("xmlns:")) continue;
    const { prefix, local } = split(of, name);
    const uri = prefix === "" ? "" : lookUp(of, prefix, scope);
    if (uri === XML) checkXml(of, local, value);
    if (expanded.has(`${uri} ${local}`)) throw error(of, `duplicate attribute ${name} after namespace expansion`);
    expanded.add(`${uri} ${local}`);
    if (uri !== "") space ||= uri;
    // Two attributes of one local name do not survive being written and read back: 10 §2.5.
    if (pairs.some(([known]) => known === local))
      throw error(of, `two attributes with the local name ${local}`, "reread");
    pairs.push([local, value]);
  }
  const mark: Extra[] = space === "" ? [] : [Object.freeze({ kind: "namespace", text: space, before: 0 })];
  const extras = [...mark, ...(of.extras ?? [])];
  return Object.freeze({
    ...of,
    name: own.local,
    attributes: attributesOf(pairs),
    children: Object.freeze(of.children.map((child) => resolveNamespaces(child, scope))),
    ...(extras.length === 0 ? {} : { extras: Object.freeze(extras) }),
  });
}

function declared(of: Element, outer: Scope): Scope {
  let scope: Map<string, string> | undefined;
  for (const [name, uri] of Object.entries(of.attributes)) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    const prefix = name.slice("xmlns:".length);
    if (name !== "xmlns") {
      if (!isNCName(prefix) || prefix === "xmlns") throw error(of, `namespace prefix ${prefix} cannot be declared`);
      if (uri === "") throw error(of, `namespace prefix ${prefix} is declared empty`);
    }
    if ((prefix === "xml") !== (uri === XML) || uri === XMLNS) throw error(of, `reserved namespace in ${name}`);
    scope ??= new Map(outer);
    scope.set(prefix, uri);
  }
  return scope ?? outer;
}

function split(of: Element, name: string): { prefix: string; local: string } {
  const colon = name.indexOf(":");
  if (colon === -1) return { prefix: "", local: name };
  const local = name.slice(colon + 1);
  if (colon === 0 || !isNCName(local)) throw error(of, `malformed qualified name ${name}`);
  return { prefix: name.slice(0, colon), local };
}

function lookUp(of: Element, prefix: string, scope: Scope): string {
  const uri = scope.get(prefix);
  if (uri === undefined) throw error(of, `undeclared namespace prefix ${prefix}`);
  return uri;
}

function checkXml(of: Element, local: string, value: string): void {
  if (local === "id" && !isNCName(value.trim())) throw error(of, "value of xml:id is not a name");
  if (local === "space" && value !== "default" && value !== "preserve") {
    throw error(of, "invalid value of xml:space", "xml", "default or preserve");
  }
}

function error(of: Element, problem: string, refusal: "xml" | "reread" = "xml", legal?: string): CibError {
  return new CibError(problem, { position: of.position, path: of.name, legal, refusal });
}
