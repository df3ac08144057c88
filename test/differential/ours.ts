import { UTC } from "../../src/base/datetime.js";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { withoutClock } from "../support/clock.js";
import { BASE_ARGS, type Input, type Outputs } from "./outputs.js";

/** Runs our command on an input in this process; files exist in memory only. */
export function ours(input: Input): Outputs {
  const files = new Map<string, string>();
  let stdout = "";
  let stderr = "";
  const bytes = new TextEncoder().encode(input.xml);
  const exitCode = crmSimulate(["-x", "-", ...BASE_ARGS, "-G", "graph", "-D", "dot", ...input.args], {
    program: "crm_simulate",
    readFile: () => bytes,
    readStdin: () => bytes,
    readDirectory: () => [],
    listTree: () => undefined,
    streamFile: async function* () {},
    writeFile: (path, text) => {
      files.set(path, text);
    },
    checkWritable: () => undefined,
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    clock: () => CLOCK,
    cpuSeconds: () => 0,
    zone: UTC,
    colour: false,
    environment: () => undefined,
    queryCluster: () => undefined,
  });
  return {
    stdout: withoutClock(stdout, CLOCK),
    stderr: withoutClock(stderr, CLOCK),
    graph: withoutClock(files.get("graph") ?? "", CLOCK),
    dot: files.get("dot") ?? "",
    exitCode,
  };
}

/** Inputs bring their own execution date; the clock shows in what events and failures record, and is the day of dates without one. */
const CLOCK = Math.floor(Date.now() / 1000);
