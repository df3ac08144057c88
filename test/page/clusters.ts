/** Clusters for the page: small, typical, and hostile ones. */
import { serialize } from "../../src/cib/index.js";
import { readAny, runCommands } from "../../src/commands/index.js";
import { clusterStatus } from "../../src/index.js";
import { type Event, inject, settle } from "../../src/simulate/index.js";

const state = (
  id: number,
  name: string,
  history = "",
  more = `in_ccm="true" crmd="online" join="member" expected="member"`,
) => `<node_state id="${id}" uname="${name}" ${more}>${history}</node_state>`;

const run = (node: string, resource: string, call: number, rc = 0, task = "start", interval = 0, reason = "") => {
  const magic = `0:${rc};${call}:1:0:12345678-1234-1234-1234-123456789012`;
  return `<lrm_rsc_op id="${resource}_${rc === 0 ? "last" : "last_failure"}_${interval}" operation_key="${resource}_${task}_${interval}" operation="${task}" crm-debug-origin="x" crm_feature_set="3.20.0" transition-key="${call}:1:0:12345678-1234-1234-1234-123456789012" transition-magic="${magic}" on_node="${node}" call-id="${call}" rc-code="${rc}" op-status="0" interval="${interval}" last-rc-change="1700000000" exec-time="0" queue-time="0"${reason === "" ? "" : ` exit-reason="${reason}"`}/>`;
};

const lrm = (id: number, resources: string) => `<lrm id="${id}"><lrm_resources>${resources}</lrm_resources></lrm>`;

const held = (id: string, operations: string) =>
  `<lrm_resource id="${id}" type="Dummy" class="ocf" provider="pacemaker">${operations}</lrm_resource>`;

const primitive = (id: string, monitor = "10s") =>
  `<primitive id="${id}" class="ocf" provider="pacemaker" type="Dummy"><operations><op id="${id}-m" name="monitor" interval="${monitor}"/></operations></primitive>`;

interface Parts {
  readonly nodes: readonly string[];
  readonly resources: string;
  readonly constraints?: string;
  readonly states: string;
  readonly options?: string;
}

function cib({ nodes, resources, constraints = "", states, options = "" }: Parts): string {
  const listed = nodes.map((name, i) => `<node id="${i + 1}" uname="${name}"/>`).join("");
  return `<cib crm_feature_set="3.20.0" validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" dc-uuid="1" execution-date="1700000100"><configuration><crm_config><cluster_property_set id="options">${options}</cluster_property_set></crm_config><nodes>${listed}</nodes><resources>${resources}</resources><constraints>${constraints}</constraints></configuration><status>${states}</status></cib>`;
}

const FENCING_OFF = `<nvpair id="fencing" name="fencing-enabled" value="false"/>`;

/** A cluster of crm text that has come to rest, after something has happened to it. */
function resting(crm: string, events: readonly Event[] = [], lines: readonly string[] = []): string {
  const now = 1_700_000_000;
  const { cib } = settle(readAny(crm, { now }).cib, { now });
  const edited = runCommands(cib, lines, { now }).cib;
  const happened = inject(edited, clusterStatus(edited, { now }), events, { now }).cib;
  const { root } = happened;
  return serialize({ ...root, attributes: { ...root.attributes, "execution-date": String(now + 100) } });
}

const DUMMY = "ocf:pacemaker:Dummy op monitor interval=10s";

/** Two nodes, a group that follows a database, and a preference that draws the database to the other node. */
export const TWO_NODES = resting(
  `node alpha
node beta
primitive ip ocf:pacemaker:Dummy
primitive httpd ${DUMMY}
primitive db ${DUMMY}
group web ip httpd
location db-prefers-alpha db 50: alpha
colocation web-with-db inf: web db
order db-first Mandatory: db web
property fencing-enabled=false
`,
  [],
  ["pcs constraint location db prefers beta=100"],
);

/** A failed monitor, a start that fails everywhere, and a node that was lost and waits to be fenced. */
export const FAILED = resting(
  `node alpha
node beta
node gamma
primitive db ${DUMMY}
primitive web ${DUMMY}
primitive mail ${DUMMY}
primitive fence stonith:fence_dummy
location db-prefers-alpha db 100: alpha
location mail-prefers-gamma mail 100: gamma
location fence-prefers-beta fence 100: beta
colocation web-with-db inf: web db
order db-then-web Mandatory: db web
`,
  [
    { kind: "operation", resource: "db", task: "monitor", interval: 10_000, node: "alpha", rc: 1 },
    { kind: "operation", resource: "mail", task: "start", interval: 0, node: "beta", rc: 5 },
    { kind: "node", node: "gamma", state: "failed" },
  ],
);

const APPS = Array.from({ length: 40 }, (_, i) => `app${i + 1}`);

/** Sixteen nodes with what they run, of which one is about to be emptied. */
export const SIXTEEN = resting(
  [
    ...Array.from({ length: 16 }, (_, i) => `node node${i + 1}`),
    ...APPS.map((id) => `primitive ${id} ${DUMMY}`),
    ...APPS.map((id, i) => `location on-${id} ${id} 100: node${(i % 16) + 1}`),
    "property fencing-enabled=false",
    "",
  ].join("\n"),
  [],
  ["pcs node standby node3", "pcs resource disable app7"],
);

const attribute = (text: string) => text.replace(/[&<>"\n\t]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Names that would be markup, code, or unreadable, if anybody took them for more than text. */
export const HOSTILE_NAMES: readonly string[] = [
  `<img src=x onerror="document.title='owned'">`,
  `"><script>document.title='owned'</script>`,
  `'"\`\${alert(1)}{{constructor}}`,
  "\u202egnp.exe \u2066 \u05e9\u05dc\u05d5\u05dd",
  "tab\there\nand a line\u0085",
  `long-${"x".repeat(10_000)}`,
  "__proto__",
];

/** A cluster whose nodes have hostile names, with a failure whose reason is one. */
export const HOSTILE = cib({
  nodes: HOSTILE_NAMES.map(attribute),
  resources: primitive("db") + primitive("constructor"),
  constraints: `<rsc_location id="l1" rsc="db" node="${attribute(HOSTILE_NAMES[0] ?? "")}" score="100"/>`,
  options: FENCING_OFF,
  states: HOSTILE_NAMES.map((name, i) =>
    state(
      i + 1,
      attribute(name),
      i === 1
        ? lrm(2, held("db", run("x", "db", 2, 5, "start", 0, attribute(`</p><script>document.title="owned"</script>`))))
        : "",
    ),
  ).join(""),
});

/** Three nodes of corosync. */
export const COROSYNC = `totem {
  version: 2
  cluster_name: c
}
quorum {
  provider: corosync_votequorum
}
nodelist {
${[1, 2, 3].map((id) => `  node {\n    nodeid: ${id}\n    name: n${id}\n    ring0_addr: 10.0.0.${id}\n  }`).join("\n")}
}
`;
