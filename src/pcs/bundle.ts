/** `pcs resource bundle` (13 §10.1). */
import { finished } from "../cib/draft.js";
import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import type { Edit, Pairs } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId, type TakenIds } from "../edit/ids.js";
import { divide, type Given, onlyNames, onlyValues, type Part, pairsOf, usage } from "./arguments.js";
import { block, wholeBlock } from "./block.js";
import type { PcsContext, Verb } from "./context.js";

const TYPES = ["docker", "podman"];
const CONTAINER = ["image", "network", "options", "promoted-max", "replicas", "replicas-per-host", "run-command"];
const NETWORK = ["control-port", "host-interface", "host-netmask", "ip-range-start"];
const PORT_MAP = ["id", "internal-port", "port", "range"];
const STORAGE_MAP = ["id", "options", "source-dir", "source-dir-root", "target-dir"];
const PARTS = ["container", "network", "port-map", "storage-map", "meta"];

const create: Verb = (given, { bench }) => {
  const {
    words: [id, ...rest],
    options,
  } = given;
  if (id === undefined) throw usage("resource bundle create ID container docker|podman image=IMAGE ...");
  const parts = partsOf(rest, "resource bundle create ID container docker|podman image=IMAGE ...");
  const [type = "", ...words] = wordsOf(parts, "container");
  if (!TYPES.includes(type))
    throw new EditError("value", `${type} is no type of container`, { legal: TYPES.join(", ") });
  const container = checked(pairsOf(words), CONTAINER, "a container", given);
  if (!container.some(([name, value]) => name === "image" && value !== ""))
    throw new EditError("usage", "no image is named", { legal: "image=IMAGE" });
  const taken = bench.ids();
  const ports = mappings(parts, "port-map", (pairs) => portMap(id, pairs, taken, given));
  const storage = mappings(parts, "storage-map", (pairs) => storageMap(id, pairs, taken, given));
  const network = checked(pairsOf(wordsOf(parts, "network")), NETWORK, "a network", given);
  const meta = pairsOf(wordsOf(parts, "meta"));
  const made = element("bundle", { id }, [
    element(type, said(container)),
    ...(network.length + ports.length > 0 ? [element("network", said(network), ports)] : []),
    ...(storage.length > 0 ? [element("storage", {}, storage)] : []),
    ...wholeBlock("meta_attributes", meta),
  ]);
  return [
    { kind: "add", element: made },
    ...(options.has("disabled") ? [{ kind: "disable" as const, resource: id }] : []),
  ];
};

/** The parts of a bundle, by their keywords. A keyword without options is refused. */
function partsOf(words: readonly string[], form: string): readonly Part[] {
  const [first, ...parts] = divide(words, PARTS);
  if ((first?.words.length ?? 0) > 0) throw usage(form);
  const empty = parts.find((part) => part.words.length === 0);
  if (empty !== undefined)
    throw new EditError("usage", `${empty.keyword ?? ""} has no options`, {
      legal: `${empty.keyword ?? ""} NAME=VALUE...`,
    });
  return parts;
}

function wordsOf(parts: readonly Part[], keyword: string): readonly string[] {
  return parts.filter((part) => part.keyword === keyword).flatMap((part) => part.words);
}

function mappings(parts: readonly Part[], keyword: string, made: (pairs: Pairs) => Element): Element[] {
  return parts.filter((part) => part.keyword === keyword).map((part) => made(pairsOf(part.words)));
}

interface Range {
  readonly least: number;
  readonly most: number;
  /** `--force` allows others. */
  readonly forced?: true;
}

const POSITIVE: Range = { least: 1, most: Number.POSITIVE_INFINITY };
const PORT: Range = { least: 1, most: 65_535 };

/** What integers may be. */
const RANGES: ReadonlyMap<string, Range> = new Map([
  ["replicas", POSITIVE],
  ["replicas-per-host", POSITIVE],
  ["promoted-max", { least: 0, most: Number.POSITIVE_INFINITY }],
  ["control-port", PORT],
  ["port", PORT],
  ["internal-port", PORT],
  ["host-netmask", { least: 1, most: 32, forced: true }],
]);

function checked(pairs: Pairs, legal: readonly string[], what: string, { options }: Given): Pairs {
  const force = options.has("force");
  if (!force) onlyNames(pairs, legal, what);
  for (const [name, value] of pairs) {
    const range = value === "" ? undefined : RANGES.get(name);
    if (range === undefined || (force && range.forced === true)) continue;
    const { least, most } = range;
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) continue;
    const to = most === Number.POSITIVE_INFINITY ? "or more" : `to ${most}`;
    throw new EditError("value", `${value} is no value of ${name}`, { legal: `${least} ${to}` });
  }
  return pairs;
}

/** Attributes of something new: what has no value is left out. */
function said(pairs: Pairs): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.filter(([, value]) => value !== ""));
}

function portMap(bundle: string, pairs: Pairs, taken: TakenIds, command: Given): Element {
  const given = new Map(checked(pairs, PORT_MAP, "a port map", command));
  if (given.get("internal-port") === "")
    throw new EditError("value", "internal-port has no value", { legal: "a port, 1 to 65535" });
  const id =
    given.get("id") ?? freeId(`${bundle}-port-map-${given.get("port") ?? given.get("range") ?? ""}`, taken, "pcs");
  return element("port-mapping", { ...said(pairs), id });
}

function storageMap(bundle: string, pairs: Pairs, taken: TakenIds, command: Given): Element {
  const given = new Map(checked(pairs, STORAGE_MAP, "a storage map", command));
  const id = given.get("id") ?? freeId(`${bundle}-storage-map`, taken, "pcs");
  return element("storage-mapping", { ...said(pairs), id });
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

const update: Verb = (given, context) => {
  const {
    words: [id, ...rest],
    options,
  } = given;
  if (id === undefined || rest.length === 0) throw usage("resource bundle update ID container|network OPTION=VALUE...");
  let bundle = bundleOf(id, context);
  const parts = partsOf(rest, "resource bundle update ID container|network OPTION=VALUE...");
  const taken = context.bench.ids();
  for (const { keyword, words } of parts) {
    if (keyword === "container")
      bundle = mapped(bundle, TYPES, (each) => changed(each, checked(pairsOf(words), CONTAINER, "a container", given)));
    else if (keyword === "network")
      bundle = withPart(bundle, "network", (each) =>
        changed(each, checked(pairsOf(words), NETWORK, "a network", given)),
      );
    else if (keyword === "port-map")
      bundle = withPart(bundle, "network", (each) =>
        changedMaps(each, words, (pairs) => portMap(id, pairs, taken, given)),
      );
    else if (keyword === "storage-map")
      bundle = withPart(bundle, "storage", (each) =>
        changedMaps(each, words, (pairs) => storageMap(id, pairs, taken, given)),
      );
  }
  const isNetwork = parts.some(({ keyword }) => keyword === "network");
  if (isNetwork && !options.has("force")) refuseUnreachable(bundle);
  return withMeta(bundle, pairsOf(wordsOf(parts, "meta")));
};

/** The cluster must be able to speak to the resource in a bundle. */
function refuseUnreachable(bundle: Element): void {
  const member = bundle.children.find(({ name }) => name === "primitive");
  const network = bundle.children.find(({ name }) => name === "network")?.attributes;
  if (member === undefined || network?.["control-port"] !== undefined || network?.["ip-range-start"] !== undefined)
    return;
  throw new EditError("force", `the cluster could not reach ${member.attributes.id ?? ""} in the bundle`, {
    legal: "control-port or ip-range-start, or force",
  });
}

/** The bundle with its meta attributes changed: a set that has to be made comes first. */
function withMeta(bundle: Element, pairs: Pairs): Edit[] {
  const { id = "" } = bundle.attributes;
  const isThere = bundle.children.some(({ name }) => name === "meta_attributes");
  const made = isThere ? bundle : withChildren(bundle, [...block("meta_attributes", pairs), ...bundle.children]);
  const changes = isThere ? pairs : [];
  return [
    { kind: "replace", element: made },
    ...changes.map(([name, value]): Edit => ({ kind: "meta", resource: id, name, value: value === "" ? null : value })),
  ];
}

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
const reset: Verb = (given, context) => {
  const {
    words: [id, ...rest],
    options,
  } = given;
  if (id === undefined) throw usage("resource bundle reset ID container OPTION=VALUE...");
  const bundle = bundleOf(id, context);
  const parts = partsOf(rest, "resource bundle reset ID container OPTION=VALUE...");
  const taken = context.bench.ids();
  const container = checked(pairsOf(wordsOf(parts, "container")), CONTAINER, "a container", given);
  if (!container.some(([name, value]) => name === "image" && value !== ""))
    throw new EditError("usage", "no image is named", { legal: "image=IMAGE" });
  const network = checked(pairsOf(wordsOf(parts, "network")), NETWORK, "a network", given);
  const ports = mappings(parts, "port-map", (pairs) => portMap(id, pairs, taken, given));
  const storage = mappings(parts, "storage-map", (pairs) => storageMap(id, pairs, taken, given));
  const children = bundle.children.map((child) => {
    if (TYPES.includes(child.name)) return element(child.name, Object.fromEntries(container));
    return RESET.has(child.name)
      ? element(child.name, child.name === "meta_attributes" ? child.attributes : {})
      : child;
  });
  let made = withChildren(bundle, children);
  const attributes = Object.fromEntries(network);
  if (network.length + ports.length > 0) made = withPart(made, "network", () => element("network", attributes, ports));
  if (storage.length > 0) made = withPart(made, "storage", () => element("storage", {}, storage));
  return [
    ...withMeta(made, pairsOf(wordsOf(parts, "meta"))),
    ...(options.has("disabled") ? [{ kind: "disable" as const, resource: id }] : []),
  ];
};

const RESET: ReadonlySet<string> = new Set(["network", "storage", "meta_attributes"]);

export const bundleVerbs: readonly (readonly [string, Verb])[] = [
  ["resource bundle create", create],
  ["resource bundle update", update],
  ["resource bundle reset", reset],
];
