import { UTC } from "../../src/base/datetime.js";
import { CibError, parseCib, upgradeCib } from "../../src/cib/index.js";
import { type RunRequest, run } from "../../src/cli/crm-simulate/run.js";
import { normalize, type Output } from "./cases.js";

const REQUEST: RunRequest = {
  schedule: true,
  execute: false,
  quiet: false,
  showAttributes: false,
  showFailCounts: false,
  showScores: false,
  showUtilization: false,
  allActions: false,
  actionIds: false,
  sanitized: true,
  datetime: undefined,
  events: {},
  failures: [],
  wantInput: false,
  wantGraph: false,
  wantDot: false,
};

/**
 * All outputs of one case, normalized, as upstream's harness asks for them: `-S`, then `-sSQ -G -D`; the summary
 * has standard error in front, as it is recorded.
 */
export function produce(xml: string, args: readonly string[], clock: number): Record<Output, string> {
  const datetime = args[0] === "-t" ? args[1] : undefined;
  let lines: readonly string[] = [];
  try {
    const { cib, warnings } = upgradeCib(parseCib(xml));
    lines = warnings;
    const world = { clock, zone: UTC };
    const shown = run(cib, { ...REQUEST, datetime, execute: true }, world);
    const quiet = {
      ...REQUEST,
      datetime,
      execute: false,
      quiet: true,
      showScores: true,
      wantGraph: true,
      wantDot: true,
    };
    const saved = run(cib, quiet, world);
    const messages = lines.map((line) => `${line}\n`).join("");
    return {
      summary: messages + shown.stderr + shown.stdout,
      scores: normalize("scores", saved.stdout),
      exp: normalize("exp", saved.graph ?? ""),
      dot: normalize("dot", saved.dot ?? ""),
    };
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
    const text = [...lines, ...error.lines, error.message].join("\n");
    return { summary: text, scores: text, exp: text, dot: text };
  }
}
