import { PengineError } from "../../base/error.js";
import { effectiveNow } from "../../policy/clock.js";
import { configSentences, parseCorosync } from "../../quorum/index.js";
import { readCib } from "../../read-cib.js";
import {
  about,
  type ReplayEnd,
  type ReplayEntry,
  type ReplayInput,
  replay,
  type UnusableEntry,
} from "../../replay/index.js";
import { InputError } from "../input.js";
import type { CommandIo } from "../io.js";
import { printable } from "../printable.js";
import { type Candidate, type Collected, collect } from "../reports/collect.js";
import { EXIT } from "./attempt.js";
import { endText, entryText } from "./replay-report.js";
import type { Style } from "./style.js";

export interface ReplayRequest {
  /** Folders, files and archives. */
  readonly paths: readonly string[];
  readonly resource: string | undefined;
  readonly node: string | undefined;
  /** Dates and times. */
  readonly since: string | undefined;
  readonly until: string | undefined;
  readonly json: boolean;
}

/**
 * The command `pengine replay`: what happened, from the inputs that a cluster left behind.
 * @returns 0; 64 for a date that is none, 65 if there is nothing to replay
 */
export async function replayCommand(request: ReplayRequest, io: CommandIo, style: Style): Promise<number> {
  const since = request.since === undefined ? undefined : timeOf(request.since, io);
  const until = request.until === undefined ? undefined : timeOf(request.until, io);
  if (since === "no time" || until === "no time") {
    io.stderr("pengine: --since and --until take a date and time, such as 2026-11-28 09:00\n");
    return EXIT.usage;
  }
  const collected = await collect(io, request.paths);
  const candidates = within(collected.candidates, since, until);
  const telling = request.json ? new JsonTelling(io) : new TextTelling(io, style);
  telling.begin(collected);
  if (candidates.length === 0) {
    telling.end({ kind: "end", inputs: 0, findings: [] });
    io.stderr("pengine: there is no scheduler input to replay\n");
    return EXIT.unreadable;
  }
  let replayed = 0;
  for (const told of replay(inputsOf(candidates, io))) {
    if (told.kind === "end") {
      replayed = told.inputs;
      telling.end(told);
    } else if (told.kind === "unusable") telling.tell(told);
    else if ((since === undefined || told.now >= since) && (until === undefined || told.now <= until)) {
      const shown = about(told, request);
      if (shown !== undefined) telling.tell(shown);
    }
  }
  return replayed === 0 ? EXIT.unreadable : EXIT.ok;
}

function timeOf(text: string, io: CommandIo): number | "no time" {
  const { now, source } = effectiveNow(text, undefined, io.clock(), io.zone);
  return source === "given" ? now.epoch : "no time";
}

/** What lies in a time, with the one before, which tells what changed, and the one after, which shows what was done. */
function within(all: readonly Candidate[], since: number | undefined, until: number | undefined): readonly Candidate[] {
  const first = since === undefined ? 0 : all.findIndex(({ date }) => date === undefined || date >= since);
  if (first < 0) return [];
  const after = until === undefined ? -1 : all.findIndex(({ date }) => date !== undefined && date > until);
  return all.slice(Math.max(0, first - 1), after < 0 ? undefined : after + 1);
}

/** Reads one input at a time. What has no date is taken as decided when the one before it was. */
function* inputsOf(candidates: readonly Candidate[], io: CommandIo): Generator<ReplayInput, void, undefined> {
  let now = io.clock();
  let done = 0;
  for (const { name, date, load } of candidates) {
    now = date ?? now;
    io.progress?.(`replaying ${++done} of ${candidates.length}`);
    try {
      yield { name, now, cib: readCib(load()).cib };
    } catch (error) {
      if (!(error instanceof InputError || error instanceof PengineError)) throw error;
      yield { name, problem: error.message };
    }
  }
}

type Told = ReplayEntry | UnusableEntry;

interface Telling {
  begin(collected: Collected): void;
  tell(told: Told): void;
  end(end: ReplayEnd): void;
}

class TextTelling implements Telling {
  readonly #io: CommandIo;
  readonly #style: Style;

  constructor(io: CommandIo, style: Style) {
    this.#io = io;
    this.#style = style;
  }

  begin({ unusable, corosync }: Collected): void {
    for (const { name, problem } of unusable) this.#io.stderr(`pengine: ${printable(`${name}: ${problem}`)}\n`);
    for (const { name, text } of corosync) {
      const sentences = corosyncSentences(text);
      this.#io.stdout(
        `${this.#style.strong(printable(name))}\n${sentences.map((line) => `  ${printable(line)}\n`).join("")}\n`,
      );
    }
  }

  tell(told: Told): void {
    if (told.kind === "unusable") this.#io.stderr(`pengine: ${printable(`${told.name}: ${told.problem}`)}\n`);
    else this.#io.stdout(entryText(told, this.#style));
  }

  end(end: ReplayEnd): void {
    this.#io.stdout(endText(end, this.#style));
  }
}

/** One object; its entries are written as they come. */
class JsonTelling implements Telling {
  readonly #io: CommandIo;
  #comma = "";

  constructor(io: CommandIo) {
    this.#io = io;
  }

  begin({ corosync, unusable }: Collected): void {
    const files = corosync.map(({ name, text }) => ({ name, sentences: corosyncSentences(text) }));
    const head = JSON.stringify({ format: "pengine.replay", version: 1, corosync: files, unusable });
    this.#io.stdout(`${head.slice(0, -1)},"entries":[`);
  }

  tell(told: Told): void {
    this.#io.stdout(`${this.#comma}\n${JSON.stringify(told)}`);
    this.#comma = ",";
  }

  end({ inputs, findings }: ReplayEnd): void {
    this.#io.stdout(`\n],"inputs":${inputs},"findings":${JSON.stringify(findings)}}\n`);
  }
}

function corosyncSentences(text: string): readonly string[] {
  try {
    return configSentences(parseCorosync(text));
  } catch (error) {
    if (error instanceof PengineError) return [error.message];
    throw error;
  }
}
