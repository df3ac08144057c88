/** How wide texts are, near enough to draw boxes around them: no font is at hand here. */

/** Pixels per character at a font size of 12. */
const NARROW = 4.2;
const USUAL = 7.4;
const CAPITAL = 9;
const FULL = 12.5;
/** Bold letters are wider. */
const BOLD = 1.1;

/** The width of a text in pixels at a font size of 12. */
export function textWidth(text: string, weight: "normal" | "bold" = "normal"): number {
  let width = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code > 0x2e7f) width += FULL;
    else if (/[ijlft.,:;'|!()[\]]/.test(character)) width += NARROW;
    else width += /[A-ZmwMW@%]/.test(character) ? CAPITAL : USUAL;
  }
  return weight === "bold" ? width * BOLD : width;
}

/** A text of at most so many characters: what is left out of the middle is an ellipsis, as both ends of an id tell it from others. */
export function shortened(text: string, most: number): string {
  // Ids may be long: only their ends are taken apart into characters.
  if (text.length <= most) return text;
  const head = [...text.slice(0, 2 * most)].slice(0, Math.ceil(most * 0.6) - 1);
  const tail = [...text.slice(-2 * most)].slice(-Math.floor(most * 0.4));
  return `${head.join("")}…${tail.join("")}`;
}
