/** `pcs stonith level` (13 §11). */
import { element } from "../cib/element.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { nodeNames } from "../edit/moves.js";
import { divide, type Given, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";

/** What a level is for, as attributes, and as its id says it. */
interface Target {
  readonly attributes: Readonly<Record<string, string>>;
  readonly shown: string;
}

function targetOf(text: string): Target {
  const [, kind, rest = ""] = /^(regexp|attrib|node)%(.*)$/s.exec(text) ?? [];
  if (kind === "regexp") return { attributes: { "target-pattern": rest }, shown: rest };
  if (kind === "attrib") {
    const [name = "", ...value] = rest.split("=");
    if (value.length === 0) throw new EditError("value", `${name} has no value`, { legal: `attrib%${name}=VALUE` });
    return { attributes: { "target-attribute": name, "target-value": value.join("=") }, shown: name };
  }
  const node = kind === "node" ? rest : text;
  return { attributes: { target: node }, shown: node };
}

const add: Verb = (given, { bench }) => {
  const [index, target, ...rest] = given.words;
  const devices = rest;
  if (index === undefined || target === undefined || devices.length === 0)
    throw usage("stonith level add INDEX TARGET DEVICE...");
  refuseIndex(index);
  for (const device of devices) refuseComma(device);
  const { attributes, shown } = targetOf(target);
  if (!given.options.has("force")) refuseUnknown(attributes, devices, { bench });
  const twin = levels({ bench }).find(
    ({ attributes: old }) =>
      old.index === index &&
      old.devices === devices.join(",") &&
      Object.entries(attributes).every(([name, value]) => old[name] === value),
  );
  if (twin !== undefined) throw new EditError("duplicate", `the level ${twin.attributes.id ?? ""} is the same`);
  const id = freeId(`fl-${shown}-${index}`, bench.ids(), "pcs");
  return [{ kind: "add", element: element("fencing-level", { index, devices: devices.join(","), id, ...attributes }) }];
};

function refuseIndex(index: string): void {
  if (!/^0*[1-9]$/.test(index)) throw new EditError("value", `${index} is no index of a level`, { legal: "1 to 9" });
}

/** A comma would make two devices of one. */
function refuseComma(device: string): void {
  if (!device.includes(",")) return;
  throw new EditError("value", `${device} is no id`, { legal: device.split(",").join(" ") });
}

function levels({ bench }: PcsContext) {
  return bench.section("fencing-topology")?.elements ?? [];
}

function refuseUnknown(
  target: Readonly<Record<string, string>>,
  devices: readonly string[],
  { bench }: PcsContext,
): void {
  const stonith = bench.resources().filter(({ element: { attributes } }) => attributes.class === "stonith");
  const known = stonith.map(({ id }) => id);
  for (const device of devices) if (!known.includes(device)) throw unknownName("fencing resource", device, known);
  const names = nodeNames(bench);
  if (target.target !== undefined && !names.has(target.target)) throw unknownName("node", target.target, [...names]);
}

/** The words after `target` and after `stonith`. */
function chosen(words: readonly string[]): {
  readonly target: Target | undefined;
  readonly devices: string | undefined;
} {
  const parts = divide(words, ["target", "stonith"]);
  if ((parts[0]?.words.length ?? 0) > 0) throw usage("stonith level clear [target TARGET] [stonith DEVICE...]");
  const after = (keyword: string): string[] => parts.flatMap((part) => (part.keyword === keyword ? part.words : []));
  const [text] = after("target");
  const devices = after("stonith");
  for (const device of devices) refuseComma(device);
  return {
    target: text === undefined ? undefined : targetOf(text),
    devices: devices.length === 0 ? undefined : devices.join(","),
  };
}

const remove: Verb = ({ words: [index, ...rest] }: Given, context) => {
  if (index === undefined) throw usage("stonith level remove INDEX [target TARGET] [stonith DEVICE...]");
  refuseIndex(index);
  const ids = matching(context, rest, index);
  if (ids.length === 0) {
    throw unknownLevel(index, context);
  }
  return [{ kind: "remove", ids }];
};

function unknownLevel(typed: string, context: PcsContext): EditError {
  const known = levels(context).map(({ attributes }) => `${attributes.index ?? ""} (${attributes.id ?? ""})`);
  return unknownName("level", typed, known);
}

function matching(context: PcsContext, words: readonly string[], index?: string): string[] {
  const { target, devices } = chosen(words);
  return levels(context).flatMap(({ attributes }) => {
    const same =
      (index === undefined || attributes.index === index) &&
      (target === undefined ||
        Object.entries(target.attributes).every(([name, value]) => attributes[name] === value)) &&
      (devices === undefined || attributes.devices === devices);
    return same ? [attributes.id ?? ""] : [];
  });
}

const clear: Verb = ({ words }, context) => {
  if (words.includes("target") && words.includes("stonith"))
    throw new EditError("usage", "a target, and devices", { legal: "one of both" });
  const ids = matching(context, words);
  if (ids.length === 0 && words.length > 0) throw unknownLevel(words.join(" "), context);
  return ids.length === 0 ? [] : [{ kind: "remove", ids }];
};

export const levelVerbs: readonly (readonly [string, Verb])[] = [
  ["stonith level add", add],
  ["stonith level remove", remove],
  ["stonith level delete", remove],
  ["stonith level clear", clear],
];
