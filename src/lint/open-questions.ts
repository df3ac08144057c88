import { equalsCaseless } from "../base/text.js";
import { agentAttributes } from "./agent-attributes.js";
import { allNamed, type LintContext, primitivesIn } from "./context.js";
import { isPromotable, type LintResource, outermost } from "./resources.js";

/**
 * The resources about which a fresh start proves nothing, since they, or something that they are tied to, depend on what a
 * configuration does not say: node attributes that others set, what bundles hold, promotion scores of guests, tickets; or on
 * something that was switched off on purpose.
 */
export class OpenQuestions {
  /** Outermost resources, and ids that constraints name and that nothing has. */
  readonly #open: ReadonlySet<string>;

  constructor(context: LintContext) {
    const neighbours = tiesOf(context);
    const asking = askingUnknown(context);
    const known = [...context.resources.values()].filter(({ container }) => container === undefined);
    const open = new Set([...asking, ...[...neighbours.keys()].filter((id) => !context.resources.has(id))]);
    const guests = hasGuests(context);
    for (const each of known) if (isOpenItself(context, each, guests)) open.add(each.id);
    for (const id of open) for (const tied of neighbours.get(id) ?? []) open.add(tied);
    this.#open = open;
  }

  has(resource: LintResource): boolean {
    return this.#open.has(outermost(resource).id);
  }
}

function isOpenItself(context: LintContext, resource: LintResource, guests: boolean): boolean {
  if (primitivesIn(resource).some((each) => isHeld(context, each))) return true;
  return resource.kind === "bundle" || (guests && isPromotable(resource));
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

/** What each outermost resource is tied to by colocations and orders. */
function tiesOf(context: LintContext): ReadonlyMap<string, ReadonlySet<string>> {
  const ties = new Map<string, Set<string>>();
  for (const { one, other } of context.relations) {
    const [a, b] = [topOf(context, one), topOf(context, other)];
    for (const [from, to] of [[a, b] as const, [b, a] as const]) {
      const known = ties.get(from);
      if (known === undefined) ties.set(from, new Set([to]));
      else known.add(to);
    }
  }
  return ties;
}
