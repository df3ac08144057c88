import { WORD } from "./characters.js";

const BARE = new RegExp(`^[${WORD}.-]+$`, "u");

/** Whether a text needs no quotes when it is printed (11 §8.4). */
export function isBare(text: string): boolean {
  return BARE.test(text);
}

/** A value as it is printed (11 §8.4): bare, or in double quotes with those inside escaped; backslashes stay. */
export function quoted(value: string): string {
  return isBare(value) ? value : `"${value.replaceAll('"', '\\"')}"`;
}

/** `NAME=VALUE` (11 §8.4). */
export function pair(name: string, value: string): string {
  return `${name}=${quoted(value)}`;
}

/** Words that are there, joined by blanks. */
export function joined(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined).join(" ");
}
