import { describe, expect, it } from "vitest";
import { parseXml } from "../../src/cib/index.js";
import { circleOf } from "../../src/lint/circles.js";
import { type Relation, relationsIn } from "../../src/lint/relations.js";
import { findingsIn, lawless } from "./found.js";

const relations = (xml: string): readonly Relation[] =>
  relationsIn(parseXml(`<constraints>${xml}</constraints>`).children);

/** `ONE[:WORD] OTHER[:WORD] SCORE`; words that hold if nothing is said are left out. */
const said = (xml: string) =>
  relations(xml).map(({ one, other, oneWord, otherWord, score }) =>
    [named(one, oneWord), named(other, otherWord), score].join(" "),
  );

const named = (id: string, word: string) => (word === "Started" || word === "start" ? id : `${id}:${word}`);

const refs = (ids: string) => [...ids].map((id) => `<resource_ref id="${id}"/>`).join("");
const set = (ids: string, more = "") => `<resource_set id="s-${ids}" ${more}>${refs(ids)}</resource_set>`;
const colocation = (sets: string, more = 'score="100"') => `<rsc_colocation id="x" ${more}>${sets}</rsc_colocation>`;
const order = (sets: string, more = "") => `<rsc_order id="o" ${more}>${sets}</rsc_order>`;

describe("a colocation of two resources", () => {
  it("has its score, infinite from 1000000 on, and 0 without one (04 §11.1)", () => {
    const scored = (score: string) => said(`<rsc_colocation id="x" rsc="a" with-rsc="b" ${score}/>`);
    expect(
      [
        'score="5"',
        'score="-5"',
        'score="INFINITY"',
        'score="-INFINITY"',
        'score="999999"',
        'score="1000001"',
        "",
      ].flatMap(scored),
    ).toEqual(["a b 5", "a b -5", "a b Infinity", "a b -Infinity", "a b 999999", "a b Infinity", "a b 0"]);
  });

  it("has roles", () => {
    expect(
      said('<rsc_colocation id="x" rsc="a" rsc-role="Started" with-rsc="b" with-rsc-role="Promoted" score="5"/>'),
    ).toEqual(["a b:Promoted 5"]);
  });

  it("is about what is started, and starts, if nothing is said; what comes then does what comes first does (04 §17)", () => {
    const words = (xml: string) => relations(xml).map(({ oneWord, otherWord }) => [oneWord, otherWord]);
    expect(
      [
        '<rsc_colocation id="x" rsc="a" with-rsc="b"/>',
        '<rsc_colocation id="x" rsc="a" rsc-role="Promoted" with-rsc="b"/>',
        '<rsc_order id="o" first="a" then="b"/>',
        '<rsc_order id="o" first="a" first-action="stop" then="b"/>',
        '<rsc_order id="o" first="a" then="b" then-action="promote"/>',
        order(set("A", 'action="stop"') + set("B")),
        colocation(set("A", 'role="Promoted"') + set("B")),
      ].flatMap(words),
    ).toEqual([
      ["Started", "Started"],
      ["Promoted", "Started"],
      ["start", "start"],
      ["stop", "stop"],
      ["start", "promote"],
      ["stop", "start"],
      ["Promoted", "Started"],
    ]);
  });

  it("says nothing without one of the two", () => {
    expect([
      said('<rsc_colocation id="x" rsc="a"/>'),
      said('<rsc_colocation id="x" with-rsc="a"/>'),
      said('<rsc_order id="x" first="a"/>'),
    ]).toEqual([[], [], []]);
  });

  it("knows the constraint, and whether it is one of a set", () => {
    const facts = ({ kind, id, inSets, constraint }: Relation) => [kind, id, inSets, constraint.name];
    expect(relations('<rsc_colocation rsc="a" with-rsc="b"/><rsc_location id="l" rsc="a"/>').map(facts)).toEqual([
      ["colocation", "", false, "rsc_colocation"],
    ]);
    const others = ["location", "ticket"].map((name) => `<rsc_${name} id="l" ticket="t">${set("AB")}</rsc_${name}>`);
    expect(others.flatMap(relations)).toEqual([]);
    expect(relations('<rsc_order id="o" first="a" then="b"/>').map(facts)).toEqual([
      ["order", "o", false, "rsc_order"],
    ]);
    expect(relations(order(set("AB") + set("C"))).map(facts)).toEqual(Array(3).fill(["order", "o", true, "rsc_order"]));
    expect(relations(colocation(set("AB") + set("C"))).map(facts)).toEqual(
      Array(2).fill(["colocation", "x", true, "rsc_colocation"]),
    );
  });
});

describe("an order of two resources", () => {
  it("is mandatory or not by its kind, and without one by its score (04 §14.1)", () => {
    const scored = (more: string) => said(`<rsc_order id="o" first="a" then="b" ${more}/>`);
    expect(
      [
        "",
        'kind="Mandatory"',
        'kind="Optional"',
        'kind="Serialize"',
        'score="5"',
        'score="0"',
        'kind="Mandatory" score="0"',
      ].flatMap(scored),
    ).toEqual(["a b Infinity", "a b Infinity", "a b 0", "a b 0", "a b Infinity", "a b 0", "a b Infinity"]);
  });

  it("has actions", () => {
    expect(said('<rsc_order id="o" first="a" first-action="promote" then="b" then-action="start"/>')).toEqual([
      "a:promote b Infinity",
    ]);
  });
});

describe("sets of a colocation", () => {
  it("are taken apart as the example of 04 §11.5 has it", () => {
    expect(said(colocation(set("AB") + set("CD")))).toEqual(["B A 100", "D C 100", "A D 100"]);
  });

  it("are tied to their neighbours alone", () => {
    expect(said(colocation(set("A") + set("B") + set("C")))).toEqual(["A B 100", "B C 100"]);
  });

  it("are tied one by one where they are not sequential (04 §11.5)", () => {
    const not = 'sequential="false"';
    expect(said(colocation(set("AB", not) + set("CD")))).toEqual(["D C 100", "A D 100", "B D 100"]);
    expect(said(colocation(set("AB") + set("CD", 'sequential="no"')))).toEqual(["B A 100", "A C 100", "A D 100"]);
    expect(said(colocation(set("AB", not) + set("CD", not)))).toEqual(["A C 100", "A D 100", "B C 100", "B D 100"]);
    expect(said(colocation(set("AB", 'sequential="perhaps"')))).toEqual(["B A 100"]);
  });

  it("have inside the score, role and order of the set (04 §11.4)", () => {
    expect(said(colocation(set("ABC", 'role="Promoted"')))).toEqual([
      "B:Promoted A:Promoted 100",
      "C:Promoted B:Promoted 100",
    ]);
    expect(said(colocation(set("AB", 'score="7"') + set("C", 'role="Started"')))).toEqual(["B A 7", "A C 100"]);
    expect(said(colocation(set("ABC", 'ordering="listed"')))).toEqual(["A B 100", "B C 100"]);
    expect(said(colocation(set("AB", 'ordering="GROUP"')))).toEqual(["B A 100"]);
  });

  it("keep apart each from all before it if the score is negative (04 §11.4 step 5)", () => {
    expect(said(colocation(set("ABC"), 'score="-INFINITY"'))).toEqual([
      "B A -Infinity",
      "C A -Infinity",
      "C B -Infinity",
    ]);
    expect(said(colocation(set("AB", 'ordering="listed"'), 'score="-5"'))).toEqual(["B A -5"]);
    expect(said(colocation(set("ABC"), 'score="0"'))).toEqual(["B A 0", "C B 0"]);
  });
});

describe("sets of an order", () => {
  it("are taken apart as the example of 04 §14.9 has it", () => {
    const all = ["A B Infinity", "C D Infinity", "A C Infinity", "A D Infinity", "B C Infinity", "B D Infinity"];
    expect(said(order(set("AB") + set("CD")))).toEqual(all);
    const yes = 'sequential="true"';
    expect(said(order(set("AB", yes) + set("CD", yes)))).toEqual(["A B Infinity", "C D Infinity", "B C Infinity"]);
    expect(said(order(set("AB", yes) + set("CD")))).toEqual([
      "A B Infinity",
      "C D Infinity",
      "B C Infinity",
      "B D Infinity",
    ]);
    expect(said(order(set("AB") + set("CD", yes)))).toEqual([
      "A B Infinity",
      "C D Infinity",
      "A C Infinity",
      "B C Infinity",
    ]);
  });

  it("come with their last one before the next, with their first one after another, where they are sequential (04 §14.9)", () => {
    const yes = 'sequential="true"';
    const pairs = (xml: string) => said(xml).map((each) => each.replace(" Infinity", ""));
    expect(pairs(order(set("ABC", yes) + set("DEF", yes)))).toEqual(["A B", "B C", "D E", "E F", "C D"]);
  });

  it("order nothing inside where they are not sequential (04 §14.8)", () => {
    expect(said(order(set("AB", 'sequential="false"') + set("C")))).toEqual(["A C Infinity", "B C Infinity"]);
    expect(said(order(set("AB", 'sequential="perhaps"')))).toEqual([]);
  });

  it("have inside the kind and action of the set, and between them the kind of the constraint", () => {
    expect(said(order(set("AB", 'action="stop"')))).toEqual(["A:stop B:stop Infinity"]);
    expect(said(order(set("AB", 'kind="Optional"') + set("C")))).toEqual(["A B 0", "A C Infinity", "B C Infinity"]);
    expect(said(order(set("AB", 'kind="Mandatory"') + set("C"), 'kind="Optional"'))).toEqual([
      "A B Infinity",
      "A C 0",
      "B C 0",
    ]);
    expect(said(order(set("AB"), 'kind="Serialize"'))).toEqual(["A B 0"]);
  });

  it("may hold references without an id, in a document that no schema allows", () => {
    expect(said(order(`<resource_set id="s">${refs("A")}<resource_ref/></resource_set>`))).toEqual(["A  Infinity"]);
  });
});

describe("a circle", () => {
  const circle = (...pairs: readonly string[]) =>
    circleOf(
      relations(pairs.map((pair, i) => `<rsc_order id="${i + 1}" first="${pair[0]}" then="${pair[1]}"/>`).join("")),
      ({ one, other }) => [one, other],
    )?.relations.map(({ id }) => id);

  it.each<readonly [readonly string[], readonly string[] | undefined]>([
    [
      ["ab", "ba"],
      ["1", "2"],
    ],
    [["aa"], ["1"]],
    [
      ["ab", "bc", "ca"],
      ["1", "2", "3"],
    ],
    // What leads into it, and away from it, is no part of it.
    [
      ["ab", "bc", "cb", "cd"],
      ["2", "3"],
    ],
    [
      ["ax", "ab", "bc", "bd", "db"],
      ["4", "5"],
    ],
    [["ab", "bc", "ac"], undefined],
    [["ab", "cb", "bd", "cd"], undefined],
    [
      ["ab", "cd", "dc"],
      ["2", "3"],
    ],
    [["ab", "ac", "bd", "cd", "de"], undefined],
    [[], undefined],
  ])("%j: %j", (pairs, expected) => {
    expect(circle(...pairs)).toEqual(expected);
  });

  it("ends with what leads back to its beginning", () => {
    const text =
      '<rsc_order id="1" first="a" then="b"/><rsc_order id="2" first="b" then="c"/><rsc_order id="3" first="c" then="b"/>';
    expect(circleOf(relations(text), ({ one, other }) => [one, other])?.last.id).toBe("3");
  });

  it("is found in many relations without growing the call stack, and sooner than in all ways through them", () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `<rsc_order id="${i}" first="r${i}" then="r${i + 1}"/>`).join(
      "",
    );
    const ends = ({ one, other }: Relation) => [one, other] as const;
    expect(circleOf(relations(chain), ends)).toBeUndefined();
    // Thirty diamonds in a row: 2^30 ways.
    const diamonds = Array.from({ length: 30 }, (_, i) =>
      ["l", "r"]
        .map(
          (side) =>
            `<rsc_order id="${i}" first="t${i}" then="${side}${i}"/><rsc_order id="${i}" first="${side}${i}" then="t${i + 1}"/>`,
        )
        .join(""),
    ).join("");
    expect(circleOf(relations(diamonds), ends)).toBeUndefined();
  });
});

describe("large sets", () => {
  it("that come before one another, 400 and 400, are told once, in less time than a test may take", () => {
    const ids = Array.from({ length: 800 }, (_, i) => `r${i}`);
    const set = (id: string, members: readonly string[]): string =>
      `<resource_set id="${id}" sequential="false">${members.map((each) => `<resource_ref id="${each}"/>`).join("")}</resource_set>`;
    const xml = lawless({
      resources: ids.map((id) => `<primitive id="${id}" class="systemd" type="x"/>`).join(""),
      constraints: `<rsc_order id="o">${set("s1", ids.slice(0, 400))}${set("s2", ids.slice(400))}</rsc_order>`,
    });
    expect(findingsIn("order-without-colocation", xml)).toHaveLength(1);
    expect(findingsIn("order-cycle", xml)).toEqual([]);
  });
});
