import { equalsCaseless } from "../base/text.js";
import { childrenNamed, descendants, type Element } from "../cib/element.js";
import type { Resource } from "../model/resource.js";
import type { WorkingSet } from "../model/working-set.js";

/** Where a setting comes from. */
export interface ConfiguredBy {
  readonly by: "resource" | "ancestor" | "defaults";
  /** The resource that has the attribute; absent for defaults. */
  readonly owner: string | undefined;
  readonly pair: Element;
}

/** The pair of a name and value in an element's blocks, those that it refers to included. */
function pairIn(
  resource: Resource | undefined,
  holder: Element,
  block: string,
  name: string,
  value: string,
): Element | undefined {
  for (const each of childrenNamed(holder, block)) {
    const resolved = resource?.scope.resolve(each) ?? each;
    for (const pair of descendants(resolved)) {
      if (pair.name === "nvpair" && pair.attributes.name === name && equalsCaseless(pair.attributes.value ?? "", value))
        return pair;
    }
  }
  return undefined;
}

/**
 * Who gave a resource a meta-attribute (02 §6.5): itself, the nearest ancestor that has it, or the resource defaults. The
 * pair with the effective value counts, whatever rules choose among several.
 */
export function metaConfiguredBy(ws: WorkingSet, resource: Resource, name: string): ConfiguredBy | undefined {
  const value = resource.configured.meta.get(name);
  if (value === undefined) return undefined;
  for (let at: Resource | undefined = resource; at; at = at.parent) {
    const pair = pairIn(at, at.xml, "meta_attributes", name, value);
    if (pair) return { by: at === resource ? "resource" : "ancestor", owner: at.configuredId, pair };
  }
  const pair = ws.rscDefaults && pairIn(undefined, ws.rscDefaults, "meta_attributes", name, value);
  return pair && { by: "defaults", owner: undefined, pair };
}

/** The pair that sets a cluster option. */
export function optionPair(ws: WorkingSet, ...names: readonly string[]): Element | undefined {
  const section = childrenNamed(ws.root, "configuration").flatMap((each) => childrenNamed(each, "crm_config"))[0];
  if (!section) return undefined;
  for (const each of descendants(section)) {
    if (each.name === "nvpair" && names.includes(each.attributes.name ?? "")) return each;
  }
  return undefined;
}
