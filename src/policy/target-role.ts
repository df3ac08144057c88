/** The meta-attribute `target-role`: what it wishes for, and how it is shown (specification 02 §6.9; 03 §9.1; 09 §6.5). */
import { equalsCaseless } from "../base/text.js";
import { parseRole, Role } from "./role.js";

/**
 * **Target role** (02 §6.9) as a wish for the next role: Stopped, Unpromoted (below a promotable clone), or Unknown for
 * no wish. `Promoted` is no wish: promotion decides by itself.
 */
export function targetRole(text: string | undefined, promotable: boolean): Role {
  const role = parseRole(text);
  if (role === Role.Stopped) return role;
  return role === Role.Unpromoted && promotable ? role : Role.Unknown;
}

/** The next role when a history asks for one too (03 §9.1 step 10): the lower of the two. */
export function lowerNextRole(nextRole: Role, target: Role): Role {
  return target !== Role.Unknown && (nextRole === Role.Unknown || target < nextRole) ? target : nextRole;
}

/** What is wrong with a target role (09 §19.5); the words `started` and `default` are right everywhere. */
export function targetRoleProblem(
  text: string | undefined,
  promotable: boolean,
): "no role" | "not promotable" | undefined {
  if (isPlain(text)) return undefined;
  const role = parseRole(text);
  if (role === Role.Unknown) return "no role";
  return role > Role.Started && !promotable ? "not promotable" : undefined;
}

/** Whether a target role says nothing that is not so without it. */
function isPlain(text: string | undefined): boolean {
  return text === undefined || equalsCaseless(text, "default");
}

/** What a target role keeps a resource from, as its flags show (09 §6.5): from running, from being promoted, or nothing. */
export function heldBack(text: string | undefined, promotable: boolean): "stopped" | "unpromoted" | undefined {
  const role = targetRole(text, promotable);
  if (role === Role.Stopped) return "stopped";
  return role === Role.Unpromoted ? "unpromoted" : undefined;
}
