/** `crm node` (13 §6). */
import type { Edit, Lifetime } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import type { Asked, Reading, Verb } from "./context.js";

function edits(...list: readonly Edit[]): Asked {
  return { edits: list, events: [] };
}

function usage(form: string): EditError {
  return new EditError("usage", "the command is not complete, or has too many words", { legal: `crm node ${form}` });
}

/** The nodes that are named, or all. */
function wanted(words: readonly string[], { bench }: Reading, form: string): readonly string[] {
  if (words.includes("--all")) return bench.nodes().map(({ attributes }) => attributes.uname ?? "");
  if (words.length === 0) throw usage(form);
  for (const name of words) bench.node(name);
  return words;
}

const standby: Verb = (words, reading) => {
  const last = words.at(-1);
  const lifetime: Lifetime | undefined = last === "reboot" || last === "forever" ? last : undefined;
  const names = lifetime === undefined ? words : words.slice(0, -1);
  const nodes = wanted(names, reading, "standby NODE... [reboot|forever]");
  return edits(...nodes.map((node): Edit => ({ kind: "standby", node, lifetime: lifetime ?? "forever" })));
};

const online: Verb = (words, reading) =>
  edits(...wanted(words, reading, "online NODE...").map((node): Edit => ({ kind: "online", node })));

const maintenance =
  (verb: string, on: boolean): Verb =>
  ([node, ...more]) => {
    if (node === undefined || more.length > 0) throw usage(`${verb} NODE`);
    return edits({ kind: "node-maintenance", node, on });
  };

/** `NODE set A V`, `NODE delete A`. */
const attribute =
  (verb: string, made: (pair: { node: string; name: string; value: string | null }) => Edit): Verb =>
  ([node, action, ...rest]) => {
    const [name, value, ...more] = rest.length === 1 && action === "set" ? splitOnce(rest[0] ?? "") : rest;
    const form = `${verb} NODE set NAME VALUE | delete NAME`;
    if (node === undefined || name === undefined || more.length > 0) throw usage(form);
    if (action === "set" && value) return edits(made({ node, name, value }));
    if (action === "delete" && value === undefined) return edits(made({ node, name, value: null }));
    throw usage(form);
  };

/** `NAME=VALUE` as two words. */
function splitOnce(word: string): readonly string[] {
  const parts = word.split("=");
  return parts.length === 2 && parts[0] !== "" ? parts : [word];
}

/** What happens to a node when it is fenced, or said to be down (13 §6.4). */
const happens =
  (verb: string, state: "failed" | "down"): Verb =>
  ([node, ...more], { bench }) => {
    if (node === undefined || more.length > 0) throw usage(`${verb} NODE`);
    bench.node(node);
    return { edits: [], events: [{ kind: "node", node, state }] };
  };

const remove: Verb = ([node], { bench }) => {
  if (node === undefined) throw usage("delete NODE");
  const { id = "" } = bench.node(node).attributes;
  return edits({ kind: "remove-node", node: id });
};

const shows =
  (verb: string): Verb =>
  () => {
    throw new EditError("usage", `crm node ${verb} changes nothing`);
  };

/** All verbs of the level, so that shortened words mean what they mean in crm. */
export const NODE: ReadonlyMap<string, Verb> = new Map([
  ["standby", standby],
  ["online", online],
  ["maintenance", maintenance("maintenance", true)],
  ["ready", maintenance("ready", false)],
  ["attribute", attribute("attribute", (pair) => ({ kind: "node-attribute", ...pair }))],
  ["status-attr", attribute("status-attr", (pair) => ({ kind: "node-attribute", ...pair, lifetime: "reboot" }))],
  ["utilization", attribute("utilization", (pair) => ({ kind: "node-utilization", ...pair }))],
  ["fence", happens("fence", "failed")],
  ["clearstate", happens("clearstate", "down")],
  ["delete", remove],
  ["status", shows("status")],
  ["show", shows("show")],
  ["server", shows("server")],
]);
