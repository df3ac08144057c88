import { childrenNamed } from "../cib/element.js";
import { agentOf, isPromotable, type LintResource } from "./resources.js";

/** Node attributes, as names and values. */
type Pairs = readonly (readonly [name: string, value: string])[];

/** What an agent sets where all is well: enough for any threshold. */
const WELL = "100000";

/**
 * The node attributes that agents set themselves where all is well: a promotion score for what can be promoted, connectivity
 * by ping. Without them a configuration that is right would look as if nothing could run.
 */
export function agentAttributes(resources: ReadonlyMap<string, LintResource>): Pairs {
  const pairs = new Map<string, string>();
  for (const resource of resources.values()) {
    if (resource.kind !== "primitive") continue;
    if (isPromotable(resource)) pairs.set(`master-${resource.id}`, "10");
    const agent = agentOf(resource);
    if (agent === "ocf:pacemaker:ping" || agent.endsWith(":pingd"))
      pairs.set(parameter(resource, "name") ?? "pingd", WELL);
    if (agent === "ocf:heartbeat:ethmonitor")
      pairs.set(parameter(resource, "name") ?? `ethmonitor-${parameter(resource, "interface") ?? ""}`, "1");
  }
  return [...pairs];
}

function parameter({ element, agent }: LintResource, name: string): string | undefined {
  const sets = [element, agent].flatMap((each) => childrenNamed(each, "instance_attributes"));
  const pairs = sets.flatMap((set) => childrenNamed(set, "nvpair"));
  return pairs.find(({ attributes }) => attributes.name === name)?.attributes.value;
}
