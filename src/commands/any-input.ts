/** What people have, taken as a CIB: told apart by content, never by name. What is no XML is read by `any-text.ts`. */
import type { Cib, CibDocument } from "../cib/cib.js";
import {
  attribute,
  childrenNamed,
  descendants,
  type Element,
  element,
  setAttributes,
  withChildren,
} from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { parseCib, parseXml } from "../cib/parse.js";
import { upgradeCib } from "../cib/schema/upgrade.js";
import { justStarted } from "./just-started.js";

/** What a text was taken for. */
export type InputForm = "cib" | "wrapped cib" | "section" | "crm" | "pcs";

export interface AnyInput {
  /** Of the current schema, with a status. */
  readonly cib: Cib;
  /** As it stands in the input, of the schema that it claims. */
  readonly document: CibDocument;
  readonly form: InputForm;
  /** The spelling of commands that its owner presumably prefers. */
  readonly dialect: "crm" | "pcs";
  /** What the reader should know: what was assumed, and what the reference would print. Sentences. */
  readonly notes: readonly string[];
}

export interface AnyInputOptions {
  /** Epoch seconds. */
  readonly now: number;
  /** The text of a CIB, or of a `status` element, whose status is taken. */
  readonly status?: string | undefined;
}

/**
 * The same as `readAny`, where what reads other texts than XML need not be at hand.
 * @param readText reads what is not markup; absent: there is no such text
 */
export function readAnyWith(text: string, options: AnyInputOptions, readText: ReadText | undefined): AnyInput {
  const read = readText === undefined || isMarkup(text) ? fromXml(text) : readText(text, options.now);
  const document = options.status === undefined ? read.document : withStatus(read.document, options.status);
  const upgraded = upgradeCib(options.status === undefined ? (read.parsed ?? document) : document);
  const started = withFreshStatus(upgraded.cib, options.now);
  return {
    cib: started.cib,
    document,
    form: read.form,
    dialect: read.form === "crm" ? "crm" : "pcs",
    notes: [...upgraded.warnings, ...read.notes, ...started.notes],
  };
}

/** Whether a text is XML, if it is anything. */
export function isMarkup(text: string): boolean {
  return /^\ufeff?\s*</.test(text);
}

/** The text without byte order mark and white space before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, "").trimStart();
}

/** Reads a text that is not XML. @throws CibError, CrmError or EditError */
export type ReadText = (text: string, now: number) => Read;

export interface Read {
  readonly document: CibDocument;
  /** What a whole CIB was parsed to, with what its document type says. */
  readonly parsed?: CibDocument;
  readonly form: InputForm;
  readonly notes: readonly string[];
}

/** The last schema that has all that texts and sections of any age say, such as `ms`; the upgrade then makes today's of it. */
export const ANY_AGE = "pacemaker-3.10";

/** Elements that hold a part of a configuration, and where in it they belong. */
const SECTIONS: ReadonlySet<string> = new Set([
  "crm_config",
  "nodes",
  "resources",
  "constraints",
  "rsc_defaults",
  "op_defaults",
  "alerts",
  "tags",
  "acls",
  "fencing-topology",
]);
const RESOURCES: ReadonlySet<string> = new Set(["primitive", "group", "clone", "bundle", "template", "master"]);

function fromXml(text: string): Read {
  const parsed = parseCib(text);
  const { root } = parsed;
  if (root.name === "cib") return { document: { root }, parsed, form: "cib", notes: [] };
  const [inside, ...others] = [...descendants(root)].filter(({ name }) => name === "cib");
  if (inside !== undefined && others.length === 0)
    return { document: { root: inside }, form: "wrapped cib", notes: [`The CIB inside ${root.name} was taken.`] };
  const configuration = root.name === "configuration" ? root : sectionsOf(root);
  if (configuration === undefined) throw notUsable(root);
  return { document: withNodesOf({ root: around(configuration) }), form: "section", notes: [] };
}

function sectionsOf(root: Element): Element | undefined {
  if (SECTIONS.has(root.name)) return element("configuration", {}, [root]);
  if (RESOURCES.has(root.name)) return element("configuration", {}, [element("resources", {}, [root])]);
  return undefined;
}

/** A CIB around a configuration, with the sections that every one has. */
export function around(configuration: Element): Element {
  const has = (name: string) => childrenNamed(configuration, name).length > 0;
  const missing = ["crm_config", "nodes", "resources", "constraints"]
    .filter((name) => !has(name))
    .map((name) => element(name, {}, []));
  const all = [...configuration.children, ...missing];
  const order = ["crm_config", "nodes", "resources", "constraints"];
  const rank = ({ name }: Element) => (order.includes(name) ? order.indexOf(name) : order.length);
  const sorted = all
    .map((each, i) => [each, i] as const)
    .sort(([a, i], [b, j]) => rank(a) - rank(b) || i - j)
    .map(([each]) => each);
  const attributes = { "validate-with": ANY_AGE, admin_epoch: "0", epoch: "1", num_updates: "0" };
  return element("cib", attributes, [withChildren(configuration, sorted), element("status", {}, [])]);
}

function notUsable(root: Element): CibError {
  const shown =
    root.name === "crm_mon" || root.name === "pacemaker-result"
      ? "this is what crm_mon or another tool shows of a cluster, without its configuration"
      : `the outermost element is ${root.name}, which is no CIB and holds none`;
  return new CibError("root", shown, {
    position: root.position,
    path: root.name,
    legal: "the output of cibadmin -Q, or a pe-input file",
  });
}

/** Nodes that constraints name, for a configuration that lists none; two, if there would be none. */
export function withNodesOf(document: CibDocument): CibDocument {
  const listed = childrenNamed(document.root, "configuration").flatMap((each) => childrenNamed(each, "nodes"));
  if (listed.some(({ children }) => children.length > 0)) return document;
  const names = [...descendants(document.root)].flatMap(({ name, attributes }) => {
    if (name === "rsc_location" && attributes.node !== undefined) return [attributes.node];
    const isName = name === "expression" && attributes.attribute === "#uname" && attributes.operation === "eq";
    return isName && attributes.value !== undefined ? [attributes.value] : [];
  });
  return withNodes(document, names);
}

export function withNodes(document: CibDocument, names: readonly string[]): CibDocument {
  const [configuration] = childrenNamed(document.root, "configuration");
  const [nodes] = configuration === undefined ? [] : childrenNamed(configuration, "nodes");
  if (configuration === undefined || nodes === undefined) return document;
  const known = new Set(nodes.children.map(({ attributes }) => attributes.uname));
  const wanted = names.length > 0 ? names : ["node1", "node2"];
  const added = [...new Set(wanted)].filter((name) => !known.has(name));
  if (added.length === 0) return document;
  const taken = new Set(nodes.children.map(({ attributes }) => attributes.id));
  let next = 1;
  const made = added.map((uname) => {
    while (taken.has(String(next))) next++;
    taken.add(String(next));
    return element("node", { id: String(next), uname }, []);
  });
  const grown = withChildren(nodes, [...nodes.children, ...made]);
  const changed = withChildren(
    configuration,
    configuration.children.map((each) => (each === nodes ? grown : each)),
  );
  return {
    root: withChildren(
      document.root,
      document.root.children.map((each) => (each === configuration ? changed : each)),
    ),
  };
}

/** Attributes of a CIB that tell, as its status does, how the cluster is. */
const OF_STATUS = ["have-quorum", "dc-uuid", "no-quorum-panic"];

/** The document with the status of another text, and with what else that says of how the cluster is. */
function withStatus(document: CibDocument, text: string): CibDocument {
  const root = parseXml(text);
  const status = [...descendants(root)].find(({ name }) => name === "status");
  if (status === undefined)
    throw new CibError("root", "there is no status in it", { path: root.name, legal: "a CIB or a status element" });
  const others = document.root.children.filter(({ name }) => name !== "status");
  const told = OF_STATUS.flatMap((name) => {
    const value = attribute(root, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const lent = setAttributes(document.root, Object.fromEntries(told));
  return { root: withChildren(lent, [...others, status]) };
}

/** A cluster that has just started, where nothing is known of any node. */
function withFreshStatus(cib: Cib, now: number): { readonly cib: Cib; readonly notes: readonly string[] } {
  const known = childrenNamed(cib.root, "status").some((status) => childrenNamed(status, "node_state").length > 0);
  const names = clusterNodes(cib);
  if (known || names.length === 0) return { cib, notes: [] };
  return {
    cib: justStarted(cib, names, now),
    notes: [
      `The input has no status: taken as a cluster that has just started, with ${names.length === 1 ? "its node" : `all ${names.length} nodes`} online (${names.slice(0, 8).join(", ")}${names.length > 8 ? ", …" : ""}).`,
    ],
  };
}

function clusterNodes(cib: Cib): string[] {
  const nodes = childrenNamed(cib.root, "configuration").flatMap((each) => childrenNamed(each, "nodes"));
  return nodes.flatMap(({ children }) =>
    children.flatMap(({ attributes: { uname, type = "member" } }) =>
      uname === undefined || type === "remote" ? [] : [uname],
    ),
  );
}
