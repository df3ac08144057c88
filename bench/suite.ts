import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CibError, evaluate, readCib } from "pengine";
import { renderDot, renderGraph } from "pengine/render";
import { CLOCK, cpuMs } from "./measure.js";
import { texts } from "./texts.js";

/** Everything that a case takes: read, parse, upgrade, evaluate, render its four outputs. */
function produceAll(file: string): void {
  try {
    const verdict = evaluate(readCib(readFileSync(file, "utf8")).cib, { now: CLOCK, actions: true });
    const outputs = [...texts(verdict), renderGraph(verdict.graph), renderDot(verdict.actions)];
    if (outputs.some((output) => output === undefined)) throw new Error("unreachable");
  } catch (error) {
    if (!(error instanceof CibError)) throw error;
  }
}

/** `suite.ts FOLDER COUNT`: prints the CPU milliseconds that all its cases take in this process, pass by pass, as JSON. */
const [, , folder = "", count = "2"] = process.argv;
const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(".xml")) : [];
const passes = Array.from({ length: files.length === 0 ? 0 : Number(count) }, () => {
  return cpuMs(() => {
    for (const file of files) produceAll(join(folder, file));
  })[0];
});
console.log(JSON.stringify(passes));
