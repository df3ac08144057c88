/** `pcs acl` (13 §11). */
import { finished } from "../cib/draft.js";
import { type Element, element, withChildren } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { onlyValues, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";

const KINDS = ["deny", "read", "write"];

/** `read|write|deny xpath PATH|id ID`, again and again. */
function permissions(words: readonly string[], role: string, { bench }: PcsContext): Element[] {
  const taken = bench.ids();
  const list: Element[] = [];
  for (let i = 0; i < words.length; i += 3) {
    const [kind = "", by = "", what] = words.slice(i, i + 3);
    onlyValues("the permission", kind.toLowerCase(), KINDS);
    onlyValues("the scope", by.toLowerCase(), ["id", "xpath"]);
    if (what === undefined) throw usage("acl role create ROLE [read|write|deny xpath PATH|id ID]...");
    if (by.toLowerCase() === "id" && !bench.ids().has(what)) throw unknownName("id", what, bench.allIds());
    const scope = by.toLowerCase() === "id" ? { reference: what } : { xpath: what };
    const id = freeId(`${role}-${kind.toLowerCase()}`, taken, "pcs");
    list.push(element("acl_permission", { id, kind: kind.toLowerCase(), ...scope }));
  }
  return list;
}

const createRole: Verb = ({ words: [id, ...rest] }, context) => {
  if (id === undefined) throw usage("acl role create ROLE [description=TEXT] [read|write|deny xpath PATH|id ID]...");
  const [first] = rest;
  const described = first?.startsWith("description=") === true;
  const description = described ? first?.slice("description=".length) : undefined;
  if (description === "") throw usage("acl role create ROLE [description=TEXT] [read|write|deny xpath PATH|id ID]...");
  const made = permissions(rest.slice(described ? 1 : 0), id, context);
  return [
    {
      kind: "add",
      element: element("acl_role", { id, description }, made),
    },
  ];
};

function find(name: string, id: string | undefined, { bench }: PcsContext): Element {
  const all = (bench.section("acls")?.elements ?? []).filter((each) => each.name === name);
  const found = all.find(({ attributes }) => attributes.id === id);
  if (found === undefined)
    throw unknownName(
      WORDS[name] ?? name,
      id ?? "",
      all.map(({ attributes }) => attributes.id ?? ""),
    );
  return finished(found);
}

const WORDS: Readonly<Record<string, string>> = { acl_role: "role", acl_target: "user", acl_group: "group" };

const createTarget =
  (name: "acl_target" | "acl_group"): Verb =>
  ({ words: [id, ...roles] }, context) => {
    if (id === undefined) throw usage(`acl ${WORDS[name] ?? name} create NAME [ROLE...]`);
    for (const [i, role] of roles.entries()) {
      find("acl_role", role, context);
      if (roles.indexOf(role) < i) throw new EditError("duplicate", `${id} gets the role ${role} twice`);
    }
    return [
      {
        kind: "add",
        element: element(
          name,
          { id },
          roles.map((role) => element("role", { id: role })),
        ),
      },
    ];
  };

const remove =
  (name: string): Verb =>
  ({ words: [id, ...more], options }, context) => {
    if (more.length > 0) throw usage(`acl ${WORDS[name] ?? name} delete NAME`);
    const target = find(name, id, context);
    return [
      ...(name === "acl_role" ? withoutRole(id ?? "", context, options.has("autodelete")) : []),
      { kind: "remove", ids: [target.attributes.id ?? ""] },
    ];
  };

/** Users and groups lose a role. */
function withoutRole(role: string, { bench }: PcsContext, autodelete: boolean): Edit[] {
  const all = (bench.section("acls")?.elements ?? []).map(finished);
  return all.flatMap((each): Edit[] => {
    const kept = each.children.filter(({ name, attributes }) => name !== "role" || attributes.id !== role);
    return kept.length === each.children.length ? [] : [lessened(each, kept, autodelete)];
  });
}

/** A user or a group with fewer roles; gone with the last one if that is asked for. */
function lessened(of: Element, kept: readonly Element[], autodelete: boolean): Edit {
  if (autodelete && kept.length === 0) return { kind: "remove", ids: [of.attributes.id ?? ""] };
  return { kind: "replace", element: withChildren(of, kept) };
}

/** A user or a group: without the word that says which, a user. */
function holder(words: readonly string[], context: PcsContext): Element {
  const [first, second] = words.filter((word) => word !== "to" && word !== "from");
  if (first === "user" && second !== undefined) return find("acl_target", second, context);
  if (first === "group" && second !== undefined) return find("acl_group", second, context);
  return find("acl_target", first, context);
}

const assign: Verb = ({ words: [role, ...rest] }, context) => {
  find("acl_role", role, context);
  const target = holder(rest, context);
  if (target.children.some(({ attributes }) => attributes.id === role))
    throw new EditError("exists", `${target.attributes.id ?? ""} has the role ${role ?? ""} already`);
  return [{ kind: "replace", element: withChildren(target, [...target.children, element("role", { id: role })]) }];
};

const unassign: Verb = ({ words: [role, ...rest], options }, context) => {
  const target = holder(rest, context);
  const known = target.children.map(({ attributes }) => attributes.id ?? "");
  if (role === undefined || !known.includes(role))
    throw unknownName(`role of ${target.attributes.id ?? ""}`, role ?? "", known);
  const kept = target.children.filter(({ attributes }) => attributes.id !== role);
  return [lessened(target, kept, options.has("autodelete"))];
};

const addPermission: Verb = ({ words: [id, ...rest] }, context) => {
  if (id === undefined || rest.length === 0) throw usage("acl permission add ROLE read|write|deny xpath PATH|id ID...");
  const made = permissions(rest, id, context);
  const exists = context.bench.section("acls")?.find("acl_role", id) !== undefined;
  if (!exists) return [{ kind: "add", element: element("acl_role", { id }, made) }];
  const role = find("acl_role", id, context);
  return [{ kind: "replace", element: withChildren(role, [...role.children, ...made]) }];
};

const removePermission: Verb = ({ words: [id] }, { bench }) => {
  const roles = (bench.section("acls")?.elements ?? []).map(finished).filter(({ name }) => name === "acl_role");
  const known = roles.flatMap((role) => role.children.map(({ attributes }) => attributes.id ?? ""));
  const role = roles.find((each) => each.children.some(({ attributes }) => attributes.id === id));
  if (role === undefined || id === undefined) throw unknownName("permission", id ?? "", known);
  return [
    {
      kind: "replace",
      element: withChildren(
        role,
        role.children.filter(({ attributes }) => attributes.id !== id),
      ),
    },
  ];
};

const enabled =
  (value: "true" | "false"): Verb =>
  () => [{ kind: "property", name: "enable-acl", value }];

export const aclVerbs: readonly (readonly [string, Verb])[] = [
  ["acl role create", createRole],
  ["acl role delete", remove("acl_role")],
  ["acl role remove", remove("acl_role")],
  ["acl role assign", assign],
  ["acl role unassign", unassign],
  ["acl user create", createTarget("acl_target")],
  ["acl user delete", remove("acl_target")],
  ["acl user remove", remove("acl_target")],
  ["acl group create", createTarget("acl_group")],
  ["acl group delete", remove("acl_group")],
  ["acl group remove", remove("acl_group")],
  ["acl permission add", addPermission],
  ["acl permission delete", removePermission],
  ["acl permission remove", removePermission],
  ["acl enable", enabled("true")],
  ["acl disable", enabled("false")],
];
