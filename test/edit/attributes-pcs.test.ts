import { describe } from "vitest";
import { CLUSTERS } from "./clusters/attributes.js";
import { transcribe } from "./transcript.js";

describe("the tools' attributes where there are several, or in what is around it (13 §5.1)", () => {
  transcribe(
    CLUSTERS.x,
    `
> crm_resource -r solo -p priority -v 3
! force: force, or remove that first
> crm_resource -r m1 -p priority -v 3
          nvpair id="m1m-priority"
+       instance_attributes id="m1-instance_attributes"
+         nvpair id="m1-instance_attributes-priority" name="priority" value="3"
> crm_resource -r m2 -p priority -v 3
      primitive id="m2"
+       instance_attributes id="m2-instance_attributes"
+         nvpair id="m2-instance_attributes-priority" name="priority" value="3"
> crm_resource -r m2 -p gp -v 3
! force: force, or remove that first
> crm_resource -r gr -p gp -v 3
! force: force, or remove that first
> crm_resource -r k -p priority -v 3
          nvpair id="km-priority"
+       instance_attributes id="k-instance_attributes"
+         nvpair id="k-instance_attributes-priority" name="priority" value="3"
> crm_resource -r k -p cp -v 3
! force: force, or remove that first
> crm_resource -r c -p cp -v 3
! force: force, or remove that first
> crm_resource -r c -p priority -v 3
          nvpair id="km-priority"
+     instance_attributes id="c-instance_attributes"
+       nvpair id="c-instance_attributes-priority" name="priority" value="3"
> crm_resource -r kk -p priority -v 3
            nvpair id="kkm-priority"
+         instance_attributes id="kk-instance_attributes"
+           nvpair id="kk-instance_attributes-priority" name="priority" value="3"
> crm_resource -r kk -p gp -v 3
            nvpair id="kkm-priority"
+         instance_attributes id="kk-instance_attributes"
+           nvpair id="kk-instance_attributes-gp" name="gp" value="3"
> crm_resource -r kk -p cp -v 3
! force: force, or remove that first
> crm_resource -r cgr -p gp -v 3
            nvpair id="kkm-priority"
+       instance_attributes id="cgr-instance_attributes"
+         nvpair id="cgr-instance_attributes-gp" name="gp" value="3"
> crm_resource -r in -p priority -v 3
          nvpair id="inm-priority"
+       instance_attributes id="in-instance_attributes"
+         nvpair id="in-instance_attributes-priority" name="priority" value="3"
> crm_resource -r in -p bp -v 3
          nvpair id="inm-priority"
+       instance_attributes id="in-instance_attributes"
+         nvpair id="in-instance_attributes-bp" name="bp" value="3"
> crm_resource -r solo -p priority -v 3 --force
        nvpair id="so-priority"
+     instance_attributes id="solo-instance_attributes"
+       nvpair id="solo-instance_attributes-priority" name="priority" value="3"
> crm_resource -r dbl -p a -v 3 --meta
! ambiguous: d1-a, d2-a
> crm_resource -r dbl -p a -v 3 --meta -s d2
      meta_attributes id="d2"
-       nvpair id="d2-a" name="a" value="2"
+       nvpair id="d2-a" name="a" value="3"
> crm_resource -r dbl -p a -v 3 --meta -i d2-a
      meta_attributes id="d2"
-       nvpair id="d2-a" name="a" value="2"
+       nvpair id="d2-a" name="a" value="3"
> crm_resource -r dbl -p a -v 3 --meta --force
! ambiguous: d1-a, d2-a
> crm_resource -r dbl -p a -v 3
! force: force, or remove that first
> crm_resource -r dbl -d a --meta
! ambiguous: d1-a, d2-a
> crm_resource -r dbl -d a --meta -s d1
      meta_attributes id="d1"
-       nvpair id="d1-a" name="a" value="1"
> crm_resource -r dbl -d a --meta -i d1-a
      meta_attributes id="d1"
-       nvpair id="d1-a" name="a" value="1"
> crm_resource -r dbl -d a --meta -i nope
! unknown: a
> crm_resource -r dbl -d b --meta -s d2
! unknown: b
> crm_resource -r gd -p a -v 3 --meta
        meta_attributes id="gn1"
-         nvpair id="gn1-a" name="a" value="1"
+         nvpair id="gn1-a" name="a" value="3"
+     meta_attributes id="gd-meta_attributes"
+       nvpair id="gd-meta_attributes-a" name="a" value="3"
> crm_resource -r gdn -p a -v 3 --meta
        meta_attributes id="gn1"
-         nvpair id="gn1-a" name="a" value="1"
+         nvpair id="gn1-a" name="a" value="3"
> crm_resource -r gr -d priority --meta
! unknown: gp
> crm_resource -r bb -p priority -v 3 --meta
        meta_attributes id="inm"
-         nvpair id="inm-priority" name="priority" value="1"
+         nvpair id="inm-priority" name="priority" value="3"
+     meta_attributes id="bb-meta_attributes"
+       nvpair id="bb-meta_attributes-priority" name="priority" value="3"
> crm_resource -r bb -p bp -v 3 --meta
      meta_attributes id="bbm"
-       nvpair id="bbm-bp" name="bp" value="1"
+       nvpair id="bbm-bp" name="bp" value="3"
> crm_resource -r bb -d priority --meta
! unknown: bp
`,
  );
});

describe("pcs' attributes of resources (13 §5.2)", () => {
  transcribe(
    CLUSTERS.r,
    `
> pcs resource meta web priority=7
      meta_attributes id="odd"
-       nvpair id="odd-p" name="priority" value="1"
+       nvpair id="odd-p" name="priority" value="7"
> pcs resource meta web x=7
        nvpair id="odd-p"
+       nvpair id="odd-x" name="x" value="7"
> pcs resource meta web priority=
      meta_attributes id="odd"
-       nvpair id="odd-p" name="priority" value="1"
> pcs resource meta web x=
=
> pcs resource meta db a-name-of-more-than-twenty-characters=1
    primitive id="db"
+     meta_attributes id="db-meta_attributes"
+       nvpair id="db-meta_attributes-a-name-of-more-than-" name="a-name-of-more-than-twenty-characters" value="1"
> pcs resource meta grp priority=3
      primitive id="fs"
+     meta_attributes id="grp-meta_attributes"
+       nvpair id="grp-meta_attributes-priority" name="priority" value="3"
> pcs resource meta ip priority=3
        meta_attributes id="im"
-         nvpair id="imp" name="priority" value="1"
+         nvpair id="imp" name="priority" value="3"
> pcs resource meta bun priority=3
          nvpair id="nmp"
+     meta_attributes id="bun-meta_attributes"
+       nvpair id="bun-meta_attributes-priority" name="priority" value="3"
> pcs resource meta nope priority=3
! unknown: web, db, grp, ip, fs, cl, ping, cg, …
> pcs resource update db state=/x --force
    primitive id="db"
+     instance_attributes id="db-instance_attributes"
+       nvpair id="db-instance_attributes-state" name="state" value="/x"
+     operations
> pcs resource update web state=/x --force
      instance_attributes id="ia"
-       nvpair id="ia-s" name="state" value="/s"
+       nvpair id="ia-s" name="state" value="/x"
> pcs resource update web a-name-of-more-than-twenty-characters=1 --force
        nvpair id="ia-s"
+       nvpair id="ia-a-name-of-more-than-twenty-characters" name="a-name-of-more-than-twenty-characters" value="1"
> pcs resource update web state= --force
      instance_attributes id="ia"
-       nvpair id="ia-s" name="state" value="/s"
> pcs resource update grp state=/x --force
! kind: pcs resource meta grp
> pcs resource update db meta priority=2 --force
    primitive id="db"
+     meta_attributes id="db-meta_attributes"
+       nvpair id="db-meta_attributes-priority" name="priority" value="2"
+     operations
> pcs resource update db op monitor interval=7s --force
    primitive id="db"
+     operations
+       op id="db-monitor-interval-7s" interval="7s" name="monitor"
> pcs resource utilization db cpu=2
    primitive id="db"
+     utilization id="db-utilization"
+       nvpair id="db-utilization-cpu" name="cpu" value="2"
> pcs resource utilization db cpu=-2
    primitive id="db"
+     utilization id="db-utilization"
+       nvpair id="db-utilization-cpu" name="cpu" value="-2"
> pcs resource utilization ip cpu=2
        utilization id="iu"
-         nvpair id="iuc" name="cpu" value="1"
+         nvpair id="iuc" name="cpu" value="2"
> pcs resource utilization ip cpu=
        utilization id="iu"
-         nvpair id="iuc" name="cpu" value="1"
> pcs resource utilization db cpu=x
! value: an integer
> pcs resource utilization grp cpu=2
! kind: a primitive
`,
  );
});
