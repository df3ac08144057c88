/** Commands of crm, pcs and Pacemaker's tools, read into edits and events (13). */
import { append } from "../base/list.js";
import { nearest } from "../base/nearest.js";
import type { CibDocument } from "../cib/cib.js";
import { Workbench } from "../edit/bench.js";
import { type Change, changeBetween } from "../edit/change.js";
import { applyEdit } from "../edit/edit.js";
import type { Edit } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { explainInvalid } from "../edit/validity.js";
import { parsePcs } from "../pcs/command.js";
import type { Event } from "../simulate/events.js";
import type { Asked } from "./context.js";
import { parseCrmCommand } from "./crm.js";
import { TOOLS } from "./tools.js";
import { splitWords } from "./words.js";

/** What a command is read against. */
export interface CommandContext {
  /** The configuration: names are looked up there, and ids that are taken. Any schema version. */
  readonly cib: CibDocument;
  /** Epoch seconds. */
  readonly now: number;
}

/** What a command asks for: changes of the configuration, or things that happen to the cluster. */
export interface Command {
  /** Each says its dialect. */
  readonly edits: readonly Edit[];
  readonly events: readonly Event[];
}

/**
 * Reads one command line of `crm`, `pcs`, `crm_resource`, `crm_attribute`, `crm_standby`, `crm_failcount`, `crm_ticket` or
 * `cibadmin` (with one element as text). Nothing is changed: `edit` does the edits, `inject` makes the events happen. Words may also be given as a list, each taken as it is.
 * @throws EditError for an unknown command or option (it names the nearest known one), for what the program refuses, and for
 * what only works on a live cluster
 * @example
 * ```ts
 * import { parseCommand, readAny } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { edits } = parseCommand("pcs resource disable web", { cib, now });
 * edits; // => [{ kind: "disable", resource: "web", dialect: "pcs" }]
 * ```
 */
export function parseCommand(line: string | readonly string[], { cib, now }: CommandContext): Command {
  return readOn(new Workbench(cib, now), line);
}

function readOn(bench: Workbench, line: string | readonly string[]): Command {
  const [program, ...words] = typeof line === "string" ? splitWords(line) : line;
  const { now } = bench;
  if (program === "pcs") return parsePcs(words, { bench });
  if (program === "crm") return parseCrmCommand(words, { bench, now });
  const tool = program === undefined ? undefined : TOOLS.get(program);
  if (tool !== undefined) return asTools(tool(words, { bench, now }));
  const known = ["crm", "pcs", ...TOOLS.keys()];
  throw new EditError("usage", `there is no program ${program ?? ""}`, {
    legal: nearest(program ?? "", known) ?? known.join(", "),
  });
}

function asTools(asked: Asked): Command {
  return { ...asked, edits: asked.edits.map((each) => ({ dialect: "tools", ...each })) };
}

/** What came of some commands. */
export interface CommandsRun<Document extends CibDocument = CibDocument> {
  readonly cib: Document;
  readonly change: Change;
  /** The edits that were made, of all commands. */
  readonly edits: readonly Edit[];
  /** What the commands say happens to the cluster, which is for `inject`. */
  readonly events: readonly Event[];
}

/**
 * Carries out commands one after the other, each read against what the former ones made: all of them, or none.
 * @throws EditError; its `path` says which command it was
 * @example
 * ```ts
 * import { readAny, runCommands } from "pengine/commands";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const { cib: after } = runCommands(cib, ["pcs resource disable web", "pcs node standby n1"], { now });
 * console.log(after.root);
 * ```
 */
export function runCommands<Document extends CibDocument>(
  cib: Document,
  lines: readonly string[],
  { now }: { readonly now: number },
): CommandsRun<Document> {
  const bench = new Workbench(cib, now);
  const isWatched = lines.length > 1 && bench.watchValidity();
  const edits: Edit[] = [];
  const events: Event[] = [];
  // From here on changes are counted.
  bench.step();
  for (const line of lines) {
    const command = located(line, () => {
      const read = readOn(bench, line);
      for (const each of read.edits) applyEdit(bench, each, each.dialect ?? "pcs");
      return read;
    });
    bench.step();
    if (isWatched && !bench.isValidNow()) refuseInvalid(cib, bench.snapshot(), line);
    append(edits, command.edits);
    append(events, command.events);
  }
  const { root } = bench.finish();
  const made = root === cib.root ? cib : Object.freeze({ ...cib, root });
  if (!isWatched && made !== cib) refuseInvalid(cib, made, lines[0] ?? "");
  return { cib: made, edits, events, change: changeBetween(cib, made) };
}

/** @throws EditError for a document that a command made invalid */
function refuseInvalid(before: CibDocument, after: CibDocument, line: string): void {
  const invalid = explainInvalid(before, after);
  if (invalid !== undefined) throw put(invalid, line);
}

function located<Result>(line: string, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EditError)) throw error;
    throw put(error, line);
  }
}

/** The error of one command. */
function put({ code, problem, legal, position, path }: EditError, line: string): EditError {
  return new EditError(code, path === "" ? problem : `${path}: ${problem}`, { path: line, legal, position });
}
