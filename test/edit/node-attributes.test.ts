import { describe } from "vitest";
import { CLUSTERS } from "./clusters/nodes.js";
import { transcribe } from "./transcript.js";

describe("attributes of nodes (13 §6.1)", () => {
  transcribe(
    CLUSTERS.n,
    `
> crm_attribute -N n1 -n rack -v r9
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-rack" name="rack" value="r9"
> crm_attribute -N n2 -n rack -v r9
! ambiguous: odd-r, nodes-2-rack
> crm_attribute -N n2 -n new -v r9
        nvpair id="nodes-2-n"
+       nvpair id="nodes-2-new" name="new" value="r9"
> crm_attribute -N n2 -n rack -v r9 -s fresh
        nvpair id="u2-cpu"
+     instance_attributes id="fresh"
+       nvpair id="fresh-rack" name="rack" value="r9"
> crm_attribute -N n2 -n rack -v r9 -s nodes-2
      instance_attributes id="nodes-2"
-       nvpair id="nodes-2-rack" name="rack" value="r2"
+       nvpair id="nodes-2-rack" name="rack" value="r9"
> crm_attribute -N n2 -n rack -v r9 -i nodes-2-rack
      instance_attributes id="nodes-2"
-       nvpair id="nodes-2-rack" name="rack" value="r2"
+       nvpair id="nodes-2-rack" name="rack" value="r9"
> crm_attribute -N n2 -n rack -v r9 -i fresh
        nvpair id="nodes-2-n"
+       nvpair id="fresh" name="rack" value="r9"
> crm_attribute -N n2 -n rack -D
=
> crm_attribute -N n2 -n rack -D -s nodes-2
      instance_attributes id="nodes-2"
-       nvpair id="nodes-2-rack" name="rack" value="r2"
> crm_attribute -N n2 -n rack -D -i nodes-2-rack
      instance_attributes id="nodes-2"
-       nvpair id="nodes-2-rack" name="rack" value="r2"
> crm_attribute -N n2 -n nothing -D
=
> crm_attribute -N n1 -n nothing -D
=
> crm_attribute -N n2 -n n -v value++
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="6"
> crm_attribute -N n2 -n n -v value+=3
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="8"
> crm_attribute -N n2 -n n -v value+=x
=
> crm_attribute -N n2 -n n -v value+=
=
> crm_attribute -N n2 -n n -v value+=5x
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="10"
> crm_attribute -N n2 -n n -v value+=5.5
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="10"
> crm_attribute -N n2 -n n -v value+=INFINITY
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="1000000"
> crm_attribute -N n2 -n n -v value+3
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="value+3"
> crm_attribute -N n2 -n n -v xvalue++
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="xvalue++"
> crm_attribute -N n2 -n n -v value+++
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="6"
> crm_attribute -N n2 -n n -v value+=-7
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="-2"
> crm_attribute -N n2 -n n -v value+=2000000
        nvpair id="nodes-2-maintenance"
-       nvpair id="nodes-2-n" name="n" value="5"
+       nvpair id="nodes-2-n" name="n" value="1000000"
> crm_attribute -N n2 -n rack -v value++ -i odd-r
      instance_attributes id="odd"
-       nvpair id="odd-r" name="rack" value="r1"
+       nvpair id="odd-r" name="rack" value="1"
> crm_attribute -N n1 -n n -v value++
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-n" name="n" value="value++"
> crm_attribute -N n2 -n load -v 7 -l reboot
        nvpair id="status-2-standby"
-       nvpair id="status-2-load" name="load" value="3"
+       nvpair id="status-2-load" name="load" value="7"
> crm_attribute -N n2 -n load -v value++ -l reboot
        nvpair id="status-2-standby"
-       nvpair id="status-2-load" name="load" value="3"
+       nvpair id="status-2-load" name="load" value="4"
> crm_attribute -N n2 -n more -v 7 -l reboot
        nvpair id="status-2-load"
+       nvpair id="status-2-more" name="more" value="7"
> crm_attribute -N n4 -n more -v 7 -l reboot
  node_state id="4"
+   transient_attributes id="4"
+     instance_attributes id="status-4"
+       nvpair id="status-4-more" name="more" value="7"
> crm_attribute -N n2 -n load -D -l reboot
        nvpair id="status-2-standby"
-       nvpair id="status-2-load" name="load" value="3"
> crm_attribute -N n2 -n nothing -D -l reboot
=
> crm_attribute -N n4 -n nothing -D -l reboot
=
> crm_attribute -N n1 -n nothing -D -l reboot
=
> crm_attribute -N n9 -n rack -v r9
! unknown: n1
> crm_attribute -N guest -n rack -v r9
    node id="far"
+   node type="remote" id="guest" uname="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-rack" name="rack" value="r9"
> crm_attribute -N guest -n rack -D
=
> crm_attribute -N guest -n rack -v r9 -l reboot
! unknown: n1, n2, n3, n4, far
> crm_attribute -N bun-0 -n rack -v r9
! unknown: n1, n2, n3, n4, far
> crm_attribute -N far -n rack -v r9
    node id="far"
+     instance_attributes id="nodes-far"
+       nvpair id="nodes-far-rack" name="rack" value="r9"
> crm_attribute -N n1 -n cpu -v 2 -z
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="2"
> crm_attribute -N n2 -n cpu -v 2 -z
      utilization id="u2"
-       nvpair id="u2-cpu" name="cpu" value="4"
+       nvpair id="u2-cpu" name="cpu" value="2"
> crm_attribute -N n2 -n cpu -v value++ -z
      utilization id="u2"
-       nvpair id="u2-cpu" name="cpu" value="4"
+       nvpair id="u2-cpu" name="cpu" value="5"
> crm_attribute -N n2 -n cpu -D -z
      utilization id="u2"
-       nvpair id="u2-cpu" name="cpu" value="4"
> crm_attribute -N guest -n cpu -v 2 -z
    node id="far"
+   node type="remote" id="guest" uname="guest"
+     utilization id="nodes-guest-utilization"
+       nvpair id="nodes-guest-utilization-cpu" name="cpu" value="2"
> pcs node attribute n1 rack=r9
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-rack" name="rack" value="r9"
> pcs node attribute n2 rack=r9
! ambiguous: odd-r, nodes-2-rack
> pcs node attribute n2 rack=
=
> pcs node attribute n9 rack=
! unknown: n1
> pcs node utilization n1 cpu=2
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="2"
> pcs node utilization n1 cpu=-2
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="-2"
> pcs node utilization n1 cpu=x
! value: an integer
> pcs node utilization n2 cpu=
      utilization id="u2"
-       nvpair id="u2-cpu" name="cpu" value="4"
> crm node attribute n1 set rack r9
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-rack" name="rack" value="r9"
> crm node attribute n2 delete rack
=
> crm node utilization n1 set cpu 2
    node id="1"
+     utilization id="nodes-1-utilization"
+       nvpair id="nodes-1-utilization-cpu" name="cpu" value="2"
> crm node status-attr n2 delete load
        nvpair id="status-2-standby"
-       nvpair id="status-2-load" name="load" value="3"
`,
  );
});
