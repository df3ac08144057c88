/** Clusters as a user has them: crm text, and a corosync.conf. */

import type { Cib } from "../../src/cib/cib.js";
import { readAny } from "../../src/commands/any-text.js";
import { type CorosyncConfig, parseCorosync } from "../../src/quorum/index.js";
import { NOW } from "../support/verdict.js";

export const WEB = `node 1: n1
node 2: n2
node 3: n3
primitive fence stonith:fence_xvm
primitive db ocf:pacemaker:Stateful op start timeout=60s interval=0 op monitor interval=10s
primitive web systemd:nginx op start timeout=20s interval=0 op stop timeout=10s interval=0
clone db-clone db meta promotable=true
location web-n1 web 100: n1
`;

export function cluster(text = WEB): Cib {
  return readAny(text, { now: NOW }).cib;
}

export function corosync(nodes: number, quorum = ""): CorosyncConfig {
  const list = Array.from(
    { length: nodes },
    (_, i) => `node {\n nodeid: ${i + 1}\n name: n${i + 1}\n ring0_addr: 10.0.0.${i + 1}\n }`,
  );
  return parseCorosync(`totem {
  version: 2
  cluster_name: c
}
quorum {
  provider: corosync_votequorum
  ${quorum}
}
nodelist {
  ${list.join("\n")}
}
`);
}
