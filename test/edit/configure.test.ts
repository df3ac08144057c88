import { describe, expect, it } from "vitest";
import { parseCib, serialize } from "../../src/cib/index.js";
import { runCommands } from "../../src/commands/index.js";
import { NOW } from "../support/every-kind.js";
import { meta, primitive, small, transcribe } from "./transcript.js";

const cib = small({
  resources: [
    primitive("web", `<operations><op id="wm" name="monitor" interval="10s" enabled="true"/></operations>`),
    primitive("db"),
    `<group id="grp">${primitive("ip")}${meta("gm", "priority=1")}</group>`,
    `<clone id="cl">${primitive("ping")}${meta("cm", "interleave=true")}</clone>`,
  ].join(""),
  constraints: `<rsc_location id="loc" rsc="web"><rule id="lr" score="5" boolean-op="and"><expression id="le" attribute="a" operation="eq" value="1" type="string"/></rule></rsc_location><rsc_order id="ord" first="web" then="db" kind="Mandatory"/>`,
});
const CLUSTERS = { c: cib };

describe("commands of crm's language commit the whole (11 §2, 13 §3.1)", () => {
  transcribe(
    CLUSTERS.c,
    `
> crm configure primitive new ocf:pacemaker:Dummy
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="new" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure primitive new ocf:pacemaker:Dummy op monitor interval=10
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="new" class="ocf" provider="pacemaker" type="Dummy"
+     operations
+       op name="monitor" interval="10s" id="new-monitor-10s"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure primitive web ocf:pacemaker:Dummy
! value: an id that is not taken
> crm configure group gx web db
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="wm" name="monitor" interval="10s" enabled="true"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   group id="gx"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+       operations
+         op id="wm" name="monitor" interval="10s" enabled="true"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
  constraints
-   rsc_location id="loc" rsc="web"
+   rsc_location id="loc" rsc="gx"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
-   rsc_order id="ord" first="web" then="db" kind="Mandatory"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure clone cx web
  resources
-   primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
-     operations
-       op id="wm" name="monitor" interval="10s" enabled="true"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   clone id="cx"
+     primitive id="web" class="ocf" provider="pacemaker" type="Dummy"
+       operations
+         op id="wm" name="monitor" interval="10s" enabled="true"
+     meta_attributes id="cx-meta_attributes"
+       nvpair id="cx-meta_attributes-interleave" name="interleave" value="true"
  constraints
-   rsc_location id="loc" rsc="web"
+   rsc_location id="loc" rsc="cx"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
-   rsc_order id="ord" first="web" then="db" kind="Mandatory"
+       expression id="le" attribute="a" operation="eq" value="1"
+   rsc_order id="ord" first="cx" then="db" kind="Mandatory"
> crm configure location l2 web 5: n1
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
    rsc_order id="ord"
+   rsc_location id="l2" rsc="web" score="5" node="n1"
> crm configure location l2 nope 5: n1
! schema: the id of another element
> crm configure colocation c2 inf: web db
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
    rsc_order id="ord"
+   rsc_colocation id="c2" score="INFINITY" rsc="web" with-rsc="db"
> crm configure property maintenance-mode=true
      nvpair id="o1"
+     nvpair name="maintenance-mode" value="true" id="cib-bootstrap-options-maintenance-mode"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure property fencing-enabled=true
! force: force
> crm -F configure property fencing-enabled=true
      nvpair id="o1"
+     nvpair name="fencing-enabled" value="true" id="cib-bootstrap-options-fencing-enabled"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure delete db
        op id="wm"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
-   rsc_order id="ord" first="web" then="db" kind="Mandatory"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure delete nope
! value: the id of an object
> crm configure rename db dbb
        op id="wm"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="dbb" class="ocf" provider="pacemaker" type="Dummy"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
-   rsc_order id="ord" first="web" then="db" kind="Mandatory"
+       expression id="le" attribute="a" operation="eq" value="1"
+   rsc_order id="ord" first="web" then="dbb" kind="Mandatory"
> crm configure modgroup grp add nope
=
> crm configure modgroup grp add db
        op id="wm"
-   primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
+     primitive id="db" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure set web.nothing 1
! value: an attribute that is set
> crm configure tag tx web
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
    rsc_order id="ord"
+ tags
+   tag id="tx"
+     obj_ref id="web"
> crm resource stop db
    primitive id="db"
+     meta_attributes id="db-meta_attributes"
+       nvpair id="db-meta_attributes-target-role" name="target-role" value="Stopped"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm node maintenance n1
    node id="1"
+     instance_attributes id="nodes-1"
+       nvpair id="nodes-1-maintenance" name="maintenance" value="true"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm resource untrace web
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm resource stop nope
! unknown: web, db, grp, ip, cl, ping
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure primitive p2 ocf:pacemaker:Dummy
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="p2" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> crm configure primitive p1 ocf:pacemaker:Dummy ; crm configure group gx p1
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   group id="gx"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
`,
  );
});

describe("commands of crm's language that change nothing (11 §2)", () => {
  transcribe(
    CLUSTERS.c,
    `
> crm configure node 1: n1
=
> crm configure node n1
=
> crm configure node 3: n3
    node id="2"
+   node id="3" uname="n3"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
`,
  );

  it.each([
    "crm configure property stonith-enabled=false",
    "crm configure node 1: n1",
    "crm configure modgroup grp add nope",
    "crm configure property stonith-enabled=false ; crm configure node 1: n1",
  ])("%s: the versions stay as well", (said) => {
    const plain = parseCib(small({ resources: `<group id="grp">${primitive("ip")}</group>` }));
    expect(serialize(runCommands(plain, said.split(" ; "), { now: NOW }).cib.root)).toBe(serialize(plain.root));
  });
});

describe("several commands of crm's language in one list", () => {
  transcribe(
    CLUSTERS.c,
    `
> {"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]},{"kind":"configure","words":["primitive","p2","ocf:pacemaker:Dummy"]}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="p2" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> {"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]},{"kind":"configure","words":["group","gx","p1"]}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   group id="gx"
+     primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> {"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]},{"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]}
! value: an id that is not taken
> {"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]},{"kind":"configure","words":["delete","p1"]}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> {"kind":"configure","words":["primitive","p1","ocf:pacemaker:Dummy"]},{"kind":"disable","resource":"p1"}
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
+   primitive id="p1" class="ocf" provider="pacemaker" type="Dummy"
+     meta_attributes id="p1-meta_attributes"
+       nvpair id="p1-meta_attributes-target-role" name="target-role" value="Stopped"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
> {"kind":"configure","words":["property","fencing-enabled=true"]}
! force: force
> {"kind":"configure","words":["property","fencing-enabled=true"],"force":true}
      nvpair id="o1"
+     nvpair name="fencing-enabled" value="true" id="cib-bootstrap-options-fencing-enabled"
    group id="grp"
-     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="gm-priority"
+     primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"
    clone id="cl"
-     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
        nvpair id="cm-interleave"
+     primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"
      rule id="lr"
-       expression id="le" attribute="a" operation="eq" value="1" type="string"
+       expression id="le" attribute="a" operation="eq" value="1"
`,
  );
});
