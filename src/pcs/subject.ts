import { EditError } from "../edit/error.js";
import type { Resource } from "../edit/resource.js";
import type { PcsContext } from "./context.js";

/** What a location constraint is about: a resource, or resources by a pattern. */
export function subject(
  text: string,
  { bench }: PcsContext,
): { readonly rsc: string } | { readonly "rsc-pattern": string } {
  const [, kind, name = ""] = /^(regexp|resource)?%(.*)$/s.exec(text) ?? [];
  if (kind === "regexp") return { "rsc-pattern": name };
  const rsc = name === "" ? text : name;
  bench.resource(rsc);
  return { rsc };
}

/** A group orders its members itself. @throws EditError (`kind`) */
export function refuseOrderInGroup(resources: readonly Resource[]): void {
  const seen = new Map<string, string>();
  for (const { id, container } of resources) {
    if (container?.tag !== "group") continue;
    const other = seen.get(container.id);
    if (other !== undefined)
      throw new EditError("kind", `${other} and ${id} are in the group ${container.id}, which orders them`);
    seen.set(container.id, id);
  }
}
