import { legalNames } from "../base/nearest.js";
import type { View } from "../scenario/outcome.js";
import { withoutNumber } from "../scenario/places.js";
import { ExpectError, type FilePath } from "./error.js";
import type { Expectation } from "./expectation.js";
import { primitivesOf } from "./members.js";

/**
 * Refuses an expectation about a resource or node that there is not: it would hold, or not, for no reason.
 * @param views in which they are looked for
 * @throws ExpectError `name`
 */
export function checkNames(expectation: Expectation, views: readonly View[], place: FilePath): void {
  const resources = "resources" in expectation ? (expectation.resources ?? []) : [];
  for (const id of resources) {
    if (views.some(({ verdict }) => primitivesOf(verdict, id) !== undefined)) continue;
    const known = views.flatMap(({ verdict }) => verdict.placements.map(({ resource }) => withoutNumber(resource)));
    throw unknown(`There is no resource ${id}`, id, known, place);
  }
  const nodes = "nodes" in expectation ? (expectation.nodes ?? []) : [];
  const known = views.flatMap(({ verdict }) => verdict.status.nodes.map(({ name }) => name));
  for (const node of nodes) {
    if (!known.includes(node)) throw unknown(`There is no node ${node}`, node, known, place);
  }
}

function unknown(problem: string, name: string, known: readonly string[], place: FilePath): ExpectError {
  return new ExpectError("name", problem, place, legalNames(name, known));
}
