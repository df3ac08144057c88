/** Text of a CIB for people's eyes: what cannot be seen, or would turn the text around it, is spelled out. */

const MOST = 160;

/** The text with control characters and marks of direction spelled out, and very long words shortened in the middle. */
export function visible(text: string, most = MOST): string {
  const plain = text.replace(HIDDEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
  if (plain.length <= most) return plain;
  return plain.replace(/\S+/g, (word) =>
    word.length <= most ? word : `${word.slice(0, most * 0.6)}…${word.slice(-most * 0.3)}`,
  );
}

/** Controls, and marks that order text of both directions (Unicode's Bidi_Control). */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/gu;

/** `1 action`, `2 actions`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** Epoch seconds as UTC. */
export function timeText(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
