import { describe } from "vitest";
import { meta, primitive, small, transcribe } from "./transcript.js";

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
const CLUSTERS = { m: cib, none, s: several, w: spread };

describe("moves of what runs on several nodes (13 §4.2)", () => {
  transcribe(
    CLUSTERS.s,
    `
> crm_resource --move -r sg -N n1
! ambiguous: one node
> crm_resource --move -r sg -N n2
! ambiguous: one node
> crm_resource --move -r s1 -N n1
! duplicate: another node
> crm_resource --move -r pu -N n1
! duplicate: another node
> crm_resource --move -r pu -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r pu -N n2 --promoted -f
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r pu -N n2 -f
  constraints
+   rsc_location id="cli-prefer-pu" rsc="pu" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r pus -N n1
! duplicate: another node
> crm_resource --move -r pus -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-pus" rsc="pus" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r p2 -N n1
! ambiguous: one node
> crm_resource --move -r p2 -N n1 --promoted
! ambiguous: one node
> crm_resource --move -r p2s -N n1
! duplicate: another node
> crm_resource --move -r p3 -N n2
  constraints
+   rsc_location id="cli-prefer-p3" rsc="p3" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r p3 -N n1
! duplicate: another node
> crm_resource --move -r p3s -N n1
! duplicate: another node
> crm_resource --move -r p3 -N n2 --promoted
  constraints
+   rsc_location id="cli-prefer-p3" rsc="p3" role="Promoted" node="n2" score="INFINITY"
> crm_resource --ban -r pu
  constraints
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r pu --promoted
  constraints
+   rsc_location id="cli-ban-pu-on-n1" rsc="pu" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r p2
! ambiguous: n1, n2
> crm_resource --ban -r p3
  constraints
+   rsc_location id="cli-ban-p3-on-n1" rsc="p3" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r p3 --promoted
  constraints
+   rsc_location id="cli-ban-p3-on-n1" rsc="p3" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r sg
! ambiguous: n1, n2
`,
  );
});

describe("moves of clones and their members (13 §4.2)", () => {
  transcribe(
    CLUSTERS.w,
    `
> crm_resource --move -r c1 -N n2
! duplicate: another node
> crm_resource --move -r c1 -N n1 -f
  constraints
+   rsc_location id="cli-prefer-c1" rsc="c1" role="Started" node="n1" score="INFINITY"
+   rsc_location id="cli-ban-c1-on-n2" rsc="c1" role="Started" node="n2" score="-INFINITY"
> crm_resource --move -r one -N n2
! duplicate: another node
> crm_resource --ban -r one
  constraints
+   rsc_location id="cli-ban-one-on-n2" rsc="one" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r ping
  constraints
+   rsc_location id="cli-ban-ping-on-n1" rsc="ping" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r cl
! ambiguous: n1, n2
> crm_resource --move -r ping -N n1
! duplicate: another node
> crm_resource --move -r ping -N n2
  constraints
+   rsc_location id="cli-prefer-ping" rsc="ping" role="Started" node="n2" score="INFINITY"
> crm_resource --ban -r gg
  constraints
+   rsc_location id="cli-ban-gg-on-n1" rsc="gg" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r x
  constraints
+   rsc_location id="cli-ban-x-on-n1" rsc="x" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r p0
! ambiguous: n1, n2
> crm_resource --ban -r p0s
  constraints
+   rsc_location id="cli-ban-p0s-on-n1" rsc="p0s" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r p0 -N n1
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r p0 -N n1 -f
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r p0 -N n1 --promoted
  constraints
+   rsc_location id="cli-prefer-p0" rsc="p0" role="Promoted" node="n1" score="INFINITY"
> crm_resource --ban -r p2s
  constraints
+   rsc_location id="cli-ban-p2s-on-n1" rsc="p2s" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r p2s -N n2
  constraints
+   rsc_location id="cli-prefer-p2s" rsc="p2s" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r p2s -N n2 --promoted
  constraints
+   rsc_location id="cli-prefer-p2s" rsc="p2s" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r p2s -N n1
! duplicate: another node
`,
  );
});

describe("what pcs does not force", () => {
  transcribe(
    CLUSTERS.w,
    `
> pcs resource ban one n1 --force
! usage
> pcs resource clear one --force
! usage
> crm_resource --ban -r one -N n2 --promoted -u PT1H
  constraints
+   rsc_location id="cli-ban-one-on-n2" rsc="one" role="Promoted"
+     rule id="cli-ban-one-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-one-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-one-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
`,
  );
});
