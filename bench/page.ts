/**
 * How soon the page shows something, and whether it stays responsive meanwhile: `npm run bench:page`. In Chromium, headless, from
 * the start of the navigation. Tasks of the page's own thread are measured by their CPU time, which a busy machine does not change.
 */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { openPage, startBrowser } from "../test/page/browser.js";
import { independentPrimitives } from "./generate.js";

const root = join(import.meta.dirname, "..");
const RUNS = Number(process.env.RUNS ?? 3);
/** ms: no task on the page's thread may be longer. */
const LONGEST_TASK = 100;

interface Subject {
  readonly name: string;
  readonly xml: string;
  /** ms until the first picture. */
  readonly most: number;
}

/** Notes when the first nodes and the first answer are there. */
const WATCH = `(() => {
  const seen = (window.pengineSeen = {});
  const note = (name, selector) => {
    if (seen[name] !== undefined || document.querySelector(selector) === null) return;
    seen[name] = 0;
    requestAnimationFrame(() => setTimeout(() => {
      seen[name] = performance.now();
      performance.mark("pengine " + name);
    }));
  };
  new MutationObserver(() => {
    note("nodes", "article.card");
    note("answer", ".main-sentence");
  }).observe(document, { childList: true, subtree: true });
})()`;

interface Seen {
  readonly nodes: number;
  readonly answer: number;
}

interface Measured extends Seen {
  /** CPU ms of the longest task on the page's own thread. */
  readonly task: number;
  /** CPU ms of the page's two threads until the nodes were there: what a machine takes that does nothing else. */
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  /** CPU time, microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: unknown };
}

/** What the trace says of the process that ran the page: the one with a worker. */
function measured(seen: Seen, trace: Buffer): Measured {
  const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(trace.toString());
  const threads = (name: string) =>
    traceEvents.filter((event) => event.name === "thread_name" && event.args.name === name);
  const name = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const workers = threads("DedicatedWorker thread");
  const mains = threads("CrRendererMain").filter(({ pid }) => workers.some((worker) => worker.pid === pid));
  const [main, both] = [new Set(mains.map(name)), new Set([...mains, ...workers].map(name))];
  const tasks = traceEvents.filter((event) => event.name.endsWith("RunTask") && event.ph === "X");
  const shown = traceEvents.find((event) => event.name === "pengine nodes")?.ts ?? 0;
  const before = tasks.filter((event) => both.has(name(event)) && event.ts < shown);
  return {
    ...seen,
    task: tasks.reduce((most, event) => (main.has(name(event)) ? Math.max(most, event.tdur ?? 0) : most), 0) / 1000,
    // Of what goes on then only the part before it.
    cpu: before.reduce((sum, { ts, dur = 1, tdur = 0 }) => sum + tdur * Math.min(1, (shown - ts) / dur), 0) / 1000,
  };
}

function largestCase(): Subject {
  const cases = [join(root, "../shared/cts/xml"), join(root, "corpus/xml")].find(existsSync) ?? "";
  const files = readdirSync(cases).map((file) => join(cases, file));
  const largest = files.reduce((a, b) => (statSync(b).size > statSync(a).size ? b : a));
  return {
    name: `largest regression case (${statSync(largest).size} bytes)`,
    xml: readFileSync(largest, "utf8"),
    most: 1000,
  };
}

const subjects: readonly Subject[] = [
  largestCase(),
  { name: "1600 primitives on 32 nodes", xml: independentPrimitives(1600, 32).xml, most: 3000 },
];

const browser = await startBrowser();
let failed = false;
try {
  for (const { name, xml, most } of subjects) {
    const runs: Measured[] = [];
    for (let run = 0; run < RUNS; run++) {
      await browser.startTracing(undefined, { categories: ["toplevel", "blink.user_timing"] });
      const { page, close } = await openPage(browser, { input: { name: "cib.xml", text: xml } }, { before: WATCH });
      await page.locator(".main-sentence").waitFor({ timeout: 120_000 });
      await page.locator("#order").waitFor({ timeout: 120_000 });
      await page.waitForTimeout(500);
      const seen: Seen = JSON.parse(await page.evaluate<string>("JSON.stringify(window.pengineSeen)"));
      runs.push(measured(seen, await browser.stopTracing()));
      await close();
    }
    const best = (of: (run: Measured) => number) => Math.round(Math.min(...runs.map(of)));
    const longest = best(({ task }) => task);
    const nodes = best((seen) => seen.nodes);
    console.log(
      `${name}: nodes after ${nodes} ms (at most ${most}; ${best(({ cpu }) => cpu)} ms of CPU), what will happen after ${best((seen) => seen.answer)} ms, longest task ${longest} ms`,
    );
    if (nodes > most || longest > LONGEST_TASK) failed = true;
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
