import { PengineError } from "../../base/error.js";
import type { PageMoment } from "../../page/state.js";
import { fillTemplate } from "../../page/template.js";
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
import { endText, entrySentences, entryText } from "./replay-report.js";
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
  /** Where a page with all of it goes, instead of text. */
  readonly page: string | undefined;
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
  const telling = tellingOf(request, io, style);
  if (telling === undefined) return EXIT.unreadable;
  telling.begin(collected);
  if (candidates.length === 0) {
    telling.end({ kind: "end", inputs: 0, findings: [] });
    io.stderr("pengine: there is no scheduler input to replay\n");
    return EXIT.unreadable;
  }
  let replayed = 0;
  for (const told of replay(inputsOf(candidates, io, telling))) {
    if (told.kind === "end") {
      replayed = told.inputs;
      telling.end(told);
    } else if (told.kind === "unusable") telling.tell(told);
    else if ((since === undefined || told.now >= since) && (until === undefined || told.now <= until)) {
      const shown = about(told, request);
      if (shown !== undefined) telling.tell(shown);
    }
  }
  if (telling.problem !== undefined) {
    io.stderr(`pengine: ${telling.problem}\n`);
    return EXIT.unreadable;
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
function* inputsOf(
  candidates: readonly Candidate[],
  io: CommandIo,
  telling: Telling,
): Generator<ReplayInput, void, undefined> {
  let now = io.clock();
  let done = 0;
  for (const { name, date, load } of candidates) {
    now = date ?? now;
    io.progress?.(`replaying ${++done} of ${candidates.length}`);
    try {
      const text = load();
      const { cib } = readCib(text);
      telling.read?.(name, now, text);
      yield { name, now, cib };
    } catch (error) {
      if (!(error instanceof InputError || error instanceof PengineError)) throw error;
      yield { name, problem: error.message };
    }
  }
}

type Told = ReplayEntry | UnusableEntry;

interface Telling {
  /** Why what was told cannot be shown. */
  readonly problem?: string | undefined;
  /** Takes the text of an input, before anything is told of it. */
  read?(name: string, now: number, text: string): void;
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
    if (end.inputs > 0) this.#io.stdout(endText(end, this.#style));
  }
}

function tellingOf({ json, page }: ReplayRequest, io: CommandIo, style: Style): Telling | undefined {
  if (page === undefined) return json ? new JsonTelling(io) : new TextTelling(io, style);
  const template = io.pageTemplate?.();
  if (template === undefined) io.stderr("pengine: the page was not built: npm run build\n");
  return template === undefined ? undefined : new PageTelling(io, template, page);
}

/** So much text a page can hold and a browser still open. */
const MOST_TEXT = 100_000_000;

/** A page that has all inputs, so that it needs no other file. */
class PageTelling implements Telling {
  readonly #io: CommandIo;
  readonly #template: string;
  readonly #path: string;
  readonly #texts = new Map<string, string>();
  readonly #moments: PageMoment[] = [];
  #size = 0;
  problem: string | undefined;

  constructor(io: CommandIo, template: string, path: string) {
    this.#io = io;
    this.#template = template;
    this.#path = path;
  }

  begin({ unusable }: Collected): void {
    for (const { name, problem } of unusable) this.#io.stderr(`pengine: ${printable(`${name}: ${problem}`)}\n`);
  }

  read(name: string, now: number, text: string): void {
    this.#size += text.length;
    if (this.#size <= MOST_TEXT) this.#texts.set(keyOf(name, now), text);
    else this.problem = `a page holds at most ${MOST_TEXT} characters of inputs: take fewer by --since and --until`;
  }

  tell(told: Told): void {
    if (told.kind === "unusable") this.#io.stderr(`pengine: ${printable(`${told.name}: ${told.problem}`)}\n`);
    else {
      const { name, now } = told;
      const key = keyOf(name, now);
      const text = this.#texts.get(key) ?? "";
      this.#texts.delete(key);
      this.#moments.push({ name, text, now, told: entrySentences(told) });
    }
  }

  end(): void {
    const last = this.#moments.at(-1);
    if (last === undefined || this.problem !== undefined) return;
    const { name, text, now } = last;
    this.#io.writeFile(
      this.#path,
      fillTemplate(this.#template, { input: { name, text }, now, history: this.#moments }),
    );
  }
}

/** Inputs of two folders may have one name. */
function keyOf(name: string, now: number): string {
  return `${now} ${name}`;
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
