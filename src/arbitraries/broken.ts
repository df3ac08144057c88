import fc, { type Arbitrary } from "fast-check";
import { descendants, type Element, element, setAttributes, withChildren } from "../cib/element.js";
import { claimOf, VERSIONS } from "../cib/schema/versions.js";
import { Choices } from "./choices.js";
import { type CibOptions, cibElement } from "./cib.js";
import { listOf, oneOf, weighted } from "./draft.js";
import { legacyCibElement } from "./legacy.js";
import { spelling } from "./spelling.js";

/** Does one thing to a document that its schema does not allow, or may not. */
type Defect = (root: Element, choices: Choices) => Element;

/** Changes one element below the root, by choice; what `to` gives stands in its place. */
function changeOne(root: Element, choices: Choices, to: (of: Element) => readonly Element[]): Element {
  const all = [...descendants(root)].slice(1);
  if (all.length === 0) return root;
  const wanted = choices.of(all);
  const change = (of: Element): Element => {
    const children = of.children.flatMap((child) => (child === wanted ? to(child) : [change(child)]));
    return children.length === of.children.length && children.every((child, i) => child === of.children[i])
      ? of
      : withChildren(of, children);
  };
  return change(root);
}

const CLAIMS = [
  ...[undefined, "none", "pacemaker-4.1", "pacemaker-1.1", "Pacemaker-4.0", "pacemaker-4.0 ", "", "pacemaker-"],
  ...["none", "transitional-0.6", "pacemaker-next"],
];

/** A claim of another schema: none, one that there is not, an earlier or a later one. */
const claim: Defect = (root, choices) => {
  const other = choices.chance(60) ? claimOf(choices.of(VERSIONS)) : choices.of(CLAIMS);
  return setAttributes(root, { "validate-with": other });
};

const WORDS = ["", " ", "x", "-1", "0", "1", "none", "1a", "a b", "a:b", "true", "Stopped", "INFINITY", "ocf", "12"];

const attribute: Defect = (root, choices) =>
  changeOne(root, choices, (of) => {
    const name = choices.of([...Object.keys(of.attributes), "surplus", "id", "score"]);
    return [setAttributes(of, { [name]: choices.chance(40) ? undefined : choices.of(WORDS) })];
  });

const rootAttribute: Defect = (root, choices) => {
  const name = choices.of(["epoch", "admin_epoch", "num_updates", "have-quorum", "surplus", "remote-tls-port"]);
  return setAttributes(root, { [name]: choices.of([undefined, "-1", "x", "", "true"]) });
};

const without: Defect = (root, choices) => changeOne(root, choices, () => []);

/** An element twice, with the ids in it. */
const twice: Defect = (root, choices) => changeOne(root, choices, (of) => [of, of]);

const NAMES = ["junk", "primitive", "group", "rule", "nvpair", "op", "meta_attributes", "template", "lifetime"];

const otherName: Defect = (root, choices) => changeOne(root, choices, (of) => [{ ...of, name: choices.of(NAMES) }]);

const inside: Defect = (root, choices) =>
  changeOne(root, choices, (of) => [withChildren(of, [...of.children, element(choices.of(NAMES), { id: "new" })])]);

/** Children in the opposite order, of the root, too. */
const reversed: Defect = (root, choices) =>
  choices.chance(30)
    ? withChildren(root, root.children.toReversed())
    : changeOne(root, choices, (of) => [withChildren(of, of.children.toReversed())]);

const dangling: Defect = (root, choices) => {
  const name = choices.of(["rsc", "with-rsc", "first", "then", "id-ref", "template", "reference"]);
  let left = choices.below(3);
  const change = (of: Element): Element => {
    const found = of.attributes[name] !== undefined && left-- === 0;
    const changed = withChildren(of, of.children.map(change));
    return found ? setAttributes(changed, { [name]: choices.of(["nothing", "a b"]) }) : changed;
  };
  return change(root);
};

/** A rule that is part of itself: it can be read, but not upgraded. */
const circular: Defect = (root, choices) => {
  const rules = [...descendants(root)].filter(({ name, attributes: { id } }) => name === "rule" && id !== undefined);
  if (rules.length === 0) return root;
  const wanted = choices.of(rules);
  const change = (of: Element): Element =>
    of === wanted
      ? withChildren(of, [...of.children, element("rule", { "id-ref": of.attributes.id })])
      : withChildren(of, of.children.map(change));
  return change(root);
};

/** CDATA sections, and names in namespaces: neither belongs into the configuration (10 §2.4, §2.5). */
const foreign: Defect = (root, choices) =>
  changeOne(root, choices, (of) => [
    choices.of([
      { ...of, extras: [{ kind: "cdata", text: "x", before: 0 }] },
      { ...of, extras: [{ kind: "comment", text: "x", before: 0 }] },
      setAttributes(of, { xmlns: "http://example.com/" }),
      setAttributes(of, { "xml:lang": "en" }),
      setAttributes(of, { "xml:space": "preserve" }),
      setAttributes(of, { "x:id": "1" }),
      { ...of, name: `x:${of.name}` },
    ] as const),
  ]);

/** An attribute twice, but in different namespaces: that does not survive where it is legal (10 §2.5). */
const twofold: Defect = (root) =>
  withChildren(
    root,
    root.children.map((child) => (child.name === "status" ? setAttributes(child, { id: "1", "x:id": "1" }) : child)),
  );

/** Documents that have no root `cib`, or several elements of that name, or several of the name `status` (10 §4.1, §5.1). */
const roots: Defect = (root, choices) => {
  const status = choices.of([element("status"), element("cib"), element("cib", {}, [element("status")])]);
  const more = choices.of([root, withChildren(root, [])]);
  return choices.of([
    { ...root, name: "cip" },
    changeOne(root, new Choices([0]), (of) => [of, status]),
    withChildren(more, [...more.children, status]),
    withChildren(
      root,
      root.children.map((child) => (child.name === "status" ? withChildren(child, [status]) : child)),
    ),
    withChildren(
      root,
      root.children.filter(({ name }) => name !== choices.of(["status", "configuration"])),
    ),
  ]);
};

const DEFECTS: readonly (readonly [weight: number, defect: Defect])[] = [
  [6, claim],
  [6, attribute],
  [1, rootAttribute],
  [3, without],
  [2, twice],
  [2, otherName],
  [3, inside],
  [2, reversed],
  [2, dangling],
  [1, circular],
  [2, foreign],
  [1, twofold],
  [2, roots],
];

/**
 * CIBs, of the current or an older schema, with one to three things wrong: the claim, attributes, elements, references, ids,
 * the root. Always well-formed XML, in any spelling. Reading one gives a CibError, unless the document happens to be valid
 * all the same, or a later schema than the one that it claims takes it (10 §4.2), or it claims `none`.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { CibError, readCib } from "pengine";
 * import { invalidCibText } from "pengine/arbitraries";
 *
 * fc.assert(
 *   fc.property(invalidCibText(), (text) => {
 *     try {
 *       readCib(text);
 *     } catch (error) {
 *       return error instanceof CibError;
 *     }
 *   }),
 * );
 * ```
 */
export function invalidCibText(options: CibOptions = {}): Arbitrary<string> {
  const numbers = fc.array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 6, size: "max" });
  return fc
    .record({
      root: oneOf([1, cibElement(options)], [1, legacyCibElement(options)]),
      defects: listOf(fc.tuple(weighted(...DEFECTS), numbers), 3, 1),
      write: spelling(),
    })
    .map(({ root, defects, write }) => {
      const broken = defects.reduce((of, [defect, numbers]) => defect(of, new Choices(numbers)), root);
      return write(broken);
    });
}
