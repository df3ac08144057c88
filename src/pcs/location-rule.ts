/** `pcs constraint location RESOURCE rule` (13 §9.1). */
import { element } from "../cib/element.js";
import type { Edit } from "../edit/edits.js";
import { EditError } from "../edit/error.js";
import { freeId } from "../edit/ids.js";
import { type Given, onlyValues, pairsOf, score, usage } from "./arguments.js";
import type { PcsContext } from "./context.js";
import { roleOf } from "./roles.js";
import { expressionsOf, parseRule, ruleElement } from "./rule.js";
import { subject } from "./subject.js";

const OPTIONS = ["id", "constraint-id", "role", "score", "score-attribute", "resource-discovery"];

/** `[OPTION=VALUE...] EXPRESSION`, the expression as one word or as several. */
export function locationRule(what: string, words: readonly string[], given: Given, context: PcsContext): Edit[] {
  const { bench } = context;
  const about = subject(what, context);
  if ("rsc" in about && !given.options.has("force")) refuseMember(about.rsc, context);
  const end = words.findIndex((word) => !OPTIONS.includes(word.split("=")[0] ?? "") || !word.includes("="));
  if (end < 0) throw usage("constraint location RESOURCE rule [score=SCORE] EXPRESSION");
  const options = new Map(pairsOf(words.slice(0, end)));
  if (options.has("score") && options.has("score-attribute"))
    throw new EditError("usage", "score, and score-attribute", { legal: "one of both" });
  const term = parseRule(words.slice(end).join(" "));
  for (const { name } of expressionsOf(term)) {
    if (name === "rsc_expression" || name === "op_expression")
      throw new EditError("value", "resource and op are for defaults", { legal: "attributes and dates" });
  }
  const role = options.get("role");
  const named = role === undefined ? undefined : roleOf(role, bench);
  if (named === "Started" || named === "Stopped") onlyValues("role", named, ["Promoted", "Unpromoted"]);
  const attribute = options.get("score-attribute");
  const value = attribute === undefined ? score(options.get("score") ?? "INFINITY") : undefined;
  const taken = bench.ids();
  const name = "rsc" in about ? about.rsc : about["rsc-pattern"];
  const id = options.get("constraint-id") ?? freeId(`location-${name}`, taken, "pcs");
  const ruleId = options.get("id") ?? freeId(`${id}-rule`, taken, "pcs");
  const rule = ruleElement(term, {
    id: ruleId,
    "boolean-op": term.operator,
    role: named,
    score: value,
    "score-attribute": attribute,
  });
  const discovery = options.get("resource-discovery");
  const first = discovery === undefined ? {} : { "resource-discovery": discovery };
  return [{ kind: "add", element: element("rsc_location", { ...first, id, ...about }, [rule]) }];
}

function refuseMember(id: string, { bench }: PcsContext): void {
  const { container } = bench.resource(id);
  if (container === undefined || container.tag === "group") return;
  throw new EditError("force", `${id} is in the ${container.tag} ${container.id}`, {
    legal: `${container.id}, or force`,
  });
}
