/** The subject that a page shows, as the fragment of its address. */
import type { Subject } from "pengine/explain";

/** `#resource/db`, `#node/n1`, `#placement/db/n1`, `#action/db_start_0/n1`; empty for the cluster. */
export function fragmentOf(subject: Subject): string {
  const parts = partsOf(subject);
  return parts.length === 0 ? "" : `#${parts.map(encodeURIComponent).join("/")}`;
}

function partsOf(subject: Subject): readonly string[] {
  switch (subject.kind) {
    case "cluster":
      return [];
    case "resource":
      return ["resource", subject.resource];
    case "node":
      return ["node", subject.node];
    case "placement":
      return ["placement", subject.resource, subject.node];
    case "resources":
      return ["resources", subject.first, subject.second];
    case "action":
      return ["action", subject.key, ...(subject.node === undefined ? [] : [subject.node])];
  }
}

/** The subject of a fragment; undefined for what is none. Whether there is such a thing, the engine knows. */
export function subjectOf(fragment: string): Subject | undefined {
  const parts = decoded(fragment.replace(/^#/, ""));
  const [kind, first, second] = parts;
  if (kind === "resource" && first !== undefined) return { kind, resource: first };
  if (kind === "node" && first !== undefined) return { kind, node: first };
  if (kind === "placement" && first !== undefined && second !== undefined)
    return { kind, resource: first, node: second };
  if (kind === "resources" && first !== undefined && second !== undefined) return { kind, first, second };
  if (kind === "action" && first !== undefined)
    return second === undefined ? { kind, key: first } : { kind, key: first, node: second };
  return undefined;
}

function decoded(text: string): readonly string[] {
  try {
    return text.split("/").map(decodeURIComponent);
  } catch (error) {
    if (error instanceof URIError) return [];
    throw error;
  }
}
