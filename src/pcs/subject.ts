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
