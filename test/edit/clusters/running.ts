import { meta, primitive, small } from "../transcript.js";

const H = (id: string, node: string, rc = 0, op = "start", type = "Dummy") =>
  `<lrm_resource id="${id}" class="ocf" provider="pacemaker" type="${type}"><lrm_rsc_op id="${id}_last_0-${node}" operation_key="${id}_${op}_0" operation="${op}" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:${rc};1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="${rc}" op-status="0" interval="0"/></lrm_resource>`;
const state = (id: string, histories: string) =>
  `<node_state id="${id}" uname="n${id}" in_ccm="true" crmd="online" join="member" expected="member"><lrm id="${id}"><lrm_resources>${histories}</lrm_resources></lrm></node_state>`;
const cib = small({
  resources: [
    primitive("web"),
    primitive("idle"),
    primitive("both"),
    `<group id="grp">${primitive("ip")}${primitive("fs")}</group>`,
    `<clone id="cl">${primitive("ping")}</clone>`,
    `<clone id="c1">${primitive("one")}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}</group></clone>`,
    `<clone id="pc"><meta_attributes id="pcm"><nvpair id="pcp" name="promotable" value="true"/></meta_attributes><primitive id="st" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    `<bundle id="bun"><docker image="i" replicas="2"/><network control-port="3121"/>${primitive("inner")}</bundle>`,
    `<primitive id="far" class="ocf" provider="pacemaker" type="remote"/>`,
    primitive("host", `<meta_attributes id="hm"><nvpair id="hmr" name="remote-node" value="guest"/></meta_attributes>`),
  ].join(""),
  constraints: [
    `<rsc_location id="cli-prefer-idle" rsc="idle" role="Started" node="n1" score="INFINITY"/>`,
    `<rsc_location id="cli-ban-idle-on-n1" rsc="idle" role="Started" node="n1" score="-INFINITY"/>`,
    `<rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"/>`,
    `<rsc_location id="cli-ban-idle-on-gone" rsc="idle" role="Started" node="gone" score="-INFINITY"/>`,
    `<rsc_location id="cli-ban-web-on-guest" rsc="web" role="Started" node="guest" score="-INFINITY"/>`,
    `<rsc_location id="cli-prefer-web" rsc="web" role="Started"><rule id="cli-prefer-rule-web" score="INFINITY" boolean-op="and"><expression id="cli-prefer-expr-web" attribute="#uname" operation="eq" value="n2"/><date_expression id="cli-prefer-lifetime-end-web" operation="lt" end="2020-01-01 00:00:00Z"/></rule></rsc_location>`,
    `<rsc_location id="cli-ban-web-on-n1" rsc="web" role="Started"><rule id="cli-ban-web-on-n1-rule" score="-INFINITY" boolean-op="and"><expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"/><date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"/></rule></rsc_location>`,
    `<rsc_location id="cli-prefer-both" rsc="both" role="Started"><rule id="cli-prefer-rule-both" score="INFINITY" boolean-op="and"><expression id="cli-prefer-expr-both" attribute="kind" operation="eq" value="n2"/></rule></rsc_location>`,
    `<rsc_location id="cli-prefer-fs" rsc="fs" role="Started" node="gone" score="INFINITY"/>`,
    `<rsc_colocation id="cli-prefer-ping" rsc="web" with-rsc="ip" score="1"/>`,
    `<rsc_location id="other" rsc="idle" node="n1" score="1"/>`,
  ].join(""),
  tags: `<tag id="tag"><obj_ref id="web"/></tag>`,
  status:
    state(
      "1",
      H("web", "1") +
        H("both", "1") +
        H("ping", "1") +
        H("one", "1") +
        H("st", "1", 0, "promote", "Stateful") +
        H("ip", "1") +
        H("fs", "1") +
        H("idle", "1", 7, "monitor"),
    ) +
    state("2", H("both", "2") + H("ping", "2") + H("st", "2", 0, "start", "Stateful") + H("web", "2", 7, "monitor")),
});
const several = small({
  resources: [
    `<group id="sg">${primitive("s1")}${primitive("s2")}</group>`,
    `<clone id="pu"><meta_attributes id="pum"><nvpair id="pup" name="promotable" value="true"/></meta_attributes><primitive id="pus" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    `<clone id="p2"><meta_attributes id="p2m"><nvpair id="p2p" name="promotable" value="true"/><nvpair id="p2x" name="promoted-max" value="2"/></meta_attributes><primitive id="p2s" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    `<clone id="p3"><meta_attributes id="p3m"><nvpair id="p3p" name="promotable" value="true"/></meta_attributes><primitive id="p3s" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    primitive("web"),
  ].join(""),
  status:
    state(
      "1",
      H("s1", "1") +
        H("pus", "1", 0, "start", "Stateful") +
        H("p2s", "1", 0, "promote", "Stateful") +
        H("p3s", "1", 0, "promote", "Stateful") +
        H("web", "1"),
    ) + state("2", H("s2", "2") + H("p2s", "2", 0, "promote", "Stateful") + H("p3s", "2", 0, "start", "Stateful")),
});
const spread = small({
  resources: [
    `<clone id="cl">${primitive("ping")}</clone>`,
    `<clone id="c1">${primitive("one")}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}</group></clone>`,
    `<clone id="un">${meta("unm", "globally-unique=true", "clone-max=2", "clone-node-max=2")}${primitive("uni")}</clone>`,
    `<clone id="p0">${meta("p0m", "promotable=true")}<primitive id="p0s" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
    `<clone id="p2">${meta("p2m", "promotable=true")}<primitive id="p2s" class="ocf" provider="pacemaker" type="Stateful"/></clone>`,
  ].join(""),
  status:
    state(
      "1",
      H("ping", "1") +
        H("one", "1", 7, "monitor") +
        H("x", "1") +
        H("uni:0", "1") +
        H("p0s", "1", 0, "start", "Stateful") +
        H("p2s", "1", 0, "start", "Stateful"),
    ) +
    state(
      "2",
      H("ping", "2") +
        H("one", "2") +
        H("x", "2") +
        H("uni:1", "2") +
        H("p0s", "2", 0, "start", "Stateful") +
        H("p2s", "2", 0, "promote", "Stateful"),
    ),
});
const none = small({ resources: primitive("web") }).replace("<constraints></constraints>", "");
/** Resources that run, once and in several places, by the letter that transcripts of edits call them. */
export const CLUSTERS = { m: cib, none, s: several, w: spread };
