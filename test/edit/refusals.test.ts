import { describe, expect, it } from "vitest";
import { CLUSTERS as CONSTRAINED } from "./clusters/constrained.js";
import { CLUSTERS as HELD } from "./clusters/held.js";
import { CLUSTERS as RUNNING } from "./clusters/running.js";
import { CLUSTERS as SEQUENCES } from "./clusters/sequences.js";
import { meta, primitive, refusal, small } from "./transcript.js";

const several = small({
  resources: [
    primitive("web", `<utilization id="u1"><nvpair id="u1-cpu" name="cpu" value="1"/></utilization>`),
    primitive("two", meta("m1", "a=1") + meta("m2", "a=2")),
    `<clone id="cl">${meta("clm", "priority=1")}${primitive("in")}</clone>`,
    `<clone id="ph"><primitive id="phs" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    `<group id="grp">${primitive("m")}</group>`,
    `<bundle id="bun"><docker image="i"/><network control-port="3121"/>${primitive("inner")}</bundle>`,
  ].join(""),
  rsc_defaults: meta("d1", "priority=1") + meta("d2", "priority=2"),
  status:
    '<node_state id="1" uname="n1"><transient_attributes id="1"><instance_attributes id="s1"><nvpair id="s1-a" name="fail-count-web#start_0" value="1"/><nvpair id="s1-b" name="fail-count-web#monitor_10000" value="1"/><nvpair id="s1-c" name="last-failure-web#stop_0" value="1"/></instance_attributes></transient_attributes></node_state>',
});
const CLUSTERS = { ...CONSTRAINED, ...HELD, ...RUNNING, ...SEQUENCES, v: several };

/** What is refused, and in what words. */
const ROWS: readonly (readonly [cluster: keyof typeof CLUSTERS, said: string, problem: string])[] = [
  ["b", "pcs tag create t web web", "web is named twice"],
  ["b", "pcs tag create t nope", "there is no resource nope"],
  ["b", "pcs tag create tag web", "tag is taken"],
  ["b", "pcs acl user create jo", "jo is there already"],
  ["b", "pcs tag update tga add web", "there is no tag tga"],
  ["b", "pcs tag update tag remove nope", "there is no member of tag nope"],
  ["b", "pcs tag update tag add x1", "x1 is in the tag tag already"],
  ["b", "pcs tag update tag add x2 --before nope", "there is no other member of tag nope"],
  ["b", "pcs tag update tag remove web db x1", "the tag tag would be empty"],
  ["b", "pcs constraint colocation add x with web", "x is in the clone cg"],
  ["b", "pcs constraint order web then db", "the constraint ord says this already"],
  ["b", '{"kind":"remove","ids":["web","nope"]}', "there is no object nope"],
  ["b", '{"kind":"replace","element":{"name":"tag","attributes":{"id":"no"},"children":[]}}', "there is no object no"],
  ["b", '{"kind":"replace","element":{"name":"tag","attributes":{},"children":[]}}', "there is no object "],
  ["b", '{"kind":"rename","id":"nope","to":"n"}', "there is no object nope"],
  ["b", '{"kind":"rename","id":"web","to":"db"}', "db is taken"],
  ["b", "pcs resource op add web monitor interval=10", "web has a monitor with interval 10 already"],
  ["b", "pcs resource op add web monitor interval=20s", "web has a monitor already"],
  ["b", '{"kind":"ticket","ticket":"T","name":"a","value":null}', "there is no ticket T"],
  [
    "b",
    '{"kind":"add","element":{"name":"op","attributes":{},"children":[]},"place":{"kind":"inside","id":"nope"}}',
    "there is no object nope",
  ],
  [
    "b",
    '{"kind":"add","element":{"name":"nvpair","attributes":{},"children":[]}}',
    "nvpair is no object of a configuration",
  ],
  ["b", "pcs resource group add grp web web", "web is named twice"],
  ["b", "pcs resource group add cl web", "cl is a clone, not a group"],
  ["b", "pcs resource group add grp ip", "ip is in the group grp already"],
  ["b", "pcs resource group add grp ip --before ip", "ip cannot stand next to itself"],
  ["b", "pcs resource group add grp cl", "cl is a clone: it cannot be in a group"],
  ["b", "pcs resource group add grp ping", "ping is in the clone cl: it cannot be in a group"],
  ["b", "pcs resource group add 1x web", "1x is no id"],
  ["b", "pcs resource group add lone web", "lone is taken"],
  ["b", "pcs resource group add new web --before ip", "there is no member of new ip"],
  ["b", "pcs resource group add grp web --before db", "there is no member of grp db"],
  ["b", '{"kind":"group-remove","group":"cl"}', "cl is a clone, not a group"],
  ["b", "pcs resource group remove grp web", "there is no member of grp web"],
  ["b", "pcs resource ungroup gg", "gg is cloned: it cannot be emptied"],
  ["b", '{"kind":"clone","resource":"cl"}', "cl is a clone"],
  ["b", '{"kind":"clone","resource":"x"}', "x is in the clone cg"],
  ["b", '{"kind":"unclone","resource":"web"}', "web is not a clone, and in none"],
  ["b", "pcs resource delete nope", "there is no resource nope"],
  ["h", "pcs stonith delete f1 f2", "nothing would be left that can fence nodes"],
  ["h", "pcs resource group add g5 a1", "the group g1 would be empty, and constraints or permissions name it"],
  ["m", "pcs resource move-with-constraint web nope", "there is no node nope"],
  ["m", "pcs resource ban ip n1 --promoted", "ip is not a promotable clone"],
  ["m", "pcs resource ban inner n1", "inner is in the bundle bun"],
  ["m", "pcs resource move-with-constraint ping n1", "ping is in the clone cl"],
  ["m", "crm_resource --ban -r web -N n1 -u nonsense", "nonsense is no duration"],
  ["m", "crm_resource --ban -r idle", "idle runs nowhere: name a node"],
  ["m", "crm_resource --ban -r both", "both runs on n1, n2: name a node"],
  ["m", "crm_resource --move -r web -N n1", "web runs on n1 already"],
  ["m", "crm_resource --move -r both -N n1", "both runs on n1, n2"],
  ["m", "crm resource promote web", "web is not a promotable resource"],
  ["v", "pcs resource utilization web cpu=x", "the utilization cpu is no integer: x"],
  ["v", "pcs node utilization n1 cpu=x", "the utilization cpu is no integer: x"],
  [
    "v",
    '{"kind":"fail-count","resource":"web","node":"n1","value":"2"}',
    "several operations of web have a fail count on n1",
  ],
  ["v", '{"kind":"fail-count","resource":"web","node":"n9","value":"2"}', "there is no node n9"],
  ["v", "pcs resource defaults update priority=3", "there are several sets of resource defaults: name one"],
  ["v", '{"kind":"default","of":"resource","set":"d9","name":"a","value":"1"}', "there is no set of defaults d9"],
  ["v", "crm_resource -r two -m -p a -v 3", "two has several attributes a"],
  [
    "v",
    '{"kind":"meta","dialect":"tools","resource":"two","name":"b","value":null}',
    "there is no meta attribute of two b",
  ],
  [
    "v",
    '{"kind":"operation-add","resource":"cl","operation":"monitor","options":[]}',
    "cl is a clone, not a primitive",
  ],
  ["v", '{"kind":"trace","resource":"cl"}', "cl is a clone, not a primitive"],
  ["v", '{"kind":"utilization","resource":"cl","name":"a","value":"1"}', "cl is a clone, not a primitive"],
  [
    "v",
    '{"kind":"operation-remove","resource":"web","operation":"start","options":[["a","1"],["b","2"]]}',
    "there is no operation of web start a=1 b=2",
  ],
  ["v", '{"kind":"trace","resource":"web","operation":"monitor"}', "there is no operation of web monitor"],
  [
    "v",
    '{"kind":"trace","resource":"web","operation":"start","interval":10000}',
    "there is no operation of web start 10",
  ],
  ["v", '{"kind":"untrace","resource":"web","operation":"stop"}', "there is no operation of web stop"],
  [
    "q",
    "crm configure property fencing-enabled=true",
    "the configuration would have an error: Resource start-up disabled since no fencing resources have been defined. Either configure some or disable fencing with the fencing-enabled option. NOTE: Clusters with shared data need fencing to ensure data integrity.",
  ],
  [
    "q",
    '{"kind":"meta","dialect":"tools","resource":"web","name":"a:b","value":"1","set":"a b"}',
    "nvpair a b-a:b would be invalid under schema 3.9",
  ],
];

describe("what is refused says in words what is wrong:", () => {
  it.each(ROWS)("%s: %s", (cluster, said, problem) => {
    expect(refusal(CLUSTERS[cluster], said)?.problem ?? "").toBe(problem);
  });
});
