/** `pcs alert` (13 §11). */
import { finished } from "../cib/draft.js";
import { type Element, element, setAttributes, withChildren } from "../cib/element.js";
import type { Pairs } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { divide, onlyNames, type Part, pairsOf, usage } from "./arguments.js";
import { block, byName } from "./block.js";
import type { PcsContext, Verb } from "./context.js";

function pairsAfter(parts: readonly Part[], keyword: string | undefined): Pairs {
  return pairsOf(parts.filter((part) => part.keyword === keyword).flatMap((part) => part.words));
}

/** The meta set first, then the options; each sorted. */
function sets(parts: readonly Part[]): Element[] {
  return [
    ...block("meta_attributes", pairsAfter(parts, "meta")),
    ...block("instance_attributes", pairsAfter(parts, "options")),
  ];
}

const create: Verb = ({ words }, { bench }) => {
  const parts = divide(words, ["options", "meta"]);
  const given = pairsAfter(parts, undefined);
  onlyNames(given, ["description", "id", "path"], "an alert");
  const { path, description, id } = Object.fromEntries(given);
  if (path === undefined || path === "") throw new EditError("usage", "no path is named", { legal: "path=PATH" });
  const made = { id: id ?? freeId("alert", bench.ids(), "pcs"), path, description: filled(description) };
  return [{ kind: "add", element: element("alert", made, sets(parts)) }];
};

function filled(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

function alertOf(id: string | undefined, { bench }: PcsContext): Element {
  const all = bench.section("alerts")?.elements ?? [];
  const found = all.find(({ attributes }) => attributes.id === id);
  if (found === undefined)
    throw unknownName(
      "alert",
      id ?? "",
      all.map(({ attributes }) => attributes.id ?? ""),
    );
  return finished(found);
}

const update: Verb = ({ words: [id, ...rest] }, context) => {
  const alert = alertOf(id, context);
  const parts = divide(rest, ["options", "meta"]);
  const given = pairsAfter(parts, undefined);
  onlyNames(given, ["description", "path"], "an alert");
  return [{ kind: "replace", element: updated(alert, given, parts) }];
};

function updated(of: Element, given: Pairs, parts: readonly Part[]): Element {
  const attributes = Object.fromEntries(given.map(([name, value]) => [name, value === "" ? undefined : value]));
  const changed = setAttributes(of, attributes);
  const own = withPairs(changed, "instance_attributes", pairsAfter(parts, "options"));
  return withPairs(own, "meta_attributes", pairsAfter(parts, "meta"));
}

/** The pairs of a set changed, added, or taken away by a value of nothing. */
function withPairs(of: Element, name: string, pairs: Pairs): Element {
  if (pairs.length === 0) return of;
  const set = of.children.find((child) => child.name === name) ?? element(name, { id: "" });
  let { children } = set;
  for (const [key, value] of [...pairs].sort(byName)) {
    const at = children.findIndex(({ attributes }) => attributes.name === key);
    const old = children[at];
    if (value === "") children = children.filter((_, i) => i !== at);
    else if (old === undefined) children = [...children, element("nvpair", { id: "", name: key, value })];
    else children = children.with(at, setAttributes(old, { value }));
  }
  const changed = withChildren(set, children);
  if (of.children.includes(set))
    return withChildren(
      of,
      of.children.map((child) => (child === set ? changed : child)),
    );
  return withChildren(of, [changed, ...of.children]);
}

const remove: Verb = ({ words }, context) => {
  if (words.length === 0) throw usage("alert remove ALERT...");
  for (const id of words) alertOf(id, context);
  return [{ kind: "remove", ids: words }];
};

const addRecipient: Verb = ({ words: [id, ...rest], options }, context) => {
  const alert = alertOf(id, context);
  const parts = divide(rest, ["options", "meta"]);
  const given = pairsAfter(parts, undefined);
  onlyNames(given, ["description", "id", "value"], "a recipient");
  const { value, description, id: own } = Object.fromEntries(given);
  if (value === undefined || value === "") throw new EditError("usage", "no value is named", { legal: "value=VALUE" });
  if (!options.has("force")) refuseTwin(alert, value);
  const recipient = own ?? freeId(`${id ?? ""}-recipient`, context.bench.ids(), "pcs");
  const made = { id: recipient, value, description: filled(description) };
  return [{ kind: "add", element: element("recipient", made, sets(parts)), place: { kind: "inside", id: id ?? "" } }];
};

function refuseTwin(alert: Element, value: string, besides?: string): void {
  const twin = alert.children.find(
    ({ name, attributes }) => name === "recipient" && attributes.value === value && attributes.id !== besides,
  );
  if (twin === undefined) return;
  throw new EditError("duplicate", `the alert ${alert.attributes.id ?? ""} has a recipient ${value} already`, {
    legal: "force",
  });
}

/** The alert that holds a recipient. */
function alertWith(recipient: string | undefined, { bench }: PcsContext): Element {
  const all = (bench.section("alerts")?.elements ?? []).map(finished);
  const recipients = all.flatMap((alert) => alert.children.filter(({ name }) => name === "recipient"));
  const found = all.find((alert) =>
    alert.children.some(({ name, attributes }) => name === "recipient" && attributes.id === recipient),
  );
  if (found === undefined)
    throw unknownName(
      "recipient",
      recipient ?? "",
      recipients.map(({ attributes }) => attributes.id ?? ""),
    );
  return found;
}

const updateRecipient: Verb = ({ words: [id, ...rest], options }, context) => {
  const alert = alertWith(id, context);
  const parts = divide(rest, ["options", "meta"]);
  const given = pairsAfter(parts, undefined);
  onlyNames(given, ["description", "value"], "a recipient");
  const value = new Map(given).get("value");
  if (value === "") throw new EditError("usage", "no value is named", { legal: "value=VALUE" });
  if (value !== undefined && !options.has("force")) refuseTwin(alert, value, id);
  const children = alert.children.map((child) => (child.attributes.id === id ? updated(child, given, parts) : child));
  return [{ kind: "replace", element: withChildren(alert, children) }];
};

const removeRecipient: Verb = ({ words }, context) => {
  if (words.length === 0) throw usage("alert recipient remove RECIPIENT...");
  const alerts = new Set(words.map((id) => alertWith(id, context)));
  return [...alerts].map((alert) => {
    const kept = alert.children.filter(
      ({ name, attributes }) => name !== "recipient" || !words.includes(attributes.id ?? ""),
    );
    return { kind: "replace", element: withChildren(alert, kept) };
  });
};

export const alertVerbs: readonly (readonly [string, Verb])[] = [
  ["alert create", create],
  ["alert update", update],
  ["alert remove", remove],
  ["alert delete", remove],
  ["alert recipient add", addRecipient],
  ["alert recipient update", updateRecipient],
  ["alert recipient remove", removeRecipient],
  ["alert recipient delete", removeRecipient],
];
