/** The events of crm_simulate as options of a subcommand. */
import type { Command } from "commander";

/** The events that a command line asks for, and the operations that are to fail when the transition is executed. */
export interface EventFlags {
  readonly nodeUp?: readonly string[];
  readonly nodeDown?: readonly string[];
  readonly nodeFail?: readonly string[];
  readonly opInject?: readonly string[];
  readonly opFail?: readonly string[];
  readonly quorum?: string;
  readonly ticketGrant?: readonly string[];
  readonly ticketRevoke?: readonly string[];
  readonly ticketStandby?: readonly string[];
  readonly ticketActivate?: readonly string[];
  readonly watchdog?: string;
}

/** Adds the options of crm_simulate that make something happen first; each may be given several times. */
export function withEventOptions(command: Command): Command {
  const several = (value: string, before: readonly string[] | undefined): readonly string[] => [
    ...(before ?? []),
    value,
  ];
  return command
    .option("-u, --node-up <node>", "bring a node online first", several)
    .option("-d, --node-down <node>", "take a node offline first", several)
    .option("-f, --node-fail <node>", "make a node fail first, so that it has to be fenced", several)
    .option("-i, --op-inject <spec>", "record a result first: RSC_TASK_INTERVALMS@NODE=RC", several)
    .option(
      "-F, --op-fail <spec>",
      "execute the transition with this failure first: RSC_TASK_INTERVALMS@NODE=RC",
      several,
    )
    .option("-q, --quorum <value>", "have quorum or not: 1 or 0")
    .option("-g, --ticket-grant <ticket>", "grant a ticket first", several)
    .option("-r, --ticket-revoke <ticket>", "revoke a ticket first", several)
    .option("-b, --ticket-standby <ticket>", "put a ticket in standby first", several)
    .option("-e, --ticket-activate <ticket>", "activate a ticket first", several)
    .option("-w, --watchdog <value>", "have a watchdog or not: 1 or 0");
}
