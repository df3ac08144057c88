import { CibError } from "../../cib/error.js";
import type { Resource } from "../../model/resource.js";

/** More instances of one resource than any real cluster has. */
const MOST_INSTANCES = 100_000;

/**
 * Refuses a clone or bundle that would have more instances than memory: the reference never comes back from
 * `clone-max="4294967297"`.
 * @throws CibError with the place of the resource
 */
export function checkInstances(resource: Resource, count: number): void {
  if (count <= MOST_INSTANCES) return;
  const { xml, id } = resource;
  throw new CibError("limit", `${count} instances`, {
    position: xml.position,
    path: `cib/configuration/resources/${xml.name}[@id="${id}"]`,
    legal: `at most ${MOST_INSTANCES} instances`,
  });
}
