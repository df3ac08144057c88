import { readableInterval } from "../base/interval.js";
import type { Cib } from "../cib/cib.js";
import { failuresText } from "../sweep/failure.js";
import { planSweep, type SweepOptions, type SweepPlan } from "../sweep/plan.js";
import { playSet } from "../sweep/play-set.js";
import type { SetResult } from "../sweep/report.js";
import { lostIn } from "../sweep/summary.js";

/** Which files a new file of tests is beside. */
export interface InitFiles {
  readonly cluster: string;
  readonly corosync: string | undefined;
}

/**
 * A first file of policy tests, from what the cluster does today: what runs, and what survives the failure of any node. The text is
 * YAML, with what does not survive as comments.
 * @throws SweepError, ScenarioError for what does not fit the cluster
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { firstTests } from "pengine/expect";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nnode n2\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * console.log(firstTests(cib, { now }, { cluster: "cluster.crm", corosync: undefined }));
 * ```
 */
export function firstTests(cib: Cib, options: SweepOptions, { cluster, corosync }: InitFiles): string {
  const plan = planSweep(cib, { ...options, most: 1, kinds: ["node"] });
  const results = plan.sets.map((_, i) => playSet(plan, i + 1));
  const lost = new Set(results.flatMap(lostIn));
  const running = plan.header.running;
  const surviving = running.filter((id) => !lost.has(id));
  const header = [
    "# Policy tests: `pengine test` plays them. `pengine test --schema` prints the JSON schema for editors.",
    `cluster: ${quoted(cluster)}`,
    ...(corosync === undefined ? [] : [`corosync: ${quoted(corosync)}`]),
    "tests:",
  ];
  return [...header, ...todayTest(plan, running), ...nodeTest(results, surviving, lost)]
    .map((line) => `${line}\n`)
    .join("");
}

function todayTest({ header }: SweepPlan, running: readonly string[]): readonly string[] {
  return [
    "  - name: everything that runs today runs",
    "    expect:",
    ...(running.length === 0 ? ["      # Nothing runs."] : [`      - runs: ${list(running)}`]),
    ...(header.ending.kind === "rest" || running.length === 0
      ? ["      - rest: true"]
      : ["      # It does not come to rest."]),
  ];
}

function nodeTest(
  results: readonly SetResult[],
  surviving: readonly string[],
  lost: ReadonlySet<string>,
): readonly string[] {
  const losses = results.filter((result) => lostIn(result).length > 0);
  const comments = losses.map(
    (result) => `      # ${failuresText(result.failures)} takes down ${lostIn(result).join(", ")}.`,
  );
  const gone = results.flatMap(({ affected }) =>
    affected.filter(({ resource }) => !lost.has(resource)).map((each) => each.gone),
  );
  const longest = gone.reduce((most, each) => Math.max(most, each), 0);
  const within =
    longest === 0 ? [] : [`      - back: ${list(surviving)}`, `        within: ${readableInterval(longest)}`];
  const rest = results.every(({ ending }) => ending.kind === "rest");
  return [
    "  - name: any node may fail",
    "    for: each node",
    "    when:",
    "      - fail: $node",
    "    expect:",
    ...comments,
    ...(surviving.length === 0 ? [] : [`      - runs: ${list(surviving)}`, ...within]),
    ...(results.every(({ quorate }) => quorate) ? ["      - quorate: true"] : []),
    ...(rest ? ["      - rest: true"] : ["      # It does not always come to rest."]),
    ...(surviving.length === 0 && !rest ? ["      - moved: 1000"] : []),
  ];
}

function list(names: readonly string[]): string {
  return `[${names.map(quoted).join(", ")}]`;
}

/** As YAML takes it for a text, whatever it is. */
function quoted(text: string): string {
  return /^[A-Za-z_][A-Za-z0-9_./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : JSON.stringify(text);
}
