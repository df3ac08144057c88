import type { Printing } from "./printing.js";
import type { Words } from "./reading.js";
import { Node } from "./tree.js";

/**
 * One kind of object of the language: how a command becomes an element and an element becomes text (11 §1). Each kind has a
 * module of its own in `constructs/`; `table.ts` lists them.
 */
export interface Construct {
  /** The first word of the command, as it is printed. */
  readonly keyword: string;
  readonly synonyms?: readonly string[];
  /** The element that an object is; for defaults the element whose child it is. */
  readonly element: string;
  /** The section of the configuration in which it stands. */
  readonly section: string;
  /** What comes first when objects are printed and created. */
  readonly rank: number;
  /** The least number of words after the keyword. */
  readonly least: number;
  /** The id of an object that is given none. */
  readonly defaultId?: string;
  /** Whether the prompt does not know the command (11 §2). */
  readonly loadOnly?: boolean;
  /** Reads what follows the keyword. */
  read(words: Words): Node;
  /** The first part of the text; `undefined` if the object has no text form. */
  head(object: Node, printing: Printing): string | undefined;
  /** The parts of the text that a child makes: none if it has no text form. */
  parts(child: Node, object: Node, printing: Printing): readonly string[];
  /** All parts behind the head and the description, where they are not those of one child after the other. */
  body?(object: Node, printing: Printing): readonly string[];
}

/** The name of what stands for a member of a container until its definition is put in its place. */
export const MEMBER = "crmsh-ref";

export function member(name: string): Node {
  return new Node(MEMBER, [["id", name]]);
}
