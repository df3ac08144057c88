/** Texts and exit codes of system errors (01 §13.3). */
const KNOWN: Readonly<Record<string, readonly [text: string, exitCode: number]>> = {
  E2BIG: ["Argument list too long", 1],
  EACCES: ["Permission denied", 4],
  EAGAIN: ["Resource temporarily unavailable", 113],
  EBADF: ["Bad file descriptor", 70],
  EBUSY: ["Device or resource busy", 113],
  EDQUOT: ["Disk quota exceeded", 1],
  EEXIST: ["File exists", 108],
  EFBIG: ["File too large", 1],
  EINVAL: ["Invalid argument", 70],
  EIO: ["Input/output error", 74],
  EISDIR: ["Is a directory", 1],
  ELOOP: ["Too many levels of symbolic links", 1],
  EMFILE: ["Too many open files", 1],
  ENAMETOOLONG: ["File name too long", 1],
  ENFILE: ["Too many open files in system", 1],
  ENODEV: ["No such device", 105],
  ENOENT: ["No such file or directory", 105],
  ENOMEM: ["Cannot allocate memory", 71],
  ENOSPC: ["No space left on device", 1],
  ENOTDIR: ["Not a directory", 1],
  ENXIO: ["No such device or address", 105],
  EPERM: ["Operation not permitted", 1],
  EROFS: ["Read-only file system", 1],
  ETXTBSY: ["Text file busy", 1],
};

export interface SystemError {
  /** The text of the C library. */
  readonly text: string;
  /** The exit code of a tool that ends with it. */
  readonly exitCode: number;
}

/**
 * What a failed file operation means to the user of a command.
 * @throws whatever is not the failure of an operation of the system: such an error is a defect, and stays one
 */
export function systemError(error: unknown): SystemError {
  const code = codeOf(error);
  if (code === "") throw error;
  const [text, exitCode] = KNOWN[code] ?? [code, 1];
  return { text, exitCode };
}

/** The code of a failed operation of the system, as `ENOENT`; empty for anything else. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^E[A-Z0-9]+$/.test(code) ? code : "";
}

/** The error that an operation of the system would give. */
export function systemFailure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
