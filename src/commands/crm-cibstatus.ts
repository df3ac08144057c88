/** `crm cibstatus`: things that happen to the cluster, as crm says them. */

import { parseInterval } from "../base/interval.js";
import { nearest } from "../base/nearest.js";
import type { Draft } from "../cib/draft.js";
import { activityOf } from "../edit/active.js";
import { EditError, unknownName } from "../edit/error.js";
import { nodeNames } from "../edit/moves.js";
import type { Event } from "../simulate/events.js";
import type { Asked, Reading, Verb } from "./context.js";

function happens(...events: readonly Event[]): Asked {
  return { edits: [], events };
}

function usage(form: string): EditError {
  return new EditError("usage", "the command is not complete, or has too many words", {
    legal: `crm cibstatus ${form}`,
  });
}

function oneOf<Value>(what: string, word: string, legal: ReadonlyMap<string, Value>): Value {
  const found = legal.get(word);
  if (found !== undefined) return found;
  throw new EditError("value", `${word} is no ${what}`, {
    legal: nearest(word, legal.keys()) ?? [...legal.keys()].join(", "),
  });
}

const NODE_STATES = new Map([
  ["online", "up"],
  ["offline", "down"],
  ["unclean", "failed"],
] as const);

const node: Verb = ([name, word, ...more], { bench }) => {
  if (name === undefined || word === undefined || more.length > 0) throw usage("node NODE online|offline|unclean");
  const known = nodeNames(bench);
  if (!known.has(name)) throw unknownName("node", name, [...known]);
  return happens({ kind: "node", node: name, state: oneOf("state of a node", word, NODE_STATES) });
};

/** The result codes of agents by their names. */
const CODES: ReadonlyMap<string, number> = new Map([
  ["success", 0],
  ["generic", 1],
  ["unknown", 1],
  ["args", 2],
  ["unimplemented", 3],
  ["perm", 4],
  ["installed", 5],
  ["configured", 6],
  ["not_running", 7],
  ["master", 8],
  ["failed_master", 9],
]);

/** What became of an operation: it was carried out, or the agent gave no result, which counts as a failure. */
const STATUS: ReadonlyMap<string, "result" | "failure"> = new Map([
  ["done", "result"],
  ["timeout", "failure"],
  ["error", "failure"],
]);

/** `OPERATION[:SECONDS] RESOURCE RESULT [STATUS] [NODE]`. A probe is a monitor that does not recur. */
const op: Verb = ([task, resource, word, ...rest], { bench }) => {
  if (task === undefined || resource === undefined || word === undefined || rest.length > 2) {
    throw usage("op OPERATION[:SECONDS] RESOURCE RESULT [STATUS] [NODE]");
  }
  const { element } = bench.resource(resource.replace(/:\d+$/, ""));
  const status = rest[0] === undefined ? "result" : oneOf("status of an operation", rest[0], STATUS);
  const rc = /^\d$/.test(word) ? Number(word) : oneOf("result", word, CODES);
  const [name = "", seconds] = task.split(":");
  const interval = seconds === undefined ? usualInterval(element, name) : parseInterval(seconds).ms;
  const event = { kind: "operation", resource, task: name === "probe" ? "monitor" : name, interval } as const;
  return happens({ ...event, node: placeOf(rest[1], resource, bench), rc: status === "failure" && rc === 0 ? 1 : rc });
};

/** Of a monitor without an interval: that of the first one that recurs. ms */
function usualInterval(resource: Draft, operation: string): number {
  if (operation !== "monitor") return 0;
  const ops = resource.elements.filter(({ name }) => name === "operations").flatMap((section) => section.elements);
  const intervals = ops
    .filter(({ attributes }) => attributes.name === operation)
    .map(({ attributes }) => parseInterval(attributes.interval).ms);
  return intervals.find((ms) => ms > 0) ?? 0;
}

/** The node that is named, or the only one where the resource runs. */
function placeOf(name: string | undefined, resource: string, bench: Reading["bench"]): string {
  const known = nodeNames(bench);
  if (name !== undefined) {
    if (!known.has(name)) throw unknownName("node", name, [...known]);
    return name;
  }
  const { active } = activityOf(bench, resource);
  const [only] = active;
  if (only !== undefined && active.length === 1) return only;
  throw new EditError("ambiguous", `${resource} does not run on exactly one node: name one`, {
    legal: [...known].join(", "),
  });
}

const QUORUM = new Map([
  ["true", true],
  ["false", false],
]);

const quorum: Verb = ([word, ...more]) => {
  if (word === undefined || more.length > 0) throw usage("quorum true|false");
  return happens({ kind: "quorum", quorate: oneOf("state of quorum", word, QUORUM) });
};

const TICKET_STATES = new Map([
  ["grant", "granted"],
  ["revoke", "revoked"],
  ["standby", "standby"],
  ["activate", "active"],
] as const);

const ticket: Verb = ([name, word, ...more]) => {
  if (name === undefined || word === undefined || more.length > 0)
    throw usage("ticket TICKET grant|revoke|standby|activate");
  return happens({ kind: "ticket", ticket: name, state: oneOf("state of a ticket", word, TICKET_STATES) });
};

const shows =
  (verb: string): Verb =>
  () => {
    throw new EditError("usage", `crm cibstatus ${verb} changes nothing`);
  };

export const CIBSTATUS: ReadonlyMap<string, Verb> = new Map([
  ["node", node],
  ["op", op],
  ["quorum", quorum],
  ["ticket", ticket],
  ["show", shows("show")],
  ["load", shows("load")],
  ["save", shows("save")],
  ["origin", shows("origin")],
  ["run", shows("run")],
  ["simulate", shows("simulate")],
]);
