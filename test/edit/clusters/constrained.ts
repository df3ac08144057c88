import { primitive, small } from "../transcript.js";

const cib = small({
  crm_config: `<cluster_property_set id="opts"><nvpair id="o1" name="stonith-enabled" value="false"/></cluster_property_set>`,
  resources: [
    primitive("web", `<operations><op id="web-mon" name="monitor" interval="10s"/></operations>`),
    primitive("db"),
    primitive("x1"),
    primitive("x2"),
    `<group id="grp">${primitive("ip")}${primitive("fs")}</group>`,
    `<clone id="cl">${primitive("ping")}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}${primitive("y")}</group></clone>`,
    `<bundle id="bun"><docker image="i"/><network control-port="3121"/></bundle>`,
    `<bundle id="full"><docker image="i"/><network control-port="3121"/>${primitive("inner")}</bundle>`,
    `<primitive id="f1" class="stonith" type="fence_xvm"/>`,
    `<primitive id="f2" class="stonith" type="fence_xvm"/>`,
  ].join(""),
  constraints: [
    `<rsc_location id="loc-web" rsc="web" node="n1" score="100"/>`,
    `<rsc_location id="loc-rule" rsc="db"><rule id="lr" score="5" boolean-op="and"><expression id="lre" attribute="a" operation="eq" value="1"/></rule></rsc_location>`,
    `<rsc_location id="two-rules" rsc="db"><rule id="tr1" score="5"><expression id="tr1e" attribute="b" operation="defined"/></rule><rule id="tr2" score="5"><expression id="tr2e" attribute="c" operation="defined"/></rule></rsc_location>`,
    `<rsc_location id="pat" rsc-pattern="w.*" node="n1" score="1"/>`,
    `<rsc_colocation id="col" rsc="db" with-rsc="web" score="INFINITY"/>`,
    `<rsc_colocation id="colr" rsc="x1" with-rsc="x2" rsc-role="Started" score="INFINITY"/>`,
    `<rsc_order id="ord" first="web" then="db"/>`,
    `<rsc_order id="ordp" first="x1" then="x2" first-action="promote" then-action="start"/>`,
    `<rsc_order id="set1"><resource_set id="s1a"><resource_ref id="web"/><resource_ref id="db"/></resource_set><resource_set id="s1b"><resource_ref id="x1"/></resource_set></rsc_order>`,
    `<rsc_colocation id="set2" score="INFINITY"><resource_set id="s2a"><resource_ref id="x1"/><resource_ref id="x2"/></resource_set></rsc_colocation>`,
    `<rsc_ticket id="tic" ticket="T" rsc="web"/>`,
    `<rsc_ticket id="ticr" ticket="T" rsc="db" rsc-role="Promoted"/>`,
  ].join(""),
  "fencing-topology": `<fencing-level id="fl1" target="n1" index="1" devices="f1,f2"/><fencing-level id="fl2" target="n1" index="2" devices="f1"/>`,
  tags: `<tag id="tag"><obj_ref id="web"/><obj_ref id="db"/><obj_ref id="x1"/></tag><tag id="lone"><obj_ref id="web"/></tag>`,
  acls: `<acl_target id="jo"><role id="rd"/></acl_target><acl_group id="gr"><role id="rd"/></acl_group><acl_role id="rd"><acl_permission id="rd-1" kind="read" xpath="/cib"/><acl_permission id="rd-2" kind="write" reference="web"/></acl_role>`,
  alerts: `<alert id="al" path="/a"/>`,
});
/** Resources in containers, and constraints of all kinds about them, by the letter that transcripts of edits call them. */
export const CLUSTERS = { b: cib };
