/** `pcs resource` and `pcs stonith`: verbs of resources that exist (13 §3 to §5, §10). */

import type { Edit, Pairs } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { pairsOf as pairsIn } from "../edit/pairs.js";
import type { Resource } from "../edit/resource.js";
import { isPromotable } from "../edit/roles.js";
import { divide, type Given, pairOf, pairsOf, usage } from "./arguments.js";
import { bundleVerbs } from "./bundle.js";
import type { PcsContext, Verb } from "./context.js";
import { create, createStonith } from "./create.js";
import { defaultsVerbs } from "./defaults.js";
import { levelVerbs } from "./level.js";
import { operations } from "./operations.js";

/** One edit for each resource that is named. */
const each =
  (verb: string, edit: (resource: string, given: Given) => Edit): Verb =>
  (given) => {
    for (const option of ["simulate", "safe", "brief"]) if (given.options.has(option)) throw live(`--${option}`);
    if (given.words.length === 0) throw usage(`resource ${verb} RESOURCE...`);
    return given.words.map((resource) => edit(resource, given));
  };

function live(what: string): EditError {
  return new EditError("live", `${what} works on a live cluster only`);
}

const liveOnly =
  (what: string, legal: string): Verb =>
  () => {
    throw new EditError("live", `pcs ${what} works on a live cluster only`, { legal });
  };

/** A verb that leaves fencing resources to `pcs stonith`. */
const notOfStonith =
  (verb: Verb): Verb =>
  (given, context) => {
    const isFencing = (id: string) => context.bench.findResource(id)?.element.attributes.class === "stonith";
    const id = given.words.find(isFencing);
    if (id !== undefined)
      throw new EditError("kind", `${id} is a fencing resource`, { legal: "pcs stonith, for some commands" });
    return verb(given, context);
  };

/** Fencing resources only. */
const ofStonith =
  (verb: Verb): Verb =>
  (given, context) => {
    const known = stonithIds(context);
    for (const id of given.words) if (!known.includes(id)) throw unknownName("fencing resource", id, known);
    return verb(given, context);
  };

function stonithIds({ bench }: PcsContext): string[] {
  const all = bench.resources();
  return all.filter(({ element }) => element.attributes.class === "stonith").map(({ id }) => id);
}

const placed =
  (kind: "ban" | "move"): Verb =>
  ({ words, options }) => {
    const [resource, ...rest] = words;
    const lifetimes = rest.filter((word) => word.startsWith("lifetime="));
    const [node, ...more] = rest.filter((word) => !word.startsWith("lifetime="));
    if (resource === undefined || more.length > 0 || lifetimes.length > 1) {
      throw usage(
        `resource ${kind === "ban" ? kind : "move-with-constraint"} RESOURCE [NODE] [lifetime=DURATION] [--promoted]`,
      );
    }
    refuseForce(options, kind === "ban" ? kind : "move-with-constraint");
    const typed = lifetimes[0]?.slice("lifetime=".length);
    const lifetime = typed !== undefined && /^\d/.test(typed) ? `P${typed}` : typed;
    const promoted = options.has("promoted");
    return [{ kind, resource, node, lifetime, ...(promoted ? { promoted } : {}) }];
  };

function refuseForce(options: Given["options"], verb: string): void {
  if (options.has("force")) throw new EditError("usage", `pcs resource ${verb} has no option --force`);
}

const clear: Verb = ({ words: [resource, node, ...more], options }, { bench }) => {
  if (resource === undefined || more.length > 0) throw usage("resource clear RESOURCE [NODE] [--promoted] [--expired]");
  refuseForce(options, "clear");
  if (options.has("promoted") && !isPromotable(bench.resource(resource)))
    throw new EditError("kind", `${resource} is not a promotable clone`, { legal: "the id of a promotable clone" });
  return [{ kind: "clear", resource, node, promoted: options.has("promoted"), expired: options.has("expired") }];
};

const GUEST: ReadonlySet<string> = new Set(["remote-node"]);

/** What makes a guest node, or unmakes it, is for another command. */
function refuseGuest(pairs: Pairs, { options }: Given): void {
  const found = pairs.find(([name]) => GUEST.has(name));
  if (found === undefined || options.has("force")) return;
  throw new EditError("force", `${found[0]} makes a guest node, or unmakes it`, {
    legal: "pcs cluster node add-guest or remove-guest, or force",
  });
}

/** A value of nothing takes the pair away. */
function attributes(kind: "meta" | "parameter" | "utilization", resource: string, pairs: Pairs): Edit[] {
  return pairs.map(([name, value]) => ({ kind, resource, name, value: value === "" ? null : value }));
}

const meta: Verb = (given, { bench }) => {
  const [resource, ...rest] = given.words;
  if (resource === undefined) throw usage("resource meta RESOURCE NAME=VALUE...");
  bench.resource(resource);
  const pairs = pairsOf(rest);
  refuseGuest(pairs, given);
  return attributes("meta", resource, pairs);
};

const utilization: Verb = ({ words: [resource, ...rest] }) => {
  if (resource === undefined || rest.length === 0) throw usage("resource utilization RESOURCE NAME=INTEGER...");
  return attributes("utilization", resource, pairsOf(rest));
};

const update: Verb = (given, { bench }) => {
  const [resource, ...rest] = given.words;
  if (resource === undefined || rest.length === 0)
    throw usage("resource update RESOURCE [NAME=VALUE...] [meta NAME=VALUE...] [op NAME OPTION=VALUE...]");
  const { tag } = bench.resource(resource);
  if (tag !== "primitive") {
    throw new EditError("kind", `${resource} is a ${tag}, not a primitive`, { legal: `pcs resource meta ${resource}` });
  }
  const parts = divide(rest, ["meta", "op"]);
  const edits = parts.flatMap(({ keyword, words }): Edit[] => {
    const pairs = keyword === "op" ? [] : lastOf(words);
    if (keyword === "meta") refuseGuest(pairs, given);
    if (keyword === "meta") return attributes("meta", resource, pairs);
    if (keyword !== "op") return attributes("parameter", resource, pairs);
    const ops = operations(words, bench).filter(({ options }) => options.length > 0);
    return ops.map((op) => ({ kind: "operation-update", resource, ...op }));
  });
  return [...edits, { kind: "operations", resource }];
};

/** Pairs, of which the last of a name counts. */
function lastOf(words: readonly string[]): Pairs {
  return [...new Map(words.map(pairOf))];
}

const addOperation: Verb = ({ words: [resource, ...rest] }, { bench }) => {
  const [op, ...more] = operations(rest, bench);
  if (resource === undefined || op === undefined || more.length > 0) {
    throw usage("resource op add RESOURCE NAME OPTION=VALUE...");
  }
  return [{ kind: "operation-add", resource, ...op }];
};

const removeOperation: Verb = ({ words }, { bench }) => {
  const [first, second, ...rest] = words;
  if (first === undefined) throw usage("resource op remove RESOURCE NAME [OPTION=VALUE...] | op remove ID");
  if (second !== undefined) {
    return [{ kind: "operation-remove", resource: first, operation: second, options: pairsOf(rest) }];
  }
  const ops = bench.resources().flatMap((resource) => {
    const sections = resource.element.elements.filter(({ name }) => name === "operations");
    return sections.flatMap((section) =>
      section.elements.map((op) => ({ resource: resource.id, id: op.attributes.id ?? "" })),
    );
  });
  const found = ops.find(({ id }) => id === first);
  if (found === undefined)
    throw unknownName(
      "operation",
      first,
      ops.map(({ id }) => id),
    );
  return [{ kind: "operation-remove", resource: found.resource, operation: first }];
};

const groupAdd: Verb = ({ words: [group, ...resources], options }) => {
  if (group === undefined || resources.length === 0) {
    throw usage("resource group add GROUP RESOURCE... [--before|--after RESOURCE]");
  }
  if (options.has("before") && options.has("after"))
    throw new EditError("usage", "--before and --after", { legal: "one of both" });
  return [{ kind: "group-add", group, resources, before: options.get("before"), after: options.get("after") }];
};

const groupRemove: Verb = ({ words: [group, ...resources] }) => {
  if (group === undefined) throw usage("resource group remove GROUP [RESOURCE...]");
  return [{ kind: "group-remove", group, ...(resources.length > 0 ? { resources } : {}) }];
};

const clone =
  (promotable: boolean): Verb =>
  ({ words: [resource, ...rest] }) => {
    if (resource === undefined)
      throw usage(`resource ${promotable ? "promotable" : "clone"} RESOURCE [ID] [meta NAME=VALUE...]`);
    const [head, ...tail] = divide(rest, ["meta"]);
    const words = head?.words ?? [];
    const id = words[0]?.includes("=") === false ? words[0] : undefined;
    const meta = pairsOf([...words.slice(id === undefined ? 0 : 1), ...tail.flatMap((part) => part.words)]);
    if (promotable && meta.some(([name]) => name === "promotable")) {
      throw new EditError("usage", "the option promotable, and the command promotable", { legal: "one of both" });
    }
    return [{ kind: "clone", resource, id, promotable, meta }];
  };

const unclone: Verb = ({ words: [resource, ...more] }) => {
  if (resource === undefined || more.length > 0) throw usage("resource unclone RESOURCE");
  return [{ kind: "unclone", resource }];
};

const remove: Verb = ({ words }, { bench }) => {
  if (words.length === 0) throw usage("resource delete RESOURCE...");
  for (const id of words) refuseNode(bench.resource(id));
  return [{ kind: "remove", ids: words }];
};

/** A resource that makes a node is not only a resource. */
function refuseNode({ id, element }: Resource): void {
  if (pairsIn(element, "meta_attributes", "remote-node").length === 0) return;
  throw new EditError("kind", `${id} makes a guest node`, { legal: `pcs cluster node remove-guest ${id}` });
}

/** What a cluster does with its failures (13 §7): a file has no cluster, so it is an edit. */
const cleanup =
  (refresh: boolean): Verb =>
  ({ words }) => {
    const pairs = words.filter((word) => word.includes("="));
    const resource = words.find((word) => !word.includes("="));
    const options = new Map(pairsOf(pairs));
    const interval = options.get("interval");
    return [
      {
        kind: "cleanup",
        resource,
        node: options.get("node"),
        operation: options.get("operation"),
        ...(interval === undefined ? {} : { interval: Number.parseInt(interval, 10) * 1000 }),
        refresh,
      },
    ];
  };

const fence: Verb = ({ words: [node] }, { bench }) => {
  if (node === undefined) throw usage("stonith fence NODE");
  bench.node(node);
  return { edits: [], events: [{ kind: "node", node, state: "failed" }] };
};

const MONITOR = (given: Given): { monitor?: boolean } => (given.options.has("monitor") ? { monitor: true } : {});

export const resourceVerbs: readonly (readonly [string, Verb])[] = [
  ["resource create", create],
  ["resource enable", notOfStonith(each("enable", (resource) => ({ kind: "enable", resource })))],
  ["resource disable", notOfStonith(each("disable", (resource) => ({ kind: "disable", resource })))],
  [
    "resource manage",
    notOfStonith(each("manage", (resource, given) => ({ kind: "manage", resource, ...MONITOR(given) }))),
  ],
  [
    "resource unmanage",
    notOfStonith(each("unmanage", (resource, given) => ({ kind: "unmanage", resource, ...MONITOR(given) }))),
  ],
  ["resource ban", notOfStonith(placed("ban"))],
  ["resource move-with-constraint", notOfStonith(placed("move"))],
  ["resource clear", notOfStonith(clear)],
  ["resource meta", notOfStonith(meta)],
  ["resource utilization", notOfStonith(utilization)],
  ["resource update", notOfStonith(update)],
  ["resource op add", notOfStonith(addOperation)],
  ["resource op remove", removeOperation],
  ["resource op delete", removeOperation],
  ["resource group add", notOfStonith(groupAdd)],
  ["resource group remove", groupRemove],
  ["resource group delete", groupRemove],
  ["resource ungroup", groupRemove],
  ["resource clone", notOfStonith(clone(false))],
  ["resource promotable", notOfStonith(clone(true))],
  ["resource unclone", unclone],
  ["resource delete", notOfStonith(remove)],
  ["resource remove", notOfStonith(remove)],
  ["resource cleanup", cleanup(false)],
  ["resource refresh", cleanup(true)],
  ["resource move", liveOnly("resource move", "pcs resource move-with-constraint")],
  ["resource restart", liveOnly("resource restart", "pcs resource disable, then enable")],
  ["resource safe-disable", liveOnly("resource safe-disable", "pcs resource disable")],
  ["resource debug-start", liveOnly("resource debug-start", "pcs resource enable")],
  ...bundleVerbs,
  ...defaultsVerbs,
];

export const stonithVerbs: readonly (readonly [string, Verb])[] = [
  ["stonith create", createStonith],
  ["stonith update", ofFirst(update)],
  ["stonith meta", ofFirst(meta)],
  ["stonith op add", ofFirst(addOperation)],
  ["stonith op remove", removeOperation],
  ["stonith op delete", removeOperation],
  ["stonith delete", ofStonith(remove)],
  ["stonith remove", ofStonith(remove)],
  ["stonith enable", ofStonith(each("enable", (resource) => ({ kind: "enable", resource })))],
  ["stonith disable", ofStonith(each("disable", (resource) => ({ kind: "disable", resource })))],
  ["stonith fence", fence],
  ["stonith cleanup", cleanup(false)],
  ["stonith refresh", cleanup(true)],
  ...levelVerbs,
];

/** A verb whose first word is a fencing resource. */
function ofFirst(verb: Verb): Verb {
  return (given, context) => {
    const [id = ""] = given.words;
    const known = stonithIds(context);
    if (!known.includes(id)) throw unknownName("fencing resource", id, known);
    return verb(given, context);
  };
}
