import { type Command, InvalidArgumentError } from "commander";
import type { CommandIo } from "../../io.js";
import type { Style } from "../style.js";

/** What a subcommand works with. */
export interface Shell {
  readonly io: CommandIo;
  readonly style: Style;
  /** Takes the subcommand's exit code. */
  readonly exit: (code: number) => void;
}

/**
 * Adds a subcommand to the program. What does the work is imported when it is called, so that a command loads what it uses.
 */
export type Declare = (program: Command, shell: Shell) => void;

export const INPUT =
  'a CIB (also compressed, or inside the output of a tool), a part of one, crm text or pcs commands; "-" is standard input';
export const STATUS = "a CIB whose status is taken, for a configuration that has none";

/** An option that may be given several times. */
export function several(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** @throws InvalidArgumentError for anything but a whole number of at most six digits */
export function wholeNumber(text: string): number {
  if (!/^[0-9]{1,6}$/.test(text)) throw new InvalidArgumentError("It must be a whole number up to 999999.");
  return Number(text);
}
