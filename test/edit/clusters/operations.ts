import { primitive, small } from "../transcript.js";

const cib = small({
  resources: [
    primitive(
      "web",
      `<operations><op id="wm" name="monitor" interval="10s" timeout="20s"/><op id="wp" name="monitor" interval="30s" role="Promoted"/><op id="ws" name="start" interval="0" timeout="5s"/><op id="wl" name="monitor" interval="50s" role="Unpromoted"><instance_attributes id="wli"><nvpair id="wll" name="OCF_CHECK_LEVEL" value="10"/></instance_attributes></op></operations>`,
    ),
    primitive("db"),
    primitive("empty", `<operations/>`),
    primitive(
      "tr",
      `<operations><op id="tr-m" name="monitor" interval="10s"><instance_attributes id="tr-mi"><nvpair id="tr-ml" name="OCF_CHECK_LEVEL" value="10"/></instance_attributes></op><op id="tr-s" name="start" interval="0"><instance_attributes id="tr-si"><nvpair id="tr-sa" name="trace_ra" value="1"/><nvpair id="tr-sb" name="trace_dir" value="/d"/></instance_attributes></op><op id="tr-p" name="stop" interval="0" timeout="9s"><instance_attributes id="tr-pi"><nvpair id="tr-pa" name="trace_ra" value="1"/><nvpair id="tr-pb" name="trace_dir" value="/d"/></instance_attributes></op></operations>`,
    ),
    primitive(
      "only",
      `<operations><op id="only-s" name="start" interval="0"><instance_attributes id="only-si"><nvpair id="only-sa" name="trace_ra" value="1"/></instance_attributes></op></operations>`,
    ),
    `<group id="grp">${primitive("ip")}</group>`,
  ].join(""),
});
/** Resources with operations, by the letter that transcripts of edits call them. */
export const CLUSTERS = { o: cib };
