/** `pcs resource bundle` (13 §10.1). */
import { finished } from "../cib/draft.js";
import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import type { Edit, Pairs } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { divide, onlyNames, onlyValues, type Part, pairsOf, usage } from "./arguments.js";
import { block } from "./block.js";
import type { PcsContext, Verb } from "./context.js";

const TYPES = ["docker", "podman"];
const CONTAINER = [
  "image",
  "masters",
  "network",
  "options",
  "promoted-max",
  "replicas",
  "replicas-per-host",
  "run-command",
];
const NETWORK = ["control-port", "host-interface", "host-netmask", "ip-range-start"];
const PORT_MAP = ["id", "internal-port", "port", "range"];
const STORAGE_MAP = ["id", "options", "source-dir", "source-dir-root", "target-dir"];
const PARTS = ["container", "network", "port-map", "storage-map", "meta"];

const create: Verb = ({ words: [id, ...rest], options }, { bench }) => {
  if (id === undefined) throw usage("resource bundle create ID container docker|podman image=IMAGE ...");
  const parts = divide(rest, PARTS);
  if ((parts[0]?.words.length ?? 0) > 0)
    throw usage("resource bundle create ID container docker|podman image=IMAGE ...");
  const [type = "", ...words] = wordsOf(parts, "container");
  if (!TYPES.includes(type))
    throw new EditError("value", `${type} is no type of container`, { legal: TYPES.join(", ") });
  const container = checked(pairsOf(words), CONTAINER, "a container");
  if (!container.some(([name]) => name === "image"))
    throw new EditError("usage", "no image is named", { legal: "image=IMAGE" });
  const taken = bench.ids();
  const ports = mappings(parts, "port-map", (pairs) => portMap(id, pairs, taken));
  const storage = mappings(parts, "storage-map", (pairs) => storageMap(id, pairs, taken));
  const network = checked(pairsOf(wordsOf(parts, "network")), NETWORK, "a network");
  const meta = pairsOf(wordsOf(parts, "meta"));
  const made = element("bundle", { id }, [
    element(type, Object.fromEntries(container)),
    ...(network.length + ports.length > 0 ? [element("network", Object.fromEntries(network), ports)] : []),
    ...(storage.length > 0 ? [element("storage", {}, storage)] : []),
    ...block("meta_attributes", meta),
  ]);
  return [
    { kind: "add", element: made },
    ...(options.has("disabled") ? [{ kind: "disable" as const, resource: id }] : []),
  ];
};

function wordsOf(parts: readonly Part[], keyword: string): readonly string[] {
  return parts.filter((part) => part.keyword === keyword).flatMap((part) => part.words);
}

function mappings(parts: readonly Part[], keyword: string, made: (pairs: Pairs) => Element): Element[] {
  return parts.filter((part) => part.keyword === keyword).map((part) => made(pairsOf(part.words)));
}

const INTEGERS = new Set([
  "replicas",
  "replicas-per-host",
  "promoted-max",
  "masters",
  "control-port",
  "port",
  "internal-port",
  "host-netmask",
]);

function checked(pairs: Pairs, legal: readonly string[], what: string): Pairs {
  onlyNames(pairs, legal, what);
  for (const [name, value] of pairs) {
    if (value !== "" && INTEGERS.has(name) && !/^\d+$/.test(value))
      throw new EditError("value", `${value} is no value of ${name}`, { legal: "an integer" });
  }
  return pairs;
}

function portMap(bundle: string, pairs: Pairs, taken: Set<string>): Element {
  const given = new Map(checked(pairs, PORT_MAP, "a port map"));
  const id =
    given.get("id") ?? freeId(`${bundle}-port-map-${given.get("port") ?? given.get("range") ?? ""}`, taken, "pcs");
  return element("port-mapping", { ...Object.fromEntries(pairs), id });
}

function storageMap(bundle: string, pairs: Pairs, taken: Set<string>): Element {
  const given = new Map(checked(pairs, STORAGE_MAP, "a storage map"));
  const id = given.get("id") ?? freeId(`${bundle}-storage-map`, taken, "pcs");
  return element("storage-mapping", { ...Object.fromEntries(pairs), id });
}

function bundleOf(id: string, { bench }: PcsContext): Element {
  const found = bench.resource(id);
  if (found.tag === "bundle") return finished(found.element);
  const bundles = bench.resources().filter(({ tag }) => tag === "bundle");
  throw unknownName(
    "bundle",
    id,
    bundles.map((each) => each.id),
  );
}

/** Attributes changed: a value of nothing takes one away. */
function changed(of: Element, pairs: Pairs): Element {
  return setAttributes(of, Object.fromEntries(pairs.map(([name, value]) => [name, value === "" ? undefined : value])));
}

const update: Verb = ({ words: [id, ...rest] }, context) => {
  if (id === undefined || rest.length === 0) throw usage("resource bundle update ID container|network OPTION=VALUE...");
  let bundle = bundleOf(id, context);
  const parts = divide(rest, PARTS);
  if ((parts[0]?.words.length ?? 0) > 0) throw usage("resource bundle update ID container|network OPTION=VALUE...");
  const taken = context.bench.ids();
  for (const { keyword, words } of parts.slice(1)) {
    if (keyword === "container")
      bundle = mapped(bundle, TYPES, (each) => changed(each, checked(pairsOf(words), CONTAINER, "a container")));
    else if (keyword === "network")
      bundle = withPart(bundle, "network", (each) => changed(each, checked(pairsOf(words), NETWORK, "a network")));
    else if (keyword === "port-map")
      bundle = withPart(bundle, "network", (each) => changedMaps(each, words, (pairs) => portMap(id, pairs, taken)));
    else if (keyword === "storage-map")
      bundle = withPart(bundle, "storage", (each) => changedMaps(each, words, (pairs) => storageMap(id, pairs, taken)));
  }
  const meta: Edit[] = pairsOf(wordsOf(parts, "meta")).map(([name, value]) => ({
    kind: "meta",
    resource: id,
    name,
    value: value === "" ? null : value,
  }));
  return [{ kind: "replace", element: bundle }, ...meta];
};

function mapped(of: Element, names: readonly string[], change: (each: Element) => Element): Element {
  return withChildren(
    of,
    of.children.map((child) => (names.includes(child.name) ? change(child) : child)),
  );
}

const ORDER = ["docker", "podman", "network", "storage", "meta_attributes", "primitive"];

/** A part of a bundle changed, made in its place if it is missing, gone if it is empty. */
function withPart(of: Element, name: string, change: (each: Element) => Element): Element {
  if (of.children.some((child) => child.name === name)) return mapped(of, [name], change);
  const made = change(element(name));
  const at = of.children.findIndex((child) => ORDER.indexOf(child.name) > ORDER.indexOf(name));
  return withChildren(of, of.children.toSpliced(at < 0 ? of.children.length : at, 0, made));
}

function changedMaps(of: Element, [verb = "", ...words]: readonly string[], made: (pairs: Pairs) => Element): Element {
  onlyValues("the map", verb, ["add", "delete", "remove"]);
  if (verb === "add") return withChildren(of, [...of.children, made(pairsOf(words))]);
  const known = of.children.map(({ attributes }) => attributes.id ?? "");
  for (const id of words) if (!known.includes(id)) throw unknownName("map", id, known);
  return withChildren(
    of,
    of.children.filter(({ attributes }) => !words.includes(attributes.id ?? "")),
  );
}

/** Only the given options are left; other parts stay, but empty. */
const reset: Verb = ({ words: [id, ...rest] }, context) => {
  if (id === undefined) throw usage("resource bundle reset ID container OPTION=VALUE...");
  const bundle = bundleOf(id, context);
  const parts = divide(rest, PARTS);
  const taken = context.bench.ids();
  const container = checked(pairsOf(wordsOf(parts, "container")), CONTAINER, "a container");
  if (!container.some(([name]) => name === "image"))
    throw new EditError("usage", "no image is named", { legal: "image=IMAGE" });
  const network = checked(pairsOf(wordsOf(parts, "network")), NETWORK, "a network");
  const ports = mappings(parts, "port-map", (pairs) => portMap(id, pairs, taken));
  const storage = mappings(parts, "storage-map", (pairs) => storageMap(id, pairs, taken));
  const children = bundle.children.map((child) => {
    if (TYPES.includes(child.name)) return element(child.name, Object.fromEntries(container));
    if (child.name === "network") return element("network", Object.fromEntries(network), ports);
    if (child.name === "storage") return element("storage", {}, storage);
    return child.name === "meta_attributes" ? element(child.name, child.attributes) : child;
  });
  const meta: Edit[] = pairsOf(wordsOf(parts, "meta")).map(([name, value]) => ({
    kind: "meta",
    resource: id,
    name,
    value,
  }));
  return [{ kind: "replace", element: withChildren(bundle, children) }, ...meta];
};

export const bundleVerbs: readonly (readonly [string, Verb])[] = [
  ["resource bundle create", create],
  ["resource bundle update", update],
  ["resource bundle reset", reset],
];
