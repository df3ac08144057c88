import { describe, expect, it } from "vitest";
import { blamed, lawless, remedies, said, table } from "./found.js";

const A = "primitive a Dummy\n";

describe("bad-value", () => {
  table("bad-value", [
    [
      "property no-quorum-policy=ignored",
      ["ignored is no value of no-quorum-policy, so stop holds; legal: stop, freeze, ignore, demote, fence, suicide"],
    ],
    ["property no-quorum-policy=ignore", []],
    ["property stonith-enabled=maybe", ["maybe is no value of fencing-enabled, so true holds; legal: true or false"]],
    [
      `${A.trim()} meta migration-threshold=three`,
      ["three is no value of migration-threshold of a; legal: a whole number or INFINITY"],
    ],
    [`${A.trim()} meta priority=much`, ["much is no value of priority of a; legal: an integer, INFINITY or -INFINITY"]],
    [
      `${A}group g a meta target-role=Running`,
      ["Running is no value of target-role of g; legal: Started, Stopped, Promoted, Unpromoted, Master, Slave"],
    ],
    [`${A.trim()} meta is-managed=perhaps`, ["perhaps is no value of is-managed of a; legal: true or false"]],
    [
      `${A.trim()} meta failure-timeout=soon`,
      ["soon is no value of failure-timeout of a; legal: a duration such as 10min"],
    ],
    [`${A}clone c a meta clone-max=-1`, ["-1 is no value of clone-max of c; legal: a whole number"]],
    // A default that is asked for (02 §6.5).
    [`${A.trim()} meta target-role=#default priority=#Default`, []],
    // What nothing knows, and what is empty, has no type.
    [`${A.trim()} meta owner=three`, []],
    [`${A.trim()} meta migration-threshold=`, []],
    [lawless({ options: '<nvpair id="p" name="no-quorum-policy"/>' }), []],
  ]);

  it("is about the pair", () => {
    expect(blamed("bad-value", `${A.trim()} meta migration-threshold=three`)).toEqual([
      'resources/primitive[@id="a"]/meta_attributes[@id="a-meta_attributes"]/nvpair[@id="a-meta_attributes-migration-threshold"]',
    ]);
    expect(blamed("bad-value", "property no-quorum-policy=ignored")).toEqual([
      'crm_config/cluster_property_set[@id="cib-bootstrap-options"]/nvpair[@id="cib-bootstrap-options-no-quorum-policy"]',
    ]);
  });
});

describe("misspelt-option", () => {
  const sentence = (name: string, meant: string) =>
    `there is no cluster option ${name}: ${meant} is probably meant, and keeps its default`;
  table("misspelt-option", [
    ["property no-quorum-polcy=ignore", [sentence("no-quorum-polcy", "no-quorum-policy")]],
    ["property stonith-enable=false", [sentence("stonith-enable", "stonith-enabled")]],
    ["property no-quorum-policy=ignore stonith-enabled=true", []],
    ["property last-lrm-refresh=1700000000", []],
  ]);

  it("is about the pair, and sets the one that was meant", () => {
    expect(remedies("misspelt-option", "property no-quorum-polcy=ignore")).toEqual([
      [
        "set no-quorum-policy instead",
        "- property cib-bootstrap-options: no-quorum-polcy=ignore",
        "+ property cib-bootstrap-options: no-quorum-policy=ignore",
      ],
    ]);
  });
});

describe("misspelt-meta", () => {
  const defaults = (of: string, name: string, meant: string) =>
    `the ${of} defaults have ${name}, which nothing knows: ${meant} is probably meant`;
  table("misspelt-meta", [
    [
      `${A.trim()} meta target_role=Stopped`,
      ["a has a meta attribute target_role, which nothing knows: target-role is probably meant"],
    ],
    [`${A.trim()} meta target-role=Stopped owner=web-team`, []],
    ["rsc_defaults resource-stickyness=1", [defaults("resource", "resource-stickyness", "resource-stickiness")]],
    ["op_defaults timout=20s", [defaults("operation", "timout", "timeout")]],
    ["op_defaults onfail=block", [defaults("operation", "onfail", "on-fail")]],
    [
      "op_defaults enable=false rol=Promoted record_pending=true",
      [
        defaults("operation", "enable", "enabled"),
        defaults("operation", "rol", "role"),
        defaults("operation", "record_pending", "record-pending"),
      ],
    ],
    [
      "op_defaults interval_origin=0 start_delay=5s",
      [
        defaults("operation", "interval_origin", "interval-origin"),
        defaults("operation", "start_delay", "start-delay"),
      ],
    ],
    [
      "op_defaults timeout=20s on-fail=block enabled=true role=Promoted record-pending=true interval-origin=0 start-delay=5s",
      [],
    ],
    ["rsc_defaults resource-stickiness=1 owner=me", []],
  ]);

  it("sets the one that was meant, where the other one stands", () => {
    expect(remedies("misspelt-meta", `${A.trim()} meta target_role=Stopped`)).toEqual([
      [
        "set target-role instead",
        "- primitive a Dummy meta target_role=Stopped",
        "+ primitive a Dummy meta target-role=Stopped",
      ],
    ]);
    expect(remedies("misspelt-meta", "rsc_defaults resource-stickyness=1\nop_defaults timout=20s")).toEqual([
      [
        "set resource-stickiness instead",
        "- rsc_defaults rsc-options: resource-stickyness=1",
        "+ rsc_defaults rsc-options: resource-stickiness=1",
      ],
      ["set timeout instead", "- op_defaults op-options: timout=20s", "+ op_defaults op-options: timeout=20s"],
    ]);
  });
});

describe("misplaced-option", () => {
  const option = (name: string, owner: string) =>
    `${name} is a cluster option: as a meta attribute of ${owner} it has no effect`;
  table("misplaced-option", [
    [
      `${A.trim()} params migration-threshold=3`,
      [
        "migration-threshold is a parameter of a, where only agents read it: it is a meta attribute, and has no effect here",
      ],
    ],
    [
      `${A}property resource-stickiness=100`,
      ["resource-stickiness is no cluster option but a meta attribute of resources: as a property it has no effect"],
    ],
    ["rsc_defaults no-quorum-policy=stop", [option("no-quorum-policy", "the resource defaults")]],
    [`${A.trim()} meta stonith-enabled=false`, [option("stonith-enabled", "a")]],
    [`${A.trim()} meta migration-threshold=3`, []],
    ["property no-quorum-policy=stop", []],
    // Agents have parameters of these names, too.
    [`${A.trim()} params critical=1 remote-port=1 external-ip=1 priority=1`, []],
    ["property priority=1 external-ip=1", []],
    // Both an option and a meta attribute.
    [`${A.trim()} meta maintenance=true`, []],
    [
      "primitive w systemd:w\nbundle b docker image=i network ip-range-start=10.0.0.1 primitive w meta no-quorum-policy=stop",
      [option("no-quorum-policy", "b")],
    ],
  ]);

  it("puts it where it belongs", () => {
    expect(remedies("misplaced-option", `${A.trim()} params migration-threshold=3`)).toEqual([
      [
        "make it a meta attribute of a",
        "- primitive a Dummy params migration-threshold=3",
        "+ primitive a Dummy params meta migration-threshold=3",
      ],
    ]);
    expect(remedies("misplaced-option", `${A}property resource-stickiness=100`)).toEqual([
      [
        "make it a resource default",
        "- property cib-bootstrap-options: resource-stickiness=100",
        "+ property cib-bootstrap-options:",
        "+ rsc_defaults rsc_defaults-meta_attributes: resource-stickiness=100",
      ],
    ]);
    expect(remedies("misplaced-option", "rsc_defaults no-quorum-policy=stop")).toEqual([[]]);
    const set =
      '<instance_attributes id="s"><nvpair id="p" name="migration-threshold" value="3"/></instance_attributes>';
    const member = '<primitive id="a" class="systemd" type="x"/>';
    for (const resources of [
      `<group id="g">${set}${member}</group>`,
      `<bundle id="g">${set}<docker image="i"/></bundle>`,
    ]) {
      const text = lawless({ resources });
      expect([said("misplaced-option", text), remedies("misplaced-option", text)]).toEqual([
        [
          "migration-threshold is a parameter of g, where only agents read it: it is a meta attribute, and has no effect here",
        ],
        [[]],
      ]);
    }
  });
});

describe("old-spelling", () => {
  const GONE = [
    "default-resource-stickiness",
    "default-resource-failure-stickiness",
    "default-action-timeout",
    "is-managed-default",
    "remove-after-stop",
    "expected-quorum-votes",
  ];
  const instead = (name: string, now: string) => `nothing reads the option ${name} any more; instead: ${now}`;
  table("old-spelling", [
    ["property stonith-enabled=false", ["the option stonith-enabled is called fencing-enabled today"]],
    ["property fencing-enabled=false", []],
    // Who has both has thought of it: the new name counts.
    ["property stonith-enabled=false fencing-enabled=true", []],
    [
      lawless({ options: GONE.map((name) => `<nvpair id="${name}" name="${name}" value="1"/>`).join("") }),
      [
        instead("default-resource-stickiness", "rsc_defaults resource-stickiness"),
        instead("default-resource-failure-stickiness", "rsc_defaults migration-threshold"),
        instead("default-action-timeout", "op_defaults timeout"),
        instead("is-managed-default", "rsc_defaults is-managed"),
        instead("remove-after-stop", "nothing: it was never safe"),
        instead("expected-quorum-votes", "nothing: corosync counts votes"),
      ],
    ],
    [
      `${A}clone c a meta promotable=true master-max=1 master-node-max=2`,
      [
        "the meta attribute master-max of c is called promoted-max today",
        "the meta attribute master-node-max of c is called promoted-node-max today",
      ],
    ],
    [`${A}clone c a meta promotable=true master-max=1 promoted-max=1`, []],
    [`${A}clone c a meta promotable=true promoted-max=1 promoted-node-max=1`, []],
  ]);

  it("is safely mended where it stands", () => {
    expect(remedies("old-spelling", `${A}property $id=own stonith-enabled=false`)).toEqual([
      [
        "set fencing-enabled instead (safe)",
        "- property own: stonith-enabled=false",
        "+ property own: fencing-enabled=false",
      ],
    ]);
    const sets = ["one", "two", "three"].map(
      (id, i) =>
        `property $id=${id} ${["no-quorum-policy=stop", "stonith-enabled=false", "stonith-enabled=true"][i]}\n`,
    );
    expect(remedies("old-spelling", sets.join(""))).toEqual([
      [
        "set fencing-enabled instead (safe)",
        "- property two: stonith-enabled=false",
        "+ property two: fencing-enabled=false",
      ],
    ]);
    expect(remedies("old-spelling", `${A}clone c a meta promotable=true master-max=3`)).toEqual([
      [
        "set promoted-max instead (safe)",
        "- clone c a meta promotable=true master-max=3",
        "+ clone c a meta promotable=true promoted-max=3",
      ],
    ]);
    expect(remedies("old-spelling", "property expected-quorum-votes=2")).toEqual([[]]);
  });
});

describe("fencing-disabled", () => {
  const SENTENCE =
    "fencing is disabled: a resource that fails to stop is blocked until somebody cleans it up, and nodes that do not see each other may both run it";
  table("fencing-disabled", [
    [`${A}property fencing-enabled=false`, [SENTENCE]],
    [`${A}property stonith-enabled=off`, [SENTENCE]],
    [`${A}property stonith-enabled=false fencing-enabled=true`, []],
    [`${A}property fencing-enabled=true`, []],
    [`${A}property fencing-enabled=perhaps`, []],
    [A, []],
    ["property fencing-enabled=false", []],
    ["primitive f stonith:fence_xvm\nproperty fencing-enabled=false", []],
    ["primitive f stonith:fence_xvm\ngroup g f\nproperty fencing-enabled=false", []],
  ]);

  it("is about the option", () => {
    expect(blamed("fencing-disabled", `${A}property stonith-enabled=off`)).toEqual([
      'crm_config/cluster_property_set[@id="cib-bootstrap-options"]/nvpair[@id="cib-bootstrap-options-stonith-enabled"]',
    ]);
  });
});

describe("quorum-ignored", () => {
  const sentence = (count: number, instead: string) =>
    `no-quorum-policy=ignore lets each part of a split cluster of ${count} nodes go on by itself; ${instead}`;
  const IGNORE = "property no-quorum-policy=ignore";
  table("quorum-ignored", [
    [`node n1\nnode n2\n${IGNORE}`, [sentence(2, "two_node: 1 in corosync.conf serves clusters of two nodes")]],
    [`node n1\nnode n2\nnode n3\n${IGNORE}`, [sentence(3, "a majority is needed to be safe")]],
    [`node n1\n${IGNORE}`, []],
    [`node n1\nnode n2:remote\n${IGNORE}`, []],
    ["node n1\nnode n2\nproperty no-quorum-policy=stop", []],
    ["node n1\nnode n2", []],
  ]);

  it("takes the option away", () => {
    expect(remedies("quorum-ignored", `node n1\nnode n2\n${IGNORE} fencing-enabled=true`)).toEqual([
      [
        "take no-quorum-policy away, once corosync is set up for it",
        "- property cib-bootstrap-options: no-quorum-policy=ignore fencing-enabled=true",
        "+ property cib-bootstrap-options: fencing-enabled=true",
      ],
    ]);
  });
});

describe("switched-off", () => {
  const C = `${A}clone c a meta promotable=true`;
  table("switched-off", [
    [
      `${A}property maintenance-mode=true`,
      [
        "the whole cluster is in maintenance: nothing is started, stopped, monitored or recovered (maintenance-mode=true)",
      ],
    ],
    [`${A}property stop-all-resources=yes`, ["everything is stopped (stop-all-resources=true)"]],
    [`${A}property maintenance-mode=false stop-all-resources=no`, []],
    ["node n1 attributes standby=on", ["n1 is in standby, and stays so after a restart: it runs nothing"]],
    [
      "node n1 attributes maintenance=true",
      ["n1 is in maintenance, and stays so after a restart: the cluster leaves alone what runs there"],
    ],
    ["node n1 attributes standby=off maintenance=false", []],
    ["node n1 attributes rack=on", []],
    [
      `${A.trim()} meta is-managed=false`,
      ["a is not managed (is-managed=false): the cluster neither starts nor stops nor recovers it"],
    ],
    [
      `${A}group g a meta is-managed=no`,
      ["g is not managed (is-managed=no): the cluster neither starts nor stops nor recovers it"],
    ],
    [`${A.trim()} meta is-managed=true`, []],
    // What is no boolean counts as false (02 §6.1).
    [
      `${A.trim()} meta is-managed=perhaps`,
      ["a is not managed (is-managed=perhaps): the cluster neither starts nor stops nor recovers it"],
    ],
    [`${A.trim()} meta is-managed=default`, []],
    [
      `${A.trim()} meta maintenance=true`,
      ["a is in maintenance: the cluster leaves it alone, and does not monitor it either"],
    ],
    [`${A.trim()} meta maintenance=false`, []],
    [
      `${A.trim()} meta target-role=stopped`,
      ["a is stopped on purpose (target-role=Stopped), and with it whatever must run with it or after it"],
    ],
    [`${A.trim()} meta target-role=Started`, []],
    [`${C} target-role=Unpromoted`, ["c is never promoted (target-role=Unpromoted)"]],
    [`${C} target-role=slave`, ["c is never promoted (target-role=slave)"]],
    [`${C} target-role=Promoted`, []],
    [
      lawless({
        nodes:
          '<node id="1" uname="n1"><instance_attributes id="i"><nvpair id="p" name="standby"/></instance_attributes></node>',
      }),
      [],
    ],
  ]);

  it.each<readonly [string, readonly string[]]>([
    [
      `${A}property maintenance-mode=true`,
      [
        "set maintenance-mode=false",
        "- property cib-bootstrap-options: maintenance-mode=true",
        "+ property cib-bootstrap-options: maintenance-mode=false",
      ],
    ],
    [
      `${A.trim()} meta is-managed=false`,
      ["manage a again", "- primitive a Dummy meta is-managed=false", "+ primitive a Dummy meta"],
    ],
    [
      `${A.trim()} meta maintenance=true`,
      ["end the maintenance of a", "- primitive a Dummy meta maintenance=true", "+ primitive a Dummy meta"],
    ],
    [
      `${A.trim()} meta target-role=Stopped`,
      ["start a", "- primitive a Dummy meta target-role=Stopped", "+ primitive a Dummy meta"],
    ],
    [
      `${C} target-role=Unpromoted`,
      [
        "let c be promoted",
        `- clone c a meta promotable=true target-role=Unpromoted`,
        "+ clone c a meta promotable=true",
      ],
    ],
    [
      "node 1: n1 attributes standby=on",
      ["end the standby of n1", "- node 1: n1 attributes standby=on", "+ node 1: n1 attributes"],
    ],
    [
      "node 1: n1 attributes maintenance=true",
      ["end the maintenance of n1", "- node 1: n1 attributes maintenance=true", "+ node 1: n1 attributes"],
    ],
  ])("can be switched on again: %s", (text, expected) => {
    expect(remedies("switched-off", text)).toEqual([expected]);
  });
});

describe("unknown-name", () => {
  const N = "node 1: n1\nnode 2: n2\nprimitive a Dummy\nprimitive f stonith:fence_xvm\n";
  const level = (target: string, device: string) =>
    `a fencing level of ${target} names a device ${device}, which there is not`;
  table("unknown-name", [
    [`${N}location l a 100: n3`, ["l names a node n3, which there is not; n1 may be meant"]],
    [`${N}location l a 100: elsewhere`, ["l names a node elsewhere, which there is not"]],
    [`${N}location l a 100: n2`, []],
    [`${N}location l a rule 5: #uname eq n22`, ["l asks for a node n22, which there is not; n2 may be meant"]],
    [`${N}location l a rule 5: #uname ne n22`, []],
    [`${N}location l a rule 5: rack eq n22`, []],
    [`${N}location l a rule 5: #uname eq n2`, []],
    [`${N}primitive r ocf:pacemaker:remote\nlocation l a 100: r`, []],
    [`${N}primitive vm VirtualDomain meta remote-node=guest\nlocation l a 100: guest`, []],
    [`${N}fencing_topology n1: f`, []],
    [`${N}fencing_topology n1: gone`, [level("n1", "gone")]],
    [`${N}fencing_topology n1: f,lost gone`, [level("n1", "lost"), level("n1", "gone")]],
    [
      lawless({
        rest: '<fencing-topology><fencing-level id="x" index="1" target-pattern="n.*" devices="gone"/></fencing-topology>',
      }),
      [level("some nodes", "gone")],
    ],
  ]);

  it("is about the constraint, or the level", () => {
    expect(blamed("unknown-name", `${N}location l a 100: n3`)).toEqual(['constraints/rsc_location[@id="l"]']);
    expect(blamed("unknown-name", `${N}location l a rule 5: #uname eq n22`)).toEqual([
      'constraints/rsc_location[@id="l"]',
    ]);
    expect(blamed("unknown-name", `${N}fencing_topology n1: gone`)).toEqual([
      expect.stringMatching(/^fencing-topology\/fencing-level/),
    ]);
  });
});

describe("left-over-constraint", () => {
  const N = "node n1\nprimitive a Dummy\n";
  const timed = (end: string) => `${N}location cli-ban-a-on-n1 a rule -inf: #uname eq n1 and date lt "${end}"`;
  table("left-over-constraint", [
    [`${N}location cli-ban-a-on-n1 a -inf: n1`, ["cli-ban-a-on-n1 holds for a: a ban left it behind"]],
    [`${N}location cli-prefer-a a inf: n1`, ["cli-prefer-a holds for a: a move left it behind"]],
    [`${N}location cli-standby-a a -inf: n1`, ["cli-standby-a holds for a: a move left it behind"]],
    // now is 2026-11-28 06:00:00 UTC
    [timed("2026-11-28 06:00:00Z"), ["cli-ban-a-on-n1 holds for a: a ban left it behind, and its time is over"]],
    [timed("2026-11-28 06:00:01Z"), ["cli-ban-a-on-n1 holds for a: a ban left it behind, for a time"]],
    [
      `${N}clone m a meta promotable=true\nlocation drbd-fence-by-handler-r0-m m rule $role=Promoted -inf: #uname ne n1`,
      ["drbd-fence-by-handler-r0-m holds for m: DRBD's fence handler made it"],
    ],
    [`${N}location a-not-on-n1 a -inf: n1`, []],
    [`${N}location my-cli-ban-a a -inf: n1`, []],
    [`${N}location cli-thing a -inf: n1`, []],
    [`${N}location cli-ban a -inf: n1`, []],
    [`${N}primitive b Dummy\ncolocation cli-ban-a-b -inf: a b`, []],
    [
      lawless({ constraints: '<rsc_location id="cli-ban-x-on-n1" rsc-pattern="a.*" node="n1" score="-INFINITY"/>' }),
      ["cli-ban-x-on-n1 holds for a resource: a ban left it behind"],
    ],
  ]);

  it("whose time has no end, or one that is no date, is not over", () => {
    const dated = (attributes: string) =>
      lawless({
        constraints: `<rsc_location id="cli-ban-a" rsc="a"><rule id="r" score="-INFINITY"><date_expression id="d" ${attributes}/></rule></rsc_location>`,
      });
    for (const attributes of [
      'operation="gt" start="2026-11-28"',
      'operation="lt" end="soon"',
      'operation="lt" end=""',
    ])
      expect(said("left-over-constraint", dated(attributes))).toEqual([
        "cli-ban-a holds for a: a ban left it behind, for a time",
      ]);
  });

  it("is removed, safely if its time is over", () => {
    expect(remedies("left-over-constraint", `${N}location cli-ban-a-on-n1 a -inf: n1`)).toEqual([
      ["remove cli-ban-a-on-n1", "- location cli-ban-a-on-n1 a -inf: n1"],
    ]);
    expect(remedies("left-over-constraint", timed("2026-11-28 05:59:59Z"))[0]?.[0]).toBe(
      "remove cli-ban-a-on-n1 (safe)",
    );
    const drbd = `${N}location drbd-fence-by-handler-r0-a a -inf: n1`;
    expect(remedies("left-over-constraint", drbd)[0]?.[0]).toBe(
      "remove drbd-fence-by-handler-r0-a, once the data on both nodes is the same",
    );
    expect(said("left-over-constraint", drbd)).toHaveLength(1);
  });
});
