import type { Random } from "./random.js";
import { placesBelow, type Tree } from "./tree.js";

/** Names that mean something to a program, a shell, a terminal, a page or a format that they are written to. */
export const HOSTILE = [
  "__proto__",
  "constructor",
  "hasOwnProperty",
  "toString",
  "valueOf",
  "length",
  "then",
  "",
  " ",
  "a b",
  "\t",
  "a\nb",
  "a\r\nb",
  "\u0085",
  "\u007f",
  "\u009b31m",
  "\u202eabc",
  "\u2028",
  "\ufeff",
  "\u0130",
  "ß",
  "e\u0301",
  "\u{1f4a5}",
  '"',
  "'",
  '"; x="',
  "]]>",
  "-->",
  "</script><script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "&lt;",
  "&amp;amp;",
  "\\",
  "\\n",
  "\\\\",
  "a\\",
  "$(id)",
  "`id`",
  "; id",
  "|",
  "%s%n",
  "$" + "{x}",
  "../../x",
  "/dev/null",
  "-x",
  "--help",
  "@x",
  "#x",
  "$1",
  "$&",
  "a:0",
  "a:1:2",
  "a_start_0",
  "a_post_notify_start_0",
  "probe_complete",
  "all_stopped",
  "0",
  "-1",
  "1e999",
  "NaN",
  "Infinity",
  "INFINITY",
  "null",
  "undefined",
  "true",
  "cib",
  "status",
  "cluster",
  "=",
  "a=b",
  "[x]",
  "{}",
  ".*",
  "(",
  "x".repeat(300),
  "ü".repeat(3000),
] as const;

/** Attributes whose values name something. */
const REFERENCES = new Set(
  "id uname rsc with-rsc first then node template id-ref resource tag ticket operation_key target reference rsc-pattern target-pattern"
    .concat(" master on_node call_target lrm-resource container")
    .split(" "),
);

/** Renames some of the things in a document, wherever they are named. */
export function renameAll(random: Random, root: Tree): void {
  const places = placesBelow(root);
  const names = new Set<string>();
  for (const { element } of places) {
    const { id, uname } = element.attributes;
    if (uname !== undefined) names.add(uname);
    if (id !== undefined && ["primitive", "group", "clone", "bundle", "node", "template"].includes(element.name))
      names.add(id);
  }
  const renamed = new Map<string, string>();
  for (const name of names) {
    if (!random.chance(60)) continue;
    const hostile = random.pick(HOSTILE);
    renamed.set(name, random.chance(30) ? `${name}${hostile}` : hostile);
  }
  for (const { element } of places) {
    for (const [name, value] of Object.entries(element.attributes)) {
      const other = REFERENCES.has(name) || element.name === "nvpair" ? renamed.get(value) : undefined;
      if (other !== undefined) element.attributes[name] = other;
      else if (name === "operation_key") element.attributes[name] = withRenamedResource(value, renamed);
    }
  }
}

function withRenamedResource(key: string, renamed: ReadonlyMap<string, string>): string {
  for (const [old, name] of renamed) if (key.startsWith(`${old}_`)) return `${name}${key.slice(old.length)}`;
  return key;
}
