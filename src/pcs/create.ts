/** `pcs resource create` and `pcs stonith create` (13 §10.1). */

import { parseInterval } from "../base/interval.js";
import { append } from "../base/list.js";
import { type Element, element } from "../cib/element.js";
import type { Workbench } from "../edit/bench.js";
import type { Edit, Pairs } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { defaultInterval, optionOf } from "../edit/operations.js";
import { divide, type Given, pairsOf, usage } from "./arguments.js";
import { block, wholeBlock } from "./block.js";
import type { Verb } from "./context.js";
import { operations } from "./operations.js";

/** An agent as pcs writes it: `[CLASS:[PROVIDER:]]TYPE`. */
interface Agent {
  readonly class: string;
  readonly provider?: string;
  readonly type: string;
}

export const create: Verb = (given, { bench }) => {
  const [id, agent, ...rest] = given.words;
  if (id === undefined || agent === undefined)
    throw usage("resource create ID AGENT [NAME=VALUE...] [op NAME OPTION=VALUE...] [meta NAME=VALUE...]");
  return created(id, agentOf(agent), rest, given, bench);
};

export const createStonith: Verb = (given, { bench }) => {
  const [id, type, ...rest] = given.words;
  if (id === undefined || type === undefined) throw usage("stonith create ID TYPE [NAME=VALUE...]");
  if (type.includes(":"))
    throw new EditError("value", `${type} is no fencing agent`, { legal: type.slice(type.lastIndexOf(":") + 1) });
  return created(id, { class: "stonith", type }, rest, given, bench);
};

function agentOf(text: string): Agent {
  const [first = "", second, third, ...more] = text.split(":");
  const legal = "CLASS:TYPE, or ocf:PROVIDER:TYPE";
  if (more.length > 0 || second === undefined) throw new EditError("value", `${text} is no agent`, { legal });
  if (third !== undefined) {
    if (first !== "ocf") throw new EditError("value", `${text}: only ocf agents have a provider`, { legal });
    return { class: first, provider: second, type: third };
  }
  if (first === "ocf") throw new EditError("value", `${text} has no provider`, { legal });
  if (first === "stonith") throw new EditError("kind", `${text} is a fencing agent`, { legal: "pcs stonith create" });
  return { class: first, type: second };
}

/** The keywords of the parts after the parameters. */
function keywordsOf(given: Given): readonly string[] {
  return given.options.has("future")
    ? ["op", "meta", "clone", "promotable", "bundle", "group"]
    : ["op", "meta", "clone", "promotable", "bundle"];
}

interface Wrapper {
  readonly keyword: string;
  readonly id: string | undefined;
  readonly words: string[];
  /** After `meta`, which counts for the wrapper with `--future`. */
  readonly meta: string[];
}

function created(id: string, agent: Agent, rest: readonly string[], given: Given, bench: Workbench): Edit[] {
  const future = given.options.has("future");
  const wrappers: Wrapper[] = [];
  const own = { parameters: [] as string[], meta: [] as string[], ops: [] as string[] };
  for (const { keyword, words } of divide(rest, keywordsOf(given))) {
    const wrapper = wrappers[0];
    if (keyword === "op" && words.length === 0) throw noOptions();
    else if (keyword === "op") append(own.ops, words);
    else if (keyword === "meta" && future && wrapper !== undefined) append(wrapper.meta, words);
    else if (keyword === "meta") append(own.meta, words);
    else if (keyword === undefined) append(own.parameters, words);
    else {
      if (wrapper !== undefined)
        throw new EditError("usage", `${wrapper.keyword}, and ${keyword}`, { legal: "one of both" });
      const named = words[0]?.includes("=") === false ? words[0] : undefined;
      wrappers.push({ keyword, id: named, words: words.slice(named === undefined ? 0 : 1), meta: [] });
    }
  }
  const meta = pairsOf(own.meta);
  const empty = own.parameters.find((word) => word.endsWith("="));
  if (empty !== undefined) throw new EditError("value", `${empty} has no value`, { legal: `${empty}VALUE` });
  const [wrapper] = wrappers;
  const cloned = wrapper?.keyword === "clone" || wrapper?.keyword === "promotable";
  const ops = operations(own.ops, bench);
  if (ops.some(({ options }) => options.length === 0)) throw noOptions();
  const made = primitive(id, agent, {
    parameters: pairsOf(own.parameters),
    meta: given.options.has("disabled") && !cloned ? stopped(meta) : meta,
    operations: ops,
  });
  return placed(id, made, given, wrapper);
}

function noOptions(): EditError {
  return new EditError("usage", "an operation has no options", { legal: "op NAME OPTION=VALUE..." });
}

function stopped(meta: Pairs): Pairs {
  return [...meta.filter(([name]) => name !== "target-role"), ["target-role", "Stopped"]];
}

function refuseTwoPlaces({ options }: Given, wrapper: Wrapper | undefined): void {
  if (options.has("group") && wrapper !== undefined)
    throw new EditError("usage", `${wrapper.keyword}, and --group`, { legal: "one of both" });
  const beside = ["before", "after"].filter((name) => options.has(name));
  if (beside.length > 1) throw new EditError("usage", "--before and --after", { legal: "one of both" });
  if (beside.length > 0 && !options.has("group"))
    throw new EditError("usage", `--${beside.join("")} without --group`, { legal: "--group GROUP" });
}

/** The meta attributes of the clone. */
function clonePairs({ keyword, words, meta }: Wrapper, { options }: Given): Pairs {
  if (options.has("future") && words.length > 0)
    throw new EditError("usage", `a clone has no parameters: ${words.join(" ")}`, { legal: `meta ${words.join(" ")}` });
  const pairs = pairsOf([...words, ...meta]);
  if (keyword === "promotable" && pairs.some(([name]) => name === "promotable"))
    throw new EditError("usage", "the option promotable, and the keyword promotable", { legal: "one of both" });
  return pairs;
}

function placed(id: string, made: Element, given: Given, wrapper: Wrapper | undefined): Edit[] {
  refuseTwoPlaces(given, wrapper);
  const { options } = given;
  const before = options.get("before");
  const after = options.get("after");
  const group = options.get("group");
  if (group !== undefined) return [{ kind: "add", element: made, place: { kind: "group", group, before, after } }];
  if (wrapper === undefined) return [{ kind: "add", element: made }];
  switch (wrapper.keyword) {
    case "clone":
    case "promotable": {
      const promotable = wrapper.keyword === "promotable";
      const meta = clonePairs(wrapper, given);
      return [
        { kind: "add", element: made },
        { kind: "clone", resource: id, id: wrapper.id, promotable, meta },
        ...(options.has("disabled") ? [{ kind: "disable" as const, resource: wrapper.id ?? `${id}-clone` }] : []),
      ];
    }
    case "bundle":
      if (wrapper.id === undefined) throw usage("resource create ID AGENT ... bundle BUNDLE");
      return [{ kind: "add", element: made, place: { kind: "inside", id: wrapper.id } }];
    default:
      return [
        { kind: "add", element: made, place: { kind: "group", group: wrapper.id ?? "", ...neighbour(wrapper.words) } },
      ];
  }
}

function neighbour([word, name]: readonly string[]): { before?: string; after?: string } {
  if (word === undefined || name === undefined) return {};
  return word === "before" ? { before: name } : { after: name };
}

interface Parts {
  readonly parameters: Pairs;
  readonly meta: Pairs;
  readonly operations: readonly { readonly operation: string; readonly options: Pairs }[];
}

/** A primitive; its ids are made where it is added. */
function primitive(id: string, agent: Agent, parts: Parts): Element {
  const hasMonitor = parts.operations.some(({ operation }) => operation === "monitor");
  const all = [...parts.operations, ...(hasMonitor ? [] : [{ operation: "monitor", options: [] as Pairs }])];
  refuseTwins(all);
  const sorted = all.sort((a, b) => (a.operation < b.operation ? -1 : a.operation > b.operation ? 1 : 0));
  const { class: standard, provider, type } = agent;
  return element("primitive", { id, class: standard, type, provider }, [
    ...block("instance_attributes", parts.parameters),
    ...wholeBlock("meta_attributes", parts.meta),
    element(
      "operations",
      {},
      sorted.map((op) => operationElement(op)),
    ),
  ]);
}

function refuseTwins(all: Parts["operations"]): void {
  const seen = new Set<string>();
  for (const { operation, options } of all) {
    const key = `${operation} ${parseInterval(optionOf(options, "interval") ?? defaultInterval(operation)).ms}`;
    if (seen.has(key))
      throw new EditError("duplicate", `two operations ${operation} have the same interval`, {
        legal: "another interval",
      });
    seen.add(key);
  }
}

function operationElement({ operation, options }: Parts["operations"][number]): Element {
  const interval = optionOf(options, "interval") ?? defaultInterval(operation);
  const given = options.filter(([name]) => name !== "OCF_CHECK_LEVEL" && name !== "id");
  const id = optionOf(options, "id") ?? "";
  const level = optionOf(options, "OCF_CHECK_LEVEL");
  const sets =
    level === undefined
      ? []
      : [
          element("instance_attributes", { id: "" }, [
            element("nvpair", { id: "", name: "OCF_CHECK_LEVEL", value: level }),
          ]),
        ];
  const attributes = { name: operation, ...Object.fromEntries(given), interval, id };
  return element("op", attributes, sets);
}
