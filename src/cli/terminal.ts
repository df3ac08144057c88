import { fstatSync, statSync } from "node:fs";

/**
 * Whether a person looks at standard output (1) or standard error (2). Node is asked only where that may be: its streams
 * take longer to load than many a command runs.
 */
export function isTerminal(stream: 1 | 2): boolean {
  if (!mayBeTerminal(stream)) return false;
  return (stream === 1 ? process.stdout : process.stderr).isTTY === true;
}

/** A device of characters, but not the one that swallows everything. */
function mayBeTerminal(stream: number): boolean {
  try {
    const found = fstatSync(stream);
    if (!found.isCharacterDevice()) return false;
    return found.rdev !== statSync("/dev/null", { throwIfNoEntry: false })?.rdev;
  } catch {
    return true;
  }
}
