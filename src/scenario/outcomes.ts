import { PengineError } from "../base/error.js";
import type { Cib } from "../cib/cib.js";
import { ScenarioError } from "./error.js";
import type { Outcome } from "./outcome.js";
import { Player, type PlayOptions } from "./player.js";
import type { PlainStep, Step } from "./step.js";

/**
 * What `play` says of steps that a function performs.
 * @throws ScenarioError for a step that cannot be, with its number, and for a corosync.conf that does not fit the cluster
 */
export function outcomesOf<Each extends Step>(
  cib: Cib,
  steps: readonly Each[],
  options: PlayOptions,
  perform: (player: Player, step: Each) => void,
): readonly Outcome[] {
  const player = new Player(cib, options);
  const outcomes = [player.outcome(undefined)];
  for (const [i, step] of steps.entries()) {
    try {
      perform(player, step);
    } catch (error) {
      throw atStep(i + 1, error);
    }
    outcomes.push(player.outcome(step));
  }
  return outcomes;
}

/** As `play`, for whoever changes no configuration. */
export function playPlain(cib: Cib, steps: readonly PlainStep[], options: PlayOptions): readonly Outcome[] {
  return outcomesOf(cib, steps, options, (player, step) => player.perform(step));
}

/** What bad input is, says which step it is of; a defect stays what it is. */
function atStep(step: number, error: unknown): unknown {
  if (error instanceof ScenarioError) return error.at(step);
  if (!(error instanceof PengineError)) return error;
  return new ScenarioError("impossible", error.problem, { step, legal: error.legal, cause: error });
}
