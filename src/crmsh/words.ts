/** A word of a command: its text without quotes, and where it begins in the logical line. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** A quote or an escape that does not end (11 §3.3). */
export interface Unfinished {
  readonly unfinished: "No closing quotation" | "No escaped character";
  readonly at: number;
}

const SEPARATORS = new Set([" ", "\t", "\r", "\n"]);

/** The words of a logical line by the quoting rules of a shell (11 §3.3). */
export function splitWords(line: string): Word[] | Unfinished {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    if (SEPARATORS.has(line[at] as string)) {
      at++;
      continue;
    }
    const start = at;
    let text = "";
    for (let char = line[at]; char !== undefined && !SEPARATORS.has(char); char = line[at]) {
      const piece = readPiece(line, at, char);
      if ("unfinished" in piece) return piece;
      text += piece.text;
      at = piece.end;
    }
    words.push({ text, at: start });
  }
  return words;
}

/** The words of a line that starts with `xml`: split at white space only (11 §3.4). */
export function splitBlanks(line: string): Word[] {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what the crm shell takes for white space
  return Array.from(line.matchAll(/[^\t-\r\x1c-\x20]+/g), (found) => ({ text: found[0], at: found.index }));
}

interface Piece {
  readonly text: string;
  readonly end: number;
}

function readPiece(line: string, at: number, char: string): Piece | Unfinished {
  if (char === "'") {
    const close = line.indexOf("'", at + 1);
    if (close === -1) return { unfinished: "No closing quotation", at };
    return { text: line.slice(at + 1, close), end: close + 1 };
  }
  if (char === '"') return readQuoted(line, at);
  if (char === "\\") {
    if (at + 1 === line.length) return { unfinished: "No escaped character", at };
    return { text: line[at + 1] as string, end: at + 2 };
  }
  let end = at + 1;
  while (end < line.length && !/[ \t\r\n'"\\]/.test(line[end] as string)) end++;
  return { text: line.slice(at, end), end };
}

/** What stands between double quotes: a backslash counts before a double quote or a backslash only. */
function readQuoted(line: string, start: number): Piece | Unfinished {
  let text = "";
  let from = start + 1;
  for (let at = from; at < line.length; at++) {
    if (line[at] === '"') return { text: text + line.slice(from, at), end: at + 1 };
    if (line[at] !== "\\") continue;
    const escaped = line[at + 1];
    if (escaped === undefined) return { unfinished: "No escaped character", at };
    if (escaped === '"' || escaped === "\\") {
      text += line.slice(from, at) + escaped;
      from = at + 2;
    }
    at++;
  }
  return { unfinished: "No closing quotation", at: start };
}
