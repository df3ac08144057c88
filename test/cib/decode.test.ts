/** Encodings of documents (10 §2.1). What is accepted and read was asked of the reference, document by document. */
import { describe, expect, it } from "vitest";
import { decodeXml } from "../../src/cib/decode.js";
import { parseCib } from "../../src/cib/index.js";
import { CibError } from "../../src/index.js";

const declaration = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>`;

type Width = 1 | 2 | 4;

/** A text in units of so many bytes, big or little end first. */
function unitsOf(text: string, width: Width, big = false, mark: readonly number[] = []): Uint8Array {
  const units =
    width === 4 ? [...text].map((char) => char.codePointAt(0) ?? 0) : [...text].map((_, i) => text.charCodeAt(i));
  const bytes = units.flatMap((unit) => {
    const parts = Array.from({ length: width }, (_, i) => (unit >>> (8 * i)) & 255);
    return big ? parts.reverse() : parts;
  });
  return Uint8Array.from([...mark, ...bytes]);
}

function valueIn(bytes: Uint8Array): string | undefined {
  try {
    return parseCib(decodeXml(bytes)).root.attributes.b;
  } catch (error) {
    if (error instanceof CibError) return undefined;
    throw error;
  }
}

const A = '<a b="é"/>';

describe("the encoding that the first bytes tell", () => {
  it.each([
    ["UTF-16 with its mark", unitsOf(A, 2, false, [0xff, 0xfe]), "é"],
    ["the same, big end first", unitsOf(A, 2, true, [0xfe, 0xff]), "é"],
    ["UTF-16 without mark, that begins with a declaration", unitsOf(declaration("UTF-16") + A, 2), "é"],
    ["the same, big end first", unitsOf(declaration("utf-16be") + A, 2, true), "é"],
    ["a declaration without encoding", unitsOf(`<?xml version="1.0"?>${A}`, 2), "é"],
    ["UTF-16 without mark and declaration", unitsOf(A, 2), undefined],
    ["UTF-16 that says the other end", unitsOf(declaration("UTF-16BE") + A, 2), undefined],
    [
      "UTF-16 that says the other end after a mark",
      unitsOf(declaration("UTF-16BE") + A, 2, false, [0xff, 0xfe]),
      undefined,
    ],
    ["UTF-16 that says UTF-8", unitsOf(declaration("UTF-8") + A, 2, false, [0xff, 0xfe]), undefined],
    ["UTF-16 that says UCS-2", unitsOf(declaration("UCS-2") + A, 2, false, [0xff, 0xfe]), undefined],
    ["UTF-32", unitsOf(A, 4), "é"],
    ["UTF-32, big end first", unitsOf(A, 4, true), "é"],
    ["UTF-32 that says UCS-4", unitsOf(declaration("UCS-4") + A, 4), "é"],
    ["UTF-32 with a mark", unitsOf(A, 4, false, [0xff, 0xfe, 0, 0]), undefined],
    ["UTF-8 with its mark", Uint8Array.from([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(A)]), "é"],
    ["two marks", Uint8Array.from([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf, ...new TextEncoder().encode(A)]), undefined],
    ["UTF-8 that says UTF-16", new TextEncoder().encode(declaration("UTF-16") + A), undefined],
    ["half a character", unitsOf(`${A}\n`, 2, false, [0xff, 0xfe]).subarray(0, -1), undefined],
  ])("%s", (_, bytes, value) => {
    expect(valueIn(bytes)).toBe(value);
  });
});

describe("the encoding that is declared", () => {
  it.each([
    ["ISO-8859-1", 0xe9, "é"],
    ["iso-latin-1", 0xe9, "é"],
    ["L1", 0x85, "\u0085"],
    ["windows-1252", 0x80, "€"],
    ["cp1252", 0x81, "\u0081"],
    ["ISO-8859-15", 0xa4, "€"],
    ["ISO-8859-9", 0xfd, "ı"],
    ["ISO-8859-2", 0xb1, "ą"],
    ["windows-1251", 0xe9, "й"],
    ["KOI8-R", 0xc1, "а"],
    ["IBM866", 0xa0, "а"],
    ["macintosh", 0x8e, "é"],
    ["cp437", 0xd5, "╒"],
    ["IBM850", 0xd5, "ı"],
    ["CP852", 0xd5, "Ň"],
    ["CP858", 0xd5, "€"],
    ["CP437", 0xff, "\u00a0"],
    ["US-ASCII", 0x41, "A"],
    ["US-ASCII", 0xe9, undefined],
    ["UTF-8", 0xe9, undefined],
    ["windows-1250", 0x81, undefined],
    ["ISO-8859-3", 0xa5, undefined],
    ["iso-8859-8-i", 0x41, undefined],
    ["x-sjis", 0x41, undefined],
    ["unicode", 0x41, undefined],
    ["UTF_8", 0x41, undefined],
    ["martian", 0x41, undefined],
  ])("%s: the byte %i is %j", (encoding, byte, value) => {
    const text = new TextEncoder().encode(`${declaration(encoding)}<a b="?"/>`);
    text[text.lastIndexOf(0x3f)] = byte;
    expect(valueIn(text)).toBe(value);
  });

  it.each([
    ["Shift_JIS", [0x93, 0xfa], undefined],
    ["windows-31j", [0x93, 0xfa], "日"],
    ["EUC-JP", [0xc6, 0xfc], "日"],
    ["GBK", [0xc8, 0xd5], "日"],
    ["GB18030", [0xc8, 0xd5], "日"],
    ["EUC-KR", [0xc7, 0xd1], "한"],
  ])("%s: the bytes %j are %j", (encoding, bytes, value) => {
    const before = new TextEncoder().encode(`${declaration(encoding)}<a b="`);
    expect(valueIn(Uint8Array.from([...before, ...bytes, ...new TextEncoder().encode('"/>')]))).toBe(value);
  });

  it.each([
    ["VISCII", 0xe9, "characters beyond ASCII in VISCII are not read", "UTF-8, as iconv -f VISCII -t UTF-8 makes it"],
    ["IBM037", 0x41, "the encoding IBM037 is not known", "UTF-8, as iconv -f IBM037 -t UTF-8 makes it"],
    ["US-ASCII", 0xe9, "not text in the encoding that it claims (US-ASCII)", undefined],
  ])("says what would be legal instead of %s with the byte %i", (encoding, byte, problem, legal) => {
    const text = new TextEncoder().encode(`${declaration(encoding)}<a b="?"/>`);
    text[text.lastIndexOf(0x3f)] = byte;
    expect(() => decodeXml(text)).toThrow(expect.objectContaining({ code: "xml", problem, legal }));
  });

  it("says that EBCDIC is not read", () => {
    const bytes = Uint8Array.from([0x4c, 0x6f, 0xa7, 0x94, 0x93, 0x40]);
    const legal = "UTF-8, as iconv -f IBM037 -t UTF-8 makes it";
    expect(() => decodeXml(bytes)).toThrow(
      expect.objectContaining({ code: "xml", problem: "EBCDIC is not read", legal }),
    );
  });
});
