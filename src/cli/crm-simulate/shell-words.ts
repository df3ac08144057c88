/**
 * The command line as the XML output shows it (09 §5.4): words joined by blanks; a word that a shell would not read as
 * exactly one word is put in single quotes.
 */
export function commandLine(words: readonly string[]): string {
  return words.map((word) => (shellWords(word) === 1 ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(" ");
}

/** How many words a shell reads in a text; `undefined` if it does not end as it should. */
function shellWords(text: string): number | undefined {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (/[ \t\n]/.test(char)) inside = false;
    else {
      if (!inside && char === "#") {
        const end = text.indexOf("\n", at);
        if (end < 0) break;
        at = end;
        continue;
      }
      if (!inside) count++;
      inside = true;
      const end = endOfPart(text, at);
      if (end === undefined) return undefined;
      at = end;
    }
  }
  return count;
}

/** The last character of the quoted part, escape or plain character that begins there. */
function endOfPart(text: string, at: number): number | undefined {
  const char = text[at];
  if (char === "\\") return at + 1 < text.length ? at + 1 : undefined;
  if (char === "'") {
    const end = text.indexOf("'", at + 1);
    return end < 0 ? undefined : end;
  }
  if (char !== '"') return at;
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === '"') return i;
  }
  return undefined;
}
