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

describe("bans (13 §4.1, §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --ban -r web -N n2
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r web -N n1
! schema
> crm_resource --ban -r web
! schema
> crm_resource --ban -r idle
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r both
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r idle -N n2
    rsc_location id="cli-ban-idle-on-n1"
-   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-5"
+   rsc_location id="cli-ban-idle-on-n2" rsc="idle" role="Started" node="n2" score="-INFINITY"
> crm_resource --ban -r pc
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r pc --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r st --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r ip -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r st -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n2" rsc="st" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r cl
! ambiguous: n1, n2, bun-0, bun-1, far, guest
> crm_resource --ban -r c1
    rsc_location id="other"
+   rsc_location id="cli-ban-c1-on-n1" rsc="c1" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r one
    rsc_location id="other"
+   rsc_location id="cli-ban-one-on-n1" rsc="one" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r grp
    rsc_location id="other"
+   rsc_location id="cli-ban-grp-on-n1" rsc="grp" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r web -N far
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-far" rsc="web" role="Started" node="far" score="-INFINITY"
> crm_resource --ban -r web -N guest
=
> crm_resource --ban -r web -N bun-1
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-bun-1" rsc="web" role="Started" node="bun-1" score="-INFINITY"
> crm_resource --ban -r web -N bun-2
! unknown: bun-0
> crm_resource --ban -r web -N n3
! unknown: n1
> crm_resource --ban -r nope -N n1
! unknown: web, idle, both, grp, ip, fs, cl, ping, …
> crm_resource --ban -r tag -N n1
! unknown: web, idle, both, grp, ip, fs, cl, ping, …
> crm_resource --ban -r ip -N n2 -u PT1H
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> crm_resource --ban -r ip -N n2 -u P1Y2M3DT4H5M6S
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2028-01-31 10:05:06Z"
> crm_resource --ban -r ip -N n2 -u soon
! value: an ISO 8601 duration, such as PT1H or P1D
> crm_resource --ban -r web -N n1 -u PT1H
      rule id="cli-ban-web-on-n1-rule"
-       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1"
-       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2090-01-01 00:00:00Z"
+       expression id="cli-ban-web-on-n1-expr" attribute="#uname" operation="eq" value="n1" type="string"
+       date_expression id="cli-ban-web-on-n1-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> pcs resource ban ip n2
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started" node="n2" score="-INFINITY"
> pcs resource ban ip n2 lifetime=1H
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started"
+     rule id="cli-ban-ip-on-n2-rule" score="-INFINITY" boolean-op="and"
+       expression id="cli-ban-ip-on-n2-expr" attribute="#uname" operation="eq" value="n2" type="string"
+       date_expression id="cli-ban-ip-on-n2-lifetime" operation="lt" end="2026-11-28 07:00:00Z"
> pcs resource ban pc n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n2" rsc="pc" role="Promoted" node="n2" score="-INFINITY"
> pcs resource ban st n2 --promoted
! kind: the id of a promotable clone
> pcs resource ban ip n2 --promoted
! kind: the id of a promotable clone
> pcs resource ban inner n1
! kind: bun
> pcs resource ban ping n1
    rsc_location id="other"
+   rsc_location id="cli-ban-ping-on-n1" rsc="ping" role="Started" node="n1" score="-INFINITY"
> pcs resource ban x n1
    rsc_location id="other"
+   rsc_location id="cli-ban-x-on-n1" rsc="x" role="Started" node="n1" score="-INFINITY"
> pcs resource ban ip n9
! unknown: n1
> crm resource ban ip
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Started" node="n1" score="-INFINITY"
> crm resource ban ip n2
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n2" rsc="ip" role="Started" node="n2" score="-INFINITY"
`,
  );
});

describe("bans where there are no constraints", () => {
  transcribe(
    CLUSTERS.none,
    `
> {"kind":"ban","resource":"web","node":"n2"}
    primitive id="web"
+ constraints
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Started" node="n2" score="-INFINITY"
> {"kind":"clear","resource":"web"}
=
`,
  );
});

describe("crm_resource's promoted places (13 §4.2)", () => {
  transcribe(
    CLUSTERS.m,
    `
> crm_resource --ban -r web -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-web-on-n2" rsc="web" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r web --promoted
! schema
> crm_resource --ban -r grp -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-grp-on-n2" rsc="grp" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r cl -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-cl-on-n2" rsc="cl" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r ping -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ping-on-n2" rsc="ping" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r bun -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-bun-on-n2" rsc="bun" role="Promoted" node="n2" score="-INFINITY"
> crm_resource --ban -r st
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Started" node="n1" score="-INFINITY"
> crm_resource --ban -r st --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --ban -r pc
    rsc_location id="other"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r ip -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-ip" rsc="ip" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r ip --promoted
    rsc_location id="other"
+   rsc_location id="cli-ban-ip-on-n1" rsc="ip" role="Promoted" node="n1" score="-INFINITY"
> crm_resource --move -r pc -N n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r pc -N n2 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-pc-on-n1" rsc="pc" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r pc -N n1 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-pc" rsc="pc" role="Started" node="n1" score="INFINITY"
> crm_resource --move -r st -N n1
! duplicate: another node
> crm_resource --move -r st -N n2 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Started" node="n2" score="INFINITY"
+   rsc_location id="cli-ban-st-on-n1" rsc="st" role="Started" node="n1" score="-INFINITY"
> crm_resource --move -r st -N n2
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Started" node="n2" score="INFINITY"
> crm_resource --move -r st -N n1 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Promoted" node="n1" score="INFINITY"
> crm_resource --move -r st -N n2 --promoted
    rsc_location id="other"
+   rsc_location id="cli-prefer-st" rsc="st" role="Promoted" node="n2" score="INFINITY"
> crm_resource --move -r cl -N n1 -f
    rsc_location id="other"
+   rsc_location id="cli-prefer-cl" rsc="cl" role="Started" node="n1" score="INFINITY"
`,
  );
});
