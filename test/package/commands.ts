/** Each command of the packed package once, as a process: what is bundled wrongly is seen nowhere else. */
import { spawnSync } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PACKED, PACKED_BZIP2, TEXT } from "../support/packed.js";

const CIB = join(import.meta.dirname, "../../corpus/xml/location-prefers-a-node.xml");
const COROSYNC = `totem {
  version: 2
  cluster_name: c
}
quorum {
  provider: corosync_votequorum
}
nodelist {
${[1, 2].map((id) => `  node {\n    ring0_addr: 10.0.0.${id}\n    nodeid: ${id}\n    name: node${id}\n  }`).join("\n")}
}
`;
const POLICY = `tests:
  - name: web outlives node2
    when:
      - fail: node2
    expect:
      - runs: web
`;

/** A line of the shell, and what comes out of it. */
const ROWS: readonly (readonly [line: string, said: string])[] = [
  ["crm-simulate -x a.xml -S -s", "web allocation score on node2: 100"],
  ["pengine --help", "Usage: pengine"],
  ["pengine explain -x a.xml", "web starts on node2"],
  ["pengine explain -x a.xml web node1 --budget 50", "node1"],
  ["pengine what-if -x a.xml -f node2", "At rest after 1 transition."],
  ["pengine compare a.xml a.crm", "+ primitive web systemd:nginx"],
  ["pengine show a.xml", "location web-on-node2 web 100: node2"],
  ["gzip -k a.crm && pengine show a.crm.gz", "primitive web systemd:nginx"],
  ["pengine show a.crm.bz2", "primitive web systemd:nginx"],
  ["pengine show a.crm.xz", "primitive web systemd:nginx"],
  ["pengine edit -x a.xml 'pcs resource disable web'", 'name="target-role" value="Stopped"'],
  ["pengine edit -x a.xml 'crm resource stop web'", 'name="target-role" value="Stopped"'],
  ["pengine replay a.xml", "start web on node2"],
  ["pengine verify a.xml", "Configuration valid"],
  ["pengine lint a.xml || true", "moves-back"],
  ["pengine graph -x a.xml", "<svg"],
  ["pengine page -x a.xml", "</html>"],
  ["pengine quorum -c corosync.conf 'crash node1'", "node1"],
  ["pengine sweep -x a.xml", "node2     -     web on node1"],
  ["pengine sweep -x a.xml --threads 2", "node2     -     web on node1"],
  ["pengine test -x a.xml policy.yaml", "web outlives node2"],
];

/**
 * Tries them in a folder with the package.
 * @returns how many went wrong, each of which is told on standard error
 */
export function tryCommands(folder: string): number {
  copyFileSync(CIB, join(folder, "a.xml"));
  writeFileSync(join(folder, "a.crm"), TEXT);
  writeFileSync(join(folder, "a.crm.xz"), PACKED);
  writeFileSync(join(folder, "a.crm.bz2"), PACKED_BZIP2);
  writeFileSync(join(folder, "corosync.conf"), COROSYNC);
  writeFileSync(join(folder, "policy.yaml"), POLICY);
  let wrong = 0;
  for (const [line, said] of ROWS) {
    const command = line.replace(/\b(crm-simulate|pengine)\b(?= )/, "node node_modules/pengine/dist/cli/$1.js");
    const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, encoding: "utf8" });
    if (status === 0 && !/Error|^ +at /m.test(stderr) && stdout.includes(said)) continue;
    wrong++;
    console.error(`${line}: exit code ${status}\n${stderr}${stdout.slice(0, 1000)}`);
  }
  console.log(`${ROWS.length} commands of the packed package, ${wrong} wrong`);
  return wrong;
}
