import type { CibDocument } from "../cib/cib.js";
import { decodeXml } from "../cib/decode.js";
import { childrenNamed } from "../cib/element.js";
import { CibError } from "../cib/error.js";
import { serialize } from "../cib/serialize.js";
import { type AnyInput, isMarkup, readAnyWith } from "../commands/any-input.js";
import { type EffectiveNow, effectiveNow, type Now } from "../policy/clock.js";
import { checkText, InputError, readBytes, unpack } from "./input.js";
import type { CommandIo } from "./io.js";
import { packingOf } from "./packing.js";
import { printable } from "./printable.js";

/** Options of a subcommand that say what it reads. */
export interface InputFlags {
  /** A path, or `-` for standard input. */
  readonly file: string;
  /** A file with the status, for a configuration that has none. */
  readonly status?: string | undefined;
  /** A date and time to evaluate at. */
  readonly datetime?: string | undefined;
}

export interface ReadInput extends AnyInput {
  readonly now: Now;
  /** The time was given, or stands in the input: it is the same at another moment. */
  readonly dated: boolean;
}

/**
 * What a file holds, whatever people have: a CIB in any wrapping, a section of one, crm text, pcs commands; compressed or
 * not. What is to be known of it goes to standard error.
 * @param lent the text of a CIB whose status is taken where the file and the options have none
 * @throws InputError for what cannot be read; CibError, CrmError or EditError for what cannot be used
 */
export async function readAnyFile(
  { file, status, datetime }: InputFlags,
  io: CommandIo,
  lent?: string,
): Promise<ReadInput> {
  const { text, now, source } = readAnyText({ file, datetime }, io);
  const statusText = status === undefined ? lent : textOf(io, status);
  // What reads crm text and commands is a third of the whole, and not needed for a CIB.
  const readText = isMarkup(text) ? undefined : (await import("../commands/any-text.js")).readText;
  const input = readAnyWith(text, { now: now.epoch, status: statusText }, readText);
  for (const note of input.notes) io.stderr(`${note}\n`);
  return { ...input, now, dated: source !== "clock" };
}

/**
 * Two inputs that are compared. Where one has no status, that of the other is taken, so that only what differs makes a
 * difference; standard error says so.
 */
export async function readPair(
  before: InputFlags,
  after: InputFlags,
  given: CommandIo,
): Promise<readonly [ReadInput, ReadInput]> {
  let standardInput: Uint8Array | undefined;
  // It can be read only once.
  const io: CommandIo = {
    ...given,
    readStdin: (limits) => {
      standardInput ??= given.readStdin(limits);
      return standardInput;
    },
  };
  const silent = { ...io, stderr: () => undefined };
  const [one, other] = [await readAnyFile(before, silent), await readAnyFile(after, silent)];
  const lend = async (flags: InputFlags, input: ReadInput, lender: ReadInput, from: string): Promise<ReadInput> => {
    if (flags.status !== undefined || hasStatus(input.document) || !hasStatus(lender.document)) {
      for (const note of input.notes) io.stderr(`${note}\n`);
      return input;
    }
    io.stderr(`${printable(`${flags.file} has no status: taken with that of ${from}.`)}\n`);
    return readAnyFile(flags, io, serialize(lender.cib.root));
  };
  return [await lend(before, one, other, after.file), await lend(after, other, one, before.file)];
}

function hasStatus({ root }: CibDocument): boolean {
  return childrenNamed(root, "status").some((status) => childrenNamed(status, "node_state").length > 0);
}

/**
 * The text of a file, unpacked, and the effective time: as it says itself, if nobody does.
 * @throws InputError for what cannot be read
 */
export function readAnyText(
  { file, datetime }: Pick<InputFlags, "file" | "datetime">,
  io: CommandIo,
): { readonly text: string } & EffectiveNow {
  const text = textOf(io, file);
  const recorded = /\sexecution-date="([0-9]+)"/.exec(text.slice(0, 5000))?.[1];
  return { text, ...effectiveNow(datetime, recorded, io.clock(), io.zone) };
}

/** Archives are told by their first bytes, so that standard input may be one too. */
function textOf(io: CommandIo, path: string): string {
  return textIn(io, readBytes(io, path, checkText));
}

/**
 * The text in bytes that may be packed by gzip or bzip2.
 * @throws InputError for a damaged or too large archive, and for bytes that are not the encoding
 */
export function textIn(io: CommandIo, bytes: Uint8Array): string {
  const packing = packingOf(bytes);
  if (packing === "xz")
    throw new InputError(
      "packed by xz: only standard input and files whose names end in .xz are unpacked; run xz -d first",
    );
  const plain = unpack(io, packing, bytes, checkText);
  try {
    return decodeXml(plain);
  } catch (error) {
    if (error instanceof CibError) throw new InputError(error.problem);
    throw error;
  }
}
