/** Added objects as commands of pcs and crm. */

import { cibOf } from "../cib/cib.js";
import { draftOf, finished } from "../cib/draft.js";
import { attribute, type Element, element } from "../cib/element.js";
import { CURRENT, claimOf } from "../cib/schema/versions.js";
import { printCrm } from "../crmsh/print.js";
import type { Edit } from "../edit/edits.js";
import { fillIds } from "../edit/fill-ids.js";
import { SECTION } from "../edit/sections.js";
import { expressionWords, optionWords, pcsConstraintWords } from "./print-pcs-constraint.js";
import { spelled } from "./quote.js";

type Added = Extract<Edit, { readonly kind: "add" }>;

/** The section that an object belongs to. */
export function sectionOf({ name }: Element): string {
  return SECTION.get(name) ?? "configuration";
}

/** A command of pcs that adds an object; `undefined` if pcs has none. */
export function printAddedAsPcs({ element: made, force, place }: Added): string | undefined {
  if (place?.kind === "defaults") return printDefaults(made, place.of, force === true);
  const words = place?.kind === "inside" ? undefined : pcsWords(made);
  if (words === undefined) return undefined;
  const group = place?.kind === "group" ? ["--group", place.group, ...beside(place)] : [];
  return spelled("pcs", ...words, ...group, ...(force === true ? ["--force"] : []));
}

/** A set of defaults: a rule, then pairs, whose ids are made anew. */
function printDefaults(made: Element, of: "resource" | "operation", force: boolean): string | undefined {
  const { attributes, children } = made;
  const rules = children.filter(({ name }) => name === "rule");
  const pairs = children.filter((child) => child.name === "nvpair" && child.attributes["id-ref"] === undefined);
  const [rule] = rules;
  const expression = rule === undefined ? [] : expressionWords(rule);
  const isPlain = made.name === "meta_attributes" && attributes["id-ref"] === undefined && rules.length < 2;
  if (!isPlain || expression === undefined || rules.length + pairs.length < children.length) return undefined;
  return spelled(
    ...["pcs", "resource", ...(of === "operation" ? ["op"] : []), "defaults", "set", "create"],
    ...optionWords(made, []),
    ...(pairs.length === 0 ? [] : ["meta", ...pairs.map((pair) => `${pair.attributes.name}=${pair.attributes.value}`)]),
    ...(rule === undefined ? [] : ["rule", expression.join(" ")]),
    ...(force ? ["--force"] : []),
  );
}

function beside({
  before,
  after,
}: {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}): readonly string[] {
  return [...(before === undefined ? [] : ["--before", before]), ...(after === undefined ? [] : ["--after", after])];
}

function pcsWords(made: Element): readonly string[] | undefined {
  const { attributes: of } = made;
  switch (made.name) {
    case "primitive":
      return primitiveWords(made);
    case "group":
      return ["resource", "group", "add", of.id ?? "", ...made.children.map(({ attributes }) => attributes.id ?? "")];
    case "tag":
      return ["tag", "create", of.id ?? "", ...made.children.map(({ attributes }) => attributes.id ?? "")];
    case "fencing-level":
      return levelWords(made);
    default:
      return pcsConstraintWords(made);
  }
}

function levelWords({ attributes: of }: Element): readonly string[] {
  const pattern = of["target-pattern"];
  const by = of["target-attribute"];
  const target =
    pattern !== undefined
      ? `regexp%${pattern}`
      : by !== undefined
        ? `attrib%${by}=${of["target-value"] ?? ""}`
        : (of.target ?? "");
  return ["stonith", "level", "add", of.index ?? "", target, ...(of.devices ?? "").split(",")];
}

/** Parameters, operations and meta attributes: what `resource create` can say. */
function primitiveWords(made: Element): readonly string[] | undefined {
  const { attributes: of } = made;
  if (of.template !== undefined) return undefined;
  const sets = (name: string): readonly Element[] => made.children.filter((child) => child.name === name);
  const isPlain = made.children.every(({ name, attributes, children }) =>
    name === "operations"
      ? true
      : attributes["id-ref"] === undefined && children.every((child) => child.name === "nvpair"),
  );
  if (!isPlain || sets("utilization").length > 0) return undefined;
  const pairs = (name: string): readonly string[] =>
    sets(name).flatMap((set) =>
      set.children.map(({ attributes }) => `${attributes.name ?? ""}=${attributes.value ?? ""}`),
    );
  const operations = sets("operations")
    .flatMap(({ children }) => children)
    .flatMap((op) => ["op", attribute(op, "name") ?? "", ...optionWords(op, ["name"])]);
  const meta = pairs("meta_attributes");
  const rest = [...pairs("instance_attributes"), ...operations, ...(meta.length === 0 ? [] : ["meta", ...meta])];
  if (of.class === "stonith") return ["stonith", "create", of.id ?? "", of.type ?? "", ...rest];
  const agent = [of.class, of.provider, of.type].filter((part) => part !== undefined).join(":");
  return ["resource", "create", of.id ?? "", agent, ...rest];
}

/** A command of crm that adds an object, in its own language; `undefined` if it has no words for the object. */
export function printAddedAsCrm({ element: made, place, force }: Added): string | undefined {
  if (place !== undefined && place.kind !== "group") return undefined;
  const draft = draftOf(made);
  fillIds(draft, new Set(), { dialect: "crm", inside: undefined });
  const object = finished(draft);
  const root = element("cib", { "validate-with": claimOf(CURRENT) }, [
    element("configuration", {}, [element(sectionOf(made), {}, [object])]),
  ]);
  const text = printCrm(cibOf(root))
    .replace(/ \\\n\s*/g, " ")
    .trim();
  if (text === "" || text.includes("\n")) return undefined;
  const command = `crm ${force === true ? "-F " : ""}configure ${text.startsWith("xml ") ? spelled("xml", text.slice("xml ".length)) : text}`;
  return place === undefined
    ? command
    : `${command}; ${spelled("crm", "configure", "modgroup", place.group, "add", made.attributes.id ?? "", ...neighbour(place))}`;
}

function neighbour({
  before,
  after,
}: {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}): readonly string[] {
  return [...(before === undefined ? [] : ["before", before]), ...(after === undefined ? [] : ["after", after])];
}
