import { WITHOUT_ID } from "../cib/identified.js";
import { isDigits } from "./characters.js";
import { MEMBER } from "./construct.js";
import type { Node } from "./tree.js";

/** Elements that have no id of their own (11 §6.2). */
const WITHOUT: ReadonlySet<string> = new Set([...WITHOUT_ID, MEMBER, "fencing-topology"]);

/** The attributes by which an element is recognized in an older version of its object, besides its id. */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ["node", ["uname"]],
  ["nvpair", ["name"]],
  ["op", ["name", "interval"]],
  ["rule", ["score", "score-attribute", "role"]],
  ["expression", ["attribute", "operation", "value"]],
  ["fencing-level", ["target", "devices"]],
  ["alert", ["path"]],
  ["recipient", ["value"]],
]);

/** What is appended at most to make an id unique. */
const LAST_SUFFIX = 98;

/** The ids that are taken. */
export class KnownIds {
  readonly #known = new Set<string>();
  /** The suffix at which the search for a free id goes on, by the id without suffix. */
  readonly #next = new Map<string, number>();

  add(id: string): void {
    this.#known.add(id);
  }

  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** Makes ids free again. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#known.delete(id);
    this.#next.clear();
  }

  /** An id that is not taken, made from one that may be: with the first free number behind it. */
  free(base: string): string {
    if (!this.#known.has(base)) return base;
    let suffix = this.#next.get(base) ?? 0;
    while (this.#known.has(`${base}-${suffix}`)) suffix++;
    this.#next.set(base, suffix);
    return suffix > LAST_SUFFIX ? base : `${base}-${suffix}`;
  }
}

/** What holds elements that others may be new versions of. */
export type Former = Pick<Node, "children">;

/** The children of the old version of an object, to be recognized once each. */
class Counterparts {
  readonly #children = new Map<Former, Map<string, Node[]>>();
  readonly #used = new Set<Node>();

  /** The first child of an old element that is not used yet and has the tag, key attributes and id of a new one. */
  of(element: Node, old: Former | undefined): Node | undefined {
    if (old === undefined) return undefined;
    const id = element.text("id");
    const found = this.#index(old).get(keyOf(element, id));
    if (found === undefined) return undefined;
    for (let last = found.at(-1); last !== undefined; last = found.at(-1)) {
      if (!this.#used.has(last)) return last;
      found.pop();
    }
    return undefined;
  }

  use(counterpart: Node): void {
    this.#used.add(counterpart);
  }

  /** The children by key, with and without id, each list from the last to the first. */
  #index(old: Former): Map<string, Node[]> {
    const known = this.#children.get(old);
    if (known !== undefined) return known;
    const index = new Map<string, Node[]>();
    for (const child of [...old.children()].reverse()) {
      const id = child.text("id");
      for (const key of new Set([keyOf(child, ""), keyOf(child, id)])) {
        const list = index.get(key);
        if (list === undefined) index.set(key, [child]);
        else list.push(child);
      }
    }
    this.#children.set(old, index);
    return index;
  }
}

function keyOf(element: Node, id: string): string {
  const keys = (KEYS.get(element.name) ?? []).map((name) => element.get(name) ?? "\u0001");
  return [element.name, id, ...keys].join("\u0000");
}

/** What ids begin with where nothing around an element has one: levels of the fencing topology alone (11 §6.2). */
const OUTERMOST = "fencing";

/** Gives every element of an object that needs one an id: its own, that of its counterpart in the old version, or a new one. */
export function fillIds(object: Node, old: Former | undefined, known: KnownIds): void {
  const counterparts = new Counterparts();
  const walk = (element: Node, before: Former | undefined, front: string): void => {
    const counterpart = counterparts.of(element, before);
    if (!WITHOUT.has(element.name) && element.get("id-ref") === undefined) {
      const id = idFor(element, counterpart, known, front);
      element.set("id", id);
      known.add(id);
      if (counterpart !== undefined && counterpart.get("id") === id) counterparts.use(counterpart);
    }
    const inner = element.get("uname") ?? element.get("id") ?? front;
    for (const child of element.children()) walk(child, counterpart ?? before, inner);
  };
  walk(object, old, OUTERMOST);
}

function idFor(element: Node, counterpart: Node | undefined, known: KnownIds, prefix: string): string {
  return (
    [element.get("id"), counterpart?.get("id"), element.get("uname")].find((id) => id !== undefined && id !== "") ??
    generatedId(element, known, prefix)
  );
}

/** A new id for an element (11 §6.2). */
export function generatedId(element: Node, known: KnownIds, prefix: string): string {
  const suffixes = idSuffixes(element.name, (name) => element.get(name));
  return known.free([idFront(element.name, prefix), ...suffixes].join("-")).replaceAll("#", ".");
}

/** What an id is made of that belongs to an element with this id: no id begins with a digit. */
export function idFront(tag: string, prefix: string): string {
  return isDigits(prefix) && tag !== "node" ? `num-${prefix}` : prefix;
}

/** What is put behind that, by the element and its attributes (11 §6.2). */
export function idSuffixes(tag: string, attribute: (name: string) => string | undefined): string[] {
  switch (tag) {
    case "nvpair":
    case "op": {
      const [name = "", interval = ""] = [attribute("name"), attribute("interval")];
      return interval === "" ? [name] : [name, interval];
    }
    case "expression":
    case "date_expression":
      return ["expression"];
    case "instance_attributes":
    case "meta_attributes":
    case "utilization":
    case "rule":
    case "duration":
    case "date_spec":
    case "read":
    case "write":
    case "deny":
      return [tag];
    default:
      return [];
  }
}
