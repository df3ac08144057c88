import { type CibDocument, parseCib } from "../../src/cib/index.js";

/** A small cluster with one resource of every kind, of an older schema. `A` runs on n1. */
export const CLUSTER = `<cib crm_feature_set="3.20.1" validate-with="pacemaker-3.9" admin_epoch="0" epoch="7" num_updates="3">
  <!-- a comment -->
  <configuration>
    <crm_config>
      <cluster_property_set id="cib-bootstrap-options">
        <nvpair id="opt-fencing" name="stonith-enabled" value="false"/>
      </cluster_property_set>
    </crm_config>
    <nodes>
      <node id="1" uname="n1"/>
      <node id="2" uname="n2"><instance_attributes id="nodes-2"><nvpair id="nodes-2-rack" name="rack" value="r1"/></instance_attributes></node>
    </nodes>
    <resources>
      <primitive id="web" class="ocf" provider="pacemaker" type="Dummy">
        <operations><op id="web-mon" name="monitor" interval="10s"/></operations>
      </primitive>
      <primitive id="db" class="ocf" provider="pacemaker" type="Dummy">
        <meta_attributes id="db-meta"><nvpair id="db-role" name="target-role" value="Stopped"/></meta_attributes>
      </primitive>
      <group id="grp">
        <primitive id="ip" class="ocf" provider="pacemaker" type="Dummy"/>
        <primitive id="fs" class="ocf" provider="pacemaker" type="Dummy"/>
      </group>
      <clone id="cl"><primitive id="ping" class="ocf" provider="pacemaker" type="Dummy"/></clone>
      <clone id="pc">
        <meta_attributes id="pc-meta"><nvpair id="pc-promotable" name="promotable" value="true"/></meta_attributes>
        <primitive id="st" class="ocf" provider="pacemaker" type="Stateful"/>
      </clone>
      <bundle id="bun">
        <docker image="img" replicas="2"/>
        <network control-port="3121"/>
        <primitive id="inner" class="ocf" provider="pacemaker" type="Dummy"/>
      </bundle>
    </resources>
    <constraints>
      <rsc_location id="loc-web" rsc="web" node="n1" score="100"/>
      <rsc_colocation id="col-db-web" rsc="db" with-rsc="web" score="INFINITY"/>
      <rsc_order id="ord" ><resource_set id="ord-0"><resource_ref id="web"/><resource_ref id="db"/></resource_set></rsc_order>
    </constraints>
    <tags><tag id="both"><obj_ref id="web"/><obj_ref id="db"/></tag></tags>
  </configuration>
  <status>
    <node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member">
      <transient_attributes id="1">
        <instance_attributes id="status-1">
          <nvpair id="fc" name="fail-count-web#monitor_10000" value="3"/>
          <nvpair id="lf" name="last-failure-web#monitor_10000" value="1700000000"/>
        </instance_attributes>
      </transient_attributes>
      <lrm id="1"><lrm_resources>
        <lrm_resource id="web" class="ocf" provider="pacemaker" type="Dummy">
          <lrm_rsc_op id="web_last_0" operation_key="web_start_0" operation="start" crm_feature_set="3.20.1" transition-key="1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" transition-magic="0:0;1:1:0:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa" call-id="5" rc-code="0" op-status="0" interval="0" op-digest="f2317cad3d54cec5d7d7aa7d0bf35cf8"/>
        </lrm_resource>
      </lrm_resources></lrm>
    </node_state>
    <node_state id="2" uname="n2" in_ccm="true" crmd="online" join="member" expected="member"/>
  </status>
</cib>
`;

export function cluster(): CibDocument {
  return parseCib(CLUSTER);
}

/** 2026-11-28 06:00:00 UTC */
export const NOW = 1_795_845_600;
