import type { RunRequest } from "./perform.js";
import type { Choices } from "./words.js";

const EXECUTING = ["simulate", "inPlace", "opFail"] as const;
const SCHEDULING = ["run", "showScores", "showUtilization", "saveGraph", "saveDotfile"] as const;

/** What the options ask of a run (09 §2.4). */
export function requestOf(choices: Choices, quiet: boolean): RunRequest {
  const execute = EXECUTING.some((key) => choices.has(key));
  return {
    schedule: execute || SCHEDULING.some((key) => choices.has(key)),
    execute,
    quiet,
    showAttributes: choices.has("showAttributes"),
    showFailCounts: choices.has("showFailCounts"),
    showScores: choices.has("showScores"),
    showUtilization: choices.has("showUtilization"),
    allActions: choices.has("allActions"),
    actionIds: choices.count("verbose") > 0,
    sanitized: choices.source?.spec.key !== "liveCheck",
    datetime: choices.last("setDatetime"),
    events: {
      quorum: choices.last("quorum"),
      watchdog: choices.last("watchdog"),
      nodesUp: choices.all("nodeUp"),
      nodesDown: choices.all("nodeDown"),
      nodesFailed: choices.all("nodeFail"),
      ticketsGranted: choices.all("ticketGrant"),
      ticketsRevoked: choices.all("ticketRevoke"),
      ticketsStandby: choices.all("ticketStandby"),
      ticketsActivated: choices.all("ticketActivate"),
      operations: choices.all("opInject"),
    },
    failures: choices.all("opFail"),
    wantInput: choices.has("saveInput"),
    wantGraph: choices.has("saveGraph"),
    wantDot: choices.has("saveDotfile"),
  };
}
