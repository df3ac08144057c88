import { attributesOf, descendants, type Element, type Extra } from "../element.js";
import { CibError } from "../error.js";
import { isNCName } from "./names.js";
import { uriKind } from "./uri.js";

type Scope = ReadonlyMap<string, string>;

const XML = "http://www.w3.org/XML/1998/namespace";
const XMLNS = "http://www.w3.org/2000/xmlns/";

const OUTERMOST: Scope = new Map([
  ["", ""],
  ["xml", XML],
]);

/**
 * The tree with `{URI}local` in place of every name that is in a namespace, and without namespace declarations; its root
 * bears an extra of kind `namespace` if there is such a name (10 §2.5).
 * @param ids the values of attributes that are declared as ids, which those of xml:id are added to
 * Throws CibError for the namespace errors of 10 §2.2. Recurses as deep as a parsed document can be.
 */
export function resolveNamespaces(root: Element, ids: Set<string>): Element {
  const resolver = new Resolver(ids);
  const resolved = resolver.resolve(root, OUTERMOST);
  return resolver.found
    ? Object.freeze({ ...resolved, extras: Object.freeze([MARK, ...(root.extras ?? [])]) })
    : resolved;
}

const MARK: Extra = Object.freeze({ kind: "namespace", text: "", before: 0 });

class Resolver {
  /** Whether any name is in a namespace. */
  found = false;
  readonly #ids: Set<string>;

  constructor(ids: Set<string>) {
    this.#ids = ids;
  }

  resolve(of: Element, outer: Scope): Element {
    const scope = declared(of, outer);
    const own = split(of, of.name);
    const pairs = new Map<string, string>();
    for (const [name, value] of Object.entries(of.attributes)) {
      if (name === "xmlns" || name.startsWith("xmlns:")) continue;
      const { prefix, local } = split(of, name);
      const uri = prefix === "" ? "" : lookUp(of, prefix, scope);
      if (uri === XML) this.#checkXml(of, local, value);
      const expanded = this.#expanded(uri, local);
      if (pairs.has(expanded)) throw error(of, `duplicate attribute ${name} after namespace expansion`);
      pairs.set(expanded, value);
    }
    return Object.freeze({
      ...of,
      name: this.#expanded(lookUp(of, own.prefix, scope), own.local),
      attributes: attributesOf(pairs),
      children: Object.freeze(of.children.map((child) => this.resolve(child, scope))),
    });
  }

  #checkXml(of: Element, local: string, value: string): void {
    if (local === "id") {
      const id = value.trim();
      if (!isNCName(id)) throw error(of, "value of xml:id is not a name");
      if (this.#ids.has(id)) throw error(of, `xml:id ${id} is there twice`);
      this.#ids.add(id);
    }
    if (local === "space" && value !== "default" && value !== "preserve") {
      throw error(of, "invalid value of xml:space", "default or preserve");
    }
  }

  #expanded(uri: string, local: string): string {
    if (uri === "") return local;
    this.found = true;
    return `{${uri}}${local}`;
  }
}

/** Whether names in a document are in namespaces. */
export function isNamespaced(root: Element): boolean {
  return root.extras?.includes(MARK) ?? false;
}

/** Whether the name of an attribute is that local name in a namespace other than that of XML itself. */
export function isForeign(name: string, local: string): boolean {
  return name.startsWith("{") && name.endsWith(`}${local}`) && name !== `{${XML}}${local}`;
}

/** The local part of a name that may be in a namespace. */
function localOf(name: string): string {
  return name.slice(name.lastIndexOf("}") + 1);
}

/**
 * A namespaced document as it comes out when the reference writes it and reads it back: with local names only, and without
 * the mark. Of several attributes with one local name the last value counts, or the first, as for one who looks a local
 * name up in the document as it stands. Recurses as deep as a parsed document can be.
 */
export function withLocalNames(of: Element, counts: "last" | "first" = "last"): Element {
  const extras = of.extras?.filter((extra) => extra !== MARK);
  const { extras: _, ...rest } = of;
  const local = Object.entries(of.attributes).map(([name, value]): [string, string] => [localOf(name), value]);
  return Object.freeze({
    ...rest,
    name: localOf(of.name),
    attributes: attributesOf(counts === "last" ? local : local.reverse()),
    children: Object.freeze(of.children.map((child) => withLocalNames(child, counts))),
    ...(!extras || extras.length === 0 ? {} : { extras: Object.freeze(extras) }),
  });
}

/** An element with two attributes of one local name, and that name; `undefined` if there is none. */
export function localClash(root: Element): { readonly element: Element; readonly name: string } | undefined {
  for (const element of descendants(root)) {
    const names = Object.keys(element.attributes).map(localOf);
    const name = names.find((each, i) => names.indexOf(each) < i);
    if (name !== undefined) return { element, name };
  }
  return undefined;
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
    const kind = uriKind(uri);
    if (kind === "none" || (kind === "relative" && name === "xmlns" && uri !== "")) {
      throw error(of, `the namespace ${uri} is no absolute URI`, "a URI such as urn:example");
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

function error(of: Element, problem: string, legal?: string): CibError {
  return new CibError("xml", problem, { position: of.position, path: of.name, legal });
}
