/** Commands of pcs, read into edits and events (13). */
import { nearest } from "../base/nearest.js";
import type { Edit } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import type { Event } from "../simulate/events.js";
import { aclVerbs } from "./acl.js";
import { alertVerbs } from "./alert.js";
import { type Given, takeOptions } from "./arguments.js";
import { constraintVerbs } from "./constraint.js";
import type { PcsContext, Verb } from "./context.js";
import { nodeVerbs } from "./node.js";
import { propertyVerbs } from "./property.js";
import { resourceVerbs, stonithVerbs } from "./resource.js";
import { tagVerbs } from "./tag.js";

/** What a command asks for. */
export interface PcsCommand {
  readonly edits: readonly Edit[];
  readonly events: readonly Event[];
}

/** The verbs of pcs, by all words that name one. */
const VERBS: ReadonlyMap<string, Verb> = new Map([
  ...resourceVerbs,
  ...stonithVerbs,
  ...constraintVerbs,
  ...nodeVerbs,
  ...propertyVerbs,
  ...tagVerbs,
  ...alertVerbs,
  ...aclVerbs,
]);

/** How many words a verb has at most. */
const LONGEST = 5;

/**
 * Reads the words of a command after `pcs`.
 * @throws EditError for an unknown command (it names the nearest known one), for what pcs refuses, and for what only works on
 * a live cluster
 */
export function parsePcs(all: readonly string[], context: PcsContext): PcsCommand {
  const given = takeOptions(all);
  for (let length = LONGEST; length > 0; length--) {
    const verb = VERBS.get(given.words.slice(0, length).join(" "));
    if (verb === undefined || given.words.length < length) continue;
    const rest: Given = { ...given, words: given.words.slice(length) };
    const name = given.words.slice(0, length).join(" ");
    for (const option of given.options.keys()) refuseElsewhere(option, name);
    const force = given.options.has("force");
    const read = verb(rest, context);
    const edits = "events" in read ? read.edits : read;
    const events = "events" in read ? read.events : [];
    return {
      edits: edits.map((edit) => ({ ...edit, dialect: edit.dialect ?? "pcs", ...(force ? { force } : {}) })),
      events,
    };
  }
  throw unknownCommand(given.words);
}

/** The options of some commands only, by how those begin. */
const BELONGS: ReadonlyMap<string, readonly string[]> = new Map([
  ["after", ["resource create", "resource group add", "tag update"]],
  ["all", ["node"]],
  ["autodelete", ["acl"]],
  ["before", ["resource create", "resource group add", "tag update"]],
  ["disabled", ["resource create", "stonith create", "resource bundle"]],
  ["expired", ["resource clear"]],
  ["group", ["resource create"]],
  ["monitor", ["resource manage", "resource unmanage"]],
  ["node", ["resource cleanup", "resource refresh", "stonith cleanup", "stonith refresh"]],
  ["promoted", ["resource ban", "resource clear", "resource move"]],
]);

function refuseElsewhere(option: string, command: string): void {
  const places = BELONGS.get(option);
  if (
    places === undefined ||
    places.some((place) => `${command} `.startsWith(`${place} `) || command.startsWith(`${place}-`))
  )
    return;
  throw new EditError("usage", `pcs ${command} has no option --${option}`, { legal: `pcs ${places.join(", pcs ")}` });
}

function unknownCommand(words: readonly string[]): EditError {
  const typed = words.slice(0, 2).join(" ");
  const names = [...VERBS.keys()];
  const level = names.filter((name) => name.split(" ")[0] === words[0]);
  const near =
    nearest(typed, names) ??
    nearest(
      words[1] ?? "",
      level.map((name) => name.split(" ").slice(1).join(" ")),
    );
  const inLevel = near !== undefined && !names.includes(near) ? `${words[0] ?? ""} ${near}` : near;
  const levels = [...new Set(names.map((name) => name.split(" ")[0] ?? ""))];
  const legal = inLevel ?? (level.length > 0 ? level.join(", ") : levels.join(", "));
  return new EditError("usage", `pcs has no command ${typed} that changes a configuration`, { legal: `pcs ${legal}` });
}
