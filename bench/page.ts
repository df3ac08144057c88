/**
 * How soon the page shows something, and whether it stays responsive meanwhile: `npm run bench:page`. Measured in Chromium,
 * headless, from the start of the navigation; a long task is one of more than 50 ms on the page's own thread.
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

/** Notes when the first node and the first answer are there, and every long task. */
const WATCH = `(() => {
  const seen = (window.pengineSeen = { tasks: [] });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(Math.round(entry.duration));
  }).observe({ entryTypes: ["longtask"] });
  const look = () => {
    if (seen.nodes === undefined && document.querySelector("article.card") !== null) requestAnimationFrame(() => setTimeout(() => (seen.nodes ??= performance.now())));
    if (seen.answer === undefined && document.querySelector(".main-sentence") !== null) requestAnimationFrame(() => setTimeout(() => (seen.answer ??= performance.now())));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
})()`;

interface Seen {
  readonly nodes: number;
  readonly answer: number;
  readonly tasks: readonly number[];
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
    const runs: Seen[] = [];
    for (let run = 0; run < RUNS; run++) {
      const { page, close } = await openPage(browser, { input: { name: "cib.xml", text: xml } }, { before: WATCH });
      await page.locator(".main-sentence").waitFor({ timeout: 120_000 });
      await page.locator("#order").waitFor({ timeout: 120_000 });
      await page.waitForTimeout(500);
      runs.push(JSON.parse(await page.evaluate<string>("JSON.stringify(window.pengineSeen)")));
      await close();
    }
    const best = (of: (seen: Seen) => number) => Math.round(Math.min(...runs.map(of)));
    const longest = best(({ tasks }) => tasks.reduce((a, b) => Math.max(a, b), 0));
    const nodes = best((seen) => seen.nodes);
    console.log(
      `${name}: nodes after ${nodes} ms (at most ${most}), what will happen after ${best((seen) => seen.answer)} ms, longest task ${longest} ms`,
    );
    if (nodes > most || longest > LONGEST_TASK) failed = true;
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
