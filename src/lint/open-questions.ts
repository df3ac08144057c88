import { UNMETERED } from "../base/meter.js";
import { compilePattern } from "../base/pattern/pattern.js";
import { equalsCaseless } from "../base/text.js";
import type { Element } from "../cib/element.js";
import { managementOf } from "../policy/maintenance.js";
import { agentAttributes } from "./agent-attributes.js";
import { allNamed, type LintContext, primitivesIn } from "./context.js";
import { isPromotable, type LintResource, outermost, textOf } from "./resources.js";

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
    const open = new Set([...asking, ...[...neighbours.keys()].filter((id) => !context.resources.has(id))]);
    const guests = hasGuests(context);
    for (const each of context.resources.values()) if (isOpenItself(context, each, guests)) open.add(each.id);
    for (const id of open) neighbours.get(id)?.forEach((tied) => void open.add(tied));
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
  const { managed } = managementOf(false, context.meta(resource, "is-managed"), context.meta(resource, "maintenance"));
  return !managed || equalsCaseless(context.meta(resource, "target-role"), "Stopped");
}

function hasGuests({ resources }: LintContext): boolean {
  return [...resources.values()].some(
    ({ meta, usual, agent }) =>
      meta.has("remote-node") || usual.has("remote-node") || agent.attributes.type === "remote",
  );
}

/** The outermost resources whose place depends on an attribute that nothing in the configuration gives a value, or on a ticket. */
function askingUnknown(context: LintContext): ReadonlySet<string> {
  const asking = new Set<string>();
  const known = knownAttributes(context);
  for (const constraint of context.constraints) {
    const names = Array.from(allNamed([constraint], "expression"), (each) => textOf(each, "attribute"));
    const isUnknown = names.some((name) => !known.has(name) && !name.startsWith("#"));
    if (!isUnknown && constraint.name !== "rsc_ticket") continue;
    for (const id of aboutIn(context, constraint)) asking.add(id);
  }
  return asking;
}

/** The outermost resources that a location or a ticket is about (04 §6.2, §6.3). */
function aboutIn(context: LintContext, constraint: Element): readonly string[] {
  const sets = Array.from(allNamed([constraint], "resource_ref"), (each) => textOf(each, "id"));
  const isMeant = matcher(constraint.attributes["rsc-pattern"]);
  return [
    ...[textOf(constraint, "rsc"), ...sets].flatMap((id) => topsOf(context, id)),
    ...[...context.resources.keys()].filter(isMeant),
  ];
}

function matcher(pattern: string | undefined): (id: string) => boolean {
  if (pattern === undefined) return () => false;
  const isInverted = pattern.startsWith("!");
  const compiled = compilePattern(isInverted ? pattern.slice(1) : pattern);
  // What it may cost was charged when the start was played.
  return (id) => compiled.ok && compiled.test(id, UNMETERED) !== isInverted;
}

function knownAttributes(context: LintContext): ReadonlySet<string> {
  const own = Array.from(allNamed(context.section("nodes"), "nvpair"), (each) => textOf(each, "name"));
  return new Set([...own, ...agentAttributes(context.resources).map(([name]) => name)]);
}

/** The outermost resources that an id stands for; itself, if there is no such thing. */
function topsOf(context: LintContext, id: string): readonly string[] {
  const found = context.named(id);
  return found.length === 0 ? [id] : found.map((each) => outermost(each).id);
}

/** What each outermost resource is tied to by colocations and orders. */
function tiesOf(context: LintContext): ReadonlyMap<string, ReadonlySet<string>> {
  const ties = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const known = ties.get(from);
    if (known === undefined) ties.set(from, new Set([to]));
    else known.add(to);
  };
  for (const { one, other } of context.relations) {
    for (const a of topsOf(context, one)) {
      for (const b of topsOf(context, other)) {
        add(a, b);
        add(b, a);
      }
    }
  }
  return ties;
}
