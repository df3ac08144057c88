import { describe } from "vitest";
import { meta, primitive, small, transcribe } from "./transcript.js";

const bundle = `<bundle id="bu"><docker image="i"/><network control-port="1"/>${primitive("in")}</bundle>`;
const cib = small({
  nodes: '<node id="a1" uname="a1"/><node id="12x" uname="12x"/><node id="12" uname="twelve"/>',
  resources: [
    primitive("vm", meta("vmm", "remote-node=guest")),
    primitive("v2", meta("v2m", "remote-node=guest2")),
    bundle,
  ].join(""),
});

describe("nodes by their ids and names, guests among them (13 §6)", () => {
  transcribe(
    cib,
    `
> {"kind":"standby","node":"a1","dialect":"crm"}
    node id="a1"
+     instance_attributes id="a1-instance_attributes"
+       nvpair id="a1-instance_attributes-standby" name="standby" value="on"
> {"kind":"standby","node":"12x","dialect":"crm"}
! schema
> {"kind":"standby","node":"twelve","dialect":"crm"}
    node id="12"
+     instance_attributes id="num-12-instance_attributes"
+       nvpair id="num-12-instance_attributes-standby" name="standby" value="on"
> {"kind":"standby","node":"a1","dialect":"crm","lifetime":"reboot"}
! unknown
> {"kind":"standby","node":"twelve","dialect":"crm","lifetime":"reboot"}
! unknown
> {"kind":"standby","node":"twelve","dialect":"crm"},{"kind":"standby","node":"twelve","dialect":"crm","lifetime":"reboot"}
! unknown
> {"kind":"standby","node":"twelve","dialect":"crm","lifetime":"reboot"},{"kind":"standby","node":"twelve","dialect":"crm"}
! unknown
> {"kind":"standby","node":"twelve"}
    node id="12"
+     instance_attributes id="nodes-12"
+       nvpair id="nodes-12-standby" name="standby" value="on"
> {"kind":"standby","node":"twelve","lifetime":"reboot"}
  constraints
+ node_state id="12" uname="twelve"
+   transient_attributes id="12"
+     instance_attributes id="status-12"
+       nvpair id="status-12-standby" name="standby" value="on"
> {"kind":"online","node":"twelve"}
=
> {"kind":"online","node":"twelve","dialect":"crm"}
=
> {"kind":"node-maintenance","node":"twelve","on":true,"dialect":"crm"}
    node id="12"
+     instance_attributes id="nodes-12"
+       nvpair id="nodes-12-maintenance" name="maintenance" value="true"
> {"kind":"node-maintenance","node":"twelve","on":false,"dialect":"crm"}
    node id="12"
+     instance_attributes id="nodes-12"
+       nvpair id="nodes-12-maintenance" name="maintenance" value="off"
> {"kind":"node-maintenance","node":"twelve","on":true}
    node id="12"
+     instance_attributes id="nodes-12"
+       nvpair id="nodes-12-maintenance" name="maintenance" value="on"
> {"kind":"node-maintenance","node":"guest","on":true}
    node id="12"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="on"
> {"kind":"node-maintenance","node":"guest","on":true,"dialect":"crm"}
    node id="12"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="true"
> {"kind":"node-maintenance","node":"guest","on":false,"dialect":"crm"}
    node id="12"
+   node type="remote" id="guest" uname="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="off"
> {"kind":"standby","node":"guest"}
    node id="12"
+   node id="guest" uname="guest" type="remote"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-standby" name="standby" value="on"
> {"kind":"standby","node":"guest","dialect":"crm"}
! unknown: a1, 12x, twelve
> {"kind":"standby","node":"bu-0"}
    node id="12"
+   node id="bu-0" uname="bu-0" type="remote"
+     instance_attributes id="nodes-bu-0"
+       nvpair id="nodes-bu-0-standby" name="standby" value="on"
> {"kind":"standby","node":"nope"}
! unknown: a1, 12x, twelve
> {"kind":"node-attribute","node":"guest","name":"a","value":"1"}
    node id="12"
+   node type="remote" id="guest" uname="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-a" name="a" value="1"
> {"kind":"node-attribute","node":"guest","name":"a","value":"1","lifetime":"reboot"}
! unknown: a1, 12x, twelve
> {"kind":"node-attribute","node":"guest","name":"a","value":null}
=
> {"kind":"node-attribute","node":"twelve","name":"a","value":null}
=
> {"kind":"node-utilization","node":"guest","name":"cpu","value":"4"}
    node id="12"
+   node type="remote" id="guest" uname="guest"
+     utilization id="nodes-guest-utilization"
+       nvpair id="nodes-guest-utilization-cpu" name="cpu" value="4"
> {"kind":"node-utilization","node":"twelve","name":"cpu","value":"40"}
    node id="12"
+     utilization id="nodes-12-utilization"
+       nvpair id="nodes-12-utilization-cpu" name="cpu" value="40"
> {"kind":"node-utilization","node":"twelve","name":"cpu","value":"4x"}
! value: an integer
> {"kind":"node-utilization","node":"twelve","name":"cpu","value":"4x","dialect":"tools"}
    node id="12"
+     utilization id="nodes-12-utilization"
+       nvpair id="nodes-12-utilization-cpu" name="cpu" value="4x"
> {"kind":"node-utilization","node":"twelve","name":"cpu","value":"4","set":"own","pair":"mine","dialect":"tools"}
    node id="12"
+     utilization id="own"
+       nvpair id="mine" name="cpu" value="4"
> {"kind":"remove-node","node":"twelve"}
    node id="12x"
-   node id="12" uname="twelve"
`,
  );
});

describe("guest nodes that have an element, and others (13 §6.2)", () => {
  transcribe(
    small({
      status: '<node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/>',
      nodes: '<node id="1" uname="n1"/><node id="2" uname="n2"/><node id="guest" uname="guest" type="remote"/>',
      resources: primitive("vm", meta("vmm", "remote-node=guest")) + primitive("vm2", meta("vm2m", "remote-node=g2")),
    }),
    `
> crm_attribute -N guest -n a -v 1
    node id="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-a" name="a" value="1"
> crm_attribute -N g2 -n a -v 1
    node id="guest"
+   node type="remote" id="g2" uname="g2"
+     instance_attributes id="nodes-g2"
+       nvpair id="nodes-g2-a" name="a" value="1"
> crm node maintenance guest
    node id="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="true"
> crm node ready guest
    node id="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="off"
> crm node standby guest
    node id="guest"
+     instance_attributes id="guest-instance_attributes"
+       nvpair id="guest-instance_attributes-standby" name="standby" value="on"
> pcs node maintenance guest
    node id="guest"
+     instance_attributes id="nodes-guest"
+       nvpair id="nodes-guest-maintenance" name="maintenance" value="on"
> crm node standby n1 reboot
  node_state id="1"
+   transient_attributes id="num-1"
+     instance_attributes id="num-1-instance_attributes"
+       nvpair id="num-1-instance_attributes-standby" name="standby" value="on"
> crm node standby n2 reboot
! unknown: n1
> crm node standby n1 reboot ; crm node standby n1 forever
    node id="1"
+     instance_attributes id="num-1-instance_attributes"
+       nvpair id="num-1-instance_attributes-standby" name="standby" value="on"
  node_state id="1"
+   transient_attributes id="num-1"
+     instance_attributes id="num-1-instance_attributes"
> crm node standby n1 ; crm node standby n1 reboot
    node id="1"
+     instance_attributes id="num-1-instance_attributes"
  node_state id="1"
+   transient_attributes id="num-1"
+     instance_attributes id="num-1-instance_attributes"
+       nvpair id="num-1-instance_attributes-standby" name="standby" value="on"
`,
  );
});

describe("crm does not look whether the ids of what rests are taken (13 §6.2)", () => {
  transcribe(
    small({ resources: primitive("web", '<instance_attributes id="num-1-instance_attributes"/>') }),
    `
> crm node standby n1
! schema: the id num-1-instance_attributes occurs twice
> crm node standby n2
    node id="2"
+     instance_attributes id="num-2-instance_attributes"
+       nvpair id="num-2-instance_attributes-standby" name="standby" value="on"
`,
  );
});
