/** Options of Pacemaker's tools: `-r A`, `-rA`, `--resource A`, `--resource=A` (13 §1.4). */
import { nearest } from "../base/nearest.js";
import { EditError } from "../edit/error.js";

/** An option of a tool. */
export interface ToolOption {
  readonly long: string;
  readonly short?: string;
  readonly hasValue: boolean;
}

/** An option from its spelling: `r:resource` has a value with `=` at the end: `r:resource=`. */
export function option(spelling: string): ToolOption {
  const hasValue = spelling.endsWith("=");
  const text = hasValue ? spelling.slice(0, -1) : spelling;
  const at = text.indexOf(":");
  return at < 0 ? { long: text, hasValue } : { short: text.slice(0, at), long: text.slice(at + 1), hasValue };
}

/** An option that was given: its long name, and its value or nothing. */
type GivenOption = readonly [name: string, value: string];

/** The options given, by their long names; the last of several counts. */
export function readOptions(
  tool: string,
  words: readonly string[],
  known: readonly ToolOption[],
): ReadonlyMap<string, string> {
  return new Map(listOptions(tool, words, known));
}

/** The options in the order in which they are given. */
export function listOptions(
  tool: string,
  words: readonly string[],
  known: readonly ToolOption[],
): readonly GivenOption[] {
  const given: GivenOption[] = [];
  const valueAt = (i: number, name: string): string => {
    const value = words[i];
    if (value === undefined) throw new EditError("usage", `${tool}: ${name} needs a value`);
    return value;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? "";
    if (word.startsWith("--")) {
      const [typed = "", ...rest] = word.slice(2).split("=");
      const found = longOption(tool, typed, known);
      const inline = rest.length > 0 ? rest.join("=") : undefined;
      given.push([found.long, found.hasValue ? (inline ?? valueAt(++i, word)) : ""]);
    } else if (word.startsWith("-") && word.length > 1) {
      i = readShort(tool, word, { given, known, valueAt, at: i });
    } else throw new EditError("usage", `${tool}: ${word} is not expected`, { legal: "options only" });
  }
  return given;
}

interface Reading {
  readonly given: GivenOption[];
  readonly known: readonly ToolOption[];
  readonly valueAt: (i: number, name: string) => string;
  readonly at: number;
}

/** Several short options in one word, of which the last may have a value. @returns where the reading has come to */
function readShort(tool: string, word: string, { given, known, valueAt, at }: Reading): number {
  for (let j = 1; j < word.length; j++) {
    const found = known.find(({ short }) => short === word[j]);
    if (found === undefined) throw unknownOption(tool, `-${word[j] ?? ""}`, known);
    if (!found.hasValue) {
      given.push([found.long, ""]);
      continue;
    }
    const rest = word.slice(j + 1);
    given.push([found.long, rest !== "" ? rest : valueAt(at + 1, word)]);
    return rest !== "" ? at : at + 1;
  }
  return at;
}

function longOption(tool: string, typed: string, known: readonly ToolOption[]): ToolOption {
  const exact = known.find(({ long }) => long === typed);
  if (exact !== undefined) return exact;
  throw unknownOption(tool, `--${typed}`, known);
}

function unknownOption(tool: string, typed: string, known: readonly ToolOption[]): EditError {
  const near = nearest(
    typed.replace(/^-+/, ""),
    known.map(({ long }) => long),
  );
  const legal = near === undefined ? known.map(({ long }) => `--${long}`).join(", ") : `--${near}`;
  return new EditError("usage", `${tool} has no option ${typed}`, { legal });
}
