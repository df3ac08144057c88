import { describe, expect, it } from "vitest";
import { blamed, lawless, remedies, said, table } from "./found.js";

describe("monitor-missing", () => {
  const sentence = (id: string) => `${id} has no monitor: the cluster does not notice when it fails`;
  const operations = (inner: string) =>
    lawless({ resources: `<primitive id="a" class="systemd" type="x">${inner}</primitive>` });
  table("monitor-missing", [
    ["primitive a Dummy", [sentence("a")]],
    ["primitive a Dummy op start timeout=30s interval=0s op stop timeout=30s interval=0", [sentence("a")]],
    ["primitive a Dummy\ngroup g a\nclone c g", [sentence("a")]],
    ["primitive a Dummy op start interval=0 op monitor interval=10s", []],
    // The interval is another rule's.
    ["primitive a Dummy op monitor interval=0", []],
    // Templates, and operations that are another one's, may have one.
    ["rsc_template t Dummy\nprimitive a @t", []],
    [operations('<operations id-ref="others"/>'), []],
    [operations('<operations id="own"/>'), [sentence("a")]],
    [operations('<instance_attributes id-ref="others"/>'), [sentence("a")]],
  ]);

  it("is about the resource, and adds one", () => {
    expect(blamed("monitor-missing", "primitive a Dummy")).toEqual(['resources/primitive[@id="a"]']);
    expect(remedies("monitor-missing", "primitive a Dummy")).toEqual([
      ["add a monitor to a", "- primitive a Dummy", "+ primitive a Dummy op monitor interval=60s"],
    ]);
  });
});

describe("monitor-without-interval", () => {
  const sentence = (id: string) =>
    `the monitor of ${id} has the interval 0: it is a probe only, and nothing notices when ${id} fails later`;
  table("monitor-without-interval", [
    ["primitive a Dummy op monitor interval=0", [sentence("a")]],
    ["primitive a Dummy op monitor interval=0s timeout=30s op start interval=10s", [sentence("a")]],
    ["primitive a Dummy op monitor interval=10s op monitor interval=0 timeout=60s", []],
    ["primitive a Dummy op monitor interval=0 timeout=60s op monitor interval=10s", []],
    ["primitive a Dummy op monitor interval=1ms", []],
    ["primitive a Dummy", []],
    ["primitive a Dummy op start interval=0", []],
  ]);

  it("is about the first monitor, and adds one that recurs", () => {
    const text = "primitive a Dummy op monitor interval=0 timeout=30s";
    expect(blamed("monitor-without-interval", text)).toEqual([expect.stringMatching(/\/op\[@id="a-monitor-0"\]$/)]);
    expect(remedies("monitor-without-interval", text)).toEqual([
      [
        "add a monitor with an interval to a",
        "- primitive a Dummy op monitor interval=0 timeout=30s",
        "+ primitive a Dummy op monitor interval=0 timeout=30s op monitor interval=60s",
      ],
    ]);
  });
});

describe("promoted-not-monitored", () => {
  const sentence = (id: string) =>
    `no monitor of ${id} is for the role Promoted: where ${id} is promoted, nothing notices when it fails`;
  const M = "\nclone c a meta promotable=true";
  const monitor = (more: string) => `primitive a pgsql op monitor ${more}${M}`;
  table("promoted-not-monitored", [
    [monitor("interval=10s"), [sentence("a")]],
    [monitor("interval=10s role=Unpromoted"), [sentence("a")]],
    [monitor("interval=10s op monitor interval=0 role=Promoted"), [sentence("a")]],
    [monitor("interval=10s op monitor interval=9s role=Promoted"), []],
    [monitor("interval=10s op notify interval=9s role=Promoted"), [sentence("a")]],
    [monitor("interval=0"), []],
    [`primitive a pgsql${M}`, []],
    ["primitive a pgsql op monitor interval=10s\nclone c a", []],
    ["primitive a pgsql op monitor interval=10s\nclone c a meta promotable=false", []],
    ["primitive a pgsql op monitor interval=10s", []],
    [`rsc_template t pgsql\nprimitive a @t op monitor interval=10s${M}`, []],
    [`primitive a pgsql op monitor interval=10s\ngroup g a\nclone c g meta promotable=yes`, [sentence("a")]],
    ...["Master", "MASTER", "promoted"].map((role) => {
      const ops = `<operations><op id="m" name="monitor" interval="9" role="${role}"/></operations>`;
      const text = lawless({
        resources: `<master id="c"><primitive id="a" class="ocf" type="x">${ops}</primitive></master>`,
      });
      return [text, []] as const;
    }),
    [
      lawless({
        resources: `<master id="c"><primitive id="a" class="ocf" type="x"><operations><op id="m" name="monitor" interval="9" role="Promoteds"/></operations></primitive></master>`,
      }),
      [sentence("a")],
    ],
    [
      "primitive a pgsql op monitor interval=10s\nbundle b docker image=i promoted-max=1 network ip-range-start=10.0.0.1 primitive a",
      [],
    ],
  ]);

  it("is about the first monitor, and adds one with an interval that no monitor has", () => {
    const text = monitor("interval=10s op monitor interval=11 role=Unpromoted");
    expect(blamed("promoted-not-monitored", text)).toEqual([expect.stringMatching(/\/op\[@id="a-monitor-10s"\]$/)]);
    const [remedy = []] = remedies("promoted-not-monitored", text);
    expect([remedy[0], remedy.at(-1)]).toEqual([
      "add a monitor for the role Promoted, with an interval of its own",
      "+ primitive a pgsql op monitor interval=10s op monitor interval=11 role=Unpromoted op monitor interval=12s role=Promoted",
    ]);
    expect(remedies("promoted-not-monitored", monitor("interval=9s"))[0]?.at(-1)).toMatch(
      /op monitor interval=10s role=Promoted$/,
    );
  });
});

describe("same-interval", () => {
  const sentence = (interval: string, first: string, second: string, more = "", name = "monitor") =>
    `two operations of a are ${name} with the interval ${interval}, ${first} and ${second}: only one of them counts${more}`;
  const monitors = (...list: readonly string[]) =>
    lawless({
      resources: `<primitive id="a" class="ocf" type="x"><operations>${list
        .map((more, i) => `<op id="o${i}" ${more}/>`)
        .join("")}</operations></primitive>`,
    });
  const m = 'name="monitor"';
  table("same-interval", [
    [monitors(`${m} interval="60s"`, `${m} interval="1min"`), [sentence("1min", "o0", "o1")]],
    [
      monitors(`${m} interval="10s"`, `${m} interval="10s" role="Promoted"`),
      [sentence("10s", "o0", "o1", ", also for the role Promoted")],
    ],
    [monitors(m, `${m} interval="0"`, `${m} interval="0s"`), [sentence("0", "o0", "o1"), sentence("0s", "o0", "o2")]],
    [monitors(`${m} interval="0"`, m), [sentence("0", "o0", "o1")]],
    [monitors(`${m} interval="10s"`, `${m} interval="11s"`), []],
    [monitors(`${m} interval="10s"`, 'name="start" interval="10s"'), []],
    ["primitive a Dummy op monitor interval=10s\nprimitive b Dummy op monitor interval=10s", []],
    ["primitive a Dummy op start interval=0 timeout=60s op stop interval=0 timeout=60s", []],
  ]);

  it("is about the later one", () => {
    expect(blamed("same-interval", monitors(`${m} interval="9"`, `${m} interval="9"`))).toEqual([
      expect.stringMatching(/\/op\[@id="o1"\]$/),
    ]);
  });
});

describe("short-timeout", () => {
  const sentence = (name: string, timeout: string, advised: number) =>
    `the ${name} of a may take ${timeout}; its agent advises ${advised}s`;
  table("short-timeout", [
    ["primitive a IPaddr2 op monitor interval=10s timeout=19999ms", [sentence("monitor", "19999ms", 20)]],
    ["primitive a IPaddr2 op monitor interval=10s timeout=20s", []],
    ["primitive a IPaddr2 op monitor interval=10s", []],
    ["primitive a IPaddr2 op notify interval=0 timeout=1s", []],
    [
      "primitive a Filesystem op start timeout=59s interval=0s op stop timeout=20 interval=0s",
      [sentence("start", "59s", 60), sentence("stop", "20", 60)],
    ],
    ["primitive a systemd:IPaddr2 op monitor interval=10s timeout=1s", []],
    ["primitive a ocf:pacemaker:ping op monitor interval=10s timeout=59s", [sentence("monitor", "59s", 60)]],
    ["primitive a ocf:own:IPaddr2 op monitor interval=10s timeout=1s", []],
    ["primitive a IPaddr2\ngroup g a meta timeout=1s", []],
  ]);

  it("is about the operation", () => {
    expect(blamed("short-timeout", "primitive a IPaddr2 op monitor interval=10s timeout=1s")).toEqual([
      expect.stringMatching(/^resources\/primitive\[@id="a"\]\/operations.*\/op\[@id="a-monitor-10s"\]$/),
    ]);
  });
});

describe("threshold-without-timeout", () => {
  const sentence = (id: string, threshold: string) =>
    `${id} leaves a node after ${threshold} failures, and never comes back by itself: it has no failure-timeout`;
  table("threshold-without-timeout", [
    ["primitive a Dummy meta migration-threshold=3", [sentence("a", "3")]],
    ["primitive a Dummy\nrsc_defaults migration-threshold=5", [sentence("a", "5")]],
    [
      "primitive a Dummy\nprimitive b Dummy\ngroup g a b meta migration-threshold=2",
      [sentence("a", "2"), sentence("b", "2")],
    ],
    ["primitive a Dummy\nclone c a meta migration-threshold=2", [sentence("a", "2")]],
    ["primitive a Dummy meta migration-threshold=3 failure-timeout=10min", []],
    ["primitive a Dummy meta migration-threshold=3\nrsc_defaults failure-timeout=1h", []],
    ["primitive a Dummy\ngroup g a meta failure-timeout=1h migration-threshold=1", []],
    ["primitive a Dummy meta migration-threshold=INFINITY", []],
    ["primitive a Dummy meta migration-threshold=0", []],
    ["primitive a Dummy meta migration-threshold=", []],
    ["primitive a Dummy meta migration-threshold=1000000", []],
    ["primitive a Dummy meta migration-threshold=+INFINITY", []],
    ["primitive a Dummy meta migration-threshold=infinity", []],
    ["primitive a Dummy meta migration-threshold=-1", []],
    ["primitive a Dummy meta migration-threshold=default", []],
    // What is no number counts as INFINITY: another rule says so.
    ["primitive a Dummy meta migration-threshold=three", []],
    ["primitive a Dummy", []],
    // What a resource says itself wins over its group's word, and that over the default.
    ["primitive a Dummy meta migration-threshold=0\ngroup g a meta migration-threshold=2", []],
    ["primitive a Dummy\ngroup g a meta migration-threshold=0\nrsc_defaults migration-threshold=3", []],
    ["primitive a Dummy\nrsc_defaults rule #uname eq n1 migration-threshold=5", []],
    ["primitive a Dummy meta rule #uname eq n1 migration-threshold=5", []],
  ]);

  it("is about the primitive, and gives it a timeout", () => {
    const text = "primitive a Dummy meta migration-threshold=3";
    expect([blamed("threshold-without-timeout", text), remedies("threshold-without-timeout", text)]).toEqual([
      ['resources/primitive[@id="a"]'],
      [
        [
          "give a a failure-timeout, such as 10min",
          "- primitive a Dummy meta migration-threshold=3",
          "+ primitive a Dummy meta migration-threshold=3 failure-timeout=10min",
        ],
      ],
    ]);
    expect(said("threshold-without-timeout", "primitive a Dummy")).toEqual([]);
  });
});
