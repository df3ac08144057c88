/** The words of a command line, as a shell reads them. */
import { EditError } from "../edit/error.js";

/** A blank between words. */
const BLANK = /[ \t\r\n]/;

/**
 * The words of one command: blanks separate; `'…'` is literal; in `"…"` a backslash before `"` or backslash quotes it; outside a backslash quotes what
 * follows, and one before the end of a line joins the lines. Nothing is expanded.
 * @throws EditError (`usage`) for a quote that is not closed
 * @example
 * ```ts
 * import { splitWords } from "pengine/commands";
 *
 * splitWords("pcs resource meta web 'description=a b'").at(-1); // => "description=a b"
 * ```
 */
export function splitWords(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  for (let i = 0; i < line.length; i++) {
    const character = line[i] ?? "";
    if (BLANK.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (character === "\\") {
      const next = line[++i];
      if (next === undefined) throw new EditError("usage", "the line ends with a lone backslash");
      if (next !== "\n") word = (word ?? "") + next;
    } else if (character === "'" || character === '"') {
      const quoted = quotedText(line, i);
      word = (word ?? "") + quoted.text;
      i = quoted.end;
    } else word = (word ?? "") + character;
  }
  if (word !== undefined) words.push(word);
  return words;
}

function quotedText(line: string, start: number): { readonly text: string; readonly end: number } {
  const quote = line[start];
  let text = "";
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === quote) return { text, end: i };
    if (quote === '"' && line[i] === "\\" && (line[i + 1] === '"' || line[i + 1] === "\\")) i++;
    text += line[i];
  }
  throw new EditError("usage", `the quote ${quote} is not closed`, { position: undefined });
}

/**
 * The commands in a text: one a line, or separated by `;`. A line that ends with a backslash goes on; what stands after `#` at the start of a
 * line is a comment.
 * @example
 * ```ts
 * import { splitCommands } from "pengine/commands";
 *
 * splitCommands("pcs node standby n1; pcs resource disable web").length; // => 2
 * ```
 */
export function splitCommands(text: string): string[] {
  const commands: string[] = [];
  let command = "";
  let quote: string | undefined;
  const end = (): void => {
    const trimmed = command.trim();
    if (trimmed !== "" && !trimmed.startsWith("#")) commands.push(trimmed);
    command = "";
  };
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (character === "\\" && quote !== "'") {
      const next = text[i + 1] ?? "";
      command += next === "\n" ? " " : character + next;
      i++;
    } else if (quote === undefined && (character === "\n" || character === ";")) end();
    else {
      if (quote === undefined && (character === "'" || character === '"') && !command.trimStart().startsWith("#"))
        quote = character;
      else if (character === quote) quote = undefined;
      command += character;
    }
  }
  end();
  return commands;
}
