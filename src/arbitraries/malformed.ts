import fc, { type Arbitrary } from "fast-check";
import { serialize } from "../cib/serialize.js";
import { type CibOptions, cibElement } from "./cib.js";
import { oneOf } from "./draft.js";

/** What makes a document refused wherever it stands in an element (10 §2.2). */
const INSIDE = [
  ..."&|&e;|&lt|&#0;|&#xd800;|&#x110000;|&#xg;|]]>|<|< a/>|<1/>|</a>|<a></b>|<a>|<a/ >|<a|<a b|<a b=|<a b='".split("|"),
  ...["<!-- -- -->", "<!---", "<!--", "<![CDATA[", "<![CDATA[ ]]", "<!x>", "<!DOCTYPE cib>", "<a/b>", "</cib x>"],
  ...["<?xml version='1.0'?>", "<?XML x?>", "<?a:b?>", "<??>", "<? a?>", "<?a", "<?a%?>", "<?"],
  ...["<a b/>", "<a b=1/>", "<a b='<'/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b='&'/>", "<a b='&e;'/>"],
  ...["<a 1='2'/>", "<a b='&#1;'/>", "<a b='1/>", "<a b ='1' = '2'/>", "<a b='&#;'/>", "<a =''/>"],
  ...["<p:a/>", "<a p:b='1'/>", "<a xmlns:p=''/>", "<a xmlns:xmlns='u'/>", "<a :b='1'/>", "<:a/>", "<a: x=''/>"],
  ...["<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "<a xmlns='http://www.w3.org/2000/xmlns/'/>", "<p:a:b/>"],
  ...["<a xmlns='http://www.w3.org/XML/1998/namespace'/>", "<a xmlns:xml='u'/>", "<a xmlns:1p='u'/>"],
  ...["<a xml:id='1'/>", "<a xml:space='x'/>", "<a xml:id=''/>", "<a xmlns:p='u' p:='1'/>"],
  ...["\u0000", "\u0001", "\ufffe", "\uffff", "<a b='\u0008'/>", "<a\u0000/>"],
  `${"<a>".repeat(260)}${"</a>".repeat(260)}`,
  `<${"a".repeat(50_001)}/>`,
] as const;

const BEFORE = [
  ..."x|&#32;|<|<>|<!-- |<!-- -- -->|<?|<?pi|<![CDATA[ ]]>|</a>".split("|"),
  ...[" <?xml version='1.0'?>", "<?xml?>", "<?xml version='1.1'?>", "<?xml version='1.00'?>", "<?xml version=1.0?>"],
  ...["<?xml encoding='utf-8'?>", "<?xml version='1.0' encoding='none'?>", "<?xml version='1.0' encoding=''?>"],
  ...["<?xml version='1.0' standalone='maybe'?>", "<?xml version='1.0' x='1'?>", "<?xml version='1.0'"],
  ...["<?xml version='1.0' encoding='ISO-8859-1'standalone='yes'?>"],
  ...["<!DOCTYPE>", "<!DOCTYPE cib", "<!DOCTYPE 1>", "<!DOCTYPE cib x>", "<!DOCTYPE cib SYSTEM>", "<!doctype cib>"],
  ...["<!DOCTYPE cib [<!FOO>]>", "<!DOCTYPE cib [", "<!DOCTYPE cib [<!ENTITY>]>", "<!DOCTYPE cib [<!ENTITY e>]>"],
  ...["<!DOCTYPE cib><!DOCTYPE cib>", "<!DOCTYPE cib [x]>", "<!DOCTYPE cib [<!-- -- -->]>", "<!DOCTYPE cib []"],
  "<!DOCTYPE cib PUBLIC 'x'>",
] as const;

const AFTER = [
  "x",
  "&#32;",
  "<a/>",
  "</cib>",
  "<!DOCTYPE cib>",
  "<![CDATA[ ]]>",
  "<!-- ",
  "<?pi",
  "<",
  "<?xml?>",
] as const;

const NOTHING = [
  "",
  " ",
  "\n",
  "x",
  "<!-- -->",
  "<?pi?>",
  "<?xml version='1.0'?>",
  "<!DOCTYPE cib>",
  "\ufeff",
] as const;

/** What is put where: before something that the text holds, or where the word says. */
interface Defect {
  readonly put: string;
  readonly at: "<configuration>" | "</cib>" | "start" | "end" | "instead";
}

/**
 * Texts that are nearly CIBs, but no well-formed XML: reading gives a CibError with the place of the problem.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { CibError, readCib } from "pengine";
 * import { malformedCibText } from "pengine/arbitraries";
 *
 * fc.assert(
 *   fc.property(malformedCibText(), (text) => {
 *     try {
 *       readCib(text);
 *       return false;
 *     } catch (error) {
 *       return error instanceof CibError;
 *     }
 *   }),
 * );
 * ```
 */
export function malformedCibText(options: CibOptions = {}): Arbitrary<string> {
  return fc
    .record({
      root: cibElement(options),
      defect: oneOf<Defect>(
        [8, fc.record({ put: fc.constantFrom(...INSIDE), at: fc.constantFrom("<configuration>", "</cib>") })],
        [4, fc.record({ put: fc.constantFrom(...BEFORE), at: fc.constant("start") })],
        [2, fc.record({ put: fc.constantFrom(...AFTER), at: fc.constant("end") })],
        [1, fc.record({ put: fc.constantFrom(...NOTHING), at: fc.constant("instead") })],
      ),
      cut: oneOf([8, fc.constant(undefined)], [1, fc.nat()]),
    })
    .map(({ root, defect: { put, at }, cut }) => {
      const text = serialize(root);
      if (at === "instead") return put;
      // Without its last two characters, `>` and the end of the line, every text lacks an end tag.
      if (cut !== undefined) return text.slice(0, cut % (text.length - 1));
      if (at === "start") return put + text;
      return at === "end" ? text + put : text.replace(at, (found) => put + found);
    });
}
