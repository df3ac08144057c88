import type { Choices } from "./choices.js";

const NAMED: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", '"': "&quot;", "'": "&apos;" };

/** A value with its quotes, in ASCII: in any of the ways of writing the same value (10 §2.3). */
export function spelledValue(value: string, choices: Choices): string {
  const quote = choices.of(['"', "'"]);
  const manner = choices.of(["plain", "plain", "spaces", "one", "all", "hexadecimal"] as const);
  const characters = [...value];
  const special = choices.below(Math.max(1, characters.length));
  const written = characters.map((character, i) => {
    if (character === " " && manner === "spaces") return choices.of(["\n", "\t", "\r\n", "&#32;"]);
    if (manner === "one" && i === special) return reference(character, choices);
    if (manner === "all" && characters.length < 20) return reference(character, choices);
    const needed = character === quote || character === "&" || character === "<" || !/^[ -~]$/.test(character);
    if (!needed) return character === ">" && choices.chance(50) ? "&gt;" : character;
    return (manner === "hexadecimal" ? undefined : NAMED[character]) ?? reference(character, choices);
  });
  return quote + written.join("") + quote;
}

function reference(character: string, choices: Choices): string {
  const code = character.codePointAt(0) ?? 0;
  const hexadecimal = code.toString(16);
  return choices.of([`&#${code};`, `&#x${hexadecimal};`, `&#x00${hexadecimal.toUpperCase()};`, `&#0${code};`]);
}
