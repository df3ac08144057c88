import fc, { type Arbitrary } from "fast-check";
import { maybe, oneOf, weighted } from "../../src/arbitraries/draft.js";

/** Documents with everything that XML has beside elements: document types, entities, namespaces, encodings; often broken. */

const NAMES = ["e", "f", "g", "lt", "amp", "quot", "p", "a:b", "1"] as const;
const TEXTS = [
  ..."|x|val| |&#65;|&#38;#60;|&#60;|&lt;|&e;|&f;|a&f;b|<a/>|<a>|</a>|%p;|&#37;p;|&|&x|]]>|a&#10;b|<!-- c -->|&#0;|#|%zz|a b".split(
    "|",
  ),
  "<!ENTITY e 'from p'>",
  "<!ENTITY f '&#38;e;'>",
];
const URIS = [
  "u",
  "",
  "urn:x",
  "http://x",
  "http://x y",
  "//h/p",
  "#f",
  "http://x:99/",
  ":x",
  "a:%41",
  "a:%zz",
  "a:é",
] as const;

const name = () => weighted(...NAMES.map((each, i) => [i < 3 ? 6 : 1, each] as const));
const text = (): Arbitrary<string> =>
  oneOf(
    [5, fc.constantFrom(...TEXTS)],
    [1, fc.array(fc.constantFrom(...TEXTS), { maxLength: 3 }).map((parts) => parts.join(""))],
  );
const quoted = (): Arbitrary<string> =>
  fc.tuple(text(), fc.constantFrom('"', "'")).map(([inner, quote]) => quote + inner + quote);
const gap = () => weighted([20, " "], [1, ""], [1, "\n\t"]);

const entity = (): Arbitrary<string> =>
  fc
    .tuple(
      weighted([4, ""], [1, "% "]),
      name(),
      gap(),
      oneOf<string>(
        [8, quoted()],
        [
          1,
          fc.constantFrom(
            "SYSTEM 'x'",
            "SYSTEM 'x' NDATA n",
            "PUBLIC 'p' 'x'",
            "PUBLIC 'p'",
            "SYSTEM 'x#y'",
            "SYSTEM x",
          ),
        ],
      ),
    )
    .map(([kind, named, space, value]) => `<!ENTITY ${kind}${named}${space}${value}>`);

const model = (depth: number): Arbitrary<string> =>
  depth === 0
    ? fc.constantFrom("a", "b?", "c*", "#PCDATA", "d +", "1")
    : fc
        .tuple(
          fc.array(model(depth - 1), { minLength: 1, maxLength: 3 }),
          weighted([4, ","], [4, "|"], [1, " "]),
          fc.constantFrom("", "?", "*", "+"),
        )
        .map(([parts, separator, occurrence]) => `(${parts.join(separator)})${occurrence}`);

const element = () =>
  oneOf<string>([1, fc.constantFrom("EMPTY", "ANY", "any", "")], [3, model(2)]).map(
    (content) => `<!ELEMENT nvpair ${content}>`,
  );

const attribute = () =>
  fc
    .tuple(
      fc.constantFrom("nvpair", "cib", "x"),
      weighted([6, "value"], [1, "xmlns"], [1, "xmlns:p"], [1, "xml:id"], [1, "p:q"], [1, "name"]),
      weighted([3, "CDATA"], [2, "ID"], [2, "NMTOKENS"], [1, "(a|b)"], [1, "NOTATION (n)"], [1, "cdata"]),
      oneOf<string>([3, fc.constantFrom("#IMPLIED", "#REQUIRED", "#FIXED 'x'", "#FIXED", "'urn:x'")], [1, quoted()]),
    )
    .map(([of, named, type, value]) => `<!ATTLIST ${of} ${named} ${type} ${value}>`);

const declaration = (): Arbitrary<string> =>
  oneOf<string>(
    [10, entity()],
    [2, element()],
    [3, attribute()],
    [2, fc.constantFrom("%p;", "%e;", "%x;")],
    [
      2,
      fc.constantFrom(
        "<!NOTATION n SYSTEM 'x'>",
        "<!NOTATION n PUBLIC 'p'>",
        "<!-- c -->",
        "<!-- -- -->",
        "<?pi x?>",
        "<?xml x?>",
        " ",
        "x",
        "<!X>",
      ),
    ],
  );

const doctype = (): Arbitrary<string> =>
  fc
    .tuple(
      weighted([12, ""], [1, " SYSTEM 'x'"], [1, " PUBLIC 'p' 'x'"], [1, " PUBLIC 'p'"], [1, " SYSTEM"]),
      fc.array(declaration(), { maxLength: 5 }),
      weighted([20, ">"], [1, " >"], [1, ""]),
    )
    .map(([external, declarations, end]) => `<!DOCTYPE cib${external} [${declarations.join("")}]${end}`);

const inner = (): Arbitrary<string> =>
  oneOf<string>(
    [4, fc.constant("")],
    [2, fc.constantFrom("&e;", "&f;", "&#65;", "text", "<![CDATA[x]]>", "<!-- c -->", "<?pi x?>", "]]>", "&lt;")],
    [3, fc.constantFrom(...URIS).map((uri) => `<x xmlns="${uri}"/>`)],
    [3, fc.constantFrom(...URIS).map((uri) => `<p:x xmlns:p="${uri}" p:y="1"/>`)],
    [
      1,
      fc.constantFrom(
        '<x xml:id="a"/><y xml:id="a"/>',
        '<x xml:space="y"/>',
        '<x xml:lang="y"/>',
        "<xml:x/>",
        "<q:x/>",
      ),
    ],
  );

const value = (): Arbitrary<string> =>
  fc
    .array(fc.constantFrom("a", " ", "&e;", "&f;", "&g;", "&lt;", "&#65;", "\t", "  ", "é", "&quot;"), { maxLength: 4 })
    .map((parts) => parts.join(""));

const ENCODINGS = [
  ..."UTF-8|utf8|UTF-16|UTF-16LE|UTF-16BE|ISO-8859-1|latin1|ISO-LATIN-1|windows-1252|ISO-8859-15|ISO-8859-2|ISO-8859-5|windows-1251".split(
    "|",
  ),
  ..."KOI8-R|US-ASCII|GB18030|EUC-JP|x-sjis|unicode|martian|UCS-4|UTF-32|Shift_JIS|iso-8859-9|macintosh".split("|"),
];

type Form = "utf8" | "latin1" | "utf16le" | "utf16be" | "utf32le";

function encoded(content: string, form: Form, marked: boolean): Uint8Array {
  if (form === "latin1") return Buffer.from(content, "latin1");
  const whole = marked ? `\ufeff${content}` : content;
  if (form === "utf8") return Buffer.from(whole, "utf8");
  if (form === "utf32le")
    return Buffer.from([...whole].flatMap((char) => [...Buffer.from(Uint32Array.of(char.codePointAt(0) ?? 0).buffer)]));
  const bytes = Buffer.from(whole, "utf16le");
  return form === "utf16be" ? bytes.swap16() : bytes;
}

const MILD_TYPES = ["CDATA", "NMTOKENS", "NMTOKEN", "IDREF", "(a|b)", "ENTITIES", "NOTATION (n)"] as const;
const MILD_TEXTS = [
  "E",
  "",
  " ",
  " x  y ",
  "&#65;",
  "a&#10;b",
  "&#38;lt;",
  "&quot;",
  "'",
  "é",
  "<a/>",
  "<a b='1'/>t",
] as const;
const MILD_URIS = ["urn:x", "http://x/y", "urn:y"] as const;

/** What makes a document of the mild kind wrong, or may do so: one thing at most. */
const FAULTS: readonly (readonly [declaration: string, content: string])[] = [
  ["<!ENTITY e 'again'>", ""],
  ["<!ENTITY % q '<!ENTITY r &#39;R&#39;>'>%q;", "&r;"],
  ["", "&missing;"],
  ["<!ENTITY s 'a&#38;#60;'>", "&s;"],
  ["<!ENTITY t '&#38;t;'>", "&t;"],
  ["<!ATTLIST x y CDATA 'd'>", "<x/>"],
  ["<!ATTLIST x xmlns CDATA 'urn:z'>", "<x/>"],
  ["", '<p:x xmlns:p="u"/>'],
  ["", "<q:x/>"],
  ["<!ENTITY lt '&#38;#60;'>", "&lt;"],
  ["<!ENTITY lt '<'>", ""],
  ["<!ELEMENT x (a,b|c)>", ""],
  ["<!NOTATION n SYSTEM 'x'><!ENTITY u SYSTEM 'x' NDATA n>", ""],
  ["<!ENTITY w SYSTEM 'w.xml'>", "&w;"],
  ["", "<x a='1' a='2'/>"],
  ["", "a]]>b"],
];

const blanksAndEntities = (): Arbitrary<string> =>
  fc
    .array(
      fc.constantFrom("a", "b", " ", "  ", "&e;", "&f;", "&lt;", "&#65;", "&#32;", "&#9;", "\t", "\n", "é", "&quot;"),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(""));

/** A document type, values and content that are mostly well-formed, and refer only to what is declared. */
const mildParts = () =>
  fc
    .record({
      texts: fc.tuple(fc.constantFrom(...MILD_TEXTS), fc.constantFrom(...MILD_TEXTS)),
      types: fc.array(fc.tuple(fc.constantFrom("value", "name", "other"), fc.constantFrom(...MILD_TYPES)), {
        maxLength: 2,
      }),
      value: blanksAndEntities(),
      other: maybe(30, fc.constantFrom("a", "&e;", "<x/>", "<!-- c -->", "<?pi x?>", "<![CDATA[ ]]>", "&f; t")),
      uri: maybe(20, fc.constantFrom(...MILD_URIS)),
      fault: maybe(25, fc.constantFrom(...FAULTS)),
      gap: fc.constantFrom("", "", "\n", "  ", "<!-- d -->"),
    })
    .map(({ texts: [e, f], types, value, other, uri, fault, gap }) => {
      const quoted = (text: string) => (text.includes("'") ? `"${text}"` : `'${text}'`);
      const lists = types.map(([name, type]) => `<!ATTLIST nvpair ${name} ${type} #IMPLIED>`).join(gap);
      const [declared, wrong] = fault ?? ["", ""];
      const space = uri === undefined ? "" : `<p:x xmlns:p="${uri}" p:y="1"/>`;
      return {
        type: `<!DOCTYPE cib [<!ENTITY e ${quoted(e)}>${gap}<!ENTITY f ${quoted(f)}>${declared}${lists}]>`,
        value,
        content: "",
        status: `${other ?? ""}${space}${wrong}`,
      };
    });

/** Documents of which most are accepted. */
export const mildXmlDocument = (): Arbitrary<Uint8Array> =>
  documentOf(
    mildParts(),
    maybe(30, fc.constantFrom("UTF-8", "utf-8", "UTF8")),
    weighted<Form>([6, "utf8"], [1, "utf16le"], [1, "utf16be"]),
  );

/** Documents of everything, mostly broken. */
export const xmlDocument = (): Arbitrary<Uint8Array> =>
  documentOf(
    fc.record({ type: maybe(70, doctype()), value: value(), content: inner(), status: inner() }),
    maybe(50, fc.constantFrom(...ENCODINGS)),
    weighted<Form>([14, "utf8"], [3, "latin1"], [2, "utf16le"], [2, "utf16be"], [1, "utf32le"]),
  );

interface Parts {
  readonly type: string | undefined;
  readonly value: string;
  readonly content: string;
  readonly status: string;
}

/** The bytes of a document of some parts. */
function documentOf(
  parts: Arbitrary<Parts>,
  encodings: Arbitrary<string | undefined>,
  forms: Arbitrary<Form>,
): Arbitrary<Uint8Array> {
  return fc
    .record({
      encoding: encodings,
      form: forms,
      marked: weighted([3, false], [1, true]),
      version: weighted([20, "1.0"], [1, "1.1"]),
      claim: weighted([3, "pacemaker-4.0"], [1, "none"], [1, "pacemaker-2.10"]),
      parts,
    })
    .map(({ encoding, form, marked, version, claim, parts: { type, value, content, status } }) => {
      const stated = encoding === undefined ? "" : ` encoding="${encoding}"`;
      const head = encoding === undefined && version === "1.0" ? "" : `<?xml version="${version}"${stated}?>`;
      const set = `<cluster_property_set id="s"><nvpair id="n" name="x" value="${value}"/>${content}</cluster_property_set>`;
      return encoded(
        `${head}${type ?? ""}<cib validate-with="${claim}" admin_epoch="0" epoch="1" num_updates="0" execution-date="1700000000">\
<configuration><crm_config>${set}</crm_config><nodes/><resources/><constraints/></configuration><status>${status}</status></cib>`,
        form,
        marked,
      );
    });
}
