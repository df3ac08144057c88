import type { Construct } from "../construct.js";
import { joined, pair, quoted } from "../quoting.js";
import { description, headId, ident, type Words } from "../reading.js";
import { Node } from "../tree.js";
import { asShortcut, expanded, SHORTCUT_NAMES, shortcutNamed } from "./shortcuts.js";

const COMMON = { section: "acls", least: 2 } as const;
const RIGHTS = ["read", "write", "deny"];

/** Roles (11 §5.14). */
export const role: Construct = {
  ...COMMON,
  keyword: "role",
  element: "acl_role",
  rank: 14,

  read(words) {
    const made = new Node("acl_role", [
      ["id", ident(words)],
      ["description", description(words)],
    ]);
    if (words.reading.vocabulary.oldAccess) readOldRules(words, made);
    else while (words.left > 0) readPermission(words, made);
    return made;
  },

  head: (object) => `role ${object.text("id")}`,
  parts: (child) => (child.name === "acl_permission" ? [printPermission(child)] : printOldRule(child)),
};

function readRight(words: Words): string {
  const problem = `Expected (${RIGHTS.join("|")})`;
  return words.expect(/^(?:read|write|deny)$/i, problem, RIGHTS.join(", "))[0].toLowerCase();
}

/** The attribute of a permission that a kind of specification sets. */
const PERMISSION: ReadonlyMap<string, string> = new Map([
  ["xpath", "xpath"],
  ["ref", "reference"],
  ["reference", "reference"],
  ["tag", "object-type"],
  ["type", "object-type"],
  ["attr", "attribute"],
  ["attribute", "attribute"],
]);

/** Reads one right with all its specifications: an element for each kind of them (11 §5.14). */
function readPermission(words: Words, into: Node): void {
  const kind = readRight(words);
  const id = headId(words);
  const text = description(words);
  const found = new Map<string, string>();
  for (let spec = readSpec(words, PERMISSION); spec !== undefined; spec = readSpec(words, PERMISSION))
    found.set(...spec);
  const attribute = found.get("attribute");
  const common = [
    ["kind", kind],
    ["id", id],
    ["description", text],
  ] as const;
  if (attribute !== undefined && found.get("object-type") === undefined) {
    throw words.wrong("attribute is only valid in combination with tag/object-type", "type:ELEMENT too");
  }
  for (const name of ["xpath", "reference", "object-type"] as const) {
    const value = found.get(name);
    if (value === undefined) continue;
    const rest = name === "object-type" ? [["attribute", attribute] as const] : [];
    into.append(new Node("acl_permission", [...common, [name, value], ...rest]));
  }
}

/** Takes a specification if the next word is one: the attribute and its value. */
function readSpec(words: Words, kinds: ReadonlyMap<string, string>): readonly [string, string] | undefined {
  const { text = "" } = words;
  const [name = "", ...rest] = text.split(":");
  const attribute = kinds.get(name);
  if (attribute !== undefined) {
    words.skip();
    if (rest.length === 0) throw words.wrong("Expected <type>:<spec>", `${name}:VALUE`);
    return [attribute, rest.join(":")];
  }
  const path = readShortcut(words, name, rest);
  return path === undefined ? undefined : ["xpath", path];
}

function readShortcut(words: Words, name: string, given: readonly string[]): string | undefined {
  const shortcut = shortcutNamed(name);
  if (shortcut === undefined) return undefined;
  words.skip();
  const result = expanded(shortcut, given);
  if (result === "missing") throw words.wrong(`Missing argument to ACL shortcut ${name}`, `${name}:NAME`);
  if (result === "extra") throw words.wrong(`Too many arguments to ACL shortcut ${name}`, "fewer arguments");
  return result.path;
}

function printPermission(permission: Node): string {
  const text = permission.get("description");
  const path = permission.get("xpath");
  const spec = (prefix: string, name: string): string | undefined => {
    const value = permission.get(name);
    return value === undefined ? undefined : `${prefix}:${value}`;
  };
  return joined(
    permission.get("kind"),
    text === undefined ? undefined : pair("description", text),
    path === undefined ? undefined : (asShortcut(path) ?? `xpath:${quoted(path)}`),
    spec("ref", "reference"),
    spec("attr", "attribute"),
    spec("type", "object-type"),
  );
}

/** Users of the old access lists (11 §5.15). */
export const user: Construct = {
  ...COMMON,
  keyword: "user",
  element: "acl_user",
  rank: 15,
  read(words) {
    const made = new Node("acl_user", [["id", ident(words)]]);
    readOldRules(words, made);
    return made;
  },
  head: (object) => `user ${object.text("id")}`,
  parts: printOldRule,
};

function readOldRules(words: Words, into: Node): void {
  while (words.left > 0) {
    const named = words.match(/^role:(.+)/s)?.[1];
    if (named !== undefined) into.append(new Node("role_ref", [["id", named]]));
    else into.append(readOldRule(words, new Node(readRight(words))));
  }
}

/** Reads the specifications of a right as far as they may stand together. */
function readOldRule(words: Words, into: Node): Node {
  for (;;) {
    const hasPath = into.get("xpath") !== undefined;
    const hasReference = into.get("ref") !== undefined || into.get("tag") !== undefined;
    if (into.get("attribute") !== undefined) return into;
    const eligible = new Map<string, string>([["attribute", "attribute"]]);
    if (!hasPath && !hasReference) eligible.set("xpath", "xpath");
    if (!hasPath) for (const name of ["ref", "tag"]) if (into.get(name) === undefined) eligible.set(name, name);
    const [name = ""] = (words.text ?? "").split(":");
    if (SHORTCUT_NAMES.includes(name) && !eligible.has("xpath")) return into;
    const spec = readSpec(words, eligible);
    if (spec === undefined) return into;
    into.set(...spec);
  }
}

function printOldRule(rule: Node): readonly string[] {
  if (rule.name === "role_ref") return [`role:${rule.text("id")}`];
  if (!RIGHTS.includes(rule.name)) return [];
  const words: string[] = [rule.name];
  const path = rule.get("xpath");
  if (path !== undefined) words.push(asShortcut(path) ?? `xpath:${quoted(path)}`);
  for (const name of ["ref", "tag", "attribute"]) {
    const value = rule.get(name);
    if (value !== undefined) words.push(`${name}:${value}`);
  }
  return [words.join(" ")];
}

function roleHolder(keyword: string, loadOnly: boolean): Construct {
  return {
    ...COMMON,
    keyword,
    element: keyword,
    rank: 15,
    loadOnly,
    read(words) {
      const made = new Node(keyword, [["id", ident(words)]]);
      do made.append(new Node("role", [["id", ident(words)]]));
      while (words.left > 0);
      return made;
    },
    head: (object) => `${keyword} ${object.text("id")}`,
    parts: (child) => (child.name === "role" ? [child.text("id")] : []),
  };
}

/** Users and what they may do (11 §5.15). */
export const target = roleHolder("acl_target", false);
/** Groups of users. */
export const accessGroup = roleHolder("acl_group", true);
