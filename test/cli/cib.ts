/** A small CIB for the tests of the commands: two online nodes, `a` kept from n1, `b` with `a`. */
export const CIB = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1"><configuration>
  <crm_config><cluster_property_set id="o"><nvpair id="o1" name="fencing-enabled" value="false"/></cluster_property_set></crm_config>
  <nodes><node id="1" uname="n1"/><node id="2" uname="n2"/></nodes>
  <resources><primitive id="a" class="ocf" provider="pacemaker" type="Dummy"/>
  <primitive id="b" class="ocf" provider="pacemaker" type="Dummy"/></resources>
  <constraints><rsc_location id="away" rsc="a" node="n1" score="-INFINITY"/>
  <rsc_colocation id="together" rsc="b" with-rsc="a" score="INFINITY"/>
  <rsc_order id="first" first="a" then="b"/></constraints></configuration>
  <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/>
  <node_state id="2" uname="n2" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>
`;
