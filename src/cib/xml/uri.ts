/** URIs by RFC 3986, as far as the reference's parser looks at them (10 §2.2). */

const UNRESERVED = "A-Za-z0-9._~\\-";
const DELIMITERS = "!$&'()*+,;=";
const ESCAPED = "%[0-9A-Fa-f]{2}";
const CHARACTER = `(?:[${UNRESERVED}${DELIMITERS}:@]|${ESCAPED})`;
const SCHEME = "[A-Za-z][A-Za-z0-9+.\\-]*";
const USER = `(?:[${UNRESERVED}${DELIMITERS}:]|${ESCAPED})*@`;
const HOST = `(?:\\[[^\\]]*\\]|(?:[${UNRESERVED}${DELIMITERS}]|${ESCAPED})*)`;
const AUTHORITY = `//(?:${USER})?${HOST}(?::([0-9]+))?`;
const PATH = `(?:/${CHARACTER}*)*`;
const HIERARCHY = `(?:${AUTHORITY}${PATH}|/(?:${CHARACTER}+${PATH})?|${CHARACTER}+${PATH})?`;
const NO_COLON = `(?:[${UNRESERVED}${DELIMITERS}@]|${ESCAPED})+`;
const RELATIVE = `(?:${AUTHORITY}${PATH}|/(?:${CHARACTER}+${PATH})?|${NO_COLON}${PATH})?`;
const TAIL = `(?:\\?(?:${CHARACTER}|[/?])*)?(?:#(?:${CHARACTER}|[/?])*)?`;

const ABSOLUTE_URI = new RegExp(`^${SCHEME}:${HIERARCHY}${TAIL}$`);
const RELATIVE_URI = new RegExp(`^${RELATIVE}${TAIL}$`);

/** Ports beyond that are none. */
const HIGHEST_PORT = 2 ** 31 - 1;

/** What a text is as a URI. */
export function uriKind(text: string): "absolute" | "relative" | "none" {
  const absolute = ABSOLUTE_URI.exec(text);
  const found = absolute ?? RELATIVE_URI.exec(text);
  if (found === null || Number(found[1] ?? 0) > HIGHEST_PORT) return "none";
  return absolute === null ? "relative" : "absolute";
}
