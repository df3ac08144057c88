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

describe("pcs disables, enables, manages (13 §3.3, §3.4)", () => {
  transcribe(
    CLUSTERS.a,
    `
> pcs resource disable web
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable db
=
> pcs resource disable two
=
> pcs resource disable bare
      meta_attributes id="bare-meta_attributes"
+       nvpair id="bare-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable ip
=
> pcs resource disable grp
    group id="grp"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable st
      primitive id="st"
+       meta_attributes id="st-meta_attributes"
+         nvpair id="st-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable pc
        nvpair id="pcp"
+       nvpair id="pcm-target-role" name="target-role" value="Stopped"
> pcs resource disable gg
=
> pcs resource disable bun
=
> pcs resource disable made
    primitive id="made"
+     meta_attributes id="made-meta_attributes"
+       nvpair id="made-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable tag
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource disable wbe
! unknown: web
> pcs resource disable tpl
! unknown: web, db, two, bare, grp, ip, fs, cl, …
> pcs resource disable web db
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs resource enable web
=
> pcs resource enable two
      meta_attributes id="t1"
-       nvpair id="t1r" name="target-role" value="Stopped"
> pcs resource enable ip
        meta_attributes id="im"
-         nvpair id="imr" name="target-role" value="Stopped"
> pcs resource enable grp
=
> pcs resource enable ping
      meta_attributes id="clm"
-       nvpair id="clr" name="target-role" value="Stopped"
        meta_attributes id="pm"
-         nvpair id="pmr" name="target-role" value="Stopped"
> pcs resource enable cl
      meta_attributes id="clm"
-       nvpair id="clr" name="target-role" value="Stopped"
        meta_attributes id="pm"
-         nvpair id="pmr" name="target-role" value="Stopped"
> pcs resource enable inner
      meta_attributes id="bm"
-       nvpair id="bmr" name="target-role" value="Stopped"
        meta_attributes id="inm"
-         nvpair id="inr" name="target-role" value="Stopped"
> pcs resource enable bun
      meta_attributes id="bm"
-       nvpair id="bmr" name="target-role" value="Stopped"
        meta_attributes id="inm"
-         nvpair id="inr" name="target-role" value="Stopped"
> pcs resource enable gg
        meta_attributes id="ggm"
-         nvpair id="ggr" name="target-role" value="Stopped"
> pcs resource enable cg
        meta_attributes id="ggm"
-         nvpair id="ggr" name="target-role" value="Stopped"
> pcs resource enable x
          meta_attributes id="xm"
-           nvpair id="xr" name="target-role" value="Stopped"
> pcs resource enable tag
        meta_attributes id="im"
-         nvpair id="imr" name="target-role" value="Stopped"
> pcs resource unmanage web
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource unmanage web --monitor
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-is-managed" name="is-managed" value="false"
      operations
-       op id="w1" name="monitor" interval="10s"
-       op id="w2" name="monitor" interval="20s"
+       op id="w1" name="monitor" interval="10s" enabled="false"
+       op id="w2" name="monitor" interval="20s" enabled="false"
> pcs resource unmanage two
        nvpair id="t1r"
+       nvpair id="t1-is-managed" name="is-managed" value="false"
> pcs resource unmanage grp
      primitive id="fs"
+       meta_attributes id="fs-meta_attributes"
+         nvpair id="fs-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource unmanage gg
        primitive id="y"
+         meta_attributes id="y-meta_attributes"
+           nvpair id="y-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource unmanage cg --monitor
        primitive id="y"
+         meta_attributes id="y-meta_attributes"
+           nvpair id="y-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource unmanage pc
      primitive id="st"
+       meta_attributes id="st-meta_attributes"
+         nvpair id="st-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource unmanage bun
        nvpair id="bmr"
+       nvpair id="bm-is-managed" name="is-managed" value="false"
> pcs resource unmanage inner
=
> pcs resource unmanage tag
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-is-managed" name="is-managed" value="false"
> pcs resource manage db
=
> pcs resource manage ip
          nvpair id="imr"
-         nvpair id="imm" name="is-managed" value="false"
> pcs resource manage grp
          nvpair id="imr"
-         nvpair id="imm" name="is-managed" value="false"
> pcs resource manage ping
          nvpair id="pmr"
-         nvpair id="pmm" name="is-managed" value="false"
> pcs resource manage cl
          nvpair id="pmr"
-         nvpair id="pmm" name="is-managed" value="false"
> pcs resource manage x --monitor
          nvpair id="ggr"
-         nvpair id="ggi" name="is-managed" value="false"
            nvpair id="xr"
-           nvpair id="xi" name="is-managed" value="false"
          operations
-           op id="xo" name="monitor" interval="10s" enabled="false"
+           op id="xo" name="monitor" interval="10s"
> pcs resource manage gg
          nvpair id="ggr"
-         nvpair id="ggi" name="is-managed" value="false"
            nvpair id="xr"
-           nvpair id="xi" name="is-managed" value="false"
> pcs resource manage cg --monitor
          nvpair id="ggr"
-         nvpair id="ggi" name="is-managed" value="false"
            nvpair id="xr"
-           nvpair id="xi" name="is-managed" value="false"
          operations
-           op id="xo" name="monitor" interval="10s" enabled="false"
+           op id="xo" name="monitor" interval="10s"
> pcs resource manage bun
          nvpair id="inr"
-         nvpair id="ini" name="is-managed" value="false"
> pcs resource manage inner
          nvpair id="inr"
-         nvpair id="ini" name="is-managed" value="false"
> pcs resource manage nope
! unknown: web, db, two, bare, grp, ip, fs, cl, …
`,
  );
});

describe("pcs leaves something that can fence nodes (13 §3.3)", () => {
  transcribe(
    CLUSTERS.f,
    `
> pcs stonith disable f1
! force: force
> pcs stonith disable f1 --force
    primitive id="f1"
+     meta_attributes id="f1-meta_attributes"
+       nvpair id="f1-meta_attributes-target-role" name="target-role" value="Stopped"
> pcs stonith disable f2
=
> pcs stonith enable f2
      meta_attributes id="f2m"
-       nvpair id="f2r" name="target-role" value="Stopped"
> pcs stonith delete f1
! force: force
> pcs stonith delete f1 --force
  resources
-   primitive id="f1" class="stonith" type="fence_xvm"
> pcs stonith delete f2
    primitive id="f1"
-   primitive id="f2" class="stonith" type="fence_xvm"
-     meta_attributes id="f2m"
-       nvpair id="f2r" name="target-role" value="Stopped"
> pcs resource delete web
        nvpair id="f2r"
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
`,
  );
});

describe("switches of other dialects (13 §3, §5.1)", () => {
  transcribe(
    CLUSTERS.a,
    `
> {"kind":"disable","resource":"web","dialect":"tools"}
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-target-role" name="target-role" value="Stopped"
> {"kind":"enable","resource":"ping","dialect":"tools"}
        meta_attributes id="pm"
-         nvpair id="pmr" name="target-role" value="Stopped"
+         nvpair id="pmr" name="target-role" value="Started"
> {"kind":"disable","resource":"st","dialect":"tools"}
      primitive id="st"
+     meta_attributes id="pc-meta_attributes"
+       nvpair id="pc-meta_attributes-target-role" name="target-role" value="Stopped"
> {"kind":"disable","resource":"st","dialect":"tools","force":true}
      primitive id="st"
+       meta_attributes id="st-meta_attributes"
+         nvpair id="st-meta_attributes-target-role" name="target-role" value="Stopped"
> {"kind":"unmanage","resource":"tag","dialect":"tools"}
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-is-managed" name="is-managed" value="false"
> {"kind":"manage","resource":"grp","dialect":"tools"}
          nvpair id="imr"
-         nvpair id="imm" name="is-managed" value="false"
+         nvpair id="imm" name="is-managed" value="true"
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-is-managed" name="is-managed" value="true"
> {"kind":"resource-maintenance","resource":"web","on":true}
    primitive id="web"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-maintenance" name="maintenance" value="true"
> {"kind":"resource-maintenance","resource":"two","on":false}
=
> {"kind":"resource-maintenance","resource":"web","on":true,"dialect":"tools"}
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-maintenance" name="maintenance" value="true"
> {"kind":"resource-maintenance","resource":"web","on":false,"dialect":"tools"}
        op id="w3"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-maintenance" name="maintenance" value="false"
> {"kind":"promote","resource":"pc"}
        nvpair id="pcp"
+       nvpair id="pcm-target-role" name="target-role" value="Promoted"
> {"kind":"demote","resource":"pc"}
        nvpair id="pcp"
+       nvpair id="pcm-target-role" name="target-role" value="Unpromoted"
> {"kind":"promote","resource":"py","dialect":"tools"}
      primitive id="sy"
+     meta_attributes id="py-meta_attributes"
+       nvpair id="py-meta_attributes-target-role" name="target-role" value="Promoted"
> {"kind":"promote","resource":"st"}
! kind: pc, py
`,
  );
});
