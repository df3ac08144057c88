/** What becomes of a group, clone or bundle, in a few words. */
import type { Placement } from "../../verdict/placement.js";
import type { Context } from "../context.js";
import type { Outcome } from "../outcome.js";
import { listOf } from "../words.js";

/** `the group svc moves from ctl2 to ctl1`; `of the group svc, httpd moves from ctl2 to ctl1; nfs stops on ctl2` */
export function collectiveText(
  context: Context,
  { resource, variant }: Placement,
  outcomes: readonly Outcome[],
): string {
  if (outcomes.length === 0) return `the ${variant} ${resource} has no parts`;
  if (variant === "clone") return cloneText(context, resource, outcomes);
  const byPredicate = new Map<string, string[]>();
  for (const { predicate, resource: id } of outcomes) file(byPredicate, predicate, context.book.name(id));
  const [only] = byPredicate;
  if (byPredicate.size === 1 && only !== undefined) return `the ${variant} ${resource} ${only[0]}`;
  const parts = [...byPredicate].map(
    ([predicate, ids]) => `${listOf(ids, 4)} ${ids.length > 1 ? plural(predicate) : predicate}`,
  );
  return `of the ${variant} ${resource}, ${parts.join("; ")}`;
}

/** `the clone ping starts on n1 and n2, and stays on n3` */
function cloneText({ book }: Context, clone: string, outcomes: readonly Outcome[]): string {
  const several = book.children(clone).some(({ variant }) => variant !== "primitive");
  const byName = new Map<string, Outcome[]>();
  for (const each of outcomes) file(byName, several ? book.name(each.resource) : clone, each);
  const parts = [...byName].map(([name, list]) => `${several ? name : `the clone ${name}`} ${whereabouts(list)}`);
  return `${several ? `of the clone ${clone}, ` : ""}${parts.join("; ")}`;
}

/** The predicates of instances, those that differ only in the node as one. */
function whereabouts(outcomes: readonly Outcome[]): string {
  const nodes = new Map<string, string[]>();
  const somewhere = outcomes.some(({ kind }) => kind !== "stays stopped");
  for (const { predicate, kind } of outcomes) {
    if (kind === "stays stopped" && somewhere) continue;
    const [, before = predicate, node, after = ""] = ONE_NODE.exec(predicate) ?? [];
    const key = `${before}\0${after}`;
    if (node === undefined) nodes.set(key, nodes.get(key) ?? []);
    else file(nodes, key, node);
  }
  const parts = [...nodes].map(([key, names]) => {
    const [before = "", after = ""] = key.split("\0");
    return names.length === 0 ? before : `${before}${listOf(names)}${after}`;
  });
  return listOf(parts);
}

/** A predicate about one node: `stays on n1 as unpromoted`. */
const ONE_NODE = /^((?:starts|stops|stays|restarts|is [a-z ]+) on )(\S+)( as (?:un)?promoted)?$/;

/** A predicate of several: `stay on n1`. */
function plural(predicate: string): string {
  return predicate.replace(/^is\b/, "are").replace(/^(\w+)s\b/, "$1");
}

function file<V>(index: Map<string, V[]>, key: string, value: V): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else list.push(value);
}
