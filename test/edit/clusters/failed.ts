import { primitive, small } from "../transcript.js";

interface Entry {
  readonly op: string;
  /** ms */
  readonly interval?: number;
  readonly rc: number;
  readonly expected?: number;
}

const history = (id: string, ...entries: readonly Entry[]): string => {
  const ops = entries.map(({ op, interval = 0, rc, expected = 0 }, call) => {
    const key = `${call}:12:${expected}:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa`;
    return `<lrm_rsc_op id="${id}_${op}_${interval}" operation_key="${id}_${op}_${interval}" operation="${op}" transition-key="${key}" transition-magic="0:${rc};${key}" call-id="${call}" rc-code="${rc}" op-status="0" interval="${interval}"/>`;
  });
  return `<lrm_resource id="${id}" class="ocf" provider="pacemaker" type="Dummy">${ops.join("")}</lrm_resource>`;
};

const state = (id: string, counts: readonly string[], histories: string): string => {
  const pairs = counts.map((name, i) => `<nvpair id="s${id}-${i}" name="${name}" value="2"/>`).join("");
  const transient = `<transient_attributes id="${id}"><instance_attributes id="s${id}">${pairs}</instance_attributes></transient_attributes>`;
  return `<node_state id="${id}" uname="n${id}">${transient}<lrm id="${id}"><lrm_resources>${histories}</lrm_resources></lrm></node_state>`;
};

const WELL: Entry = { op: "start", rc: 0 };
const FAILED: Entry = { op: "monitor", interval: 10_000, rc: 7, expected: 0 };

const cib = small({
  resources: [
    primitive("web"),
    primitive("db"),
    primitive("probed"),
    `<clone id="cl">${primitive("ping")}</clone>`,
    `<clone id="cg"><group id="gg">${primitive("x")}${primitive("y")}</group></clone>`,
  ].join(""),
  status:
    state(
      "1",
      ["fail-count-web#monitor_10000", "last-failure-web#monitor_10000", "fail-count-db#start_0", "shutdown"],
      [
        history("web", WELL, FAILED),
        history("db", { op: "start", rc: 1 }, { op: "stop", rc: 0 }),
        history("probed", { op: "monitor", rc: 7, expected: 7 }),
        history("ping:10", WELL, FAILED),
        history("x:0", FAILED),
        history("y:0", FAILED),
      ].join(""),
    ) + state("2", ["fail-count-web#start_0"], history("web", WELL) + history("x:1", { op: "start", rc: 5 })),
});
/** Failures in the status, by the letter that transcripts of edits call it. */
export const CLUSTERS = { y: cib };
