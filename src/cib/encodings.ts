/** The encodings that documents may name (10 §2.1). */

/** How the bytes of an encoding are read. */
export interface Encoding {
  readonly read: "ascii" | "latin-1" | "windows-1252" | "utf-8" | "utf-16" | "utf-32" | "decoder" | "code-page" | "not";
  /** The label of its `TextDecoder`, of those that have one; the number of a code page. */
  readonly decoder: string;
  /**
   * What that decoder gives for bytes which the reference refuses, or reads otherwise: `TextDecoder` knows the encodings of
   * the web, the reference those of the C library.
   */
  readonly not: RegExp;
}

/** The encoding of a label, in any letter case; `undefined` for those that the reference or we do not know. */
export function encodingOf(label: string): Encoding | undefined {
  return BY_LABEL.get(label.toUpperCase());
}

const NEVER = /[^\s\S]/;
const CONTROLS = /[\u0080-\u009f]/;
const JAPANESE = /[\u2225\uff0d\uff5e\uffe0-\uffe2]/;
/** In the private area, or at places that the standard moved. */
const CHINESE = /[\u3000\ue000-\uf8ff\u{20000}-\u{2ffff}]/u;

/** What windows-1254 has where ISO-8859-9 has control characters. */
const NOT_LATIN_5 = /[\u0080-\u009f\u0152\u0153\u0160\u0161\u0178\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]/;

const decoded = (decoder: string, not = NEVER): Encoding => ({ read: "decoder", decoder, not });
const codePage = (decoder: string): Encoding => ({ read: "code-page", decoder, not: NEVER });
const own = (read: Encoding["read"]): Encoding => ({ read, decoder: "", not: NEVER });

/** The names of ISO-8859 parts: what they are called beside `ISO-8859-N`. */
const ISO_PARTS: Readonly<Record<number, string>> = {
  2: "CSISOLATIN2 ISO-IR-101 ISO8859-2 ISO88592 ISO_8859-2 L2 LATIN2",
  3: "CSISOLATIN3 ISO-IR-109 ISO8859-3 ISO88593 ISO_8859-3 L3 LATIN3",
  4: "CSISOLATIN4 ISO-IR-110 ISO8859-4 ISO88594 ISO_8859-4 L4 LATIN4",
  5: "CSISOLATINCYRILLIC CYRILLIC ISO-IR-144 ISO8859-5 ISO88595 ISO_8859-5",
  6: "ARABIC ASMO-708 CSISOLATINARABIC ECMA-114 ISO-IR-127 ISO8859-6 ISO88596 ISO_8859-6",
  7: "CSISOLATINGREEK ECMA-118 ELOT_928 GREEK GREEK8 ISO-IR-126 ISO8859-7 ISO88597 ISO_8859-7",
  8: "CSISOLATINHEBREW HEBREW ISO-IR-138 ISO8859-8 ISO88598 ISO_8859-8",
  10: "CSISOLATIN6 ISO-IR-157 ISO8859-10 ISO885910 L6 LATIN6 ISO_8859-10",
  13: "ISO8859-13 ISO885913 L7 LATIN7",
  14: "ISO8859-14 ISO885914 L8 LATIN8 ISO_8859-14",
  15: "ISO8859-15 ISO885915 ISO_8859-15 LATIN9 LATIN-9",
};

const LABELS: readonly (readonly [labels: string, Encoding])[] = [
  ["UTF-8 UTF8", own("utf-8")],
  ["UTF-16 UTF16 UTF-16LE UTF-16BE", own("utf-16")],
  ["UTF-32 UTF-32LE UTF-32BE UCS-4 UCS4 ISO-10646-UCS-4", own("utf-32")],
  ["US-ASCII ASCII US ANSI_X3.4-1968 ISO646-US ISO-IR-6 IBM367 CP367 CSASCII", own("ascii")],
  [
    "ISO-8859-1 ISO-LATIN-1 CP819 CSISOLATIN1 IBM819 ISO-IR-100 ISO8859-1 ISO88591 ISO_8859-1 L1 LATIN1",
    own("latin-1"),
  ],
  ["WINDOWS-1252 CP1252 MS-ANSI", own("windows-1252")],
  ...Object.entries(ISO_PARTS).map(
    ([part, labels]) => [`ISO-8859-${part} ${labels}`, decoded(`iso-8859-${part}`)] as const,
  ),
  // The web reads these as the code pages that they grew into, which differ in what are control characters here.
  ["ISO-8859-9 CSISOLATIN5 ISO-IR-148 ISO8859-9 ISO88599 ISO_8859-9 L5 LATIN5", decoded("windows-1254", NOT_LATIN_5)],
  ["ISO-8859-11 ISO8859-11 ISO885911 TIS-620", decoded("windows-874", /[\u0080-\u009f\u20ac\u2000-\u203f]/)],
  ["WINDOWS-1250 CP1250 MS-EE", decoded("windows-1250", CONTROLS)],
  ["WINDOWS-1251 CP1251 MS-CYRL", decoded("windows-1251", CONTROLS)],
  ["WINDOWS-1253 CP1253 MS-GREEK", decoded("windows-1253", CONTROLS)],
  ["WINDOWS-1254 CP1254 MS-TURK", decoded("windows-1254", CONTROLS)],
  ["WINDOWS-1256 CP1256 MS-ARAB", decoded("windows-1256")],
  ["WINDOWS-1257 CP1257 WINBALTRIM", decoded("windows-1257", CONTROLS)],
  ["WINDOWS-874 CP874", decoded("windows-874", CONTROLS)],
  ["IBM866 CP866 CSIBM866", decoded("ibm866")],
  ["KOI8-R CSKOI8R KOI8R", decoded("koi8-r")],
  ["KOI8-U KOI8U", decoded("koi8-u")],
  ["MACINTOSH MAC CSMACINTOSH", decoded("macintosh", /[\u2206\uf8ff]/)],
  ["WINDOWS-31J MS932 CP932 CSWINDOWS31J", decoded("shift_jis")],
  ["EUC-JP EUCJP UJIS CSEUCPKDFMTJAPANESE", decoded("euc-jp", JAPANESE)],
  ["GBK", decoded("gbk", CHINESE)],
  ["GB18030", decoded("gb18030", CHINESE)],
  ["EUC-KR EUCKR CSEUCKR", decoded("euc-kr")],
  [
    "SHIFT_JIS SHIFT-JIS SJIS MS_KANJI CSSHIFTJIS ISO-2022-JP GB2312 EUC-CN BIG5 BIG5-HKSCS WINDOWS-1255 CP1255 WINDOWS-1258 CP1258",
    own("not"),
  ],
  ["ISO-8859-16 KOI8 CP949 UHC JOHAB VISCII ARMSCII-8 EUC-TW UNICODE-1-1-UTF-8", own("not")],
  ["CP437 IBM437 CSPC8CODEPAGE437", codePage("437")],
  ["CP850 IBM850 CSPC850MULTILINGUAL", codePage("850")],
  ["CP852 IBM852 CSPCP852", codePage("852")],
  ["CP858 IBM858", codePage("858")],
];

const BY_LABEL: ReadonlyMap<string, Encoding> = new Map(
  LABELS.flatMap(([labels, encoding]) => labels.split(" ").map((label) => [label, encoding] as const)),
);
