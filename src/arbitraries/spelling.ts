import fc, { type Arbitrary } from "fast-check";
import type { Element } from "../cib/element.js";
import { Choices } from "./choices.js";
import { maybe, oneOf } from "./draft.js";
import { spelledValue } from "./spelling-values.js";

/** What may stand before the root element, apart from comments and processing instructions (10 §2.2). */
interface Prolog {
  readonly mark: boolean;
  readonly declaration: string | undefined;
  readonly doctype: string | undefined;
}

/** Encodings of which ASCII is a part: a text of nothing else is the same in all of them. */
const DECLARATIONS = [
  '<?xml version="1.0"?>',
  `<?xml version='1.0' encoding='utf-8' ?>`,
  '<?xml  version = "1.0"\n encoding="UTF-8" standalone="yes"?>',
  '<?xml version="1.0" standalone="no"?>',
  '<?xml version="1.0" encoding="ISO-8859-1"?>',
  '<?xml version="1.0" encoding="us-ascii"?>',
  '<?xml version="1.0" encoding="windows-1252"?>',
] as const;

const DOCTYPES = [
  "<!DOCTYPE cib>",
  '<!DOCTYPE cib SYSTEM "none.dtd">',
  `<!DOCTYPE other PUBLIC "-//x//y" 'none.dtd' >`,
  "<!DOCTYPE cib []>",
  '<!DOCTYPE cib [ <!ELEMENT cib ANY> <!-- > --> <?pi "?> <!ATTLIST cib x CDATA "]>"> ]\n>',
  `<!DOCTYPE cib [<!ENTITY e "a'b"><!ENTITY x SYSTEM 'x.xml'><!NOTATION n PUBLIC "p"><!ENTITY % p "">]>`,
] as const;

function prolog(): Arbitrary<Prolog> {
  return fc.record({
    mark: fc.constantFrom(false, false, false, true),
    declaration: maybe(50, fc.constantFrom(...DECLARATIONS)),
    doctype: maybe(25, fc.constantFrom(...DOCTYPES)),
  });
}

/**
 * Ways of writing an element tree as XML: with a declaration, a document type, white space, comments, processing
 * instructions, text and CDATA sections that mean nothing, either kind of quotes and of empty elements, attributes in
 * another order, characters as references, namespaces where they are ignored. Whatever the way, reading gives the same
 * elements with the same attributes (10 §2). Comments and CDATA sections that the tree itself has are written, too.
 *
 * The plainest way is what it shrinks to. All texts are written in ASCII.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { cibElement, spelling } from "pengine/arbitraries";
 * import { parseXml } from "pengine/cib";
 *
 * fc.assert(fc.property(cibElement(), spelling(), (root, write) => parseXml(write(root)).name === root.name));
 * ```
 */
export function spelling(): Arbitrary<(root: Element) => string> {
  const numbers = fc.array(oneOf([3, fc.constant(0)], [1, fc.nat({ max: 9999 })]), {
    minLength: 1,
    maxLength: 211,
    size: "max",
  });
  return fc.record({ prolog: prolog(), numbers }).map(
    ({ prolog, numbers }) =>
      (root) =>
        new Writer(new Choices(numbers)).document(root, prolog),
  );
}

const SPACES = [" ", "  ", "\n", "\t", "\r\n    "] as const;

/** Markup that stands for nothing wherever elements may stand. */
const MISCELLANEOUS = ["<!-- <x a='1'> & -->", "<!---->", "<?pi?>", `<?pi a="1>' ?>`, "\n\n"] as const;

/** Text in elements, which is dropped (10 §2.4); CDATA sections of white space only are nothing, too. */
const TEXTS = ["text", "a > b &amp; c &#60; d ]]&gt;", "\r\n \t", "<![CDATA[ \n ]]>", "'\""] as const;

/** In the status section any CDATA section is nothing. */
const STATUS_TEXTS = [...TEXTS, "<![CDATA[ <x> & ]] > ]]>"] as const;

const URI = "http://example.com/x";

class Writer {
  readonly #choices: Choices;
  #text = "";
  #depth = 0;

  constructor(choices: Choices) {
    this.#choices = choices;
  }

  document(root: Element, { mark, declaration, doctype }: Prolog): string {
    // After a byte order mark no other encoding may be declared.
    const unicode = declaration === undefined || !/encoding=.(?!utf)/i.test(declaration);
    this.#text = `${mark && unicode ? "\ufeff" : ""}${declaration ?? ""}`;
    this.#between(MISCELLANEOUS);
    if (doctype !== undefined) this.#text += doctype;
    this.#between(MISCELLANEOUS);
    this.#element(root, false);
    this.#between(MISCELLANEOUS);
    return `${this.#text}\n`;
  }

  #element(of: Element, inStatus: boolean): void {
    // The root always declares the prefix that parts of the status section may have.
    const mayPrefix = inStatus && !isNamespaced(of);
    const prefix = mayPrefix && this.#choices.chance(3) ? "x:" : "";
    const name = prefix + of.name;
    this.#text += `<${name}`;
    const attributes = Object.entries(of.attributes);
    for (const each of this.#choices.chance(10) ? attributes.reverse() : attributes) this.#attribute(each, mayPrefix);
    if (this.#depth === 0 || (mayPrefix && this.#choices.chance(2))) this.#text += ` xmlns:x="${URI}"`;
    if (mayPrefix && this.#choices.chance(1)) this.#text += ` xmlns='${URI}/status'`;
    if (this.#choices.chance(10)) this.#space();
    if (of.children.length === 0 && of.extras === undefined && !this.#choices.chance(20)) {
      this.#text += "/>";
      return;
    }
    this.#text += ">";
    this.#content(of, inStatus || (of.name === "status" && this.#depth === 1));
    this.#text += this.#choices.chance(10) ? `</${name}\n>` : `</${name}>`;
  }

  #content(of: Element, inStatus: boolean): void {
    const texts = [...MISCELLANEOUS, ...(inStatus ? STATUS_TEXTS : TEXTS)];
    this.#depth++;
    of.children.forEach((child, i) => {
      this.#extras(of, i);
      this.#between(texts);
      this.#element(child, inStatus);
    });
    this.#extras(of, of.children.length);
    this.#depth--;
    if (this.#choices.chance(10)) this.#between(texts);
  }

  #extras({ extras = [] }: Element, at: number): void {
    for (const { kind, text, before } of extras) {
      if (before !== at || kind === "namespace") continue;
      this.#text += kind === "cdata" ? `<![CDATA[${text}]]>` : `<!--${text}-->`;
    }
  }

  #attribute([name, value]: readonly [string, string], mayPrefix: boolean): void {
    this.#space();
    this.#text += mayPrefix && this.#choices.chance(2) ? `x:${name}` : name;
    this.#text += this.#choices.chance(5) ? " =\n" : "=";
    this.#text += spelledValue(value, this.#choices);
  }

  #space(): void {
    this.#text += this.#choices.of(SPACES);
  }

  #between(texts: readonly string[]): void {
    this.#text += `\n${"  ".repeat(this.#depth)}`;
    if (this.#choices.chance(8)) this.#text += this.#choices.of(texts);
  }
}

/** Whether names of an element are written with namespaces already. */
function isNamespaced({ name, attributes }: Element): boolean {
  return [name, ...Object.keys(attributes)].some((each) => each === "xmlns" || each.includes(":"));
}
