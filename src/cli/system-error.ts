/** Texts and exit codes of system errors (01 §13.3). */
const KNOWN: Readonly<Record<string, readonly [text: string, exitCode: number]>> = {
  EACCES: ["Permission denied", 4],
  EPERM: ["Operation not permitted", 1],
  ENOENT: ["No such file or directory", 105],
  ENOTDIR: ["Not a directory", 1],
  EISDIR: ["Is a directory", 1],
  EROFS: ["Read-only file system", 1],
  ENOSPC: ["No space left on device", 1],
  ENXIO: ["No such device or address", 105],
  EIO: ["Input/output error", 74],
};

/** What a failed file operation means to the user of a command. */
export function systemError(error: unknown): { readonly text: string; readonly exitCode: number } {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [text, exitCode] = KNOWN[code] ?? [code === "" ? "Error" : code, 1];
  return { text, exitCode };
}
