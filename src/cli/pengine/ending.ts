import type { Ending } from "../../simulate/index.js";

/** How settling ended, as a sentence. @param rounds how many transitions were executed */
export function endingSentence(ending: Ending, rounds: number): string {
  switch (ending.kind) {
    case "rest":
      return `At rest after ${transitions(rounds)}.`;
    case "stuck":
      return "The cluster does not come to rest: what is to be done cannot be done.";
    case "unfinished":
      return `The cluster does not come to rest within ${transitions(rounds)}.`;
    case "oscillation":
    case "recovery": {
      const { kind, period, resources, fenced } = ending;
      const what = kind === "oscillation" ? "goes to and fro for ever" : "tries to recover for ever";
      const again = period === 1 ? "the same transition comes" : `the same ${period} transitions come`;
      return `The cluster ${what}: ${again} again and again (${[...resources, ...fenced].join(", ")}).`;
    }
  }
}

function transitions(rounds: number): string {
  return `${rounds} transition${rounds === 1 ? "" : "s"}`;
}
