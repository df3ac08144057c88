/** Whether a pattern with back-references matches in the reference, as far as that is known (01 §3.4). */
import type { Meter } from "../meter.js";
import type { Doubts } from "./certain.js";
import { longestFrom } from "./follow.js";
import type { ParsedPattern } from "./parse.js";
import { Pieces } from "./pieces.js";
import type { Program } from "./program.js";

interface Found {
  /** The first place from which pieces of ways lead to the end. */
  readonly firstStart: number;
  readonly start: number;
  readonly end: number;
  readonly pieces: Pieces;
}

/**
 * The reference looks for texts that a back-reference can take among those that end with the first copy of their group that
 * can end there. A match on a way that needs no others is found; one to which not even pieces of ways lead is not. What is
 * between them is known where no empty iterations are about and there is one back-reference alone.
 *
 * @param program of the purpose `follow`, without lax checks
 * @returns nothing where it is not known
 */
export function decideRecalls(
  program: Program,
  parsed: ParsedPattern,
  doubts: Doubts,
  subject: string,
  meter: Meter,
): boolean | undefined {
  const { recalled } = parsed;
  let possible = false;
  let firstStart: number | undefined;
  for (let start = 0; start <= subject.length; start++) {
    const pieces = new Pieces(program, recalled, subject, start, meter);
    if (pieces.end < 0) continue;
    firstStart ??= start;
    const seen = new Pieces(program, recalled, subject, start, meter, pieces);
    possible ||= seen.end >= 0 || doubts.empties;
    if (seen.end < 0) continue;
    const end = longestFrom(program, parsed, subject, start, (step, at) => pieces.isFirst(step, at), meter);
    if (end === undefined) continue;
    if (end < seen.end) return undefined;
    const found: Found = { firstStart, start, end, pieces };
    return isFound(program, parsed, doubts, subject, found, meter) ? true : undefined;
  }
  const { severalRecalls, emptiesInCopies, endlessEmpties } = doubts;
  return possible && (severalRecalls || emptiesInCopies || endlessEmpties) ? undefined : false;
}

/** Whether the reference is known to find a match, too. */
function isFound(
  program: Program,
  parsed: ParsedPattern,
  doubts: Doubts,
  subject: string,
  { firstStart, start, end, pieces }: Found,
  meter: Meter,
): boolean {
  const { empties, countedEmpties, emptiesInCopies, severalRecalls, checks } = doubts;
  if (emptiesInCopies || (empties && severalRecalls)) return false;
  // With empty iterations, it gives up if it finds no way from the first place that looked promising.
  if (empties) return !countedEmpties && start === firstStart && !(checks && start === end);
  // Where several copies can end at one place, it may take the wrong one for the one that it found.
  return longestFrom(program, parsed, subject, start, (step, at) => pieces.isOnly(step, at), meter) !== undefined;
}
