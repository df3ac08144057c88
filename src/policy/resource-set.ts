/** When the members of a resource set stand for each other in turn: its attribute `sequential` (specification 04 §20.2). */
import { booleanOr, isTrue } from "../base/number.js";

/** Whether a set of a colocation is sequential (04 §11.4, §11.5): unless it clearly says that it is not. */
export function isSequentialColocation(sequential: string | undefined): boolean {
  return booleanOr(sequential, true);
}

/** Whether a set of an ordering is sequential within (04 §14.8): unless it says anything but yes. */
export function isSequentialInside(sequential: string | undefined): boolean {
  return sequential === undefined || isTrue(sequential);
}

/** Whether a set of an ordering is sequential towards other sets (04 §14.9): only if it says so. */
export function isSequentialBetween(sequential: string | undefined): boolean {
  return isTrue(sequential);
}
