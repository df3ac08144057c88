import { createHash, randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { codeOf, systemError, systemFailure } from "./system-error.js";

/** A CIB holds secrets: like the reference's, new files are not for everybody, whatever the umask says. */
const NEW_FILE = 0o640;
const PERMISSIONS = 0o7777;

/**
 * Writes a whole file or leaves what was there.
 *
 * The text is written to a draft beside the file, which then takes its name: nobody ever sees half of it, also if the
 * process is killed. Mode and owner of an existing file stay; a link stays one, and what it points to is written. Other
 * names of the file (hard links) keep the old content. Where the directory cannot be written, or the owner could not be
 * kept, the file is written in place instead: a failure brings the old content back, but a kill may leave half of it.
 * Devices and pipes are written directly.
 *
 * @throws an error with a `code` such as `ENOSPC`
 */
export function writeWhole(path: string, text: string): void {
  checkWritable(path);
  const target = targetOf(path);
  const found = statSync(target, { throwIfNoEntry: false });
  const bytes = Buffer.from(text);
  if (found !== undefined && !found.isFile()) writeDirectly(target, bytes);
  else if (!replaceOften(target, bytes, found)) writeInPlace(target, bytes);
}

/** Whoever writes the same file in another container may take our draft for one that was left. */
function replaceOften(target: string, bytes: Uint8Array, found: Stats | undefined): boolean {
  for (let attempt = 1; ; attempt++) {
    try {
      return replace(target, bytes, found);
    } catch (error) {
      if (codeOf(error) !== "ENOENT" || attempt === 3) throw error;
    }
  }
}

/** Throws the error that writing the file would give. Renaming would get around a file's own permissions. */
export function checkWritable(path: string): void {
  if (path === "") throw systemFailure("ENOENT");
  const target = targetOf(path);
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) throw systemFailure("EISDIR");
  if (found !== undefined) accessSync(target, constants.W_OK);
  else if (path.endsWith("/")) throw systemFailure("EISDIR");
  else if (!statSync(dirname(target)).isDirectory()) throw systemFailure("ENOTDIR");
  else accessSync(dirname(target), constants.W_OK | constants.X_OK);
}

/** As many as Linux follows. */
const MOST_LINKS = 40;

/** What is written when this is: of a link what it points to, also if that is not there yet. */
function targetOf(path: string): string {
  let target = path;
  for (let links = 0; links < MOST_LINKS; links++) {
    if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink() !== true) {
      return links === 0 ? path : target;
    }
    const existing = statSync(target, { throwIfNoEntry: false });
    if (existing !== undefined) return realpathSync(target);
    target = resolve(dirname(target), readlinkSync(target));
  }
  throw systemFailure("ELOOP");
}

function writeDirectly(path: string, bytes: Uint8Array): void {
  const file = openSync(path, constants.O_WRONLY);
  try {
    writeAll(file, bytes);
  } finally {
    closeSync(file);
  }
}

/** @returns whether the file could be replaced; if not, nothing has changed */
function replace(target: string, bytes: Uint8Array, found: Stats | undefined): boolean {
  removeLeftDrafts(target);
  const draft = draftOf(target);
  let file: number;
  try {
    // Exclusively, and under a name that nobody can guess: what others put there is not opened and not followed.
    file = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
  } catch (error) {
    if (found !== undefined && CANNOT_CREATE.has(codeOf(error))) return false;
    throw error;
  }
  try {
    try {
      if (found !== undefined && !keepOwner(file, found)) return false;
      writeAll(file, bytes);
      // After the owner, since a change of owner takes bits away.
      fchmodSync(file, found === undefined ? NEW_FILE : found.mode & PERMISSIONS);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, target);
    return true;
  } finally {
    rmSync(draft, { force: true });
  }
}

const CANNOT_CREATE: ReadonlySet<string> = new Set(["EACCES", "EPERM", "EROFS"]);

/** Gives a draft the owner and group of the file that it is for. @returns whether that was possible */
function keepOwner(draft: number, { uid, gid }: Stats): boolean {
  const own = fstatSync(draft);
  if (own.uid === uid && own.gid === gid) return true;
  try {
    fchownSync(draft, uid, gid);
    return true;
  } catch {
    return false;
  }
}

/** The old content stands in memory until the new one is on the disk. */
function writeInPlace(target: string, bytes: Uint8Array): void {
  const old = readIfAllowed(target);
  const file = openSync(target, constants.O_WRONLY);
  try {
    writeAll(file, bytes);
    ftruncateSync(file, bytes.length);
    fsyncSync(file);
  } catch (error) {
    if (old !== undefined) {
      writeAll(file, old, 0);
      ftruncateSync(file, old.length);
    }
    throw error;
  } finally {
    closeSync(file);
  }
}

function readIfAllowed(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function writeAll(file: number, bytes: Uint8Array, from?: number): void {
  let at = 0;
  while (at < bytes.length) {
    at += writeSync(file, bytes, at, bytes.length - at, from === undefined ? null : from + at);
  }
}

const DRAFT = ".pengine-";

/** Short, so that it fits beside the longest names: which file it is for, who writes it, and what cannot be guessed. */
function draftOf(target: string): string {
  return join(dirname(target), `${draftPrefix(target)}${process.pid}-${randomBytes(16).toString("hex")}`);
}

function draftPrefix(target: string): string {
  return `${DRAFT}${createHash("sha256").update(basename(target)).digest("hex").slice(0, 16)}-`;
}

/** Removes what a process that was killed has left beside a file. What cannot be removed stays; it does no harm. */
function removeLeftDrafts(target: string): void {
  const prefix = draftPrefix(target);
  for (const name of namesIn(dirname(target))) {
    const [, pid] = name.startsWith(prefix) ? (/^([0-9]+)-[0-9a-f]{32}$/.exec(name.slice(prefix.length)) ?? []) : [];
    if (pid !== undefined) removeLeft(join(dirname(target), name), Number(pid));
  }
}

/** No write takes as long as this; ms. */
const LEFT_AFTER = 600_000;

function removeLeft(path: string, writer: number): void {
  try {
    const found = lstatSync(path);
    const left = !isAlive(writer) || Date.now() - found.mtimeMs > LEFT_AFTER;
    if (left && found.isFile()) rmSync(path);
  } catch (error) {
    // Somebody else has removed it, or owns it.
    systemError(error);
  }
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

/** Whether a process runs that may be at work on its draft; this one has none. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === "EPERM";
  }
}
