import { meta, primitive, small } from "../transcript.js";

const cib = small({
  resources: [
    primitive("web"),
    primitive("db"),
    `<group id="grp">${primitive("ip")}${primitive("fs")}</group>`,
    `<clone id="cl">${meta("clm", "interleave=true")}${primitive("ping")}</clone>`,
  ].join(""),
  constraints: [
    `<rsc_location id="loc" rsc="web" score="5" node="n1"/>`,
    `<rsc_order id="ord" kind="Mandatory" first="web" then="db"/>`,
  ].join(""),
});
/** What several commands are carried out on, by the letter that transcripts of edits call it. */
export const CLUSTERS = { q: cib };
