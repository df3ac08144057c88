import { legalNames } from "../base/nearest.js";
import type { Verdict } from "../verdict/verdict.js";
import { ScenarioError } from "./error.js";
import { withoutNumber } from "./places.js";

/** What may be named: the resource as it is configured or one instance of it, and the node. */
interface Named {
  readonly resource?: string | undefined;
  readonly node?: string | undefined;
}

/**
 * Refuses names of resources and nodes that there are not: what they are to say would be passed over without a word.
 * @param what is named in them, as the beginning of a sentence: "A failure"
 * @throws ScenarioError
 */
export function checkNames({ placements, status }: Verdict, what: string, named: readonly Named[]): void {
  if (named.length === 0) return;
  const resources = new Set(placements.flatMap(({ resource }) => [resource, withoutNumber(resource)]));
  const nodes = new Set(status.nodes.map(({ name }) => name));
  for (const { resource, node } of named) {
    if (resource !== undefined && !resources.has(resource)) throw unknown("resource", what, resource, resources);
    if (node !== undefined && !nodes.has(node)) throw unknown("node", what, node, nodes);
  }
}

function unknown(code: "resource" | "node", what: string, name: string, known: ReadonlySet<string>): ScenarioError {
  return new ScenarioError(code, `${what} is about the ${code} ${name}, which there is not`, {
    legal: legalNames(name, known),
  });
}
