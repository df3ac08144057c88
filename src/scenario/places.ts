import { partsOf, type ResourceStatus } from "../verdict/status.js";
import type { StatusVerdict, Verdict } from "../verdict/verdict.js";
import type { Whereabout } from "./outcome.js";

/** An instance of a primitive in a Verdict. */
export interface Instance {
  /** The id that the configuration has for the primitive. */
  readonly id: string;
  /** Names of the nodes on which it is active before anything is done. */
  readonly active: readonly string[];
}

/** Primitives and the instances of primitives in clones and bundles, by their own ids. */
export type Instances = ReadonlyMap<string, Instance>;

/** Of instances of clones and bundles the number is left out: `web:1` is a `web`. */
export function instancesIn({ placements }: Pick<Verdict, "placements">): Instances {
  const numbered = new Set<string | undefined>();
  const found = new Map<string, Instance>();
  for (const { resource, variant, parent, active } of placements) {
    const inside = variant === "clone" || variant === "bundle" || numbered.has(parent);
    if (inside) numbered.add(resource);
    if (variant === "primitive") found.set(resource, { id: inside ? withoutNumber(resource) : resource, active });
  }
  return found;
}

export function withoutNumber(instance: string): string {
  return instance.replace(/:[0-9]+$/, "");
}

/** Where every primitive is active, on nodes that are online. Primitives that are active nowhere are there too. */
export function placesIn(verdict: Pick<Verdict, "placements" | "status">): ReadonlyMap<string, readonly Whereabout[]> {
  const instances = instancesIn(verdict);
  const reached = verdict.status.nodes.filter(({ online, unclean }) => online && !unclean);
  const online = new Set(reached.map(({ name }) => name));
  const failed = failedInstances(verdict);
  const places = new Map<string, Whereabout[]>();
  for (const { resource, active, currentRole } of verdict.placements) {
    const id = instances.get(resource)?.id;
    if (id === undefined) continue;
    const list = places.get(id) ?? [];
    places.set(id, list);
    for (const node of active) {
      if (online.has(node)) list.push({ node, role: currentRole, failed: failed.has(resource) });
    }
  }
  return places;
}

/** Instances that have failed where that counts. */
function failedInstances({ status }: Pick<StatusVerdict, "status">): ReadonlySet<string> {
  const failed = new Set<string>();
  const stack: ResourceStatus[] = [...status.resources];
  for (let each = stack.pop(); each !== undefined; each = stack.pop()) {
    if (each.failed && !each.failureIgnored) failed.add(each.instanceId);
    for (const inner of partsOf(each)) stack.push(inner);
  }
  return failed;
}
