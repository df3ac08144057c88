import { isNode, LineCounter, parseDocument } from "yaml";
import type { Position } from "../../base/position.js";
import { ExpectError, type FilePath, type Policy, readPolicy } from "../../expect/index.js";

/** A file of policy tests, with the lines of what stands in it. */
export interface TestFile {
  readonly policy: Policy;
  lineOf(place: FilePath): number;
}

/** @throws ExpectError with the line, for a text that is no YAML and for what is not as it has to be */
export function parseTests(text: string): TestFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  const positionAt = (offset: number): Position => {
    const { line, col: column } = lines.linePos(offset);
    return { line, column };
  };
  if (error !== undefined) throw new ExpectError("yaml", error.message, [], "YAML", positionAt(error.pos[0]));
  const positionOf = (place: FilePath): Position | undefined => {
    for (let depth = place.length; depth >= 0; depth--) {
      const node = depth === 0 ? document.contents : document.getIn(place.slice(0, depth), true);
      if (isNode(node) && node.range) return positionAt(node.range[0]);
    }
    return undefined;
  };
  try {
    const policy = readPolicy(document.toJS({ maxAliasCount: 100 }));
    return { policy, lineOf: (place) => positionOf(place)?.line ?? 1 };
  } catch (problem) {
    throw problem instanceof ExpectError ? problem.at(positionOf(problem.place)) : problem;
  }
}
