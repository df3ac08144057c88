/** A real browser with the page in it, and what it did there. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import type { PageState } from "../../src/page/state.js";
import { fillTemplate } from "../../src/page/template.js";

const root = join(import.meta.dirname, "../..");
const BUILT = join(root, "dist/page/assets.js");

/** The page without a state, as the build made it. */
export async function builtTemplate(): Promise<string> {
  if (!existsSync(BUILT)) throw new Error("the page was not built: npm run build");
  const { TEMPLATE }: { readonly TEMPLATE: string } = await import(BUILT);
  return TEMPLATE;
}

export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser"].find(
    (path) => path !== undefined && existsSync(path),
  );
  if (executablePath === undefined) throw new Error("there is no Chromium: apt-get install chromium, or set CHROMIUM");
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

export interface Opened {
  readonly page: Page;
  /** What was asked of any server or disk besides the page itself. */
  readonly requests: string[];
  /** What the console and uncaught errors said. */
  readonly errors: string[];
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly width?: number;
  readonly scheme?: "light" | "dark";
  readonly fragment?: string;
  /** Runs in the page before anything else. */
  readonly before?: string;
}

/** Opens a page from a file, as a reader does. */
export async function openPage(
  browser: Browser,
  state: PageState | undefined,
  options: OpenOptions = {},
): Promise<Opened> {
  const { width = 1280, scheme = "light", fragment = "", before } = options;
  const folder = mkdtempSync(join(tmpdir(), "pengine-page-"));
  const file = join(folder, "page.html");
  writeFileSync(file, fillTemplate(await builtTemplate(), state));
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    const url = request.url();
    if (url !== `file://${file}${fragment}` && url !== `file://${file}` && !url.startsWith("blob:")) requests.push(url);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  if (before !== undefined) await page.addInitScript(before);
  await page.goto(`file://${file}${fragment}`);
  return {
    page,
    requests,
    errors,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** ms: long enough for a machine that does much else. */
const PATIENCE = 120_000;

/** Waits until the page has worked out, and drawn, everything that it was asked. */
export async function settled(page: Page): Promise<void> {
  await page.locator("html[data-settled]").waitFor({ state: "attached", timeout: PATIENCE });
}

/** The Verdict that the page works with, as it gives it away. */
export async function verdictJson(page: Page): Promise<string> {
  const area = page.locator(".takeaway textarea");
  await page.getByRole("button", { name: "Verdict as JSON" }).click();
  await settled(page);
  const text = await area.inputValue();
  if (text.startsWith('{"format":"pengine.verdict"')) return text;
  throw new Error("the page gave no Verdict");
}

/** What axe-core finds: serious and critical violations, in short. */
export async function violations(page: Page): Promise<readonly string[]> {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(axe);
  const found = await page.evaluate<string>("axe.run(document).then(({ violations }) => JSON.stringify(violations))");
  const list: readonly {
    readonly id: string;
    readonly impact: string | null;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[] = JSON.parse(found);
  return list
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary}`).join("\n")}`,
    );
}
