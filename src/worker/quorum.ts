/** A corosync.conf in a session: events in, and what every side does. */
import {
  type CorosyncConfig,
  conductSentence,
  dangerSentence,
  EVENT_FORMS,
  nodeName,
  noteSentence,
  parseEvents,
  partitionSentences,
  whatIf,
} from "../quorum/index.js";
import type { QuorumReport } from "./messages.js";

/**
 * Plays events on a cluster of which all nodes have started.
 * @throws QuorumError for an event that cannot be
 */
export function quorumReport(
  config: CorosyncConfig,
  events: readonly string[],
  noQuorumPolicy: string | undefined,
): QuorumReport {
  const load = (): CorosyncConfig => config;
  const written = parseEvents(events.join(";"), { nodes: config.nodes, load });
  const played = whatIf(
    config,
    written.map(({ event }) => event),
    { noQuorumPolicy },
  );
  return {
    states: played.map(({ notes, outlook }, i) => ({
      event: written[i - 1]?.text,
      notes: notes.map((note) => noteSentence(config, note)),
      sides: outlook.sides.map((side) => ({
        sentences: [...partitionSentences(config, side.partition), conductSentence(config, side)],
        quorate: side.quorate,
        members: side.members.map((id) => nodeName(config, id)),
      })),
      dangers: outlook.dangers.map((danger) => dangerSentence(config, danger)),
    })),
    forms: EVENT_FORMS,
  };
}
