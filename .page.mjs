/**
 * Builds the page: the view, the engine's worker and the style as one HTML text without a state, in the place of
 * src/page/assets.ts, with the notices of the packages in it. The Content-Security-Policy allows what is in it, by hash, and
 * nothing else; blocks of data need no leave.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { notices, packagesIn } from "./.notices.mjs";

const root = import.meta.dirname;
const app = join(root, "src/page/app");

/** What a page may weigh, without a state; bytes. */
const MOST = 1_500_000;

/** The packages that the page has something of. */
const packages = new Set();
const script = inert(await bundled("main.tsx"));
const engine = inert(await bundled("worker.ts"));
const style = (
  await transform(readFileSync(join(app, "style.css"), "utf8"), { loader: "css", minify: true })
).code.trim();
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "worker-src blob:",
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
const parts = { policy, style, engine, script };
/** Whoever gets a page gets the notices: as a comment, in which nothing may end it. */
const comment = `<!--\n${notices("This page contains the following packages.", packages).replace(/--+/g, "").replaceAll("{{", "{")}-->\n`;
const html = readFileSync(join(app, "index.html"), "utf8").replace(
  /\{\{(policy|style|engine|script)\}\}/g,
  (_, name) => parts[name],
);
const whole = html + comment;
if (Buffer.byteLength(whole) > MOST)
  throw new Error(`the page has ${Buffer.byteLength(whole)} bytes, more than ${MOST}`);
// The map of the module whose place it takes.
rmSync(join(root, "dist/page/assets.js.map"), { force: true });
mkdirSync(join(root, "dist/page"), { recursive: true });
writeFileSync(join(root, "dist/page/assets.js"), `export const TEMPLATE = ${JSON.stringify(whole)};\n`);

/** One script that needs nothing else. */
async function bundled(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(app, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: ["chrome123", "firefox120", "safari17.5"],
    tsconfig: join(root, "src/page/tsconfig.json"),
    inject: [join(app, "buffer.ts")],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
  });
  for (const each of packagesIn(metafile)) packages.add(each);
  return outputFiles[0].text.trim();
}

function hashOf(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** Nothing in a block of data may end it, or open a comment that hides its end. */
function inert(text) {
  return text.replace(/<(?=!--|\/?script)/gi, "\\x3C");
}
