import { readableInterval } from "../../base/interval.js";
import { failuresText, lostIn, type SetResult, type SweepReport } from "../../sweep/index.js";
import { printable } from "../printable.js";
import { type Column, table } from "../table.js";
import type { Style } from "./style.js";

/** More rows than these are shown with `--all` only. */
const MOST_ROWS = 20;

/** A sweep as text: the verdict first, then what matters most, then why. */
export function sweepText(report: SweepReport, all: boolean, style: Style): string {
  return [
    headline(report, style),
    singlePoints(report, style),
    setTable(report, all, style),
    lossTable(report, style),
    capacities(report, style),
    reasons(report, style),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function headline({ header, summary }: SweepReport, style: Style): string {
  const { played, survived, broken, notRunning, fences, losesQuorum, unsettled, dangerous } = summary;
  const kinds = header.kinds.join(", ");
  const what = header.most === 1 ? `failures (${kinds})` : `sets of up to ${header.most} failures (${kinds})`;
  const counts = [
    [fences.length, "lead to fencing"],
    [losesQuorum.length, "to loss of quorum"],
    [unsettled.length, "never come to rest"],
    [dangerous.length, "leave parts of the cluster that are dangerous to each other"],
  ] as const;
  const said = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  const lines = [
    [
      survived === played ? style.good : style.strong,
      survived === played
        ? `All ${played} ${what} are survived: nothing is lost.`
        : `${survived} of ${played} ${what} are survived, ${played - survived} lose something.`,
    ],
    ...(header.ending.kind === "rest"
      ? []
      : [[style.bad, "The cluster does not come to rest even before anything fails."] as const]),
    ...(notRunning.length === 0
      ? []
      : [[style.bad, `${notRunning.join(", ")} must run, and does not even before anything fails.`] as const]),
    ...(broken.length === 0
      ? []
      : [[style.bad, `${broken.length} lose something that must run (${header.mustRun.join(", ")}).`] as const]),
    ...(said.length === 0 ? [] : [[String, `${said.join(", ")}.`] as const]),
  ] as const;
  return lines.map(([paint, text]) => `${paint(printable(text))}\n`).join("");
}

function singlePoints({ header, summary }: SweepReport, style: Style): string {
  const { singlePoints: points, neverRecovered } = summary;
  if (points.length === 0) return header.most > 1 ? "No single failure loses anything.\n" : "";
  const rows = points.map(({ failures, lost }) => [failuresText(failures), lost.join(", ")]);
  const never = neverRecovered.length === 0 ? "" : `Never recovered: ${printable(neverRecovered.join(", "))}.\n`;
  return `${style.bad("Single points of failure")}\n${table([{ title: "failure" }, { title: "loses" }], rows, style.faint)}${never}`;
}

const COLUMNS: readonly Column[] = [
  { title: "failures" },
  { title: "lost" },
  { title: "recovered" },
  { title: "longest gone", right: true },
  { title: "fenced" },
  { title: "quorum" },
  { title: "in the end" },
];

function setTable({ results }: SweepReport, all: boolean, style: Style): string {
  const bad = results.filter(
    (result) => lostIn(result).length > 0 || result.ending.kind !== "rest" || result.dangers.length > 0,
  );
  // A few are worth a look also where all is well.
  const every = all || (bad.length === 0 && results.length <= MOST_ROWS);
  const wanted = every ? results : bad;
  const rows = wanted.slice(0, all ? wanted.length : MOST_ROWS).map(row);
  if (rows.length === 0) return "";
  const more = wanted.length - rows.length;
  const rest = more > 0 ? `  … and ${more} more: --all shows every set, --json everything.\n` : "";
  return `${style.strong(every ? "All sets" : "Sets that lose something")}\n${table(COLUMNS, rows, style.faint)}${rest}`;
}

const DANGERS = {
  "both-act": "two parts act at once",
  unfenced: "a part recovers what it cannot fence",
  mixed: "a part does not agree about quorum",
} as const;

function row(result: SetResult): readonly string[] {
  const { failures, affected, fenced, unfenced, quorate, dangers, ending } = result;
  const lost = lostIn(result);
  const back = affected.filter(({ fate }) => fate === "runs");
  const longest = back.reduce((most, { gone }) => Math.max(most, gone), 0);
  return [
    failuresText(failures),
    lost.length > 3 ? `${lost.length} resources` : lost.join(", ") || "-",
    back.length > 3 ? `${back.length} resources` : back.map(recoveredText).join(", ") || "-",
    longest === 0 ? "-" : readableInterval(longest),
    [...fenced, ...unfenced.map((node) => `${node} (fails)`)].join(", ") || "-",
    quorate ? "yes" : "lost",
    [endingText(ending), ...dangers.map((danger) => DANGERS[danger])].join("; "),
  ];
}

function recoveredText({ resource, on }: SetResult["affected"][number]): string {
  const nodes = on.map(({ node }) => node);
  return nodes.length === 1 ? `${resource} on ${nodes[0]}` : resource;
}

function endingText({ kind, period }: SetResult["ending"]): string {
  switch (kind) {
    case "rest":
      return "at rest";
    case "stuck":
      return "stuck";
    case "unfinished":
      return "not at rest";
    case "oscillation":
      return `goes to and fro, every ${period} transitions`;
    case "recovery":
      return period === 1 ? "tries again and again" : `tries again and again, every ${period} transitions`;
  }
}

function lossTable({ results, summary: { losses } }: SweepReport, style: Style): string {
  if (losses.length === 0) return "";
  const rows = losses
    .slice(0, MOST_ROWS)
    .map(({ resource, sets, first }) => [resource, String(sets), textOf(results, first)]);
  const columns = [{ title: "resource" }, { title: "lost in", right: true }, { title: "first" }];
  return `${style.strong("Resources that can be lost")}\n${table(columns, rows, style.faint)}`;
}

function textOf(results: readonly SetResult[], number: number): string {
  const found = results.find((result) => result.number === number);
  return found === undefined ? "" : failuresText(found.failures);
}

function capacities({ results, summary: { overCapacity } }: SweepReport, style: Style): string {
  if (overCapacity.length === 0) return "";
  const rows = overCapacity.map(({ node, sets, first }) => [node, String(sets), textOf(results, first)]);
  const columns = [{ title: "node" }, { title: "in sets", right: true }, { title: "first" }];
  return `${style.strong("Nodes that would be over capacity")}\n${table(columns, rows, style.faint)}`;
}

/** Why each resource that can be lost is lost, in the first set that does it. */
function reasons({ results, summary: { losses } }: SweepReport, style: Style): string {
  const sentences = losses.slice(0, MOST_ROWS).flatMap(({ resource, first }) => {
    const set = results.find(({ number }) => number === first);
    const why = set?.affected.find((each) => each.resource === resource)?.why;
    return set === undefined || why === undefined ? [] : `  ${printable(`${failuresText(set.failures)}: ${why}`)}\n`;
  });
  return sentences.length === 0 ? "" : `${style.strong("Why")}\n${sentences.join("")}`;
}
