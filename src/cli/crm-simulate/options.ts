/** The options of crm_simulate (09 §2.4) as data, from which words are recognised and help is written. */

export type OptionKey =
  | "help"
  | "version"
  | "verbose"
  | "quiet"
  | "outputAs"
  | "outputTo"
  | "run"
  | "simulate"
  | "inPlace"
  | "showAttributes"
  | "showFailCounts"
  | "showScores"
  | "showUtilization"
  | "profile"
  | "repeat"
  | "pending"
  | "nodeUp"
  | "nodeDown"
  | "nodeFail"
  | "opInject"
  | "opFail"
  | "setDatetime"
  | "quorum"
  | "watchdog"
  | "ticketGrant"
  | "ticketRevoke"
  | "ticketStandby"
  | "ticketActivate"
  | "saveInput"
  | "saveOutput"
  | "saveGraph"
  | "saveDotfile"
  | "allActions"
  | "liveCheck"
  | "xmlFile"
  | "xmlPipe";

export type OptionGroup = "help" | "output" | "operations" | "synthetic" | "artifact" | "source" | "application";

export interface OptionSpec {
  readonly key: OptionKey;
  readonly short: string | undefined;
  readonly long: string;
  /** Name of the value in the help; absent: a flag. */
  readonly value?: string;
  readonly group: OptionGroup;
  readonly description: readonly string[];
  readonly hidden?: boolean;
  /** Its value must be an integer of 32 bits. */
  readonly integer?: boolean;
}

export const OPTIONS: readonly OptionSpec[] = [
  {
    key: "outputAs",
    short: undefined,
    long: "output-as",
    value: "FORMAT",
    group: "output",
    description: ["Specify output format as one of: text (default), xml, json, none"],
  },
  {
    key: "outputTo",
    short: undefined,
    long: "output-to",
    value: "DEST",
    group: "output",
    description: ['Specify file name for output (or "-" for stdout)'],
  },
  {
    key: "run",
    short: "R",
    long: "run",
    group: "operations",
    description: ["Process the input and show what actions the cluster will take in response"],
  },
  {
    key: "simulate",
    short: "S",
    long: "simulate",
    group: "operations",
    description: ["Like --run, but also simulate taking those actions and show the resulting new status"],
  },
  {
    key: "inPlace",
    short: "X",
    long: "in-place",
    group: "operations",
    description: ["Like --simulate, but also store the results back to the input file"],
  },
  { key: "showAttributes", short: "A", long: "show-attrs", group: "operations", description: ["Show node attributes"] },
  {
    key: "showFailCounts",
    short: "c",
    long: "show-failcounts",
    group: "operations",
    description: ["Show resource fail counts"],
  },
  { key: "showScores", short: "s", long: "show-scores", group: "operations", description: ["Show allocation scores"] },
  {
    key: "showUtilization",
    short: "U",
    long: "show-utilization",
    group: "operations",
    description: ["Show utilization information"],
  },
  {
    key: "profile",
    short: "P",
    long: "profile",
    value: "DIR",
    group: "operations",
    description: ["Process all the XML files in the named directory to create profiling data"],
  },
  {
    key: "repeat",
    short: "N",
    long: "repeat",
    value: "N",
    group: "operations",
    description: ["With --profile, repeat each test N times and print timings"],
    integer: true,
  },
  {
    key: "pending",
    short: "j",
    long: "pending",
    group: "operations",
    description: ["Show pending actions (always done)"],
    hidden: true,
  },
  {
    key: "nodeUp",
    short: "u",
    long: "node-up",
    value: "NODE",
    group: "synthetic",
    description: ["Simulate bringing a node online"],
  },
  {
    key: "nodeDown",
    short: "d",
    long: "node-down",
    value: "NODE",
    group: "synthetic",
    description: ["Simulate taking a node offline"],
  },
  {
    key: "nodeFail",
    short: "f",
    long: "node-fail",
    value: "NODE",
    group: "synthetic",
    description: ["Simulate a node failing"],
  },
  {
    key: "opInject",
    short: "i",
    long: "op-inject",
    value: "OPSPEC",
    group: "synthetic",
    description: [
      "Generate a failure for the cluster to react to in the simulation",
      "(see the section on operation specifications below)",
    ],
  },
  {
    key: "opFail",
    short: "F",
    long: "op-fail",
    value: "OPSPEC",
    group: "synthetic",
    description: [
      "If the specified task occurs during the simulation, have it fail with return code",
      "(see the section on operation specifications below)",
    ],
  },
  {
    key: "setDatetime",
    short: "t",
    long: "set-datetime",
    value: "DATETIME",
    group: "synthetic",
    description: ["Set date/time (ISO 8601 format, see https://en.wikipedia.org/wiki/ISO_8601)"],
  },
  {
    key: "quorum",
    short: "q",
    long: "quorum",
    value: "QUORUM",
    group: "synthetic",
    description: ["Set to '1' (or 'true') to indicate cluster has quorum"],
  },
  {
    key: "watchdog",
    short: "w",
    long: "watchdog",
    value: "DEVICE",
    group: "synthetic",
    description: ["Set to '1' (or 'true') to indicate cluster has an active watchdog device"],
  },
  {
    key: "ticketGrant",
    short: "g",
    long: "ticket-grant",
    value: "TICKET",
    group: "synthetic",
    description: ["Simulate granting a ticket"],
  },
  {
    key: "ticketRevoke",
    short: "r",
    long: "ticket-revoke",
    value: "TICKET",
    group: "synthetic",
    description: ["Simulate revoking a ticket"],
  },
  {
    key: "ticketStandby",
    short: "b",
    long: "ticket-standby",
    value: "TICKET",
    group: "synthetic",
    description: ["Simulate making a ticket standby"],
  },
  {
    key: "ticketActivate",
    short: "e",
    long: "ticket-activate",
    value: "TICKET",
    group: "synthetic",
    description: ["Simulate activating a ticket"],
  },
  {
    key: "saveInput",
    short: "I",
    long: "save-input",
    value: "FILE",
    group: "artifact",
    description: ["Save the input configuration to the named file"],
  },
  {
    key: "saveOutput",
    short: "O",
    long: "save-output",
    value: "FILE",
    group: "artifact",
    description: ["Save the output configuration to the named file"],
  },
  {
    key: "saveGraph",
    short: "G",
    long: "save-graph",
    value: "FILE",
    group: "artifact",
    description: ["Save the transition graph (XML format) to the named file"],
  },
  {
    key: "saveDotfile",
    short: "D",
    long: "save-dotfile",
    value: "FILE",
    group: "artifact",
    description: ["Save the transition graph (DOT format) to the named file"],
  },
  {
    key: "allActions",
    short: "a",
    long: "all-actions",
    group: "artifact",
    description: ["Display all possible actions in the DOT graph (even if not part of the transition)"],
  },
  {
    key: "liveCheck",
    short: "L",
    long: "live-check",
    group: "source",
    description: ["Connect to CIB manager and use the current CIB contents as input"],
  },
  {
    key: "xmlFile",
    short: "x",
    long: "xml-file",
    value: "FILE",
    group: "source",
    description: ["Retrieve XML from the named file"],
  },
  { key: "xmlPipe", short: "p", long: "xml-pipe", group: "source", description: ["Retrieve XML from stdin"] },
  {
    key: "version",
    short: "$",
    long: "version",
    group: "application",
    description: ["Display software version and exit"],
  },
  {
    key: "verbose",
    short: "V",
    long: "verbose",
    group: "application",
    description: ["Increase debug output (may be specified multiple times)"],
  },
  { key: "quiet", short: "Q", long: "quiet", group: "application", description: ["Display only essential output"] },
];
