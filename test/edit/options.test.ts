import { describe } from "vitest";
import { small, transcribe } from "./transcript.js";

const two = small({
  crm_config: `<cluster_property_set id="first"><nvpair id="f-s" name="stonith-enabled" value="false"/><nvpair id="f-m" name="maintenance-mode" value="false"/></cluster_property_set><cluster_property_set id="cib-bootstrap-options"><nvpair id="b-q" name="no-quorum-policy" value="stop"/><nvpair id="b-n" name="n" value="5"/><nvpair id="b-m" name="maintenance-mode" value="false"/></cluster_property_set>`,
  rsc_defaults: `<meta_attributes id="rd"><nvpair id="rd-p" name="priority" value="1"/></meta_attributes>`,
  op_defaults: `<meta_attributes id="od1"><nvpair id="od1-t" name="timeout" value="1"/></meta_attributes><meta_attributes id="op-options"><nvpair id="op-options-i" name="interval" value="1"/></meta_attributes>`,
});
const none = small({ crm_config: "" });
const kept = small({
  rsc_defaults: `<meta_attributes id="rsc_defaults-options"><nvpair id="k1" name="priority" value="1"/></meta_attributes><meta_attributes id="rsc-options"><nvpair id="k2" name="priority" value="2"/></meta_attributes>`,
});
const CLUSTERS = { two, none, kept };

describe("options and defaults in sets that are there (13 §8)", () => {
  transcribe(
    CLUSTERS.two,
    `
> pcs property set maintenance-mode=true
      nvpair id="f-s"
-     nvpair id="f-m" name="maintenance-mode" value="false"
+     nvpair id="f-m" name="maintenance-mode" value="true"
> pcs property set no-quorum-policy=ignore
      nvpair id="f-m"
+     nvpair id="first-no-quorum-policy" name="no-quorum-policy" value="ignore"
> pcs property set a-name-of-more-than-twenty-characters=1 --force
      nvpair id="f-m"
+     nvpair id="first-a-name-of-more-than-" name="a-name-of-more-than-twenty-characters" value="1"
> pcs property set maintenance-mode=
      nvpair id="f-s"
-     nvpair id="f-m" name="maintenance-mode" value="false"
> pcs property unset maintenance-mode
      nvpair id="f-s"
-     nvpair id="f-m" name="maintenance-mode" value="false"
> pcs property unset no-quorum-policy
! unknown: stonith-enabled, maintenance-mode
> pcs property unset no-quorum-policy --force
=
> crm_attribute -n no-quorum-policy -v ignore
    cluster_property_set id="cib-bootstrap-options"
-     nvpair id="b-q" name="no-quorum-policy" value="stop"
+     nvpair id="b-q" name="no-quorum-policy" value="ignore"
> crm_attribute -n maintenance-mode -v true
! ambiguous: f-m, b-m
> crm_attribute -n cluster-delay -v 30s
      nvpair id="b-m"
+     nvpair id="cib-bootstrap-options-cluster-delay" name="cluster-delay" value="30s"
> crm_attribute -n maintenance-mode -v true -s fresh
      nvpair id="b-m"
+   cluster_property_set id="fresh"
+     nvpair id="fresh-maintenance-mode" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -v true -s cib-bootstrap-options
      nvpair id="b-n"
-     nvpair id="b-m" name="maintenance-mode" value="false"
+     nvpair id="b-m" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -v true -i b-m
      nvpair id="b-n"
-     nvpair id="b-m" name="maintenance-mode" value="false"
+     nvpair id="b-m" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -v true -i fresh
      nvpair id="b-m"
+     nvpair id="fresh" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -D
=
> crm_attribute -n maintenance-mode -D -i b-m
      nvpair id="b-n"
-     nvpair id="b-m" name="maintenance-mode" value="false"
> crm_attribute -n n -v value++
      nvpair id="b-q"
-     nvpair id="b-n" name="n" value="5"
+     nvpair id="b-n" name="n" value="6"
> crm_attribute -n n -v value+=4
      nvpair id="b-q"
-     nvpair id="b-n" name="n" value="5"
+     nvpair id="b-n" name="n" value="9"
> crm_attribute -n nothing -D
=
> pcs resource defaults update priority=5
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
+     nvpair id="rd-p" name="priority" value="5"
> pcs resource defaults update a-name-of-more-than-twenty-characters=5
      nvpair id="rd-p"
+     nvpair id="rd-a-name-of-more-than-" name="a-name-of-more-than-twenty-characters" value="5"
> pcs resource defaults update priority=
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
> pcs resource op defaults update timeout=5
! ambiguous: od1, op-options
> pcs resource defaults set update rd meta priority=5
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
+     nvpair id="rd-p" name="priority" value="5"
> pcs resource defaults set update rd meta a-name-of-more-than-twenty-characters=5
      nvpair id="rd-p"
+     nvpair id="rd-a-name-of-more-than-" name="a-name-of-more-than-twenty-characters" value="5"
> pcs resource op defaults set update op-options meta timeout=5
      nvpair id="op-options-i"
+     nvpair id="op-options-timeout" name="timeout" value="5"
> pcs resource op defaults set update od1 meta timeout=
    meta_attributes id="od1"
-     nvpair id="od1-t" name="timeout" value="1"
> pcs resource op defaults set update nope meta timeout=5
! unknown: od1, op-options
> crm_attribute -t rsc_defaults -N n1 -n priority -v 9
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
+     nvpair id="rd-p" name="priority" value="9"
> crm_attribute -t rsc_defaults -N n1 -n other -v 9
      nvpair id="rd-p"
+   meta_attributes id="rsc_defaults-options"
+     nvpair id="rsc_defaults-options-other" name="other" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9
    meta_attributes id="od1"
-     nvpair id="od1-t" name="timeout" value="1"
+     nvpair id="od1-t" name="timeout" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9 -s op-options
      nvpair id="op-options-i"
+     nvpair id="op-options-timeout" name="timeout" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9 -s fresh
      nvpair id="op-options-i"
+   meta_attributes id="fresh"
+     nvpair id="fresh-timeout" name="timeout" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9 -i od1-t
    meta_attributes id="od1"
-     nvpair id="od1-t" name="timeout" value="1"
+     nvpair id="od1-t" name="timeout" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9 -i fresh
      nvpair id="op-options-i"
+   meta_attributes id="op_defaults-options"
+     nvpair id="fresh" name="timeout" value="9"
> crm_attribute -t rsc_defaults -N n1 -n priority -D
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
> crm_attribute -t op_defaults -N n1 -n timeout -D -s op-options
=
> crm_attribute -t rsc_defaults -N n1 -n priority -v value++
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
+     nvpair id="rd-p" name="priority" value="2"
> crm configure property maintenance-mode=true
      nvpair id="b-n"
-     nvpair id="b-m" name="maintenance-mode" value="false"
+     nvpair id="b-m" name="maintenance-mode" value="true"
> crm configure rsc_defaults priority=3
    meta_attributes id="rd"
-     nvpair id="rd-p" name="priority" value="1"
+     nvpair id="rd-p" name="priority" value="3"
> crm configure op_defaults timeout=3
      nvpair id="op-options-i"
+     nvpair name="timeout" value="3" id="op-options-timeout"
`,
  );
});

describe("options and defaults where there are none (13 §8)", () => {
  transcribe(
    CLUSTERS.none,
    `
> pcs property set maintenance-mode=true
  crm_config
+   cluster_property_set id="cib-bootstrap-options"
+     nvpair id="cib-bootstrap-options-maintenance-mode" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -v true
  crm_config
+   cluster_property_set id="cib-bootstrap-options"
+     nvpair id="cib-bootstrap-options-maintenance-mode" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -v true -s fresh
  crm_config
+   cluster_property_set id="fresh"
+     nvpair id="fresh-maintenance-mode" name="maintenance-mode" value="true"
> crm_attribute -n maintenance-mode -D
=
> pcs resource defaults update priority=5
  constraints
+ rsc_defaults
+   meta_attributes id="rsc_defaults-meta_attributes"
+     nvpair id="rsc_defaults-meta_attributes-priority" name="priority" value="5"
> pcs resource op defaults update timeout=5
  constraints
+ op_defaults
+   meta_attributes id="op_defaults-meta_attributes"
+     nvpair id="op_defaults-meta_attributes-timeout" name="timeout" value="5"
> pcs resource defaults update priority=
=
> crm_attribute -t rsc_defaults -N n1 -n priority -v 9
  constraints
+ rsc_defaults
+   meta_attributes id="rsc_defaults-options"
+     nvpair id="rsc_defaults-options-priority" name="priority" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -v 9
  constraints
+ op_defaults
+   meta_attributes id="op_defaults-options"
+     nvpair id="op_defaults-options-timeout" name="timeout" value="9"
> crm_attribute -t op_defaults -N n1 -n timeout -D
=
> pcs resource defaults set create meta priority=5
  constraints
+ rsc_defaults
+   meta_attributes id="rsc_defaults-meta_attributes"
+     nvpair id="rsc_defaults-meta_attributes-priority" name="priority" value="5"
> pcs resource defaults set create id=mine score=5 meta priority=5 rule resource ocf:pacemaker:Dummy
  constraints
+ rsc_defaults
+   meta_attributes id="mine" score="5"
+     rule id="mine-rule" boolean-op="and"
+       rsc_expression id="mine-rule-rsc-ocf-pacemaker-Dummy" class="ocf" provider="pacemaker" type="Dummy"
+     nvpair id="mine-priority" name="priority" value="5"
> pcs resource op defaults set create meta timeout=5 rule op monitor
  constraints
+ op_defaults
+   meta_attributes id="op_defaults-meta_attributes"
+     rule id="op_defaults-meta_attributes-rule" boolean-op="and"
+       op_expression id="op_defaults-meta_attributes-rule-op-monitor" name="monitor"
+     nvpair id="op_defaults-meta_attributes-timeout" name="timeout" value="5"
`,
  );
});

describe("defaults in several sets (13 §8)", () => {
  transcribe(
    CLUSTERS.kept,
    `
> crm_attribute -t rsc_defaults -N n1 -n priority -v 9
! ambiguous: k1, k2
> crm_attribute -t rsc_defaults -N n1 -n priority -D
=
> pcs resource defaults set delete rsc-options
      nvpair id="k1"
-   meta_attributes id="rsc-options"
-     nvpair id="k2" name="priority" value="2"
> pcs resource defaults update priority=5
! ambiguous: rsc_defaults-options, rsc-options
`,
  );
});

describe("options and defaults of crm, where no command says it (11 §7.3)", () => {
  transcribe(
    CLUSTERS.two,
    `
> {"kind":"property","name":"maintenance-mode","value":"true","dialect":"crm"}
      nvpair id="f-s"
-     nvpair id="f-m" name="maintenance-mode" value="false"
+     nvpair id="f-m" name="maintenance-mode" value="true"
> {"kind":"property","name":"fresh","value":"true","dialect":"crm"}
      nvpair id="b-m"
+     nvpair id="cib-bootstrap-options-fresh" name="fresh" value="true"
> {"kind":"default","of":"resource","name":"priority","value":"4","dialect":"crm"}
      nvpair id="rd-p"
+   meta_attributes id="rsc-options"
+     nvpair id="rsc-options-priority" name="priority" value="4"
> {"kind":"default","of":"operation","name":"timeout","value":"4","dialect":"crm"}
      nvpair id="op-options-i"
+     nvpair id="op-options-timeout" name="timeout" value="4"
> {"kind":"default","of":"operation","name":"timeout","value":"4","dialect":"crm","set":"od1"}
    meta_attributes id="od1"
-     nvpair id="od1-t" name="timeout" value="1"
+     nvpair id="od1-t" name="timeout" value="4"
> {"kind":"default","of":"operation","name":"timeout","value":"4","dialect":"crm","set":"rd"}
! unknown: od1, op-options
> {"kind":"default","of":"operation","name":"timeout","value":null,"dialect":"crm"}
=
> {"kind":"property","name":"n","value":"value++","dialect":"crm"}
      nvpair id="b-q"
-     nvpair id="b-n" name="n" value="5"
+     nvpair id="b-n" name="n" value="value++"
> {"kind":"default","of":"resource","name":"a-name-of-more-than-twenty-characters","value":"4","dialect":"crm","set":"rd"}
      nvpair id="rd-p"
+     nvpair id="rd-a-name-of-more-than-twenty-characters" name="a-name-of-more-than-twenty-characters" value="4"
`,
  );
});

describe("defaults in a set that is not there", () => {
  transcribe(
    CLUSTERS.none,
    `
> {"kind":"default","of":"resource","name":"priority","value":"4","set":"rd"}
! unknown
`,
  );
});
