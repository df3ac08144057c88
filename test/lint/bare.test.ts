import { describe, expect } from "vitest";
import type { LintCode } from "../../src/lint/index.js";
import { lawless, type Row, table } from "./found.js";

/** Elements without ids, names and values, which no schema allows: they are passed over, or told as they are. */
describe("what lacks its attributes", () => {
  const constraints = (xml: string) => lawless({ constraints: xml });
  const meta = (pair: string) =>
    lawless({
      resources: `<primitive id="a" class="systemd" type="x"><meta_attributes id="m">${pair}</meta_attributes></primitive>`,
    });
  const operations = (...ops: readonly string[]) =>
    lawless({
      resources: `<primitive id="a" class="ocf" provider="heartbeat" type="IPaddr2"><operations>${ops.join("")}</operations></primitive>`,
    });
  const group =
    '<group id="g"><primitive id="a" class="systemd" type="x"/><primitive id="b" class="systemd" type="x"/></group>';
  const off = '<nvpair id="o1" name="fencing-enabled" value="false"/>';
  const rows: readonly (readonly [LintCode, ...Row])[] = [
    [
      "unknown-name",
      constraints('<rsc_location rsc="a" node="n9" score="5"/>'),
      [" names a node n9, which there is not; n1 may be meant"],
    ],
    [
      "unknown-name",
      constraints(
        '<rsc_location id="l" rsc="a"><rule id="r"><expression id="e" attribute="#uname" operation="eq"/></rule></rsc_location>',
      ),
      [],
    ],
    [
      "unknown-name",
      lawless({ rest: '<fencing-topology><fencing-level id="x" target="n1"/></fencing-topology>' }),
      ["a fencing level of n1 names a device , which there is not"],
    ],
    ["left-over-constraint", constraints('<rsc_location rsc="a" node="n1" score="5"/>'), []],
    [
      "role-of-plain-resource",
      constraints('<rsc_location rsc="a" role="Promoted" node="n1" score="5"/>'),
      [" is about a being Promoted, but a cannot be promoted"],
    ],
    [
      "group-against-itself",
      lawless({
        resources: group,
        constraints:
          '<rsc_location rsc="a" node="n1" score="-INFINITY"/><rsc_location id="l" rsc="g" node="n2" score="-INFINITY"/>',
      }),
      ["the members of g are banned from every node between them (, l)"],
    ],
    [
      "group-against-itself",
      lawless({
        nodes: "",
        resources: group,
        constraints: '<rsc_location id="l" rsc="g" node="n2" score="-INFINITY"/>',
      }),
      [],
    ],
    ["group-against-itself", constraints('<rsc_location id="l" node="n1" score="-INFINITY"/>'), []],
    ["group-stickiness", constraints('<rsc_location id="l" node="n1" score="5"/>'), []],
    ["moves-back", constraints('<rsc_location id="l" node="n1" score="5"/>'), []],
    ["moves-back", lawless({ options: off, constraints: '<rsc_location rsc="a" node="n1" score="5"/>' }), []],
    ["never-starts", lawless({ nodes: "", options: off }), []],
    [
      "switched-off",
      lawless({
        nodes:
          '<node id="1"><instance_attributes id="i"><nvpair id="p" name="standby" value="1"/></instance_attributes></node>',
      }),
      [" is in standby, and stays so after a restart: it runs nothing"],
    ],
    ["switched-off", meta('<nvpair id="p" name="target-role"/>'), []],
    ["misspelt-meta", meta('<nvpair id="p" value="1"/>'), []],
    [
      "misspelt-meta",
      meta('<nvpair id="p" name="target_role"/>'),
      [expect.stringMatching(/^a has a meta attribute target_role,/)],
    ],
    [
      "misspelt-meta",
      lawless({ rest: '<rsc_defaults><meta_attributes id="m"><nvpair id="p"/></meta_attributes></rsc_defaults>' }),
      [],
    ],
    ["misspelt-option", lawless({ options: '<nvpair id="p"/>' }), []],
    ["bad-value", meta('<nvpair id="p" name="is-managed"/>'), []],
    ["misplaced-option", lawless({ options: '<nvpair id="p"/>' }), []],
    ["misplaced-option", meta('<nvpair id="p"/>'), []],
    [
      "same-interval",
      operations("<op/>", "<op/>"),
      ["two operations of a are  with the interval 0,  and : only one of them counts"],
    ],
    ["short-timeout", operations('<op id="o" timeout="1s"/>'), []],
    [
      "never-fits",
      lawless({
        options: `${off}<nvpair id="o2" name="placement-strategy" value="balanced"/>`,
        resources:
          '<primitive id="a" class="systemd" type="x"><utilization id="u"><nvpair id="p"/></utilization></primitive>',
      }),
      [],
    ],
    [
      "promotion-follows",
      lawless({
        resources:
          '<master id="m"><primitive id="a" class="ocf" type="x"/></master><primitive id="b" class="systemd" type="x"/>',
        constraints: '<rsc_colocation id="c" rsc="m" rsc-role="Promoteds" with-rsc="b" score="5"/>',
      }),
      [],
    ],
  ];
  for (const [code, text, sentences] of rows) table(code, [[text, sentences]]);
});
