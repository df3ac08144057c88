/** Sections and keys of a corosync.conf as a map from paths to values (12 §2.2 to §2.4). */
import type { Position } from "../base/position.js";
import type { QuorumProblem, SyntaxErrorCode } from "./error.js";
import { keyKind, parseInteger } from "./keys.js";
import { type Line, readLine } from "./lines.js";

/** A value and where it stands. */
export interface Entry {
  /** As written; an integer only where the section is right for the key. */
  readonly value: string | number;
  /** Of the key. */
  readonly position: Position;
  /** Of the value. */
  readonly valuePosition: Position;
}

/** From paths such as `quorum.two_node` or `nodelist.node.0.nodeid` to values; the last of a path counts. */
export interface KeyMap {
  readonly entries: ReadonlyMap<string, Entry>;
  /** Where each section of a path begins, in the order of the text. */
  readonly sections: ReadonlyMap<string, readonly Position[]>;
}

/** What was read; where there are problems, the map is incomplete. */
export interface ReadKeys {
  readonly keys: KeyMap;
  /** In the order of the text, at most {@link MOST_PROBLEMS}. */
  readonly problems: readonly QuorumProblem<SyntaxErrorCode>[];
}

/** Whoever has made more mistakes than this has not written a configuration; reading ends there. */
const MOST_PROBLEMS = 100;
/** Section names and key, with a dot after each section, even after none. */
const LONGEST_PATH = 254;
const SHORTEST_PATH = 3;
const PATH = /^[A-Za-z0-9._\-/:]*$/;

/** Reads a configuration text: everything that can be told about its syntax at once. Linear in the text. */
export function readKeys(text: string): ReadKeys {
  const reader = new Reader();
  let start = 0;
  while (start < text.length && reader.problems.length < MOST_PROBLEMS) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    reader.take(readLine(text.slice(start, end), newline === -1));
    start = end + 1;
  }
  reader.finish();
  return reader;
}

/** An open section: its own path, and the path under which its keys are stored. */
interface Open {
  readonly path: string;
  readonly stored: string;
  /** Its own path was too long, so nothing more is said about what it holds. */
  readonly lost: boolean;
}

const TOP: Open = { path: "", stored: "", lost: false };

class Reader implements ReadKeys {
  readonly problems: QuorumProblem<SyntaxErrorCode>[] = [];
  readonly keys: { readonly entries: Map<string, Entry>; readonly sections: Map<string, Position[]> } = {
    entries: new Map(),
    sections: new Map(),
  };
  readonly #open: Open[] = [];
  #line = 0;
  /** Of the next node section. */
  #node = 0;
  #link: LinkKeys | undefined;

  take(line: Line | undefined): void {
    this.#line++;
    if (line === undefined) return;
    switch (line.kind) {
      case "section":
        this.#begin(line.name, line.column);
        return;
      case "key":
        this.#store(line);
        return;
      case "end":
        this.#end();
        return;
      case "bad": {
        const { code, text, column, legal, meant } = line;
        this.#problem(code, text, column, "", legal);
        if (meant === "section") this.#open.push({ ...this.#inner, lost: true });
        if (meant === "end" && this.#open.length > 0) this.#end();
        return;
      }
    }
  }

  finish(): void {
    if (this.#open.length === 0 || this.problems.length >= MOST_PROBLEMS) return;
    const { path } = this.#inner;
    this.#problem("brace-missing", "Missing closing brace", 1, path, "} at the end of each section");
  }

  get #inner(): Open {
    return this.#open.at(-1) ?? TOP;
  }

  #begin(name: string, column: number): void {
    const { path: outer, stored: outerStored, lost } = this.#inner;
    const path = join(outer, name);
    const tooLong = bytes(outer) + 1 + bytes(name) > LONGEST_PATH;
    if (tooLong && !lost) {
      this.#problem("path-too-long", "Start of section makes total cmap path too long", column, "", SHORT_ENOUGH);
    }
    if (path === "nodelist") this.#node = 0;
    if (path === "totem.interface") this.#link = new LinkKeys();
    const stored = path === "nodelist.node" ? `${path}.${this.#node}` : join(outerStored, name);
    this.#open.push({ path: tooLong ? outer : path, stored, lost: lost || tooLong });
    if (lost || tooLong) return;
    const places = this.keys.sections.get(path);
    if (places === undefined) this.keys.sections.set(path, [this.#at(column)]);
    else places.push(this.#at(column));
  }

  #end(): void {
    const ended = this.#open.pop();
    if (ended === undefined) {
      this.#problem("brace-unexpected", "Unexpected closing brace", 1, "", "one } for each {");
    } else if (!ended.lost && ended.path === "nodelist.node") {
      this.#node++;
    } else if (!ended.lost && ended.path === "totem.interface" && this.#link !== undefined) {
      for (const [key, entry] of this.#link.finish()) this.#put(key, entry);
      this.#link = undefined;
    }
  }

  #store({ key, column, value, valueColumn }: Line & { kind: "key" }): void {
    const { path, stored, lost } = this.#inner;
    if (lost) return;
    if (bytes(path) + 1 + bytes(key) > LONGEST_PATH) {
      this.#problem("path-too-long", "New key makes total cmap path too long", column, "", SHORT_ENOUGH);
      return;
    }
    const full = join(stored, key);
    const checked = this.#checked(path, key, full, value, valueColumn);
    if (checked === undefined) return;
    if (bytes(full) < SHORTEST_PATH || !PATH.test(full)) {
      const text = `Can't store key "${full}" into icmap, returned error is CS_ERR_NAME_TOO_LONG`;
      const legal = "at least 3 of the characters A-Z a-z 0-9 . _ - / : for the sections and the key, joined by dots";
      this.#problem("key", text, column, full, legal);
      return;
    }
    const entry = { value: checked, position: this.#at(column), valuePosition: this.#at(valueColumn) };
    if (path === "totem.interface" && this.#link !== undefined) this.#link.put(key, entry);
    else this.#put(full, entry);
  }

  /** What is found last counts, and so does its place in the text. */
  #put(path: string, entry: Entry): void {
    this.keys.entries.set(path, entry);
  }

  #checked(section: string, key: string, path: string, value: string, column: number): string | number | undefined {
    const kind = keyKind(section, key);
    if (kind === undefined) return value;
    if (kind.kind === "word") {
      if (kind.words.includes(value)) return value;
      this.#problem("word", kind.text, column, path, kind.words.join(", "));
      return undefined;
    }
    const number = parseInteger(value, kind.max);
    if (number !== undefined) return number;
    const range = `0..${kind.max}`;
    const text = `Value of key "${path}" is expected to be integer in range (${range}), but "${value}" was given`;
    const comment = value.includes("#") ? " without a comment after it" : "";
    this.#problem("integer", text, column, path, `an integer from 0 to ${kind.max}${comment}`);
    return undefined;
  }

  #problem(code: SyntaxErrorCode, text: string, column: number, path: string, legal: string): void {
    this.problems.push({ code, text, position: this.#at(column), path, legal });
  }

  #at(column: number): Position {
    return { line: this.#line, column };
  }
}

const SHORT_ENOUGH = `at most ${LONGEST_PATH - 1} bytes for the sections and the key, joined by dots`;

/** The keys of an interface section, whose link number may stand anywhere in it (12 §2.2). */
class LinkKeys {
  readonly #entries: (readonly [string, Entry])[] = [];
  #number = 0;

  put(key: string, entry: Entry): void {
    if (key === "linknumber" && typeof entry.value === "number") this.#number = entry.value;
    this.#entries.push([key, entry]);
  }

  finish(): readonly (readonly [string, Entry])[] {
    return this.#entries.map(([key, entry]) => [`totem.interface.${this.#number}.${key}`, entry]);
  }
}

function join(outer: string, name: string): string {
  return outer === "" ? name : `${outer}.${name}`;
}

/** Corosync counts bytes; paths that are not ASCII are refused when they are stored. */
function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The integer at a path; `undefined` if it is absent or was stored as a string (12 §2.3). */
export function integerAt(keys: KeyMap, path: string): number | undefined {
  const value = keys.entries.get(path)?.value;
  return typeof value === "number" ? value : undefined;
}

/** The string at a path; `undefined` if it is absent or an integer. */
export function stringAt(keys: KeyMap, path: string): string | undefined {
  const value = keys.entries.get(path)?.value;
  return typeof value === "string" ? value : undefined;
}
