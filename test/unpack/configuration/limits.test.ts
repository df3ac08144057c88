import { describe, expect, it } from "vitest";
import { CibError } from "../../../src/cib/index.js";
import { evaluate } from "../../../src/evaluate.js";
import { readCib } from "../../../src/read-cib.js";

const PRIMITIVE = `<primitive id="A" class="ocf" provider="pacemaker" type="Dummy"/>`;

function evaluateWith(resource: string): unknown {
  const xml = `<cib validate-with="pacemaker-4.0" admin_epoch="0" epoch="1" num_updates="0"><configuration><crm_config/>
    <nodes><node id="1" uname="n1"/></nodes><resources>${resource}</resources><constraints/></configuration><status/></cib>`;
  return evaluate(readCib(xml).cib, { now: 1_700_000_000 });
}

const clone = (max: string): string =>
  `<clone id="c"><meta_attributes id="m"><nvpair id="m1" name="clone-max" value="${max}"/></meta_attributes>${PRIMITIVE}</clone>`;

describe("more instances than memory", () => {
  it.each([clone("4294967297"), `<bundle id="b"><docker image="i" replicas="2000000000"/></bundle>`])(
    "are refused with a CibError that names the resource: %s",
    (resource) => {
      expect(() => evaluateWith(resource)).toThrow(CibError);
      expect(() => evaluateWith(resource)).toThrow(/resources\/(clone|bundle)\[@id="[cb]"\]: \d+ instances/);
    },
  );

  it("do not keep many instances from being read", () => {
    expect(() => evaluateWith(clone("2000"))).not.toThrow();
  });
});
