import { parentPort } from "node:worker_threads";
import { problemWith } from "./acyclic.js";
import { ours } from "./ours.js";
import type { Input } from "./outputs.js";

/** The thread in which our engine runs, so that an endless evaluation can be ended (`OurEngine`). */
parentPort?.on("message", ({ input, check }: { input: Input; check: boolean }) => {
  parentPort?.postMessage(check ? { problem: problemWith(input.xml) } : attempt(input));
});

function attempt(input: Input): unknown {
  try {
    return { outputs: ours(input) };
  } catch (error) {
    return { threw: error instanceof Error ? (error.stack ?? error.message).split("\n").slice(0, 5).join(" | ") : "?" };
  }
}
