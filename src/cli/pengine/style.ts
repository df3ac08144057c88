import pc from "picocolors";
import type { CommandIo } from "../io.js";

/** How the words of a report are set off; each gives its text back where there is no colour. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** Colour only where a person looks at it, and who looks does not mind. */
export function styleOf(io: CommandIo): Style {
  const { bold, green, red, dim } = pc.createColors(io.colour);
  return { strong: bold, good: green, bad: red, faint: dim };
}
