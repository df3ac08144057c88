import {
  type CorosyncConfig,
  conductSentence,
  configSentences,
  dangerSentence,
  noteSentence,
  type Outlook,
  parseCorosync,
  parseEvents,
  partitionSentences,
  QuorumError,
  type QuorumNote,
  type QuorumProblem,
  type QuorumWarning,
  whatIf,
} from "../../quorum/index.js";
import { InputError, readText } from "../input.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import type { Style } from "./style.js";

export interface QuorumRequest {
  /** The corosync.conf: a path, or `-` for standard input. */
  readonly file: string;
  /** Events, separated by semicolons. */
  readonly events: readonly string[];
  readonly json: boolean;
  /** Whether the arbiter of a quorum device is modelled. */
  readonly arbiter: boolean;
  /** `no-quorum-policy`, where what each side does is asked for. */
  readonly policy: string | undefined;
  readonly fencing: boolean;
}

/** A wrong configuration, or an event that cannot be (09 §18.2). */
const CONFIGURATION = 78;

/** What is there after an event. */
interface Shown {
  /** `undefined`: at the beginning. */
  readonly event: string | undefined;
  readonly notes: readonly QuorumNote[];
  readonly outlook: Outlook;
}

/**
 * The command `pengine quorum`: what a corosync.conf amounts to, and which partitions have quorum after each event.
 * @returns 0; 78 for a configuration that corosync refuses, an event that cannot be, or a file that cannot be read
 */
export function quorumCommand(request: QuorumRequest, io: CommandIo, style: Style): number {
  const { file } = request;
  /** The file that is being read. */
  let reading = file;
  const load = (name: string): CorosyncConfig => {
    reading = name;
    const config = parseCorosync(readText(io, name));
    reading = file;
    return config;
  };
  try {
    const config = load(file);
    if (config.faults.length > 0) {
      if (request.json) io.stdout(json({ problems: config.faults, warnings: config.warnings }));
      for (const fault of config.faults) io.stderr(problemLine(file, fault));
      return CONFIGURATION;
    }
    const shown = playEvents(config, request, load);
    if (request.json) io.stdout(json({ ...configJson(config), states: shown }));
    else io.stdout(report(config, shown, request, style));
    return 0;
  } catch (error) {
    if (error instanceof QuorumError) {
      if (request.json) io.stdout(json({ problems: error.problems, warnings: [] }));
      for (const problem of error.problems) io.stderr(problemLine(placeOf(reading, problem), problem));
      return CONFIGURATION;
    }
    if (!(error instanceof InputError)) throw error;
    io.stderr(`pengine: ${reading === "-" ? "standard input" : reading}: ${error.message}\n`);
    return CONFIGURATION;
  }
}

const EVENT_CODES: ReadonlySet<string> = new Set(["event", "node", "partition", "state"]);

function placeOf(file: string, { code }: QuorumProblem): string {
  return EVENT_CODES.has(code) ? "events" : file;
}

/** Unless the first event is a start, all nodes have started before. */
function playEvents(
  config: CorosyncConfig,
  request: QuorumRequest,
  load: (name: string) => CorosyncConfig,
): readonly Shown[] {
  const written = parseEvents(request.events.join(";"), { nodes: config.nodes, load });
  const events = written.map(({ event }) => event);
  const fromNothing = events[0]?.kind === "start";
  const played = whatIf(config, events, {
    noQuorumPolicy: request.policy,
    fencing: request.fencing,
    arbiter: request.arbiter,
    running: fromNothing ? [] : undefined,
  });
  const shown = played.map(({ notes, outlook }, i) => ({ event: written[i - 1]?.text, notes, outlook }));
  return fromNothing ? shown.slice(1) : shown;
}

function report(
  config: CorosyncConfig,
  shown: readonly Shown[],
  { file, policy }: QuorumRequest,
  style: Style,
): string {
  const lines = [
    ...configSentences(config),
    ...config.warnings.map((warning) => warningLine(file, warning, style)),
    ...shown.flatMap(({ event, notes, outlook }) => [
      "",
      style.strong(event ?? "at the beginning"),
      ...notes.map((note) => `  ${style.bad(noteSentence(config, note))}`),
      ...(outlook.sides.length === 0 ? ["  No node runs."] : []),
      ...outlook.sides.flatMap((side) => [
        ...partitionSentences(config, side.partition).map((text) => `  ${text}`),
        ...(policy === undefined ? [] : [`  ${conductSentence(config, side)}`]),
      ]),
      ...outlook.dangers.map((danger) => `  ${style.bad("danger:")} ${dangerSentence(config, danger)}`),
    ]),
  ];
  return lines.map((text) => `${text}\n`).join("");
}

function warningLine(file: string, { position, text, better }: QuorumWarning, style: Style): string {
  const place = position === undefined ? "" : `:${position.line}:${position.column}`;
  const remedy = better === undefined ? "" : ` (better: ${printable(better)})`;
  return `${style.bad("warning:")} ${style.faint(`${printable(file)}${place}:`)} ${printable(text)}${remedy}`;
}

function problemLine(file: string, { position, path, text, legal }: QuorumProblem): string {
  const place = position === undefined ? "" : `:${position.line}:${position.column}`;
  const about = path.startsWith("event ") ? `${path}: ` : "";
  const remedy = legal === undefined ? "" : ` (legal: ${printable(legal)})`;
  return `pengine: ${printable(file)}${place}: ${about}${printable(text)}${remedy}\n`;
}

function configJson({ nodes, quorum, device, token, transport, warnings }: CorosyncConfig): object {
  const listed = nodes.map(({ id, name, votes, addresses }) => ({
    id,
    name,
    votes,
    addresses: [...addresses.values()],
  }));
  return { transport, nodes: listed, quorum, device, token, warnings };
}

/** The JSON text, as `pengine quorum --json` prints it; states have the shape of an `Outlook`. */
function json(content: object): string {
  return `${JSON.stringify({ format: "pengine.quorum", version: 1, ...content }, undefined, 2)}\n`;
}
