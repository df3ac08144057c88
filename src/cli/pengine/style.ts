import type { CommandIo } from "../io.js";

/** How the words of a report are set off; each gives its text back where there is no colour. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Colour only where a person looks at it, and who looks does not mind. */
export function styleOf({ colour }: CommandIo): Style {
  const painted = colour ? paint : () => String;
  return { strong: painted(1, 22), good: painted(32, 39), bad: painted(31, 39), faint: painted(2, 22) };
}

/** Sets a text off by the codes of a terminal (ECMA-48 SGR), again wherever something inside ends that. */
function paint(begin: number, end: number): (text: string) => string {
  const [on, off] = [`\x1b[${begin}m`, `\x1b[${end}m`];
  return (text) => on + text.replaceAll(off, off + on) + off;
}
