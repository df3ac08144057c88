import { meta, primitive, small } from "../transcript.js";

const cib = small({
  resources: [
    primitive(
      "web",
      `<meta_attributes id="odd"><nvpair id="odd-p" name="priority" value="1"/></meta_attributes><meta_attributes id="odd2"><nvpair id="odd2-p" name="priority" value="2"/><nvpair id="odd2-x" name="x" value="2"/></meta_attributes><instance_attributes id="ia"><nvpair id="ia-s" name="state" value="/s"/></instance_attributes><operations><op id="wo" name="monitor" interval="10s"/></operations>`,
    ),
    primitive("db"),
    `<group id="grp">${primitive("ip", `<meta_attributes id="im"><nvpair id="imp" name="priority" value="1"/></meta_attributes><utilization id="iu"><nvpair id="iuc" name="cpu" value="1"/></utilization>`)}${primitive("fs")}</group>`,
    `<clone id="cl">${primitive("ping", `<meta_attributes id="pm"><nvpair id="pmp" name="priority" value="1"/></meta_attributes>`)}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}</group></clone>`,
    `<bundle id="bun"><docker image="i"/><network control-port="3121"/>${primitive("inner", `<meta_attributes id="nm"><nvpair id="nmp" name="priority" value="1"/></meta_attributes>`)}</bundle>`,
  ].join(""),
});
const mixed = small({
  resources: [
    primitive("solo", meta("so", "priority=1")),
    `<group id="gr">${meta("grm", "gp=1")}${primitive("m1", meta("m1m", "priority=1"))}${primitive("m2")}</group>`,
    `<clone id="c">${meta("cm", "cp=1")}${primitive("k", meta("km", "priority=1"))}</clone>`,
    `<clone id="cc">${meta("ccm", "cp=1")}<group id="cgr">${meta("cgm", "gp=1")}${primitive("kk", meta("kkm", "priority=1"))}</group></clone>`,
    `<bundle id="bb">${meta("bbm", "bp=1")}<docker image="i"/><network control-port="1"/>${primitive("in", meta("inm", "priority=1"))}</bundle>`,
    primitive("dbl", meta("d1", "a=1", "b=1") + meta("d2", "a=2")),
    `<group id="gd">${primitive("gdm", meta("gd1", "a=1") + meta("gd2", "a=2"))}${primitive("gdn", meta("gn1", "a=1"))}</group>`,
  ].join(""),
});
/** Resources with attributes of all kinds, and sets that are there twice, by the letter that transcripts of edits call them. */
export const CLUSTERS = { r: cib, x: mixed };
