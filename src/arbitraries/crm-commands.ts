import fc, { type Arbitrary } from "fast-check";
import { listOf, maybe, oneOf, pick, reference, weighted } from "./draft.js";

/** What a text may name: the ids that it defines. */
interface Names {
  readonly nodes: readonly string[];
  readonly primitives: readonly string[];
  /** Primitives and containers. */
  readonly resources: readonly string[];
}

/** A part of a text, written once the names are known. */
type Part = (names: Names) => string;

export const words = (...list: readonly (string | undefined)[]): string =>
  list.filter((word) => word !== undefined && word !== "").join(" ");

const NAME = weighted(
  [6, "a"],
  [3, "state"],
  [2, "x-y"],
  [2, "target-role"],
  [1, "role"],
  [1, "is_managed"],
  [1, "op"],
  [1, "b.c"],
);
const VALUE = weighted(
  [6, "1"],
  [3, "true"],
  [2, '""'],
  [2, "/run/x"],
  [2, '"a b"'],
  [1, "'it\"s'"],
  [1, '"q\\"q"'],
  [1, "a=b"],
  [1, "Master"],
  [1, "Unpromoted"],
  [1, "a:b"],
  [1, "back\\\\slash"],
  [1, "é"],
  [1, "<&>"],
);

const pair: Arbitrary<string> = oneOf(
  [12, fc.tuple(NAME, VALUE).map(([name, value]) => `${name}=${value}`)],
  [1, weighted([2, "flag"], [1, "@shared"], [1, "@shared:other"], [1, "$shared:state=7"], [1, "$p9=1"])],
);

const SCORE = weighted(
  [5, "100"],
  [3, "inf"],
  [2, "-inf"],
  [1, "mandatory"],
  [1, "advisory"],
  [1, "pingd"],
  [1, "-INF"],
  [1, "+5"],
  [1, "0"],
);
const ROLE = weighted([4, "Started"], [3, "Promoted"], [2, "Master"], [2, "slave"], [1, "Stopped"], [1, "Unpromoted"]);

const date: Arbitrary<string> = weighted(
  [3, "date gt 2030-01-01"],
  [2, 'date lt "2031-01-01 10:00:00"'],
  [2, "date in start=2030-01-01 end=2030-06-01"],
  [2, "date in_range start=2031-01-01 months=3 hours=1"],
  [2, "date spec hours=9-16 weekdays=1-5"],
  [1, "date date_spec years=2030"],
  [1, "date spec yearsdays=5 weeks"],
  [1, "date in end=E months=3"],
);

const expression: Arbitrary<string> = oneOf(
  [
    4,
    weighted(
      [3, "#uname eq n1"],
      [2, "rack ne r1"],
      [1, "a string:eq b"],
      [1, "v version:gte 1.2"],
      [1, "n number:lt 3"],
      [1, "i integer:gt 4"],
    ),
  ],
  [2, weighted([2, "defined pingd"], [1, "not_defined x"], [1, "DEFINED y"])],
  [1, weighted([2, "site eq param{region}"], [1, "site eq meta{x-y}"])],
  [2, date],
);

const rule: Arbitrary<string> = fc
  .record({
    id: maybe(10, weighted([1, "$id=r1"], [1, "$id=r2"])),
    role: maybe(
      10,
      fc.tuple(weighted([2, "$role"], [1, "role"]), ROLE).map(([name, role]) => `${name}=${role}`),
    ),
    score: maybe(60, SCORE),
    list: listOf(expression, 3, 1),
    operator: weighted([3, "and"], [2, "or"]),
    reference: maybe(6, weighted([1, "r1"], [1, "l1"])),
  })
  .map(({ id, role, score, list, operator, reference: to }) => {
    if (to !== undefined) return `rule $id-ref=${to}`;
    return words("rule", id, role, score && `${score}:`, list.join(` ${operator} `));
  });

export const attributes = (keyword: string, rules = 15): Arbitrary<string> =>
  fc
    .record({
      keyword: weighted([9, keyword], [1, keyword.toUpperCase()]),
      id: maybe(8, weighted([1, "$id=set1"], [1, "$id=set2"], [1, "$id-ref=set1"])),
      score: maybe(8, weighted([1, "10:"], [1, "inf:"])),
      rules: maybe(rules, listOf(rule, 2, 1)),
      pairs: listOf(pair, 4),
    })
    .map(({ keyword: word, id, score, rules: list, pairs }) => {
      if (id?.startsWith("$id-ref") === true) return words(word, id);
      return words(word, id, score, ...(list ?? []), ...pairs);
    });

const INTERVAL = weighted([3, "10s"], [1, "10"], [1, "1min"], [1, "0"], [1, "PT5S"]);
const operation: Arbitrary<string> = fc
  .record({
    name: weighted([5, "monitor"], [2, "start"], [2, "stop"], [1, "promote"]),
    interval: maybe(60, INTERVAL),
    timeout: maybe(40, INTERVAL),
    role: maybe(15, ROLE),
    more: maybe(
      15,
      weighted(
        [1, "on-fail=block"],
        [1, "requires=nothing"],
        [1, "$id=myop"],
        [1, "enabled=false"],
        [1, "description=d"],
      ),
    ),
    instance: maybe(12, weighted([1, "OCF_CHECK_LEVEL=10"], [1, "depth=1"])),
    sets: maybe(12, oneOf([1, attributes("op_params")], [1, attributes("op_meta")])),
  })
  .map(({ name, interval, timeout, role, more, instance, sets }) =>
    words(
      "op",
      name,
      timeout && `timeout=${timeout}`,
      interval === undefined && instance === undefined ? undefined : `interval=${interval ?? "7s"}`,
      role && `role=${role}`,
      more,
      instance,
      sets,
    ),
  );

const operations: Arbitrary<string> = fc
  .record({
    head: maybe(15, weighted([1, "operations $id=ops1"], [1, "operations $id-ref=ops1"])),
    list: listOf(operation, 3, 1),
  })
  .map(({ head, list }) => (head?.includes("id-ref") === true ? head : words(head, ...list)));

export const DESCRIPTION = maybe(12, weighted([2, "description=text"], [1, 'description="two words"']));
export const AGENT = weighted(
  [5, "ocf:pacemaker:Dummy"],
  [3, "Dummy"],
  [2, "ocf:heartbeat:IPaddr2"],
  [1, "systemd:nginx"],
  [1, "fence_xvm"],
  [1, "stonith:fence_ipmilan"],
  [1, "ocf:Dummy"],
  [1, "lsb:x"],
);

export const body: Arbitrary<string> = fc
  .record({
    description: DESCRIPTION,
    implicit: maybe(15, listOf(pair, 2, 1)),
    sections: listOf(
      oneOf([3, attributes("params")], [3, attributes("meta")], [1, attributes("utilization")], [4, operations]),
      4,
    ),
  })
  .map(({ description, implicit, sections }) => words(description, ...(implicit ?? []), ...sections));

const qualifier = (of: Arbitrary<string>): Arbitrary<Part> =>
  fc.record({ index: reference(), word: maybe(25, of) }).map(({ index, word }) => (names) => {
    const name = pick(names.resources, index) ?? "none";
    return word === undefined ? name : `${name}:${word}`;
  });

const ACTION = weighted([2, "start"], [1, "promote"], [1, "Stop"], [1, "demote"]);

/** The members of a constraint: two of them, or sets. */
const members = (of: Arbitrary<string>, simple: number): Arbitrary<Part> =>
  oneOf(
    [
      5,
      fc
        .array(qualifier(of), { minLength: simple, maxLength: simple })
        .map((list) => (names: Names) => list.map((each) => each(names)).join(" ")),
    ],
    [
      3,
      fc
        .array(
          fc.record({
            list: listOf(qualifier(of), 3, 1),
            bracket: weighted([3, ""], [2, "()"], [1, "[]"]),
            option: maybe(12, weighted([1, "sequential=true"], [1, "require-all=false"], [1, "sequential=no"])),
          }),
          { minLength: 1, maxLength: 3 },
        )
        .map(
          (sets) => (names: Names) =>
            sets
              .map(({ list, bracket, option }) => {
                const inside = words(...list.map((each) => each(names)), option);
                return bracket === "" ? inside : `${bracket[0]} ${inside} ${bracket[1]}`;
              })
              .join(" "),
        ),
    ],
    [
      1,
      fc
        .array(qualifier(of), { minLength: simple, maxLength: simple })
        .map((list) => (names: Names) => words("_rsc_set_", ...list.map((each) => each(names)))),
    ],
  );

export const constraint: Arbitrary<(id: string) => Part> = oneOf(
  [
    4,
    fc
      .record({
        about: oneOf(
          [5, qualifier(fc.constant("")).map((part) => (names: Names) => part(names).replace(/:.*/, ""))],
          [1, fc.constant(() => "/^vm.*/")],
          [1, members(ROLE, 2).map((part) => (names: Names) => `{ ${part(names)} }`)],
        ),
        options: maybe(20, weighted([1, "resource-discovery=never"], [1, "role=Master"], [1, "$role=Started"])),
        score: SCORE,
        node: reference(),
        role: maybe(8, weighted([1, "role=Started"], [1, "$role=Slave"])),
        rules: maybe(35, listOf(rule, 2, 1)),
      })
      .map(({ about, options, score, node, role, rules }) => (id: string) => (names: Names) => {
        const head = words("location", id, about(names), options);
        if (rules !== undefined) return words(head, ...rules);
        return words(head, `${score}:`, pick(names.nodes, node) ?? "n1", role);
      }),
  ],
  [
    3,
    fc
      .record({
        score: SCORE,
        members: members(ROLE, 2),
        attribute: maybe(12, weighted([1, "node-attribute=rack"], [1, "node-attribute=Site"])),
      })
      .map(
        ({ score, members: part, attribute }) =>
          (id: string) =>
          (names: Names) =>
            words("colocation", id, `${score}:`, part(names), attribute),
      ),
  ],
  [
    3,
    fc
      .record({
        kind: maybe(
          50,
          weighted([2, "Mandatory"], [2, "optional"], [1, "Serialize"], [1, "inf"], [1, "0"], [1, "100"]),
        ),
        members: members(ACTION, 2),
        symmetrical: maybe(15, weighted([1, "symmetrical=false"], [1, "symmetrical=TRUE"], [1, "symmetrical=no"])),
      })
      .map(
        ({ kind, members: part, symmetrical }) =>
          (id: string) =>
          (names: Names) =>
            words("order", id, kind && `${kind}:`, part(names), symmetrical),
      ),
  ],
  [
    2,
    fc
      .record({
        members: members(ROLE, 1),
        policy: maybe(30, weighted([2, "loss-policy=fence"], [1, "loss-policy=Stop"])),
      })
      .map(
        ({ members: part, policy }) =>
          (id: string) =>
          (names: Names) =>
            words("rsc_ticket", id, "T1:", part(names), policy),
      ),
  ],
);

export const settings: Arbitrary<string[]> = fc
  .record({
    property: maybe(50, attributes("", 15)),
    named: maybe(15, attributes("", 30)),
    resources: maybe(30, attributes("", 20)),
    operations: maybe(20, attributes("", 20)),
  })
  .map(({ property, named, resources, operations: ops }) => [
    ...(property === undefined ? [] : [words("property", property, "p=1")]),
    ...(named === undefined ? [] : [words("property", "night:", named.replace(/\$id\S+ ?/, ""))]),
    ...(resources === undefined ? [] : [words("rsc_defaults", resources, "r=1")]),
    ...(ops === undefined ? [] : [words("op_defaults", "od:", ops.replace(/\$id\S+ ?/, ""), "t=1")]),
  ]);

const OTHERS = [
  "tag t1 NAME NAME",
  "tag t2: NAME",
  "fencing_topology f1 f2,f3",
  "fencing_topology n1: f1 f2 n2: f3",
  "fencing_topology attr:rack=1 f1 pattern:n.* f2 n1: f3",
  "role r1 read status write meta:NAME:target-role",
  "role r2 description=d deny ref:NAME read type:node attr:uname",
  'role r3 read xpath:"//nodes//x" write property',
  "acl_target joe r1 r2",
  "acl_group ops r1",
  "user u read ref:NAME tag:x write status role:z",
  "alert al1 /usr/bin/alert.sh",
  "alert al2 /x attributes a=b meta timeout=15s select nodes attributes { standby } to 10.0.0.1 attributes c=d",
  "alert al3 /x to { /var/log/x meta t=5s } attributes a=b",
  "monitor NAME 31s:30s",
  'xml <rsc_location id="x1" rsc="NAME"><rule score="5"><expression attribute="a" operation="defined"/></rule></rsc_location>',
  'xml <tag id="x2"><obj_ref id="NAME"/></tag>',
  "bundle bn docker image=pcmk:http replicas=3 network ip-range-start=192.168.1.1 port-mapping port=80 storage storage-mapping source-dir=/srv target-dir=/var/www meta a=1",
  "bundle bp podman image=x network port-mapping id=pm port=1 port-mapping port=2",
];

export const others: Arbitrary<Part[]> = listOf(
  fc.record({ text: fc.constantFrom(...OTHERS), index: reference() }).map(
    ({ text, index }): Part =>
      (names) =>
        text.replaceAll("NAME", pick(names.primitives, index) ?? "none"),
  ),
  3,
);
