/** XML names (10 §10.2: the name syntax of XML 1.0, fifth edition). */

const START = 1;
const PART = 2;

const ASCII: Uint8Array = (() => {
  const table = new Uint8Array(128);
  for (const char of "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_:") table[char.charCodeAt(0)] = START | PART;
  for (const char of "0123456789-.") table[char.charCodeAt(0)] = PART;
  return table;
})();

const START_CLASS =
  "\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c-\\u200d\\u2070-\\u218f\\u2c00-\\u2fef" +
  "\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd\\u{10000}-\\u{effff}";
const PART_CLASS = `${START_CLASS}\\u00b7\\u0300-\\u036f\\u203f-\\u2040`;

const NAME = new RegExp(`[:A-Z_a-z${START_CLASS}][-.0-9:A-Z_a-z${PART_CLASS}]*`, "uy");
const NCNAME = new RegExp(`^[A-Z_a-z${START_CLASS}][-.0-9A-Z_a-z${PART_CLASS}]*$`, "u");
const ASCII_NCNAME = /^[A-Z_a-z][-.0-9A-Z_a-z]*$/;

/** The longest name that the reference's parser takes, in bytes (10 §2.2). */
const LONGEST = 50_000;

/** The offset behind the name that starts at `at`, or `at` itself if none does. */
export function nameEnd(text: string, at: number): number {
  let end = at;
  let code = text.charCodeAt(end);
  if (code < 128) {
    if (((ASCII[code] as number) & START) === 0) return at;
    do code = text.charCodeAt(++end);
    while (code < 128 && (ASCII[code] as number) !== 0);
  }
  if (code >= 128) {
    NAME.lastIndex = at;
    end = NAME.test(text) ? NAME.lastIndex : at;
  }
  return end - at > LONGEST ? at : end;
}

/** Whether the text is a name without colon: what an ID and an IDREF must be (10 §10.2). */
export function isNCName(text: string): boolean {
  return ASCII_NCNAME.test(text) || NCNAME.test(text);
}
