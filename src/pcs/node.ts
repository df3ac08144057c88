/** `pcs node` (13 §6). */

import { type Draft, finished } from "../cib/draft.js";
import { withChildren } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { replicaNames } from "../edit/moves.js";
import { isGuest } from "../edit/nodes.js";
import { pairsOf as pairsIn, setsOf } from "../edit/pairs.js";
import { type Given, onlyNames, pairsOf, usage } from "./arguments.js";
import { block, byName } from "./block.js";
import type { PcsContext, Verb } from "./context.js";

/** The nodes that are named, or all with `--all`. */
function wanted({ words, options }: Given, { bench }: PcsContext, verb: string): readonly string[] {
  if (!options.has("all")) {
    if (words.length === 0) throw usage(`node ${verb} NODE... | --all`);
    return words;
  }
  if (words.length > 0) throw new EditError("usage", "--all, and nodes by name", { legal: "one of both" });
  const named = bench.nodes().map(({ attributes }) => attributes.uname ?? "");
  const all = bench.resources();
  const replicas = all.flatMap(({ id, tag, element }) => (tag === "bundle" ? replicaNames(id, element) : []));
  const guests = all.flatMap(({ element }) => metaOf(element, "remote-node") ?? []);
  return [...new Set([...named, ...replicas, ...guests])];
}

const switched =
  (verb: string, edit: (node: string) => Edit): Verb =>
  (given, context) =>
    wanted(given, context, verb).map(edit);

const attributeVerb =
  (kind: "node-attribute" | "node-utilization"): Verb =>
  ({ words: [node, ...rest] }, { bench }) => {
    if (node === undefined || rest.length === 0) throw usage("node attribute NODE NAME=VALUE...");
    const pairs = pairsOf(rest);
    if (kind === "node-utilization") bench.node(node);
    else if (!isGuest(bench, node)) {
      const element = bench.node(node);
      const known = setsOf(element, "instance_attributes").flatMap((set) => set.elements);
      for (const [name, value] of pairs) {
        if (value === "" && !known.some(({ attributes }) => attributes.name === name)) {
          throw new EditError("unknown", `the node ${node} has no attribute ${name}`, {
            legal: known.map(({ attributes }) => attributes.name).join(", "),
          });
        }
      }
    }
    return pairs.map(([name, value]) => ({ kind, node, name, value: value === "" ? null : value }));
  };

const GUEST = ["remote-addr", "remote-connect-timeout", "remote-port"];

/** `cluster node add-guest NODE RESOURCE [OPTION=VALUE...]`: the resource makes a node. */
const addGuest: Verb = ({ words: [node, resource, ...rest] }, { bench }) => {
  if (node === undefined || resource === undefined)
    throw usage("cluster node add-guest NODE RESOURCE [remote-addr=A] [remote-port=P]");
  const { element } = bench.resource(resource);
  if (metaOf(element, "remote-node") !== undefined)
    throw new EditError("exists", `${resource} makes a guest node already`, { legal: "another resource" });
  const given = pairsOf(rest);
  onlyNames(given, GUEST, "a guest node");
  const pairs = [...new Map([["remote-addr", node], ["remote-node", node], ...given])].sort(byName);
  if (element.find("meta_attributes") !== undefined)
    return pairs.map(([name, value]): Edit => ({ kind: "meta", resource, name, value }));
  const found = finished(element);
  const made = withChildren(found, [...block("meta_attributes", pairs), ...found.children]);
  return [{ kind: "replace", element: made }];
};

/** `cluster node remove-guest NODE|RESOURCE`. */
const removeGuest: Verb = ({ words: [name] }, { bench }) => {
  if (name === undefined) throw usage("cluster node remove-guest NODE|RESOURCE");
  const guests = bench.resources().filter(({ element }) => metaOf(element, "remote-node") !== undefined);
  const found = guests.find(({ id, element }) => id === name || metaOf(element, "remote-node") === name);
  if (found === undefined) {
    const known = guests.map(({ element }) => metaOf(element, "remote-node") ?? "");
    throw unknownName("guest node", name, known);
  }
  return [...GUEST, "remote-node"].map((key): Edit => ({ kind: "meta", resource: found.id, name: key, value: null }));
};

function metaOf(element: Draft, name: string): string | undefined {
  return pairsIn(element, "meta_attributes", name)[0]?.attributes.value;
}

export const nodeVerbs: readonly (readonly [string, Verb])[] = [
  ["node standby", switched("standby", (node) => ({ kind: "standby", node }))],
  ["node unstandby", switched("unstandby", (node) => ({ kind: "online", node }))],
  ["node maintenance", switched("maintenance", (node) => ({ kind: "node-maintenance", node, on: true }))],
  ["node unmaintenance", switched("unmaintenance", (node) => ({ kind: "node-maintenance", node, on: false }))],
  ["cluster node add-guest", addGuest],
  ["cluster node remove-guest", removeGuest],
  ["node attribute", attributeVerb("node-attribute")],
  ["node utilization", attributeVerb("node-utilization")],
];
