import { OPTIONS, type OptionGroup } from "./options.js";

const TITLES: Readonly<Record<OptionGroup, string>> = {
  help: "Help Options:",
  output: "Output Options:",
  operations: "Operations:",
  synthetic: "Synthetic Cluster Events:",
  artifact: "Artifact Options:",
  source: "Data Source:",
  application: "Application Options:",
};
const ORDER: readonly OptionGroup[] = [
  "help",
  "output",
  "operations",
  "synthetic",
  "artifact",
  "source",
  "application",
];

const HELP_LINES: readonly (readonly [option: string, description: string])[] = [
  ["  -h, --help", "Show help options"],
  ["  --help-all", "Show all help options"],
  ["  --help-output", "Show output help"],
  ["  --help-operations", "Show operations options"],
  ["  --help-synthetic", "Show synthetic cluster event options"],
  ["  --help-artifact", "Show artifact options"],
  ["  --help-source", "Show data source options"],
];

const EPILOGUE = `Operation Specification:

The OPSPEC in any command line option is of the form
RESOURCE_TASK_INTERVAL-IN-MS@NODE=RC (memcached_monitor_20000@bart.example.com=7,
for example). RC is the exit status of the operation: 0 is success, 7 is "not running".

Examples:

Show what the cluster would do if node1 failed, with the scores that decide:

\tcrm-simulate -x cib.xml -S -s --node-fail node1

Show what happens when the monitor of memcached fails on node2:

\tcrm-simulate -x cib.xml -S --op-inject memcached_monitor_20000@node2=7
`;

/** The help text (09 §2.3). `group`: empty, `all`, or one group. */
export function helpText(group: string): string {
  const groups: readonly OptionGroup[] =
    group === "" ? ["help", "application"] : group === "all" ? ORDER : ORDER.filter((each) => each === group);
  const rows = groups.map((each) => ({ title: TITLES[each], lines: linesOf(each) }));
  // The reference leaves two more blanks beside its help options.
  const lengths = groups.flatMap((each) => linesOf(each).map(([option]) => option.length + (each === "help" ? 2 : 0)));
  const width = Math.max(...lengths) + 5;
  const blocks = rows.map(({ title, lines }) =>
    [title, ...lines.flatMap(([option, ...text]) => describe(option, text, width))].join("\n"),
  );
  const usage = "Usage:\n  crm_simulate [OPTION…]\n\nSimulate the cluster's response to events";
  return `${[usage, ...blocks].join("\n\n")}\n\n${EPILOGUE}`;
}

function linesOf(group: OptionGroup): readonly (readonly [string, ...string[]])[] {
  if (group === "help") return HELP_LINES;
  return OPTIONS.filter((spec) => spec.group === group && spec.hidden !== true).map((spec) => {
    const short = spec.short === undefined ? "  " : `  -${spec.short}, `;
    return [`${short}--${spec.long}${spec.value === undefined ? "" : `=${spec.value}`}`, ...spec.description] as const;
  });
}

function describe(option: string, [first = "", ...more]: readonly string[], width: number): string[] {
  return [option.padEnd(width) + first, ...more.map((line) => " ".repeat(35) + line)];
}
