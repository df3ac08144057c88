import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cib } from "../../src/arbitraries/index.js";
import { type Draft, draftOf, finished, newDraft, nodes } from "../../src/cib/draft.js";
import { parseCib } from "../../src/cib/index.js";
import { validate } from "../../src/cib/schema/validate.js";
import { claimedVersion, type Version } from "../../src/cib/schema/versions.js";
import { StepValidity } from "../../src/edit/step-validity.js";
import { cluster } from "../support/every-kind.js";
import { carryOut, type DraftChange, draftChange, words } from "./draft-changes.js";
import { primitive, small } from "./transcript.js";

/** Watches a document from its root on. */
function watching(root: Draft, version: Version): StepValidity {
  const validity = new StepValidity(root, version);
  root.watch = validity;
  return validity;
}

type Steps = readonly (readonly DraftChange[])[];

function expectAsWhole(root: Draft, version: Version, steps: Steps): void {
  const validity = watching(root, version);
  if (!validity.isValidNow()) return;
  for (const step of steps) {
    for (const each of step) carryOut(root, each);
    const isValid = validate(finished(root), version) === undefined;
    expect(validity.isValidNow()).toBe(isValid);
    if (!isValid) return;
  }
}

const RUNS = Number(process.env.RUNS ?? 100);

/** Mostly one change, so that many steps leave the document valid. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(draftChange) },
  { weight: 1, arbitrary: fc.array(draftChange, { minLength: 2, maxLength: 3 }) },
);

describe("validity after a step (10 §10)", () => {
  it.each(["1.2", "2.10", "3.2", "3.9", "4.0"] as const)("is what the whole says, under schema %s", (version) => {
    const documents = fc.oneof(cib(), fc.constant(cluster()));
    fc.assert(
      fc.property(documents, fc.array(step, { maxLength: 12 }), ({ root }, steps) => {
        expectAsWhole(draftOf(root), version, steps);
      }),
      { numRuns: RUNS, seed: 16 },
    );
  });

  it("is what the whole says, changed much", () => {
    const { root } = cluster();
    const version = claimedVersion(root.attributes["validate-with"]) ?? "4.0";
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        expectAsWhole(draftOf(root), version, steps);
      }),
      { numRuns: RUNS * 20, seed: 17 },
    );
  });
});

const SCHEMA: Version = "3.9";
const ALERT = `<alert id="al" path="/a"><recipient id="re" value="v"/></alert>`;
const RULE = `<rule id="ru" score="5"><expression id="ex" attribute="a" operation="eq" value="1"/></rule>`;

const DOCUMENT = small({
  resources: [
    primitive("web", `<operations><op id="wm" name="monitor" interval="10s"/></operations>`),
    `<group id="grp">${primitive("ip")}</group>`,
    `<bundle id="bun"><docker image="i"/>${primitive("inner")}</bundle>`,
  ].join(""),
  constraints: `<rsc_location id="loc" rsc="web" node="n1" score="1"/><rsc_order id="ord" first="web" then="ip"><lifetime>${RULE}</lifetime></rsc_order>`,
  tags: `<tag id="tg"><obj_ref id="web"/></tag>`,
  alerts: ALERT,
});

const element = (xml: string): Draft =>
  draftOf(parseCib(`<cib>${xml}</cib>`).root.children[0] ?? parseCib("<cib/>").root);
const comment = () => words({ kind: "comment", text: "a comment", before: 0 });
const text = (said: string) => words({ kind: "cdata", text: said, before: 0 });

/** The first element of that name, or with that id. */
function the(root: Draft, nameOrId: string): Draft {
  for (const each of nodes(root)) if (each.name === nameOrId || each.attributes.id === nameOrId) return each;
  throw new Error(`no ${nameOrId}`);
}

/** Takes out the first of a name or id. */
function without(root: Draft, nameOrId: string): Draft {
  const gone = the(root, nameOrId);
  gone.detach();
  return gone;
}

type Row = readonly [what: string, isValid: boolean, change: (root: Draft) => unknown];

describe("what a step has changed is looked at again (10 §10)", () => {
  it.each<Row>([
    [
      "one more of what may be there any number of times",
      true,
      (r) => the(r, "resources").append(element(primitive("db"))),
    ],
    [
      "an element without what it must have",
      false,
      (r) => the(r, "resources").append(newDraft("primitive", { id: "db" })),
    ],
    [
      "an element that is wrong deeper inside",
      false,
      (r) => the(r, "resources").append(element(primitive("db", "<operations><op id='o'/></operations>"))),
    ],
    ["the only reference of a tag goes", false, (r) => without(r, "obj_ref")],
    ["the only member of a group goes", false, (r) => without(r, "ip")],
    ["the only rule of a lifetime goes", false, (r) => without(r, "ru")],
    ["what one may do without goes", true, (r) => without(r, "operations")],
    ["a second of what may be there once", false, (r) => the(r, "web").append(newDraft("operations"))],
    ["one where all that may be there may be missing", true, (r) => the(r, "al").append(newDraft("select"))],
    [
      "a second one where all that may be there may be missing",
      false,
      (r) => [1, 2].map(() => the(r, "al").append(newDraft("select"))),
    ],
    ["a second member of a bundle", false, (r) => the(r, "bun").append(element(primitive("two")))],
    ["what is not allowed there comes", false, (r) => the(r, "resources").append(newDraft("tag", { id: "t" }))],
    [
      "what is not allowed there comes and goes",
      true,
      (r) =>
        the(r, "resources")
          .append(newDraft("tag", { id: "t" }))
          .detach(),
    ],
    [
      "what is not allowed there comes and is changed",
      false,
      (r) =>
        the(r, "resources")
          .append(newDraft("tag", { id: "t" }))
          .set({ id: "u" }),
    ],
    [
      "in what is not allowed there something comes",
      false,
      (r) => the(r, "resources").append(newDraft("tag")).append(newDraft("obj_ref")).append(newDraft("obj_ref")),
    ],
    [
      "something is made wrong and goes",
      true,
      (r) => {
        the(r, "loc").set({ nonsense: "1" });
        without(r, "loc");
      },
    ],
    [
      "something wrong comes, and goes with what it is in",
      true,
      (r) => {
        the(r, "wm").append(newDraft("nonsense"));
        without(r, "operations");
      },
    ],
    ["an attribute that it may not have", false, (r) => the(r, "loc").set({ nonsense: "1" })],
    ["an attribute that it must have goes", false, (r) => the(r, "wm").set({ interval: undefined })],
    ["a pair whose name is not allowed", false, (r) => the(r, "o1").set({ name: "stonith_enabled" })],
    [
      "a new pair whose name is not allowed",
      false,
      (r) => the(r, "opts").append(newDraft("nvpair", { id: "o2", name: "stonith_enabled", value: "1" })),
    ],
  ])("%s: %s", (_, isValid, change) => {
    const root = draftOf(parseCib(DOCUMENT).root);
    const validity = watching(root, SCHEMA);
    expect(validity.isValidNow()).toBe(true);
    change(root);
    expect(validity.isValidNow()).toBe(isValid);
    expect(validate(finished(root), SCHEMA) === undefined).toBe(isValid);
  });

  it.each<Row>([
    ["an id twice", false, (r) => the(r, "web").set({ id: "ip" })],
    ["a second element with an id", false, (r) => the(r, "resources").append(element(primitive("web")))],
    [
      "a second id that goes again",
      true,
      (r) =>
        the(r, "resources")
          .append(element(primitive("web")))
          .detach(),
    ],
    ["an id that others refer to goes", false, (r) => the(r, "web").set({ id: "other" })],
    ["an id that nobody refers to goes", true, (r) => the(r, "wm").set({ id: "other" })],
    ["an element goes that others refer to", false, (r) => without(r, "web")],
    [
      "an element goes with what refers to it",
      true,
      (r) => {
        without(r, "web");
        without(r, "loc");
        without(r, "ord");
        the(r, "obj_ref").set({ id: "ip" });
      },
    ],
    ["a reference to nothing", false, (r) => the(r, "loc").set({ rsc: "nothing" })],
    ["a reference with white space around it", true, (r) => the(r, "loc").set({ rsc: " ip " })],
  ])("ids and what refers to them. %s: %s", (_, isValid, change) => {
    const root = draftOf(parseCib(DOCUMENT).root);
    const validity = watching(root, SCHEMA);
    expect(validity.isValidNow()).toBe(true);
    change(root);
    expect(validity.isValidNow()).toBe(isValid);
    expect(validate(finished(root), SCHEMA) === undefined).toBe(isValid);
  });

  it.each<Row>([
    ["a comment", true, (r) => the(r, "web").append(comment())],
    ["a comment goes", true, (r) => the(r, "web").append(comment()).detach()],
    ["blank text", true, (r) => the(r, "web").append(text(" "))],
    ["text", false, (r) => the(r, "web").append(text("x"))],
    ["blank text after text", false, (r) => [text("x"), text(" ")].map((each) => the(r, "web").append(each))],
    [
      "text in a new element",
      false,
      (r) => the(r, "resources").append(newDraft("group", { id: "g" }, [element(primitive("x")), text("x")])),
    ],
    [
      "a comment and blank text in a new element",
      true,
      (r) =>
        the(r, "resources").append(newDraft("group", { id: "g" }, [comment(), element(primitive("x")), text(" ")])),
    ],
    [
      "text in an element of another document",
      false,
      (r) => the(r, "resources").append(element(primitive("x", "<![CDATA[x]]>"))),
    ],
    [
      "text in such an element that was looked into",
      false,
      (r) => {
        const x = element(primitive("x", "<![CDATA[x]]>"));
        x.find("y");
        the(r, "resources").append(x);
      },
    ],
    [
      "text deeper in an element of another document",
      false,
      (r) => the(r, "resources").append(element(primitive("x", "<operations><![CDATA[x]]></operations>"))),
    ],
    [
      "a comment in an element of another document",
      true,
      (r) => the(r, "resources").append(element(primitive("x", "<!-- x -->"))),
    ],
    [
      "anything in the status",
      true,
      (r) =>
        the(r, "status")
          .append(newDraft("nonsense", { id: "web" }, [text("x")]))
          .append(text("y")),
    ],
    ["text in the status", true, (r) => the(r, "status").append(text("x"))],
    [
      "a new status with anything in it",
      true,
      (r) => {
        without(r, "status");
        r.append(newDraft("status", {}, [text("x"), newDraft("nonsense")]));
      },
    ],
    [
      "what is in the status is changed",
      true,
      (r) => the(r, "status").append(newDraft("nonsense")).set({ id: "web", nonsense: "1" }),
    ],
  ])("what is no element, and the status. %s: %s", (_, isValid, change) => {
    const root = draftOf(parseCib(DOCUMENT).root);
    const validity = watching(root, SCHEMA);
    expect(validity.isValidNow()).toBe(true);
    change(root);
    expect(validity.isValidNow()).toBe(isValid);
    expect(validate(finished(root), SCHEMA) === undefined).toBe(isValid);
  });

  it("the order of what comes in any number, where the schema has one", () => {
    const isValidAfter = (version: Version): boolean => {
      const root = draftOf(parseCib(small({ alerts: ALERT }, `pacemaker-${version}`)).root);
      const validity = watching(root, version);
      expect(validity.isValidNow()).toBe(true);
      the(root, "al").append(newDraft("instance_attributes", { id: "ai" }));
      return validity.isValidNow();
    };
    expect([isValidAfter("2.5"), isValidAfter("3.9")]).toEqual([false, true]);
  });
});

describe("a step costs what it changes (10 §10)", () => {
  it("what may hold any number of anything is not looked through again", () => {
    const root = draftOf(parseCib(DOCUMENT).root);
    const validity = watching(root, SCHEMA);
    const resources = the(root, "resources");
    const { present } = resources;
    validity.isValidNow();
    let looks = 0;
    Object.defineProperty(resources, "present", {
      get: () => {
        looks++;
        return present;
      },
    });
    resources.append(element(primitive("db")));
    without(root, "db");
    expect([validity.isValidNow(), looks]).toEqual([true, 0]);
    resources.set({ nonsense: "1" });
    expect([validity.isValidNow(), looks > 0]).toEqual([false, true]);
  });
});
