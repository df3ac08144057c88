import { runCommands } from "../commands/command.js";
import { edit } from "../edit/edit.js";
import type { Event } from "../simulate/events.js";
import type { Player } from "./player.js";
import type { Step } from "./step.js";

/**
 * Performs any step. What changes the configuration does not belong to the player: it brings all that reads commands, and
 * whoever only lets things fail, as sweeps do, loads half as much without.
 * @throws PengineError for a step that cannot be
 */
export function perform(player: Player, step: Step): void {
  switch (step.kind) {
    case "edit":
      player.configure((cib, now) => edit(cib, step.edits, { now, dialect: step.dialect }).cib);
      return;
    case "commands":
      command(player, step.commands);
      return;
    default:
      player.perform(step);
  }
}

/** Commands of crm's cibstatus make events happen. */
function command(player: Player, commands: readonly string[]): void {
  const events: Event[] = [];
  player.configure((cib, now) => {
    const run = runCommands(cib, commands, { now });
    if (events.length === 0) for (const event of run.events) events.push(event);
    return run.cib;
  });
  if (events.length > 0) player.perform({ kind: "together", events });
}
