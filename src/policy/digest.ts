/** Operation digests: the text, its hash, and which parameters count (specification 03 §18.1, §18.2). */
import { md5 } from "../base/md5.js";
import { scanInteger } from "../base/number.js";
import { compareBytes } from "../base/text.js";

export type Pair = readonly [name: string, value: string];

const ENTITIES: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is about
const ESCAPED = /[<>&"\u0001-\u001f\u007f]/g;

/** A value as it stands in the digest's text. */
function escapeValue(value: string): string {
  return value.replace(
    ESCAPED,
    (c) => ENTITIES[c] ?? `&#x${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")};`,
  );
}

/** The text that is hashed: the pairs sorted by name in byte order (03 §18.1). */
export function digestText(pairs: Iterable<Pair>): string {
  const sorted = [...pairs].sort((a, b) => compareBytes(a[0], b[0]));
  let text = " <parameters";
  for (const [name, value] of sorted) text += ` ${name}="${escapeValue(value)}"`;
  return `${text}/>\n`;
}

/** The digest of a set of parameters: the MD5 of its text, 32 lower-case hexadecimal digits (03 §18.1). */
export function parametersDigest(pairs: Iterable<Pair>): string {
  return md5(digestText(pairs));
}

const META = "CRM_meta_";
const TIMEOUT = "CRM_meta_timeout";
const NOT_DIGESTED: ReadonlySet<string> = new Set([
  "id",
  "crm_feature_set",
  "op-digest",
  "on_node",
  "on_node_uuid",
  "pcmk_external_ip",
]);

/**
 * The parameters without those that never count (03 §18.2): meta-attributes, except the timeout of an operation whose
 * `CRM_meta_interval` is present and not 0, and the engine's own names.
 */
export function filterDigestParameters(parameters: ReadonlyMap<string, string>): Map<string, string> {
  const recurring = scanInteger(parameters.get("CRM_meta_interval")).value !== 0;
  const kept = new Map<string, string>();
  for (const [name, value] of parameters) if (counts(name, recurring)) kept.set(name, value);
  return kept;
}

function counts(name: string, recurring: boolean): boolean {
  return name.startsWith(META) ? recurring && name === TIMEOUT : !NOT_DIGESTED.has(name);
}

/**
 * What {@link filterDigestParameters} leaves of the parameters of a resource and of the interval and timeout of an operation
 * without parameters of its own. `undefined` where a parameter is named like a meta-attribute, which has precedence.
 */
export function countedParameters(
  parameters: { forEach(visit: (value: string, name: string) => void): void },
  interval: number,
  timeout: string | undefined,
): readonly Pair[] | undefined {
  const kept: Pair[] = [];
  let special = false;
  parameters.forEach((value, name) => {
    if (name.startsWith(META)) special = true;
    else if (counts(name, false)) kept.push([name, value]);
  });
  if (interval !== 0 && timeout !== undefined) kept.push([TIMEOUT, timeout]);
  return special ? undefined : kept;
}

/** Keeps the names in a list separated by single spaces, such as an entry's `op-force-restart` (03 §18.2). */
export function keepListed(parameters: ReadonlyMap<string, string>, list: string): Map<string, string> {
  const names = new Set(list.split(" "));
  return new Map([...parameters].filter(([name]) => names.has(name)));
}

/** Drops the names in a list separated by single spaces, such as an entry's `op-secure-params` (03 §18.2). */
export function dropListed(parameters: ReadonlyMap<string, string>, list: string): Map<string, string> {
  const names = new Set(list.split(" "));
  return new Map([...parameters].filter(([name]) => !names.has(name)));
}
