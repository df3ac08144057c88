import type { Random } from "./random.js";

/** What is put into texts: what XML, its encodings and its readers stumble over. */
const PIECES = [
  ..."<|>|\"|'|&|/|=|]]>|<!--|-->|<![CDATA[|<?x?>|<a>|</a>|</cib>|<cib/>|&#0;|&#10;|&#x110000;|&e;|&lt;|&amp;|9|-| |\n|\t|\r".split(
    "|",
  ),
  ...["\u0000", "\u0001", "\u000b", "\u0085", "\u00a0", "é", "\u2028", "\ufeff", "\ufffe", "\ud800", "\u{1f4a5}"],
  ...['xmlns="x"', 'xmlns:p="u"', "p:a", 'xml:id="1"', 'xml:space="x"', 'id="1"', 'id-ref="x"'],
  "<!DOCTYPE cib [<!ENTITY e 'x'>]>",
  '<?xml version="1.0" encoding="UTF-16"?>',
] as const;

const PROLOGS = [
  '<?xml version="1.0"?>',
  '<?xml version="1.0" encoding="ISO-8859-1"?>',
  '<?xml version="1.0" encoding="windows-1252"?>',
  '<?xml version="1.0" encoding="x"?>',
  "<!DOCTYPE cib>",
  "<!DOCTYPE cib [<!ENTITY e 'x'>]>",
  '<!DOCTYPE cib [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;&b;&b;&b;">]>',
  "<!DOCTYPE cib [<!ENTITY % p '<!ENTITY e \"x\">'> %p;]>",
  "<!DOCTYPE cib [<!ENTITY e '&e;'>]>",
  "<!DOCTYPE cib SYSTEM 'file:///etc/passwd' [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
] as const;

/** A text with characters cut, doubled, changed and put in; now and then in another encoding, or bytes that are no text. */
export function damage(random: Random, text: string): string | Uint8Array {
  let damaged = random.chance(20) ? `${random.pick(PROLOGS)}${text}` : text;
  if (random.chance(10)) damaged = damaged.replace(/="[^"]*"/, '="a&e;b"');
  for (let left = random.below(4); left > 0; left--) {
    const at = random.below(damaged.length + 1);
    const length = random.pick([0, 0, 1, 1, 2, 5, 40, 400]);
    const put = random.chance(20) ? damaged.slice(at, at + random.below(200)) : random.pick(PIECES);
    damaged = damaged.slice(0, at) + put + damaged.slice(at + length);
  }
  return random.chance(15) ? encoded(random, damaged) : damaged;
}

function encoded(random: Random, text: string): Uint8Array {
  switch (random.below(5)) {
    case 0:
      return withMark([0xff, 0xfe], Buffer.from(text, "utf16le"));
    case 1:
      return Buffer.from(text, "utf16le");
    case 2:
      return withMark(
        [0xfe, 0xff],
        Buffer.from(text, "utf16le")
          .subarray(0, text.length * 2)
          .swap16(),
      );
    case 3:
      return Buffer.from(text, "latin1");
    default: {
      const bytes = Buffer.from(text, "utf8");
      for (let left = 1 + random.below(3); left > 0; left--) bytes[random.below(bytes.length)] = random.below(256);
      return bytes;
    }
  }
}

const withMark = (mark: readonly number[], bytes: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(mark), bytes]);
