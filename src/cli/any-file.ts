import { gunzipSync } from "node:zlib";
import { decodeXml } from "../cib/decode.js";
import { CibError } from "../cib/error.js";
import { type AnyInput, readAny } from "../commands/any-input.js";
import { effectiveNow, type Now } from "../policy/clock.js";
import { decompressBzip, InputError, readBytes } from "./input.js";
import type { CommandIo } from "./io.js";

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
}

/**
 * What a file holds, whatever people have: a CIB in any wrapping, a section of one, crm text, pcs commands; compressed or
 * not. What is to be known of it goes to standard error.
 * @throws InputError for what cannot be read; CibError, CrmError or EditError for what cannot be used
 */
export function readAnyFile({ file, status, datetime }: InputFlags, io: CommandIo): ReadInput {
  const text = textIn(readBytes(io, file));
  const statusText = status === undefined ? undefined : textIn(readBytes(io, status));
  const recorded = /\sexecution-date="([0-9]+)"/.exec(text.slice(0, 5000))?.[1];
  const { now } = effectiveNow(datetime, recorded, io.clock(), io.zone);
  const input = readAny(text, { now: now.epoch, status: statusText });
  for (const note of input.notes) io.stderr(`${note}\n`);
  return { ...input, now };
}

/** Archives are told by their first bytes, so that standard input may be one too. */
function textIn(bytes: Uint8Array): string {
  const plain = decompressed(bytes);
  try {
    return decodeXml(plain);
  } catch (error) {
    if (error instanceof CibError) throw new InputError(error.problem);
    throw error;
  }
}

function decompressed(bytes: Uint8Array): Uint8Array {
  const [a, b, c] = bytes;
  try {
    if (a === 0x1f && b === 0x8b) return gunzipSync(bytes);
    if (a === 0x42 && b === 0x5a && c === 0x68) return decompressBzip(bytes);
  } catch (error) {
    throw new InputError(`damaged or incomplete archive: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (a === 0xfd && b === 0x37 && c === 0x7a)
    throw new InputError("an archive of xz, which is not decompressed here: run xz -d first");
  return bytes;
}
