import { describe } from "vitest";
import { primitive, small, transcribe } from "./transcript.js";

const CLUSTERS = {
  a: small({
    resources: [
      primitive(
        "web",
        `<operations><op id="w1" name="monitor" interval="10s"/><op id="w2" name="monitor" interval="20s"/><op id="w3" name="start" interval="0"/></operations>`,
      ),
      primitive(
        "db",
        `<meta_attributes id="m1"><nvpair id="m1r" name="target-role" value="Stopped"/></meta_attributes><meta_attributes id="m2"><nvpair id="m2m" name="is-managed" value="false"/></meta_attributes>`,
      ),
      primitive(
        "two",
        `<meta_attributes id="t1"><nvpair id="t1r" name="target-role" value="Stopped"/></meta_attributes><meta_attributes id="t2"><nvpair id="t2r" name="target-role" value="Stopped"/><nvpair id="t2m" name="maintenance" value="true"/></meta_attributes>`,
      ),
      primitive("bare", `<meta_attributes id="bare-meta_attributes"/><instance_attributes id="bi"/>`),
      `<group id="grp">${primitive("ip", `<meta_attributes id="im"><nvpair id="imr" name="target-role" value="Stopped"/><nvpair id="imm" name="is-managed" value="false"/></meta_attributes>`)}${primitive("fs")}</group>`,
      `<clone id="cl"><meta_attributes id="clm"><nvpair id="clr" name="target-role" value="Stopped"/></meta_attributes>${primitive("ping", `<meta_attributes id="pm"><nvpair id="pmr" name="target-role" value="Stopped"/><nvpair id="pmm" name="is-managed" value="false"/><nvpair id="pmx" name="maintenance" value="true"/></meta_attributes>`)}</clone>`,
      `<clone id="cg"><group id="gg"><meta_attributes id="ggm"><nvpair id="ggr" name="target-role" value="Stopped"/><nvpair id="ggi" name="is-managed" value="false"/></meta_attributes>${primitive("x", `<meta_attributes id="xm"><nvpair id="xr" name="target-role" value="Stopped"/><nvpair id="xi" name="is-managed" value="false"/></meta_attributes><operations><op id="xo" name="monitor" interval="10s" enabled="false"/></operations>`)}${primitive("y")}</group></clone>`,
      `<clone id="pc"><meta_attributes id="pcm"><nvpair id="pcp" name="promotable" value="true"/></meta_attributes>${primitive("st")}</clone>`,
      `<clone id="py"><meta_attributes id="pym"><nvpair id="pyp" name="promotable" value="Yes"/></meta_attributes>${primitive("sy")}</clone>`,
      `<clone id="pn"><meta_attributes id="pnm"><nvpair id="pnp" name="promotable" value="false"/></meta_attributes>${primitive("sn")}</clone>`,
      `<bundle id="bun"><meta_attributes id="bm"><nvpair id="bmr" name="target-role" value="Stopped"/></meta_attributes><docker image="i"/><network control-port="3121"/>${primitive("inner", `<meta_attributes id="inm"><nvpair id="inr" name="target-role" value="Stopped"/><nvpair id="ini" name="is-managed" value="false"/></meta_attributes>`)}</bundle>`,
      `<template id="tpl" class="ocf" provider="pacemaker" type="Dummy"/><primitive id="made" template="tpl"/>`,
    ].join(""),
    tags: `<tag id="tag"><obj_ref id="web"/><obj_ref id="ip"/></tag><tag id="tt"><obj_ref id="tpl"/><obj_ref id="made"/></tag>`,
  }),
  f: small({
    resources: `<primitive id="f1" class="stonith" type="fence_xvm"/><primitive id="f2" class="stonith" type="fence_xvm"><meta_attributes id="f2m"><nvpair id="f2r" name="target-role" value="Stopped"/></meta_attributes></primitive>${primitive("web")}`,
  }),
};

describe("crm starts, stops, manages and promotes (13 §3.1, §3.2)", () => {
  transcribe(
    CLUSTERS.a,
    `
> crm resource stop web
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> crm resource stop db
=
> crm resource start db
      meta_attributes id="m1"
-       nvpair id="m1r" name="target-role" value="Stopped"
+       nvpair id="m1r" name="target-role" value="Started"
> crm resource stop two
=
> crm resource start bare
    primitive id="bare"
-     meta_attributes id="bare-meta_attributes"
-     instance_attributes id="bi"
+     meta_attributes id="bare-meta_attributes-0"
+       nvpair id="bare-meta_attributes-0-target-role" name="target-role" value="Started"
> crm resource stop bare
    primitive id="bare"
-     meta_attributes id="bare-meta_attributes"
-     instance_attributes id="bi"
+     meta_attributes id="bare-meta_attributes-0"
+       nvpair id="bare-meta_attributes-0-target-role" name="target-role" value="Stopped"
> crm resource stop ip
=
> crm resource stop fs
      primitive id="fs"
+       meta_attributes id="fs-meta_attributes"
+         nvpair id="fs-meta_attributes-target-role" name="target-role" value="Stopped"
> crm resource start grp
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-target-role" name="target-role" value="Started"
> crm -F resource start grp
        meta_attributes id="im"
-         nvpair id="imr" name="target-role" value="Stopped"
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-target-role" name="target-role" value="Started"
> crm resource start ping
      meta_attributes id="clm"
-       nvpair id="clr" name="target-role" value="Stopped"
+       nvpair id="clr" name="target-role" value="Started"
        meta_attributes id="pm"
-         nvpair id="pmr" name="target-role" value="Stopped"
> crm resource start cl
      meta_attributes id="clm"
-       nvpair id="clr" name="target-role" value="Stopped"
+       nvpair id="clr" name="target-role" value="Started"
        meta_attributes id="pm"
-         nvpair id="pmr" name="target-role" value="Stopped"
> crm resource stop st
        nvpair id="pcp"
+       nvpair id="pcm-target-role" name="target-role" value="Stopped"
> crm resource start gg
        meta_attributes id="ggm"
-         nvpair id="ggr" name="target-role" value="Stopped"
        primitive id="y"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-target-role" name="target-role" value="Started"
> crm resource start x
          meta_attributes id="xm"
-           nvpair id="xr" name="target-role" value="Stopped"
+           nvpair id="xr" name="target-role" value="Started"
> crm resource start cg
        meta_attributes id="ggm"
-         nvpair id="ggr" name="target-role" value="Stopped"
        primitive id="y"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-target-role" name="target-role" value="Started"
> crm -F resource start cg
        meta_attributes id="ggm"
-         nvpair id="ggr" name="target-role" value="Stopped"
          meta_attributes id="xm"
-           nvpair id="xr" name="target-role" value="Stopped"
        primitive id="y"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-target-role" name="target-role" value="Started"
> crm resource start inner
      meta_attributes id="bm"
-       nvpair id="bmr" name="target-role" value="Stopped"
+       nvpair id="bmr" name="target-role" value="Started"
> crm resource start bun
      meta_attributes id="bm"
-       nvpair id="bmr" name="target-role" value="Stopped"
+       nvpair id="bmr" name="target-role" value="Started"
> crm resource stop tpl
    template id="tpl"
+     meta_attributes id="tpl-meta_attributes"
+       nvpair id="tpl-meta_attributes-target-role" name="target-role" value="Stopped"
> crm resource stop made
    primitive id="made"
+     meta_attributes id="made-meta_attributes"
+       nvpair id="made-meta_attributes-target-role" name="target-role" value="Stopped"
> crm resource stop tag
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> crm resource start tt
    template id="tpl"
+     meta_attributes id="tpl-meta_attributes"
+       nvpair id="tpl-meta_attributes-target-role" name="target-role" value="Started"
    primitive id="made"
+     meta_attributes id="made-meta_attributes"
+       nvpair id="made-meta_attributes-target-role" name="target-role" value="Started"
> crm resource stop nope
! unknown: web, db, two, bare, grp, ip, fs, cl, …
> crm resource manage db
      meta_attributes id="m2"
-       nvpair id="m2m" name="is-managed" value="false"
+       nvpair id="m2m" name="is-managed" value="true"
> crm resource unmanage two
        nvpair id="t1r"
+       nvpair id="t1-is-managed" name="is-managed" value="false"
        nvpair id="t2m"
+       nvpair id="t2-is-managed" name="is-managed" value="false"
> crm -F resource unmanage two
        nvpair id="t1r"
+       nvpair id="t1-is-managed" name="is-managed" value="false"
        nvpair id="t2r"
-       nvpair id="t2m" name="maintenance" value="true"
+       nvpair id="t2-is-managed" name="is-managed" value="false"
> crm resource unmanage grp
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-is-managed" name="is-managed" value="false"
> crm -F resource manage grp
          nvpair id="imr"
-         nvpair id="imm" name="is-managed" value="false"
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-is-managed" name="is-managed" value="true"
> crm resource manage ping
        nvpair id="clr"
+       nvpair id="clm-is-managed" name="is-managed" value="true"
          nvpair id="pmr"
-         nvpair id="pmm" name="is-managed" value="false"
> crm resource manage cg
          nvpair id="ggr"
-         nvpair id="ggi" name="is-managed" value="false"
        primitive id="y"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-is-managed" name="is-managed" value="true"
> crm -F resource manage cg
          nvpair id="ggr"
-         nvpair id="ggi" name="is-managed" value="false"
            nvpair id="xr"
-           nvpair id="xi" name="is-managed" value="false"
        primitive id="y"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-is-managed" name="is-managed" value="true"
> crm resource maintenance web
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-maintenance" name="maintenance" value="true"
> crm resource maintenance db on
        nvpair id="m1r"
+       nvpair id="m1-maintenance" name="maintenance" value="true"
        nvpair id="m2m"
+       nvpair id="m2-maintenance" name="maintenance" value="true"
> crm -F resource maintenance db on
        nvpair id="m1r"
-     meta_attributes id="m2"
-       nvpair id="m2m" name="is-managed" value="false"
+       nvpair id="m1-maintenance" name="maintenance" value="true"
> crm resource maintenance two off
        nvpair id="t2r"
-       nvpair id="t2m" name="maintenance" value="true"
+       nvpair id="t2m" name="maintenance" value="false"
> crm resource maintenance cl off
        nvpair id="clr"
+       nvpair id="clm-maintenance" name="maintenance" value="false"
          nvpair id="pmm"
-         nvpair id="pmx" name="maintenance" value="true"
> crm resource maintenance inner
        nvpair id="bmr"
+       nvpair id="bm-maintenance" name="maintenance" value="true"
> crm resource promote pc
      primitive id="st"
+     meta_attributes id="pc-meta_attributes"
+       nvpair id="pc-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource promote py
      primitive id="sy"
+     meta_attributes id="py-meta_attributes"
+       nvpair id="py-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource demote pc
      primitive id="st"
+     meta_attributes id="pc-meta_attributes"
+       nvpair id="pc-meta_attributes-target-role" name="target-role" value="Unpromoted"
> crm resource promote st
! kind: pc, py, pn
> crm resource promote pn
      primitive id="sn"
+     meta_attributes id="pn-meta_attributes"
+       nvpair id="pn-meta_attributes-target-role" name="target-role" value="Promoted"
> crm resource demote web
! kind: pc, py, pn
> crm resource promote nope
! kind: pc, py, pn
`,
  );
});
