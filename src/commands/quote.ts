/** Words as a shell takes them. */

/** A word as it is, if no character in it means anything to a shell; otherwise in single quotes. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./~^-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Words as a command line. */
export function spelled(...words: readonly string[]): string {
  return words.map(quoted).join(" ");
}
