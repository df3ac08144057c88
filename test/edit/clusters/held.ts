import { meta, primitive, small } from "../transcript.js";

const group = (id: string, ...members: readonly string[]) =>
  `<group id="${id}">${members.map((each) => primitive(each)).join("")}</group>`;

const cib = small({
  resources: [
    primitive("p"),
    primitive("q"),
    group("g1", "a1"),
    group("g2", "a2"),
    `<clone id="c3">${group("g3", "a3")}</clone>`,
    `<clone id="c4">${group("g4", "a4")}</clone>`,
    group("g5", "a5", "b5"),
    group("g6", "a6"),
    group("g7", "a7"),
    `<master id="ms">${meta("msm", "notify=true")}<primitive id="st" class="ocf" provider="pacemaker" type="Stateful"/></master>`,
    `<primitive id="f1" class="stonith" type="fence_xvm"/>`,
    `<primitive id="f2" class="stonith" type="fence_xvm">${meta("f2m", "target-role=Started")}</primitive>`,
    `<primitive id="f3" class="stonith" type="fence_xvm">${meta("f3m", "target-role=Stopped")}</primitive>`,
  ].join(""),
  constraints: [
    `<rsc_location id="loc-g1" rsc="g1" node="n1" score="1"/>`,
    `<rsc_location id="loc-c3" rsc="c3" node="n1" score="1"/>`,
    `<rsc_location id="loc-a5" rsc="a5" node="n1" score="1"/>`,
    `<rsc_order id="o-g5" first="p" then="g5"/>`,
    `<rsc_order id="sets"><resource_set id="sa"><resource_ref id="g6"/><resource_ref id="q"/></resource_set><resource_set id="sb"><resource_ref id="p"/></resource_set></rsc_order>`,
    `<rsc_colocation id="alone" score="INFINITY"><resource_set id="sc"><resource_ref id="p"/></resource_set></rsc_colocation>`,
    `<rsc_ticket id="tic" ticket="T" rsc="q"/>`,
  ].join(""),
  "fencing-topology": `<fencing-level id="fl1" target="n1" index="1" devices="f1,f2,f3"/><fencing-level id="fl2" target="n2" index="1" devices="f2"/>`,
  tags: `<tag id="t7"><obj_ref id="g7"/></tag><tag id="t2"><obj_ref id="p"/><obj_ref id="q"/></tag>`,
  acls: `<acl_role id="rd"><acl_permission id="rd-1" kind="read" xpath="/cib"/><acl_permission id="rd-2" kind="write" reference="g2"/><acl_permission id="rd-3" kind="write" reference="p"/></acl_role>`,
});
/** Groups that others name, and what becomes of them when they are emptied, by the letter that transcripts of edits call it. */
export const CLUSTERS = { h: cib };
