import { parseInterval } from "../base/interval.js";
import { compareBytes } from "../base/text.js";
import type { Element } from "../cib/element.js";
import type { Construct } from "./construct.js";
import type { CrmMessage } from "./error.js";
import { KnownIds } from "./ids.js";
import { normalize, normalizeComments } from "./normalize.js";
import { constructOf } from "./table.js";
import { elementOf, Node, nodeOf } from "./tree.js";
import { type Vocabulary, vocabularyOf } from "./vocabulary.js";

/** One object of a configuration (11 §1). */
export interface CrmObject {
  construct: Construct;
  id: string;
  /** What it is found by: its id, if it has one, or something that is no id for a second object of an id. */
  key: string | undefined;
  /** Its element; for defaults the `meta_attributes`. */
  element: Node;
  /** The number of objects that there were before it. */
  readonly ordinal: number;
}

export const TOPOLOGY_ID = "fencing_topology";

/** Attributes of constraints that name resources. */
export const RESOURCE_ATTRIBUTES = ["rsc", "with-rsc", "first", "then"] as const;

const SECTIONS = ["crm_config", "nodes", "resources", "constraints"];

/** A configuration that is being read or changed: its tree, and its objects by what one looks for. */
export class Workspace {
  readonly root: Node;
  readonly configuration: Node;
  readonly vocabulary: Vocabulary;
  readonly ids = new KnownIds();
  readonly messages: CrmMessage[] = [];
  readonly #status: Element | undefined;
  readonly #nodes = new Map<string | undefined, CrmObject>();
  readonly #others = new Map<string | undefined, CrmObject>();
  readonly #byElement = new Map<Node | undefined, CrmObject>();
  /** Which objects have a text form of their own, as far as that is known. */
  readonly tested = new Map<CrmObject, boolean>();
  /** How many elements have an id. */
  readonly #idCounts = new Map<string, number>();
  /** The tags and ids of the references that have been read so far. */
  readonly #referred = new Set<string>();
  /** What references to objects mean, by element and tag. */
  readonly #targets = new Map<Node, Map<string, Target>>();
  /** The constraints and tags that name an object, under `@NAME` the primitives made from a template, under `=NAME` the nodes of a name or id, under `%KIND` the settings of a kind. */
  readonly #referrers = new Map<string, Set<CrmObject>>();
  readonly #intervals = new Map<Node, Set<number>>();
  #ordinal = 0;

  /** A workspace on the `cib` element of a document, which it does not change. */
  constructor(source: Element, schema: string) {
    this.vocabulary = vocabularyOf(schema);
    const children = source.children.filter(({ name }) => name !== "status");
    this.#status = source.children.find(({ name }) => name === "status");
    this.root = nodeOf({ ...source, children }, 0);
    this.configuration = this.root.child("configuration") ?? this.root.append(new Node("configuration"));
    normalize(this.configuration);
    this.#countIds(this.configuration, 1);
    for (const id of this.#idCounts.keys()) this.ids.add(id);
    this.#findObjects();
  }

  /** The document as it is now. */
  get element(): Element {
    const made = elementOf(this.root);
    return this.#status === undefined ? made : Object.freeze({ ...made, children: [...made.children, this.#status] });
  }

  say(severity: CrmMessage["severity"], text: string): void {
    this.messages.push({ severity, text });
  }

  /** The names of the nodes, sorted. */
  nodeNames(): readonly string[] {
    return Array.from(this.#nodes.values(), ({ element }) => element.text("uname")).sort(compareBytes);
  }

  /** The last settings of a kind. */
  lastOf(construct: Construct): CrmObject | undefined {
    return this.referrersOf(`%${construct.keyword}`).at(-1);
  }

  /** The first node that has a word as its name or id. */
  nodeNamed(word: string): CrmObject | undefined {
    return this.referrersOf(`=${word}`)[0];
  }

  get nodes(): Iterable<CrmObject> {
    return this.#nodes.values();
  }

  get nodeCount(): number {
    return this.#nodes.size;
  }

  /** All objects but nodes. */
  get others(): Iterable<CrmObject> {
    return this.#others.values();
  }

  /** The object of an id: a node or, where nodes are not meant, another one. */
  find(id: string | undefined, isNode: boolean): CrmObject | undefined {
    return (isNode ? this.#nodes : this.#others).get(id);
  }

  objectOf(element: Node | undefined): CrmObject | undefined {
    return this.#byElement.get(element);
  }

  /** The container that an object is a member of. */
  containerOf(object: CrmObject): CrmObject | undefined {
    return this.objectOf(object.element.parent);
  }

  /** The constraints and tags that name an object, in the order in which they were made. */
  referrersOf(id: string): CrmObject[] {
    return [...(this.#referrers.get(id) ?? [])].sort((a, b) => a.ordinal - b.ordinal);
  }

  /** The section of a construct, made if it is not there. */
  sectionOf(construct: Construct): Node {
    if (construct.section === "configuration") return this.configuration;
    const name = construct.section;
    return this.configuration.child(name) ?? this.configuration.append(new Node(name));
  }

  /** Makes an element that stands in the configuration an object. Without an id it is none that could be found by it. */
  register(construct: Construct, id: string | undefined, element: Node): CrmObject {
    const ordinal = this.#ordinal++;
    // Of two objects of one id, which no schema allows, the first one is found by it.
    const key = this.#tableOf(construct).has(id) ? `#${ordinal}` : id;
    const object = { construct, id: id ?? construct.defaultId ?? "", key, element, ordinal };
    this.#enter(object);
    return object;
  }

  #enter(object: CrmObject): void {
    this.#tableOf(object.construct).set(object.key, object);
    this.#byElement.set(object.element, object);
    this.#refer(object, "add");
  }

  /** Forgets an object; its element stays where it is. */
  unregister(object: CrmObject): void {
    this.#tableOf(object.construct).delete(object.key);
    this.#byElement.delete(object.element);
    this.#refer(object, "delete");
  }

  /** Takes an object out of the configuration, with all in it but members, which have to be out of it before. */
  discard(object: CrmObject): void {
    this.unregister(object);
    this.#countIds(object.element, -1);
    this.ids.forget(idsIn(object.element));
    object.element.detach();
  }

  /** Gives an object another id; what refers to it is left alone. */
  renameObject(object: CrmObject, id: string): void {
    this.unregister(object);
    this.#countIds(object.element, -1);
    this.ids.forget([object.id]);
    object.element.set("id", id);
    this.ids.add(id);
    this.#countIds(object.element, 1);
    object.id = id;
    object.key = id;
    this.#enter(object);
  }

  /** Changes what a constraint, tag or primitive refers to. */
  rewrite(object: CrmObject, change: (element: Node) => void): void {
    this.#refer(object, "delete");
    change(object.element);
    this.#refer(object, "add");
  }

  /** Puts another element in the place of an object's. */
  replace(object: CrmObject, element: Node): void {
    this.tested.delete(object);
    this.#refer(object, "delete");
    this.#byElement.delete(object.element);
    object.element = element;
    this.#byElement.set(element, object);
    this.#refer(object, "add");
  }

  /** Counts the ids of elements that come into the configuration. */
  entered(element: Node): void {
    this.#countIds(element, 1);
  }

  /** Counts the ids of elements that leave the configuration. */
  left(element: Node): void {
    this.#countIds(element, -1);
  }

  /** How many elements of the configuration have an id. */
  countOf(id: string): number {
    return this.#idCounts.get(id) ?? 0;
  }

  /** Whether a text with a reference to an id, for elements of a tag, has been read. */
  isReferred(tag: string, id: string): boolean {
    return this.#referred.has(`${tag} ${id}`);
  }

  /** As {@link resolve}, of a reference that a text has. What sets refer to, and names of nodes, is only asked when the object is made. */
  read(reference: string, tag: string, made?: CrmObject): string {
    this.#referred.add(`${tag} ${reference}`);
    const isFound = tag === "rule" || tag === "operations";
    return this.#meaning(isFound ? this.#others.get(reference) : undefined, reference, tag, made);
  }

  /** The id that an `id-ref` means for elements of a tag (11 §6.3). An object that is being made is not found yet. */
  resolve(reference: string, tag: string, made?: CrmObject): string {
    return this.#meaning(this.#others.get(reference) ?? this.nodeNamed(reference), reference, tag, made);
  }

  #meaning(object: CrmObject | undefined, reference: string, tag: string, made: CrmObject | undefined): string {
    if (object === undefined || object === made) return this.#checked(reference);
    const { id = reference, isOneOfMany } = this.#targetIn(object.element, tag);
    if (isOneOfMany) this.say("warning", `${object.id} contains more than one ${tag}, using first`);
    return this.#checked(id);
  }

  #checked(id: string): string {
    const count = this.countOf(id);
    if (count === 0) this.say("error", `Reference not found: ${id}`);
    else if (count > 1) this.say("error", `Ambiguous reference to ${id}`);
    return id;
  }

  /** The first element of a tag in an object, looked for once as long as the object stays as it is. */
  #targetIn(element: Node, tag: string): Target {
    const known = this.#targets.get(element) ?? new Map<string, Target>();
    this.#targets.set(element, known);
    const found = known.get(tag) ?? targetIn(element, tag);
    known.set(tag, found);
    return found;
  }

  /** The intervals (ms) of the monitors in a primitive's element; whoever adds one adds its interval. */
  monitorIntervals(primitive: Node): Set<number> {
    const known = this.#intervals.get(primitive) ?? intervalsIn(primitive);
    this.#intervals.set(primitive, known);
    return known;
  }

  #tableOf(construct: Construct): Map<string | undefined, CrmObject> {
    return construct.element === "node" ? this.#nodes : this.#others;
  }

  #countIds(element: Node, by: number): void {
    for (let at: Node | undefined = element; at !== undefined; at = at.parent) this.#targets.delete(at);
    for (const id of idsIn(element)) this.#idCounts.set(id, this.countOf(id) + by);
  }

  #refer(object: CrmObject, change: "add" | "delete"): void {
    for (const name of referredBy(object)) {
      const known = this.#referrers.get(name) ?? new Set();
      this.#referrers.set(name, known);
      known[change](object);
    }
  }

  /** Finds the objects of the document: by rank, those of one rank in document order. */
  #findObjects(): void {
    const found: (readonly [Construct, Node])[] = [];
    const take = (element: Node, name: string): void => {
      const construct = constructOf(name);
      if (construct !== undefined && construct.element !== "op") found.push([construct, element]);
    };
    for (const section of this.configuration.children()) {
      const isDefaults = section.name.endsWith("_defaults");
      if (isDefaults) for (const set of section.named("meta_attributes")) take(set, section.name);
      else for (const each of section.descendants()) take(each, each.name);
    }
    for (const [construct, element] of found.sort(([a], [b]) => a.rank - b.rank)) {
      normalizeComments(element);
      const isTopology = construct.element === "fencing-topology";
      this.register(construct, isTopology ? TOPOLOGY_ID : (element.get("id") ?? element.get("uname")), element);
    }
  }
}

/** The ids in an element, its own included. */
function* idsIn(element: Node): Generator<string, void, undefined> {
  for (const { attributes } of element.descendants()) {
    const id = attributes.get("id");
    if (id !== undefined) yield id;
  }
}

/** An empty document of a schema, with the sections that every document has. */
export function emptyCib(schema: string): Node {
  const root = new Node("cib", [
    ["validate-with", schema],
    ["admin_epoch", "0"],
    ["epoch", "1"],
    ["num_updates", "0"],
  ]);
  const configuration = root.append(new Node("configuration"));
  for (const name of SECTIONS) configuration.append(new Node(name));
  return root;
}

export function isConstraint(construct: Construct): boolean {
  return construct.section === "constraints";
}

/** The resources that a constraint names, in document order, once each. */
export function resourcesIn(constraint: Node): Set<string> {
  const names = new Set<string>();
  for (const attribute of RESOURCE_ATTRIBUTES) {
    const name = constraint.get(attribute);
    if (name !== undefined) names.add(name);
  }
  for (const set of constraint.named("resource_set")) {
    for (const each of set.named("resource_ref")) names.add(each.text("id"));
  }
  return names;
}

function intervalsIn(primitive: Node): Set<number> {
  const intervals = new Set<number>();
  for (const operations of primitive.named("operations")) {
    for (const each of operations.named("op")) {
      const interval = each.get("interval");
      if (each.get("name") === "monitor" && interval !== undefined) intervals.add(parseInterval(interval).ms);
    }
  }
  return intervals;
}

function referredBy({ construct, element }: CrmObject): Iterable<string> {
  if (isConstraint(construct)) return resourcesIn(element);
  if (construct.element === "tag") return new Set(Array.from(element.named("obj_ref"), (each) => each.text("id")));
  if (construct.element === "node") return [`=${element.text("uname")}`, `=${element.text("id")}`];
  // Settings without an id only refer to others, and take no pairs.
  if (construct.defaultId !== undefined && element.get("id") !== undefined) return [`%${construct.keyword}`];
  const template = element.get("template");
  return template === undefined ? [] : [`@${template}`];
}

/** What a reference to an object means: the id of the first element of a tag in it. */
interface Target {
  readonly id: string | undefined;
  readonly isOneOfMany: boolean;
}

function targetIn(element: Node, tag: string): Target {
  let first: Node | undefined;
  for (const each of element.descendants()) {
    if (each.name !== tag) continue;
    if (first !== undefined) return { id: first.get("id"), isOneOfMany: true };
    first = each;
  }
  return { id: first?.get("id"), isOneOfMany: false };
}
