/**
 * Asks resource agents what timeouts they advise, and writes it to recorded/agent-timeouts.json: their own answers to `meta-data`.
 *
 *   npx tsx test/lint/record-timeouts.ts FOLDER [AGENT...]    # FOLDER holds lib/heartbeat and resource.d, as /usr/lib/ocf does
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseXml } from "../../src/cib/index.js";
import { allNamed } from "../../src/lint/context.js";

const FILE = new URL("recorded/agent-timeouts.json", import.meta.url);
const [root = "/usr/lib/ocf", ...named] = process.argv.slice(2);
const agents: readonly string[] = named.length > 0 ? named : Object.keys(JSON.parse(readFileSync(FILE, "utf8")));

/** What an agent says of each action that has a timeout: `start 20s`. */
function advised(agent: string): readonly string[] {
  const [, provider = "", type = ""] = agent.split(":");
  const env = { ...process.env, OCF_ROOT: root, OCF_FUNCTIONS_DIR: join(root, "lib/heartbeat") };
  const text = execFileSync(join(root, "resource.d", provider, type), ["meta-data"], { env, encoding: "utf8" });
  const metadata = parseXml(text.slice(text.indexOf("<resource-agent")));
  return Array.from(allNamed([metadata], "action"), ({ attributes: { name, timeout } }) => `${name} ${timeout}`);
}

const answers = Object.fromEntries(agents.map((agent) => [agent, advised(agent)]));
writeFileSync(FILE, `${JSON.stringify(answers, undefined, 2)}\n`);
