import { describe } from "vitest";
import { CLUSTERS } from "./clusters/nodes.js";
import { transcribe } from "./transcript.js";

describe("standby and maintenance of nodes (13 §6.2, §6.3)", () => {
  transcribe(
    CLUSTERS.n,
    `
> crm_standby -N n1 -v on
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-standby" name="standby" value="on"
> crm_standby -N n2 -v off
! ambiguous: odd-s, nodes-2-standby
> crm node standby n1
    node id="1"
+     instance_attributes id="num-1-instance_attributes"
+       nvpair id="num-1-instance_attributes-standby" name="standby" value="on"
> crm node standby n2
        nvpair id="odd-r"
-       nvpair id="odd-s" name="standby" value="off"
+       nvpair id="odd-s" name="standby" value="on"
      instance_attributes id="status-2"
-       nvpair id="status-2-standby" name="standby" value="on"
> crm node standby n3
    node id="abc"
+     instance_attributes id="abc-instance_attributes"
+       nvpair id="abc-instance_attributes-standby" name="standby" value="on"
> crm node standby n4
      instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
+       nvpair id="nodes-4-standby" name="standby" value="on"
> crm node standby n2 reboot
        nvpair id="odd-r"
-       nvpair id="odd-s" name="standby" value="off"
        nvpair id="nodes-2-rack"
-       nvpair id="nodes-2-standby" name="standby" value="on"
> crm node standby n4 reboot
      instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
  node_state id="4"
+   transient_attributes id="num-4"
+     instance_attributes id="num-4-instance_attributes"
+       nvpair id="num-4-instance_attributes-standby" name="standby" value="on"
> crm node standby n4 forever
      instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
+       nvpair id="nodes-4-standby" name="standby" value="on"
> crm node standby n9
! unknown: n1
> crm node online n1
=
> crm node online n2
      instance_attributes id="status-2"
-       nvpair id="status-2-standby" name="standby" value="on"
+       nvpair id="status-2-standby" name="standby" value="off"
> crm node online n4
=
> crm node online n9
! unknown: n1
> pcs node standby n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-standby" name="standby" value="on"
> pcs node standby n2
        nvpair id="odd-r"
-       nvpair id="odd-s" name="standby" value="off"
+       nvpair id="odd-s" name="standby" value="on"
> pcs node standby n4
      instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
+       nvpair id="nodes-4-standby" name="standby" value="on"
> pcs node standby guest
    node id="far"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-standby" name="standby" value="on"
> pcs node standby bun-0
    node id="far"
+   node id="bun-0" uname="bun-0" type="remote"
+     instance_attributes id="nodes-bun-0"
+       nvpair id="nodes-bun-0-standby" name="standby" value="on"
> pcs node standby n9
! unknown: n1
> pcs node unstandby n1
=
> pcs node unstandby n2
        nvpair id="odd-r"
-       nvpair id="odd-s" name="standby" value="off"
> pcs node unstandby n4
      instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
> pcs node unstandby guest
    node id="far"
+   node id="guest" uname="guest" type="remote"
> pcs node maintenance n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="on"
> pcs node maintenance n2
        nvpair id="odd-s"
+       nvpair id="odd-maintenance" name="maintenance" value="on"
> pcs node maintenance guest
    node id="far"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="on"
> pcs node unmaintenance n2
=
> pcs node unmaintenance n1
=
> crm node maintenance n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="true"
> crm node maintenance n2
        nvpair id="nodes-2-standby"
-       nvpair id="nodes-2-maintenance" name="maintenance" value="on"
+       nvpair id="nodes-2-maintenance" name="maintenance" value="true"
> crm node maintenance n3
    node id="abc"
+     instance_attributes id="nodes-abc"
+       nvpair id="nodes-abc-maintenance" name="maintenance" value="true"
> crm node maintenance guest
    node id="far"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="true"
> crm node maintenance n9
! unknown: n1
> crm node ready n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="off"
> crm node ready n2
        nvpair id="nodes-2-standby"
-       nvpair id="nodes-2-maintenance" name="maintenance" value="on"
+       nvpair id="nodes-2-maintenance" name="maintenance" value="off"
> crm node ready guest
    node id="far"
+   node type="remote" id="guest" uname="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="off"
> crm_attribute -N n1 -n maintenance -v true
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="true"
`,
  );
});

describe("nodes, where no command says it (13 §6.4)", () => {
  transcribe(
    CLUSTERS.n,
    `
> {"kind":"node-attribute","node":"n1","name":"load","value":"7","lifetime":"reboot"}
  node_state id="4"
+ node_state id="1" uname="n1"
+   transient_attributes id="1"
+     instance_attributes id="status-1"
+       nvpair id="status-1-load" name="load" value="7"
> {"kind":"standby","node":"n1","lifetime":"reboot","dialect":"crm"}
! unknown: n2
> {"kind":"standby","node":"n3","lifetime":"reboot","dialect":"crm"}
! unknown: n2
> {"kind":"standby","node":"n1","dialect":"tools"}
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-standby" name="standby" value="on"
> {"kind":"standby","node":"n1"}
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-standby" name="standby" value="on"
> {"kind":"standby","node":"n1","lifetime":"reboot"}
  node_state id="4"
+ node_state id="1" uname="n1"
+   transient_attributes id="1"
+     instance_attributes id="status-1"
+       nvpair id="status-1-standby" name="standby" value="on"
> {"kind":"standby","node":"n2","lifetime":"forever","dialect":"tools"}
! ambiguous: odd-s, nodes-2-standby
> {"kind":"online","node":"n2","dialect":"tools"}
=
> {"kind":"node-maintenance","node":"n1","on":true,"dialect":"tools"}
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="on"
> {"kind":"node-maintenance","node":"n2","on":false,"dialect":"tools"}
        nvpair id="nodes-2-standby"
-       nvpair id="nodes-2-maintenance" name="maintenance" value="on"
> {"kind":"standby","node":"guest","dialect":"tools"}
! unknown: n1, n2, n3, n4, far
> {"kind":"standby","node":"guest","dialect":"crm"}
! unknown: n1, n2, n3, n4, far
> {"kind":"remove-node","node":"n2"}
    node id="1"
-   node id="2" uname="n2"
-     instance_attributes id="odd"
-       nvpair id="odd-r" name="rack" value="r1"
-       nvpair id="odd-s" name="standby" value="off"
-     instance_attributes id="nodes-2"
-       nvpair id="nodes-2-rack" name="rack" value="r2"
-       nvpair id="nodes-2-standby" name="standby" value="on"
-       nvpair id="nodes-2-maintenance" name="maintenance" value="on"
-       nvpair id="nodes-2-n" name="n" value="5"
-     utilization id="u2"
-       nvpair id="u2-cpu" name="cpu" value="4"
  constraints
- node_state id="2" uname="n2"
-   transient_attributes id="2"
-     instance_attributes id="status-2"
-       nvpair id="status-2-standby" name="standby" value="on"
-       nvpair id="status-2-load" name="load" value="3"
> {"kind":"remove-node","node":"n4","dialect":"crm"}
    node id="abc"
-   node id="4" uname="n4"
-     instance_attributes id="nodes-4"
-       nvpair id="nodes-4-standby" name="standby" value="off"
        nvpair id="status-2-load"
- node_state id="4" uname="n4"
> {"kind":"remove-node","node":"n1"}
  nodes
-   node id="1" uname="n1"
> {"kind":"remove-node","node":"n9"}
! unknown: n1
> {"kind":"remove-node","node":"guest"}
! unknown: n1, n2, n3, n4, far
> {"kind":"node-utilization","node":"n1","name":"cpu","value":"x2"}
! value: an integer
> {"kind":"node-utilization","node":"n1","name":"cpu","value":"2x"}
! value: an integer
> {"kind":"node-utilization","node":"n1","name":"cpu","value":"2x","dialect":"tools"}
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="2x"
> {"kind":"node-attribute","node":"n1","name":"a","value":null,"lifetime":"reboot"}
=
> {"kind":"node-attribute","node":"n9","name":"a","value":"1"}
! unknown: n1
`,
  );
});

describe("pairs that are there twice (13 §6.1, §6.2)", () => {
  transcribe(
    CLUSTERS.d,
    `
> crm node standby a
      instance_attributes id="a1"
-       nvpair id="a1-standby" name="standby" value="off"
+       nvpair id="a1-standby" name="standby" value="on"
> crm node standby b
      instance_attributes id="sb1"
-       nvpair id="sb1-standby" name="standby" value="on"
      instance_attributes id="sb2"
-       nvpair id="sb2-standby" name="standby" value="on"
> crm node standby c
    node id="c"
+     instance_attributes id="c-instance_attributes"
+       nvpair id="c-instance_attributes-standby" name="standby" value="on"
      instance_attributes id="sc1"
-       nvpair id="sc1-standby" name="standby" value="off"
      instance_attributes id="sc2"
-       nvpair id="sc2-standby" name="standby" value="off"
> crm node standby c reboot
      instance_attributes id="sc1"
-       nvpair id="sc1-standby" name="standby" value="off"
+       nvpair id="sc1-standby" name="standby" value="on"
> crm node standby b reboot
      instance_attributes id="b1"
-       nvpair id="b1-standby" name="standby" value="on"
      instance_attributes id="b2"
-       nvpair id="b2-standby" name="standby" value="on"
> crm node online a
=
> crm node online b
      instance_attributes id="b1"
-       nvpair id="b1-standby" name="standby" value="on"
+       nvpair id="b1-standby" name="standby" value="off"
      instance_attributes id="sb1"
-       nvpair id="sb1-standby" name="standby" value="on"
+       nvpair id="sb1-standby" name="standby" value="off"
> crm node online c
=
> crm node maintenance m
      instance_attributes id="m1"
-       nvpair id="m1-maintenance" name="maintenance" value="off"
+       nvpair id="m1-maintenance" name="maintenance" value="true"
      instance_attributes id="m2"
-       nvpair id="m2-maintenance" name="maintenance" value="off"
+       nvpair id="m2-maintenance" name="maintenance" value="true"
> crm node maintenance a
        nvpair id="a1-standby"
+       nvpair id="a1-maintenance" name="maintenance" value="true"
        nvpair id="a2-standby"
+       nvpair id="a2-maintenance" name="maintenance" value="true"
> crm node maintenance e
      instance_attributes id="e1"
+       nvpair id="e1-maintenance" name="maintenance" value="true"
      instance_attributes id="e2"
+       nvpair id="e2-maintenance" name="maintenance" value="true"
> crm node standby e
      instance_attributes id="e1"
+       nvpair id="e1-standby" name="standby" value="on"
> crm node ready m
! ambiguous: m1-maintenance, m2-maintenance
> crm_attribute -N c -n standby -v x -l reboot
! ambiguous: sc1-standby, sc2-standby
> crm_attribute -N c -n standby -D -l reboot
=
> pcs node standby a
      instance_attributes id="a1"
-       nvpair id="a1-standby" name="standby" value="off"
+       nvpair id="a1-standby" name="standby" value="on"
> pcs node standby e
      instance_attributes id="e1"
+       nvpair id="e1-standby" name="standby" value="on"
> pcs node unstandby b
      instance_attributes id="b1"
-       nvpair id="b1-standby" name="standby" value="on"
> pcs node maintenance m
      instance_attributes id="m1"
-       nvpair id="m1-maintenance" name="maintenance" value="off"
+       nvpair id="m1-maintenance" name="maintenance" value="on"
> pcs node unmaintenance m
      instance_attributes id="m1"
-       nvpair id="m1-maintenance" name="maintenance" value="off"
`,
  );
});
