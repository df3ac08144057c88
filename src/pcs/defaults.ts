/** `pcs resource defaults` and `pcs resource op defaults` (13 §8). */
import { element } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";
import { EditError, unknownName } from "../edit/error.js";
import { divide, onlyNames, pairsOf, score, usage } from "./arguments.js";
import type { PcsContext, Verb } from "./context.js";
import { expressionsOf, parseRule, ruleElement } from "./rule.js";

type Of = "resource" | "operation";

const SECTION = { resource: "rsc_defaults", operation: "op_defaults" } as const;

const update =
  (of: Of): Verb =>
  ({ words }) => {
    return pairsOf(words).map(([name, value]) => ({ kind: "default", of, name, value: value === "" ? null : value }));
  };

const create =
  (of: Of): Verb =>
  ({ words }) => {
    const parts = divide(words, ["meta", "rule"]);
    const options = pairsOf(parts[0]?.words ?? []);
    onlyNames(options, ["id", "score"], "a set of defaults");
    const meta = pairsOf(parts.filter(({ keyword }) => keyword === "meta").flatMap((part) => part.words));
    const expression = parts
      .filter(({ keyword }) => keyword === "rule")
      .flatMap((part) => part.words)
      .join(" ");
    const given = new Map(options);
    for (const [name, value] of options) if (name === "score") score(value);
    const pairs = meta.filter(([, value]) => value !== "");
    const rules = expression === "" ? [] : [ruleOf(expression, of)];
    const attributes = { ...Object.fromEntries(options), ...(given.has("id") ? {} : { id: "" }) };
    const nvpairs = pairs.map(([name, value]) => element("nvpair", { id: "", name, value }));
    return [
      {
        kind: "add",
        element: element("meta_attributes", attributes, [...rules, ...nvpairs]),
        place: { kind: "defaults", of },
      },
    ];
  };

/** What a rule of defaults may say: dates, agents, and for operations their names. */
function ruleOf(text: string, of: Of) {
  const term = parseRule(text);
  for (const { name } of expressionsOf(term)) {
    if (name === "expression")
      throw new EditError("value", "attributes of nodes cannot be asked for here", {
        legal: "date, date-spec, resource, op",
      });
    if (name === "op_expression" && of === "resource")
      throw new EditError("value", "op is for defaults of operations", { legal: "date, date-spec, resource" });
  }
  return ruleElement(term, { id: "", "boolean-op": term.operator });
}

function setIds(of: Of, { bench }: PcsContext): string[] {
  return bench.section(SECTION[of])?.elements.map(({ attributes }) => attributes.id ?? "") ?? [];
}

const setUpdate =
  (of: Of): Verb =>
  ({ words: [set, ...rest] }, context) => {
    if (set === undefined) throw usage("resource defaults set update ID meta NAME=VALUE...");
    const known = setIds(of, context);
    if (!known.includes(set)) throw unknownName("set of defaults", set, known);
    if (rest.length > 0 && rest[0] !== "meta") throw usage("resource defaults set update ID meta NAME=VALUE...");
    const pairs = pairsOf(rest.slice(1));
    return pairs.map(([name, value]): Edit => ({ kind: "default", of, set, name, value: value === "" ? null : value }));
  };

const setRemove =
  (of: Of): Verb =>
  ({ words }, context) => {
    if (words.length === 0) throw usage("resource defaults set delete ID...");
    const known = setIds(of, context);
    for (const id of words) if (!known.includes(id)) throw unknownName("set of defaults", id, known);
    return [{ kind: "remove", ids: words }];
  };

const verbs = (of: Of, words: string): (readonly [string, Verb])[] => [
  [`${words} update`, update(of)],
  [`${words} set create`, create(of)],
  [`${words} set update`, setUpdate(of)],
  [`${words} set delete`, setRemove(of)],
  [`${words} set remove`, setRemove(of)],
];

export const defaultsVerbs: readonly (readonly [string, Verb])[] = [
  ...verbs("resource", "resource defaults"),
  ...verbs("operation", "resource op defaults"),
];
