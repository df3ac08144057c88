import { readFileSync } from "node:fs";

/** One text of the crm language, written for the rule of chapter 11 after which it is named. */
export interface CrmCase {
  readonly name: string;
  readonly text: string;
  /** `update` if nothing else is said; `lines` are commands at the prompt. */
  readonly method?: "update" | "replace" | "push" | "lines";
  /** The schema of the document; `pacemaker-3.9` if nothing else is said. */
  readonly schema?: string;
  /** What is in the configuration before. */
  readonly before?: string;
}

const BEFORE = [
  "node 1: alpha attributes rack=1",
  "node 2: beta",
  "primitive db ocf:pacemaker:Dummy params state=/run/db op monitor interval=10s",
  "primitive ip Dummy",
  "primitive web Dummy",
  "group site ip web",
  "location where-db db 50: alpha",
  "order db-first db site",
  "colocation together inf: site db",
  "tag all db",
  "property placement-strategy=balanced",
  "rsc_defaults rd: resource-stickiness=1",
].join("\n");

const BY_RULE: readonly CrmCase[] = [
  {
    name: "node-forms",
    text: 'node alpha\nnode 7: beta:remote attributes a=1\nnode 12\nnode $id=x.y gamma description="third"',
  },
  { name: "node-sections", text: "node alpha utilization cpu=2 attributes 10: rule #uname eq alpha standby=on" },
  {
    name: "primitive-agents",
    text: "primitive a Dummy\nprimitive b ocf:Dummy\nprimitive c systemd:x\nprimitive d fence_x\nprimitive e lsb:a:b",
  },
  { name: "primitive-quoting", text: 'primitive a Dummy params p=\'it"s\' q="a \\"b\\" \\x" r= s t=a\\ b u="x"\'y\'' },
  { name: "primitive-sections", text: "primitive a Dummy x=1 meta y=2 params z=3 utilization cpu=1 meta y=4" },
  { name: "primitive-prefix-quirk", text: "primitive a Dummy metadata=1 b=2" },
  { name: "pair-forms", text: "primitive a Dummy params $one:n=1 $two=2\nprimitive b Dummy params @one @two:m @none" },
  {
    name: "operations",
    text: "primitive a Dummy op start timeout=9 op monitor interval=5 on-fail=block depth=1 op_meta k=v operations $id=ops op stop",
  },
  {
    name: "operations-reference",
    text: "primitive a Dummy operations $id=ops op monitor interval=5s\nprimitive b Dummy operations $id-ref=ops",
  },
  {
    name: "set-references",
    text: "primitive a Dummy utilization $id=u cpu=1\nprimitive b Dummy utilization $id-ref=u meta $id-ref=a",
  },
  { name: "template", text: "primitive a @t params b=1\nrsc_template t ocf:pacemaker:Dummy op monitor interval=3s" },
  { name: "group", text: 'group g b a description="two" params x=1 meta y=2\nprimitive a Dummy\nprimitive b Dummy' },
  { name: "clones", text: "primitive a Dummy\nprimitive b Dummy\nclone c a meta interleave=true\nms m b params x=1" },
  {
    name: "bundle",
    text: "primitive a Dummy\nbundle b podman image=i:1 replicas=2 network host-netmask=24 port-mapping id=pm port=80 storage storage-mapping source-dir=/s target-dir=/t primitive a meta target-role=Started",
  },
  { name: "monitor", text: "primitive a Dummy\nmonitor a:Started 30s:5s\nmonitor a 40s" },
  { name: "tags", text: "tag t: a b\ntag u c" },
  {
    name: "location-scores",
    text: "primitive a Dummy\nlocation l1 a inf: n\nlocation l2 a -INFINITY: n\nlocation l3 a advisory: n role=Master\nlocation l4 a speed: n\nlocation l5 /a.*/ resource-discovery=never 5: n",
  },
  { name: "location-sets", text: "primitive a Dummy\nprimitive b Dummy\nlocation l { a:Master ( b a ) } 5: n" },
  {
    name: "rules",
    text: "primitive a Dummy\nlocation l a rule $id=r $role=Slave -inf: not_defined p or p number:lt 3 rule x eq meta{y} and v version:gte 1.2\nlocation m a rule $id-ref=r",
  },
  {
    name: "dates",
    text: 'primitive a Dummy\nlocation l a rule 5: date lt "2030-01-01 10:00" and date in start=2030 end=2031 rule date in months=1 start=2030 rule date spec hours=1-5 yearsdays=3',
  },
  {
    name: "colocation",
    text: "primitive a Dummy\nprimitive b Dummy\ncolocation c1 inf: a:Master b node-attribute=Rack\ncollocation c2 5: a ( b a ) b\ncolocation c3 5: _rsc_set_ a b\ncolocation c4 5: [ a b sequential=yes ]",
  },
  {
    name: "order",
    text: "primitive a Dummy\nprimitive b Dummy\norder o1 a b symmetrical=NO\norder o2 serialize: a:start b:Promote\norder o3 -5: ( a:start b:stop ) [ a b ] require-all=false a",
  },
  {
    name: "ticket",
    text: "primitive a Dummy\nprimitive b Dummy\nrsc_ticket t1 T: a:Master loss-policy=Fence\nrsc_ticket t2 T: a b",
  },
  { name: "properties", text: "property a=1 a=2 b=\nproperty night: rule date spec hours=1 c=d" },
  { name: "defaults", text: "rsc_defaults $id=x rule #uname eq n a=1\nrsc_defaults b=2\nop_defaults y: c=3" },
  { name: "fencing-all-nodes", text: "fencing_topology f1 f2,f3", before: "node beta\nnode alpha" },
  { name: "fencing-targets", text: "fencing_topology b: f1 f2 attr:rack=1 f3 attr:rack=2 f4 pattern:x.* f5 b: f6" },
  {
    name: "access",
    text: 'role r description=d read status write meta:a:b deny $id=i ref:x read xpath:"//a b" type:node attr:uname\nacl_target t r s\nacl_group g r\nuser u role:r read tag:x attribute:y',
  },
  {
    name: "alert",
    text: "alert a /bin/x attributes p=1 select nodes attributes { s t } meta timeout=5s to /dev/null attributes q=2 to { x meta m=1 } attributes late=1",
  },
  { name: "comments", text: "# one\n#two\nprimitive a Dummy\n# lost" },
  { name: "continuation", text: "primitive a Dummy \\\n  params p=1 \\\n\n primitive b Dummy p=q\\\nr" },
  { name: "not-ascii", text: 'primitive a Dummy p="é€"' },
  {
    name: "xml",
    text: 'xml <rsc_order id="o" first="a" then="b" require-all="false"/>\nprimitive a Dummy\nprimitive b Dummy\nxml <primitive id="c" class="ocf" type="x"><operations><op name="start"/></operations></primitive>',
  },
  { name: "keyword-case", text: "PRIMITIVE a Dummy PARAMS b=1 Op monitor INTERVAL=3s" },
  {
    name: "roles-old-schema",
    text: "primitive a Dummy op monitor role=Promoted\ncolocation c 1: a:Unpromoted a:Master",
    schema: "pacemaker-3.5",
  },
  {
    name: "update",
    text: "node alpha attributes rack=2 new=1\nprimitive db ocf:pacemaker:Dummy params state=/x\nproperty placement-strategy=default x=1\nrsc_defaults y=2",
    before: BEFORE,
  },
  { name: "update-group", text: "group site db ip web", before: BEFORE },
  {
    name: "push",
    text: "node 1: alpha\nprimitive db Dummy\nlocation where-db db 5: alpha\ntag all db",
    method: "push",
    before: BEFORE,
  },
  { name: "replace", text: "node beta attributes x=1\nprimitive new Dummy", method: "replace", before: BEFORE },
  {
    name: "prompt-units-and-clone",
    text: "primitive a Dummy op monitor interval=10 timeout=1.5 op start timeout=20s\nclone c a\nproperty x=1\nproperty x=2 y=3",
    method: "lines",
  },
  {
    name: "prompt-redirect",
    text: "group both db\nclone c site meta x=1\nmodgroup both add x",
    method: "lines",
    before: BEFORE,
  },
  {
    name: "comments-of-monitors",
    text: "# of p\nprimitive p Dummy op monitor interval=3s\n# one\n# more\nmonitor p 31s:30s\n# last\nmonitor p 41s:30s",
  },
  {
    name: "reference-to-itself",
    text: "primitive p Dummy params $id-ref=p params x=1 params y=2\nlocation l p rule $id-ref=l rule defined x rule defined y\nlocation m p rule $id-ref=l",
  },
  {
    name: "prompt-reference-to-itself",
    text: "primitive p Dummy params $id-ref=p params x=1 params y=2\nlocation l p rule $id-ref=l rule defined x rule defined y\nlocation l p rule $id-ref=l",
    method: "lines",
  },
  {
    name: "prompt-sets-group-a",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\ngroup g a",
    method: "lines",
  },
  {
    name: "prompt-sets-group-ab",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\ngroup g a b",
    method: "lines",
  },
  {
    name: "prompt-sets-group-bc",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\ngroup g b c",
    method: "lines",
  },
  {
    name: "prompt-sets-delete-a",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\ndelete a",
    method: "lines",
  },
  {
    name: "prompt-sets-delete-b",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\ndelete b",
    method: "lines",
  },
  {
    name: "prompt-sets-rename",
    text: "primitive a Dummy\nprimitive b Dummy\nprimitive c Dummy\nprimitive d Dummy\norder o1 [ a b ] c\norder o2 ( a b )\norder o3 [ a b sequential=true ] c\norder o4 ( a:start b:start ) ( c:stop )\ncolocation k1 5: [ a ] b c\ncolocation k2 5: a:Started b:Stopped c:Stopped\ncolocation k3 5: ( c ) ( a b )\ncolocation k4 5: ( b b ) a\nrename a z",
    method: "lines",
  },
  { name: "prompt-members-missing", text: "primitive a Dummy\ngroup g a\ngroup h x a y", method: "lines" },
  { name: "prompt-id-taken-members-missing", text: "primitive a Dummy\ngroup a x y", method: "lines" },
  {
    name: "references-in-settings",
    text: "property rule $id-ref=r rule $id-ref=s rule $id-ref=r a=1\nop_defaults rule $id=r 5: defined x rule $id=r 6: defined y",
  },
  { name: "prompt-delete", text: "delete web\ndelete db", method: "lines", before: BEFORE },
  { name: "prompt-delete-container", text: "delete site", method: "lines", before: BEFORE },
  {
    name: "prompt-rename",
    text: "rename db data\nmodgroup site remove ip\nmodgroup site add data before web",
    method: "lines",
    before: BEFORE,
  },
  {
    name: "refused-syntax",
    text: "primitive a\nlocation l a 5 n\nfoo bar\norder o a:go b\ncolocation c inf: ( a b\nrole r frob\nalert a /x y\nprimitive p a:b:c:d",
  },
  { name: "refused-op-order", text: "primitive a Dummy op start depth=1" },
  {
    name: "refused-rule",
    text: "primitive a Dummy\nlocation l a rule x eq y or z eq w and q eq r\nlocation m a rule x like y\nlocation n a rule date IN start=1 end=2",
  },
  { name: "refused-duplicate", text: "primitive a Dummy\nprimitive a Dummy\nprimitive 1b Dummy" },
  { name: "refused-missing", text: "location l a 5: n\nrsc_ticket t T: b c" },
  { name: "refused-member", text: "primitive a Dummy\ngroup g a\ngroup h a" },
  { name: "missing-member", text: "group g a\nprimitive b Dummy\nclone c x" },
];

/** Texts as people have them, and damaged ones: `manuals.txt`, divided by lines of three dashes. */
const MANUALS = readFileSync(new URL("manuals.txt", import.meta.url), "utf8").split(/^---\n/m);

export const CASES: readonly CrmCase[] = [
  ...BY_RULE,
  ...MANUALS.map((text, i): CrmCase => ({ name: `manual-${i + 1}`, text })),
];
