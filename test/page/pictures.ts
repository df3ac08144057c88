/** Takes the pictures of the README: `npm run build && npx tsx test/page/pictures.ts`. Look at them before you keep them. */
import { join } from "node:path";
import { openPage, settled, startBrowser } from "./browser.js";
import { FAILED, TWO_NODES } from "./clusters.js";

const FOLDER = join(import.meta.dirname, "../../.github");

const PICTURES = [
  { name: "page-why", text: TWO_NODES, fragment: "#resource/db", scheme: "light" },
  { name: "page-failed", text: FAILED, fragment: "#node/gamma", scheme: "dark" },
] as const;

const browser = await startBrowser();
try {
  for (const { name, text, fragment, scheme } of PICTURES) {
    const state = { input: { name: "cluster.xml", text }, now: 1_700_000_100 };
    const { page, close } = await openPage(browser, state, { fragment, scheme, width: 1180 });
    await settled(page);
    const help = page.getByRole("button", { name: "What would help?" });
    if (await help.isVisible()) await help.click();
    await settled(page);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
    await close();
  }
} finally {
  await browser.close();
}
