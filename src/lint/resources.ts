import { isTrue } from "../base/number.js";
import { childrenNamed, type Element } from "../cib/element.js";

/** An attribute; empty where a document that no schema allows leaves it out. */
export function textOf({ attributes }: Element, name: string): string {
  return attributes[name] ?? "";
}

export type LintResourceKind = "primitive" | "group" | "clone" | "bundle";

/** A resource of a configuration. */
export interface LintResource {
  readonly id: string;
  readonly kind: LintResourceKind;
  readonly element: Element;
  /** What says its agent: itself, or the template that it is made of. */
  readonly agent: Element;
  /** What it is directly in. */
  readonly container: LintResource | undefined;
  readonly members: readonly LintResource[];
  /** Its own meta attributes by name, those under rules left out. */
  readonly meta: ReadonlyMap<string, Element>;
  /** Those of what says its agent. */
  readonly usual: ReadonlyMap<string, Element>;
}

const KINDS: ReadonlyMap<string, LintResourceKind> = new Map<string, LintResourceKind>([
  ["primitive", "primitive"],
  ["group", "group"],
  ["clone", "clone"],
  ["master", "clone"],
  ["bundle", "bundle"],
]);

/** The resources of a section by id, containers before what they hold. Containers are nested three deep at most, by schema. */
export function resourcesIn(section: readonly Element[]): ReadonlyMap<string, LintResource> {
  const found = new Map<string, LintResource>();
  const described = new Map(section.map((each) => [textOf(each, "id"), each]));
  const take = (element: Element, container: LintResource | undefined): LintResource | undefined => {
    const kind = KINDS.get(element.name);
    if (kind === undefined) return undefined;
    const members: LintResource[] = [];
    const id = textOf(element, "id");
    const agent = described.get(element.attributes.template ?? id) ?? element;
    const made = { id, kind, element, agent, container, members, meta: metaOf(element), usual: metaOf(agent) };
    found.set(id, made);
    for (const child of element.children) {
      const member = take(child, made);
      if (member !== undefined) members.push(member);
    }
    return made;
  };
  for (const element of section) take(element, undefined);
  return found;
}

function metaOf(element: Element): ReadonlyMap<string, Element> {
  const meta = new Map<string, Element>();
  for (const set of childrenNamed(element, "meta_attributes")) {
    if (childrenNamed(set, "rule").length > 0) continue;
    for (const pair of childrenNamed(set, "nvpair")) {
      const name = textOf(pair, "name");
      if (!meta.has(name)) meta.set(name, pair);
    }
  }
  return meta;
}

/** What templates and tags stand for: their ids, each with one that it names (04 §4.2). */
export function namesIn(
  resources: ReadonlyMap<string, LintResource>,
  tags: readonly Element[],
): readonly (readonly [id: string, named: string])[] {
  const made = Array.from(resources.values(), ({ id, agent }) => [textOf(agent, "id"), id] as const);
  const tagged = tags.flatMap((tag) => tag.children.map((each) => [textOf(tag, "id"), textOf(each, "id")] as const));
  return [...made, ...tagged];
}

export function isFenceDevice({ agent }: LintResource): boolean {
  return agent.attributes.class === "stonith";
}

/** The operations of a primitive. */
export function operationsOf({ element }: LintResource): readonly Element[] {
  return childrenNamed(element, "operations").flatMap((section) => childrenNamed(section, "op"));
}

/** What is outermost around a resource: itself, if it is in nothing. */
export function outermost(resource: LintResource): LintResource {
  let at = resource;
  while (at.container !== undefined) at = at.container;
  return at;
}

export function isPromotable(resource: LintResource): boolean {
  const top = outermost(resource);
  if (top.element.name === "master") return true;
  if (top.kind === "bundle") {
    return top.element.children.some(
      ({ attributes }) => Number(attributes["promoted-max"] ?? attributes.masters ?? 0) > 0,
    );
  }
  return top.kind === "clone" && isTrue(top.meta.get("promotable")?.attributes.value);
}

/** The agent as crm writes it whole: `ocf:heartbeat:IPaddr2`. */
export function agentOf({ agent: { attributes } }: LintResource): string {
  return [attributes.class, attributes.provider, attributes.type].filter((part) => part !== undefined).join(":");
}
