/*
 * Classes of characters as the crm shell has them, by Unicode: the words of a file are ASCII when they are read, but lines are stripped
 * before that, and commands at the prompt keep what they have (11 §2).
 */

/** White space, for a class in a pattern: with U+0085, without the byte order mark. */
export const WHITE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

/** Letters, digits and `_`, for a class in a pattern with the flag `u`. */
export const WORD = "\\p{L}\\p{N}_";

/** Whether a text is one or more decimal digits, of any script. */
export function isDigits(text: string): boolean {
  return /^\p{Nd}+$/u.test(text);
}
