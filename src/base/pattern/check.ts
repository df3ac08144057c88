import { type Check, WORD } from "./syntax.js";

/** What stands beside a place between two bytes of a subject. */
export type Neighbour = "edge" | "word" | "other";

export function neighbourOf(code: number): Neighbour {
  return WORD[code] === 1 ? "word" : "other";
}

/** The neighbours of a place of a subject, NaN being no byte. */
export function neighbourAt(subject: string, at: number): Neighbour {
  const code = subject.charCodeAt(at);
  return Number.isNaN(code) ? "edge" : neighbourOf(code);
}

/** Whether an anchor or assertion holds between two neighbours. */
export function holds(check: Check, before: Neighbour, after: Neighbour): boolean {
  switch (check) {
    case "start":
      return before === "edge";
    case "end":
      return after === "edge";
    case "boundary":
      return (before === "word") !== (after === "word");
    case "inside":
      return (before === "word") === (after === "word");
    case "word-start":
      return before !== "word" && after === "word";
    case "word-end":
      return before === "word" && after !== "word";
  }
}

/** Whether what stands before a place allows a check to hold there. */
export function holdsBefore(check: Check, before: Neighbour): boolean {
  return (["edge", "word", "other"] as const).some((after) => holds(check, before, after));
}

/** A bit for each thing that a check which holds demands of its neighbours. */
export function bitsOf(check: Check, before: Neighbour): number {
  switch (check) {
    case "start":
      return 1;
    case "end":
      return 2;
    case "word-start":
      return 4 | 8;
    case "word-end":
      return 16 | 32;
    case "boundary":
      return before === "word" ? 16 | 32 : 4 | 8;
    case "inside":
      return before === "word" ? 16 | 8 : 4 | 32;
  }
}
