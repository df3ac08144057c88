import { describe } from "vitest";
import { CLUSTERS } from "./clusters/attributes.js";
import { transcribe } from "./transcript.js";

describe("the tools' attributes of resources (13 §5.1)", () => {
  transcribe(
    CLUSTERS.r,
    `
> crm_resource -r db -p priority -v 5 --meta
    primitive id="db"
+     meta_attributes id="db-meta_attributes"
+       nvpair id="db-meta_attributes-priority" name="priority" value="5"
> crm_resource -r db -p state -v /x
    primitive id="db"
+     instance_attributes id="db-instance_attributes"
+       nvpair id="db-instance_attributes-state" name="state" value="/x"
> crm_resource -r db -p cpu -v 5 -z
    primitive id="db"
+     utilization id="db-utilization"
+       nvpair id="db-utilization-cpu" name="cpu" value="5"
> crm_resource -r web -p priority -v 5 --meta
! ambiguous: odd-p, odd2-p
> crm_resource -r web -p x -v 5 --meta
        nvpair id="odd2-p"
-       nvpair id="odd2-x" name="x" value="2"
+       nvpair id="odd2-x" name="x" value="5"
> crm_resource -r web -p y -v 5 --meta
        op id="wo"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-y" name="y" value="5"
> crm_resource -r web -p state -v /t
      instance_attributes id="ia"
-       nvpair id="ia-s" name="state" value="/s"
+       nvpair id="ia-s" name="state" value="/t"
> crm_resource -r web -p envfile -v /t
        op id="wo"
+     instance_attributes id="web-instance_attributes"
+       nvpair id="web-instance_attributes-envfile" name="envfile" value="/t"
> crm_resource -r web -p priority -v /t
! force: force, or remove that first
> crm_resource -r web -p priority -v /t --force
        op id="wo"
+     instance_attributes id="web-instance_attributes"
+       nvpair id="web-instance_attributes-priority" name="priority" value="/t"
> crm_resource -r fs -p priority -v 3
      primitive id="fs"
+       instance_attributes id="fs-instance_attributes"
+         nvpair id="fs-instance_attributes-priority" name="priority" value="3"
> crm_resource -r ping -p priority -v 3
          nvpair id="pmp"
+       instance_attributes id="ping-instance_attributes"
+         nvpair id="ping-instance_attributes-priority" name="priority" value="3"
> crm_resource -r ip -p priority -v 3 --meta
        meta_attributes id="im"
-         nvpair id="imp" name="priority" value="1"
+         nvpair id="imp" name="priority" value="3"
> crm_resource -r fs -p priority -v 3 --meta
      primitive id="fs"
+       meta_attributes id="fs-meta_attributes"
+         nvpair id="fs-meta_attributes-priority" name="priority" value="3"
> crm_resource -r grp -p priority -v 3 --meta
        meta_attributes id="im"
-         nvpair id="imp" name="priority" value="1"
+         nvpair id="imp" name="priority" value="3"
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-priority" name="priority" value="3"
> crm_resource -r grp -p cpu -v 3 -z
! schema
> crm_resource -r ping -p priority -v 3 --meta
        meta_attributes id="pm"
-         nvpair id="pmp" name="priority" value="1"
+         nvpair id="pmp" name="priority" value="3"
> crm_resource -r ping -p other -v 3 --meta
          nvpair id="pmp"
+     meta_attributes id="cl-meta_attributes"
+       nvpair id="cl-meta_attributes-other" name="other" value="3"
> crm_resource -r ping -p other -v 3 --meta --force
          nvpair id="pmp"
+       meta_attributes id="ping-meta_attributes"
+         nvpair id="ping-meta_attributes-other" name="other" value="3"
> crm_resource -r ping -p state -v 3
          nvpair id="pmp"
+       instance_attributes id="ping-instance_attributes"
+         nvpair id="ping-instance_attributes-state" name="state" value="3"
> crm_resource -r cl -p priority -v 3 --meta
        meta_attributes id="pm"
-         nvpair id="pmp" name="priority" value="1"
+         nvpair id="pmp" name="priority" value="3"
> crm_resource -r cl -p priority -v 3 --meta --force
          nvpair id="pmp"
+     meta_attributes id="cl-meta_attributes"
+       nvpair id="cl-meta_attributes-priority" name="priority" value="3"
> crm_resource -r cl -p other -v 3 --meta
          nvpair id="pmp"
+     meta_attributes id="cl-meta_attributes"
+       nvpair id="cl-meta_attributes-other" name="other" value="3"
> crm_resource -r gg -p other -v 3 --meta
        primitive id="x"
+     meta_attributes id="cg-meta_attributes"
+       nvpair id="cg-meta_attributes-other" name="other" value="3"
> crm_resource -r x -p other -v 3 --meta
        primitive id="x"
+         meta_attributes id="x-meta_attributes"
+           nvpair id="x-meta_attributes-other" name="other" value="3"
> crm_resource -r inner -p priority -v 3 --meta
        meta_attributes id="nm"
-         nvpair id="nmp" name="priority" value="1"
+         nvpair id="nmp" name="priority" value="3"
> crm_resource -r inner -p other -v 3 --meta
! kind: bun
> crm_resource -r bun -p priority -v 3 --meta
        meta_attributes id="nm"
-         nvpair id="nmp" name="priority" value="1"
+         nvpair id="nmp" name="priority" value="3"
+     meta_attributes id="bun-meta_attributes"
+       nvpair id="bun-meta_attributes-priority" name="priority" value="3"
> crm_resource -r ping -p cpu -v 3 -z
! schema
> crm_resource -r web -p priority -v 5 --meta -s odd2
      meta_attributes id="odd2"
-       nvpair id="odd2-p" name="priority" value="2"
+       nvpair id="odd2-p" name="priority" value="5"
> crm_resource -r web -p priority -v 5 --meta -s fresh
        op id="wo"
+     meta_attributes id="fresh"
+       nvpair id="fresh-priority" name="priority" value="5"
> crm_resource -r web -p priority -v 5 --meta -i odd2-p
      meta_attributes id="odd2"
-       nvpair id="odd2-p" name="priority" value="2"
+       nvpair id="odd2-p" name="priority" value="5"
> crm_resource -r web -p priority -v 5 --meta -i fresh
        op id="wo"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="fresh" name="priority" value="5"
> crm_resource -r web -p y -v 5 --meta -s odd2 -i fresh
        nvpair id="odd2-x"
+       nvpair id="fresh" name="y" value="5"
> crm_resource -r web -p x -v 5 --meta -s odd
        nvpair id="odd-p"
+       nvpair id="odd-x" name="x" value="5"
> crm_resource -r web -d priority --meta
! ambiguous: odd-p, odd2-p
> crm_resource -r web -d priority --meta -s odd2
      meta_attributes id="odd2"
-       nvpair id="odd2-p" name="priority" value="2"
> crm_resource -r web -d priority --meta -i odd2-p
      meta_attributes id="odd2"
-       nvpair id="odd2-p" name="priority" value="2"
> crm_resource -r web -d priority --meta -i odd2-x
! unknown: priority
> crm_resource -r web -d nothing --meta
! unknown: priority, priority, x
> crm_resource -r web -d state
      instance_attributes id="ia"
-       nvpair id="ia-s" name="state" value="/s"
> crm_resource -r ping -d priority --meta
        meta_attributes id="pm"
-         nvpair id="pmp" name="priority" value="1"
> crm_resource -r cl -d priority --meta
        meta_attributes id="pm"
-         nvpair id="pmp" name="priority" value="1"
> crm_resource -r grp -d priority --meta
! unknown
> crm_resource -r nope -p priority -v 1 --meta
! unknown: web, db, grp, ip, fs, cl, ping, cg, …
> crm_resource -r web -p a:b -v 1 --meta
! schema
> crm_resource -r ping:0 -p state -v 3
          nvpair id="pmp"
+       instance_attributes id="ping-instance_attributes"
+         nvpair id="ping-instance_attributes-state" name="state" value="3"
> crm resource meta web set priority 9
! ambiguous: odd-p, odd2-p
> crm resource meta web set z=9
        op id="wo"
+     meta_attributes id="web-meta_attributes"
+       nvpair id="web-meta_attributes-z" name="z" value="9"
> crm resource param web set state /u
      instance_attributes id="ia"
-       nvpair id="ia-s" name="state" value="/s"
+       nvpair id="ia-s" name="state" value="/u"
> crm resource utilization web set cpu 2
        op id="wo"
+     utilization id="web-utilization"
+       nvpair id="web-utilization-cpu" name="cpu" value="2"
> crm resource meta web delete priority
! ambiguous: odd-p, odd2-p
> crm resource param web delete nope
! unknown: state
`,
  );
});

describe("attributes of resources, where no command says it", () => {
  transcribe(
    CLUSTERS.r,
    `
> {"kind":"utilization","resource":"db","name":"cpu","value":"2x"}
! value: an integer
> {"kind":"utilization","resource":"db","name":"cpu","value":"x2"}
! value: an integer
> {"kind":"utilization","resource":"ip","name":"cpu","value":null}
        utilization id="iu"
-         nvpair id="iuc" name="cpu" value="1"
> {"kind":"utilization","resource":"grp","name":"cpu","value":"2"}
! kind: a primitive
> {"kind":"parameter","resource":"grp","name":"state","value":"2"}
! kind: a primitive
> {"kind":"parameter","resource":"db","name":"a-name-of-more-than-twenty-characters","value":"2"}
    primitive id="db"
+     instance_attributes id="db-instance_attributes"
+       nvpair id="db-instance_attributes-a-name-of-more-than-twenty-characters" name="a-name-of-more-than-twenty-characters" value="2"
> {"kind":"meta","resource":"db","name":"priority","value":"2","set":"mine","pair":"my-pair"}
    primitive id="db"
+     meta_attributes id="mine"
+       nvpair id="my-pair" name="priority" value="2"
> {"kind":"meta","resource":"db","name":"priority","value":null}
=
> {"kind":"meta","resource":"db","name":"priority","value":"2","dialect":"crm"}
    primitive id="db"
+     meta_attributes id="db-meta_attributes"
+       nvpair id="db-meta_attributes-priority" name="priority" value="2"
`,
  );
});
