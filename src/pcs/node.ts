/** `pcs node` (13 §6). */

import type { Edit } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { replicaNames } from "../edit/moves.js";
import { setsOf } from "../edit/pairs.js";
import { type Given, pairsOf, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";

/** The nodes that are named, or all with `--all`. */
function wanted({ words, options }: Given, { bench }: PcsContext, verb: string): readonly string[] {
  if (!options.has("all")) {
    if (words.length === 0) throw usage(`node ${verb} NODE... | --all`);
    return words;
  }
  if (words.length > 0) throw new EditError("usage", "--all, and nodes by name", { legal: "one of both" });
  const named = bench.nodes().map(({ attributes }) => attributes.uname ?? "");
  const guests = bench.resources().flatMap(({ id, tag, element }) => {
    if (tag === "bundle") return replicaNames(id, element);
    const pairs = setsOf(element, "meta_attributes").flatMap((set) => set.elements);
    return pairs.flatMap(({ attributes }) => (attributes.name === "remote-node" ? [attributes.value ?? ""] : []));
  });
  return [...named, ...guests.filter((guest) => !named.includes(guest))];
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
    if (kind === "node-attribute") {
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

export const nodeVerbs: readonly (readonly [string, Verb])[] = [
  ["node standby", switched("standby", (node) => ({ kind: "standby", node }))],
  ["node unstandby", switched("unstandby", (node) => ({ kind: "online", node }))],
  ["node maintenance", switched("maintenance", (node) => ({ kind: "node-maintenance", node, on: true }))],
  ["node unmaintenance", switched("unmaintenance", (node) => ({ kind: "node-maintenance", node, on: false }))],
  ["node attribute", attributeVerb("node-attribute")],
  ["node utilization", attributeVerb("node-utilization")],
];
