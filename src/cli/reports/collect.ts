import { gzipSync } from "node:zlib";
import { integerOr } from "../../base/number.js";
import { compareBytes } from "../../base/text.js";
import { textIn } from "../any-file.js";
import { checkText, InputError, readBytes, unpackLimit } from "../input.js";
import type { CommandIo } from "../io.js";
import { packingOf } from "../packing.js";
import { codeOf, systemError } from "../system-error.js";
import { unpackXz } from "../xz.js";
import { isTar, membersOf, plain } from "./archive.js";

/** Something that may be a scheduler input. */
export interface Candidate {
  readonly name: string;
  /** Epoch seconds: the CIB's `execution-date`. */
  readonly date: number | undefined;
  /** The text. @throws InputError */
  readonly load: () => string;
}

export interface Collected {
  /** In the order of their dates, else of their numbers. */
  readonly candidates: readonly Candidate[];
  /** The corosync.conf files, by name. */
  readonly corosync: readonly { readonly name: string; readonly text: string }[];
  readonly unusable: readonly { readonly name: string; readonly problem: string }[];
}

/** As Pacemaker names its inputs: `pe-input-12.bz2`. */
const INPUT = /(?:^|\/)pe-(?:input|warn|error)-[0-9]+(?:\.(?:xml|bz2|gz|xz))*$/;
const LAST_CIB = /(?:^|\/)cib(?:\.xml|-[0-9]+\.raw)(?:\.(?:bz2|gz|xz))?$/;
const COROSYNC = /(?:^|\/)corosync\.conf$/;
const OTHER = /\.(?:xml|bz2|gz|xz|raw)$/;
const CIB_ROOT = /<cib[\s>]/;
const DATE = /<cib\s[^>]*?\sexecution-date="([0-9]+)"/;
const HEAD = 5000;

/** So many bytes of texts are kept between the look at their dates and their replay; beyond that they are read twice. */
const KEPT = 64 * 2 ** 20;
/** How much of an archive is unpacked: more than any report. */
const MOST_UNPACKED = 2 ** 35;

/**
 * The inputs in folders, files and report archives. Of folders and archives those count that are named as Pacemaker does it;
 * of a folder without such a name all that hold a CIB.
 */
export async function collect(io: CommandIo, paths: readonly string[]): Promise<Collected> {
  const collector = new Collector(io);
  for (const path of paths) await collector.add(path);
  return collector.collected();
}

class Collector {
  readonly #io: CommandIo;
  readonly #candidates: (Candidate & { readonly number: number })[] = [];
  readonly #corosync: { readonly name: string; readonly text: string }[] = [];
  readonly #unusable: { readonly name: string; readonly problem: string }[] = [];
  #kept = 0;

  constructor(io: CommandIo) {
    this.#io = io;
  }

  async add(path: string): Promise<void> {
    await this.#trying(path, async () => {
      const inside = this.#io.listTree(path);
      if (inside !== undefined) await this.#addFolder(path, inside);
      else if (await this.#isArchive(path)) await this.#addArchive(path);
      else if (COROSYNC.test(path)) await this.#addCorosync(path, this.#bytesOf(path));
      else await this.#addInput(path, () => this.#bytesOf(path), true);
    });
  }

  collected(): Collected {
    const inOrder = [...this.#candidates].sort((a, b) => {
      if (a.date !== undefined && b.date !== undefined && a.date !== b.date) return a.date - b.date;
      if ((a.date === undefined) !== (b.date === undefined)) return a.date === undefined ? 1 : -1;
      return a.number - b.number || compareBytes(a.name, b.name);
    });
    return { candidates: inOrder, corosync: this.#corosync, unusable: this.#unusable };
  }

  async #addFolder(path: string, inside: readonly string[]): Promise<void> {
    const names = [...inside].sort(compareBytes);
    const named = names.some((name) => INPUT.test(name));
    for (const name of names) {
      const full = `${path}/${name}`;
      await this.#trying(name, async () => {
        const bytes = () => this.#bytesOf(full);
        if (COROSYNC.test(name)) await this.#addCorosync(name, bytes());
        else if (INPUT.test(name)) await this.#addInput(name, bytes, true);
        else if (LAST_CIB.test(name) || (!named && OTHER.test(name))) await this.#addInput(name, bytes, false);
        else if (/\.(?:tar|tgz|tbz2?)(?:\.|$)/.test(name)) await this.#addArchive(full);
      });
    }
  }

  async #addArchive(path: string): Promise<void> {
    const wanted = (name: string): boolean => INPUT.test(name) || LAST_CIB.test(name) || COROSYNC.test(name);
    const limits = { member: unpackLimit(this.#io), whole: MOST_UNPACKED };
    for await (const member of membersOf(this.#io, path, wanted, limits)) {
      const name = member.name ?? path;
      if ("problem" in member) this.#unusable.push({ name, problem: member.problem });
      else {
        await this.#trying(name, async () => {
          if (COROSYNC.test(name)) await this.#addCorosync(name, member.bytes);
          else await this.#addInput(name, () => member.bytes, INPUT.test(name));
        });
      }
    }
  }

  async #isArchive(path: string): Promise<boolean> {
    if (INPUT.test(path) || path === "-") return false;
    for await (const head of plain(this.#io, path, MOST_UNPACKED)) return head.length >= 512 && isTar(head);
    return false;
  }

  #bytesOf(path: string): Uint8Array {
    return readBytes(this.#io, path, checkText);
  }

  async #addCorosync(name: string, bytes: Uint8Array): Promise<void> {
    this.#corosync.push({ name, text: textIn(this.#io, await this.#readable(bytes)) });
  }

  /** Bytes that can be read while a replay waits for them: what xz packed is packed again. */
  async #readable(bytes: Uint8Array): Promise<Uint8Array> {
    return packingOf(bytes) === "xz" ? gzipSync(await unpackXz(this.#io, bytes), { level: 1 }) : bytes;
  }

  /** @param told whether it is told that it is no CIB */
  async #addInput(name: string, bytes: () => Uint8Array, told: boolean): Promise<void> {
    const first = bytes();
    const readable = await this.#readable(first);
    const again = readable === first ? bytes : () => readable;
    const text = textIn(this.#io, readable);
    const head = text.slice(0, HEAD);
    if (!CIB_ROOT.test(head)) {
      if (told) throw new InputError("no CIB");
      return;
    }
    const date = DATE.exec(head)?.[1];
    const number = integerOr(/-([0-9]+)[.a-z0-9]*$/.exec(name)?.[1], Number.MAX_SAFE_INTEGER);
    const keep = this.#kept + text.length <= KEPT;
    if (keep) this.#kept += text.length;
    this.#candidates.push({
      name,
      number,
      date: date === undefined ? undefined : Number(date),
      load: keep ? () => text : () => textIn(this.#io, again()),
    });
  }

  async #trying(name: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) throw error;
      this.#unusable.push({ name, problem });
    }
  }
}

function problemOf(error: unknown): string | undefined {
  if (error instanceof InputError) return error.message;
  if (codeOf(error) !== "") return systemError(error).text;
  return error instanceof Error && "code" in error ? `damaged or incomplete archive: ${error.message}` : undefined;
}
