import { equalsCaseless } from "../base/text.js";
import { agentAttributes } from "./agent-attributes.js";
import { allNamed, type LintContext, primitivesIn } from "./context.js";
import { isPromotable, type LintResource, outermost } from "./resources.js";

/**
 * Whether a fresh start proves nothing about a resource, since it, or something that it is tied to, depends on what a
 * configuration does not say: node attributes that others set, what bundles hold, promotion scores of guests, tickets; or on something that was
 * switched off on purpose.
 */
export function isOpen(context: LintContext, resource: LintResource): boolean {
  const tied = reachable(context, outermost(resource).id);
  const asking = askingUnknown(context);
  return tied.some((id) => {
    const found = context.resources.get(id);
    if (found === undefined || asking.has(id)) return true;
    const primitives = primitivesIn(found);
    if (primitives.some((each) => isHeld(context, each))) return true;
    return found.kind === "bundle" || (isPromotable(found) && hasGuests(context));
  });
}

/** Whether somebody wants it to be stopped, or left alone. */
export function isHeld(context: LintContext, resource: LintResource): boolean {
  const isLeft = !context.isSet(resource, "is-managed", true) || context.isSet(resource, "maintenance");
  return isLeft || equalsCaseless(context.meta(resource, "target-role"), "Stopped");
}

function hasGuests({ resources }: LintContext): boolean {
  return [...resources.values()].some(
    ({ meta, element }) =>
      meta.has("remote-node") || (element.attributes.type === "remote" && element.name === "primitive"),
  );
}

/** The outermost resources whose place depends on an attribute that nothing in the configuration gives a value, or on a ticket. */
function askingUnknown(context: LintContext): ReadonlySet<string> {
  const asking = new Set<string>();
  const known = knownAttributes(context);
  for (const constraint of context.constraints) {
    const { rsc } = constraint.attributes;
    const names = Array.from(allNamed([constraint], "expression"), ({ attributes }) => attributes.attribute ?? "");
    const isUnknown = names.some((name) => !known.has(name) && !name.startsWith("#"));
    if (!isUnknown && constraint.name !== "rsc_ticket") continue;
    if (rsc !== undefined) asking.add(topOf(context, rsc));
    for (const { attributes } of allNamed([constraint], "resource_ref"))
      asking.add(topOf(context, attributes.id ?? ""));
  }
  return asking;
}

function knownAttributes(context: LintContext): ReadonlySet<string> {
  const own = Array.from(allNamed(context.section("nodes"), "nvpair"), ({ attributes }) => attributes.name ?? "");
  return new Set([...own, ...agentAttributes(context.resources).map(([name]) => name)]);
}

function topOf({ resources }: LintContext, id: string): string {
  const found = resources.get(id);
  return found === undefined ? id : outermost(found).id;
}

/** What a resource is tied to by colocations and orders, over others too. */
function reachable(context: LintContext, start: string): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { one, other } of context.relations) {
    const [a, b] = [topOf(context, one), topOf(context, other)];
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      const list = next.get(from);
      if (list === undefined) next.set(from, [to]);
      else list.push(to);
    }
  }
  const found = new Set([start]);
  for (const id of found) for (const other of next.get(id) ?? []) found.add(other);
  return [...found];
}
