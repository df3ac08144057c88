import { primitive, small } from "../transcript.js";

const sets = `<instance_attributes id="odd"><nvpair id="odd-r" name="rack" value="r1"/><nvpair id="odd-s" name="standby" value="off"/></instance_attributes><instance_attributes id="nodes-2"><nvpair id="nodes-2-rack" name="rack" value="r2"/><nvpair id="nodes-2-standby" name="standby" value="on"/><nvpair id="nodes-2-maintenance" name="maintenance" value="on"/><nvpair id="nodes-2-n" name="n" value="5"/></instance_attributes><utilization id="u2"><nvpair id="u2-cpu" name="cpu" value="4"/></utilization>`;
const cib = small({
  nodes: `<node id="1" uname="n1"/><node id="2" uname="n2">${sets}</node><node id="abc" uname="n3"/><node id="4" uname="n4"><instance_attributes id="nodes-4"><nvpair id="nodes-4-standby" name="standby" value="off"/></instance_attributes></node><node id="far" uname="far" type="remote"/>`,
  resources: [
    primitive("web", `<meta_attributes id="wm"><nvpair id="wmr" name="remote-node" value="guest"/></meta_attributes>`),
    `<primitive id="far" class="ocf" provider="pacemaker" type="remote"/>`,
    `<bundle id="bun"><docker image="i" replicas="2"/><network control-port="3121"/>${primitive("inner")}</bundle>`,
  ].join(""),
  status: `<node_state id="2" uname="n2"><transient_attributes id="2"><instance_attributes id="status-2"><nvpair id="status-2-standby" name="standby" value="on"/><nvpair id="status-2-load" name="load" value="3"/></instance_attributes></transient_attributes></node_state><node_state id="4" uname="n4"/>`,
});
const pair = (set: string, value: string, name = "standby") =>
  `<instance_attributes id="${set}"><nvpair id="${set}-${name}" name="${name}" value="${value}"/></instance_attributes>`;
const twice = small({
  nodes: `<node id="a" uname="a">${pair("a1", "off")}${pair("a2", "off")}</node><node id="b" uname="b">${pair("b1", "on")}${pair("b2", "on")}</node><node id="c" uname="c"/><node id="m" uname="m">${pair("m1", "off", "maintenance")}${pair("m2", "off", "maintenance")}</node><node id="e" uname="e"><instance_attributes id="e1"/><instance_attributes id="e2"/></node>`,
  status: `<node_state id="b" uname="b"><transient_attributes id="b">${pair("sb1", "on")}${pair("sb2", "on")}</transient_attributes></node_state><node_state id="c" uname="c"><transient_attributes id="c">${pair("sc1", "off")}${pair("sc2", "off")}</transient_attributes></node_state>`,
});
/** Nodes with attributes, lasting and transient, by the letter that transcripts of edits call them. */
export const CLUSTERS = { n: cib, d: twice };
