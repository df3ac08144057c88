import fc, { type Arbitrary } from "fast-check";
import { append } from "../base/list.js";
import { AGENT, attributes, body, constraint, DESCRIPTION, others, settings, words } from "./crm-commands.js";
import { listOf, maybe, oneOf, weighted } from "./draft.js";

/** Containers over primitives that no other one holds. */
const containers: Arbitrary<{ readonly kind: string; readonly count: number; readonly body: string }[]> = listOf(
  fc.record({
    kind: weighted([3, "group"], [3, "clone"], [1, "ms"], [1, "wrapped"]),
    count: fc.integer({ min: 1, max: 3 }),
    body: fc
      .record({ description: DESCRIPTION, sets: listOf(oneOf([3, attributes("meta")], [1, attributes("params")]), 2) })
      .map(({ description, sets }) => words(description, ...sets)),
  }),
  2,
);

function containerLines(
  { kind, count, body: text }: { readonly kind: string; readonly count: number; readonly body: string },
  id: string,
  free: string[],
): readonly [string, string][] {
  const names = free.splice(0, kind === "group" || kind === "wrapped" ? count : 1);
  if (names.length === 0) return [];
  if (kind === "group") return [[id, words("group", id, ...names, text)]];
  if (kind === "wrapped")
    return [
      [`${id}-c`, words("clone", `${id}-c`, id, text)],
      [id, words("group", id, ...names)],
    ];
  return [[id, words(kind, id, names[0], text)]];
}

const layout = weighted([8, " "], [2, " \\\n\t"]);

/**
 * Texts of the crm language (11) in all its constructs: most of them are accepted, and load into an empty configuration. What
 * shrinks stays a text of whole commands.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { crmText } from "pengine/arbitraries";
 *
 * fc.assert(fc.property(crmText(), (text) => typeof text === "string"));
 * ```
 */
export function crmText(): Arbitrary<string> {
  return fc
    .record({
      nodes: listOf(
        fc.record({
          id: fc.boolean(),
          type: maybe(10, weighted([1, "remote"], [1, "member"])),
          body: listOf(oneOf([2, attributes("attributes")], [1, attributes("utilization")]), 2),
        }),
        3,
      ),
      primitives: listOf(fc.record({ agent: AGENT, body }), 5, 1),
      template: maybe(12, body),
      containers,
      constraints: listOf(constraint, 4),
      settings,
      others,
      comment: maybe(15, weighted([2, "# a comment"], [1, "#none"])),
      layout,
      order: fc.nat({ max: 7 }),
    })
    .map((drawn) => {
      const nodes = drawn.nodes.map((_, i) => `n${i + 1}`);
      const primitives = drawn.primitives.map((_, i) => String.fromCharCode(65 + i));
      const lines = drawn.nodes.map((each, i) =>
        words(
          "node",
          each.id ? `${i + 1}:` : undefined,
          each.type === undefined ? nodes[i] : `${nodes[i]}:${each.type}`,
          ...each.body,
        ),
      );
      if (drawn.template !== undefined) lines.push(words("rsc_template", "tpl", "ocf:pacemaker:Dummy", drawn.template));
      for (const [i, each] of drawn.primitives.entries()) {
        const isMade = drawn.template !== undefined && i === 0;
        lines.push(words("primitive", primitives[i], isMade ? "@tpl" : each.agent, each.body));
      }
      const free = [...primitives];
      const made = drawn.containers.flatMap((each, i) => containerLines(each, `g${i + 1}`, free));
      append(
        lines,
        made.map(([, line]) => line),
      );
      const names = { nodes, primitives, resources: [...primitives, ...made.map(([id]) => id)] };
      append(
        lines,
        drawn.constraints.map((each, i) => each(`l${i + 1}`)(names)),
      );
      append(lines, drawn.settings);
      append(lines, new Set(drawn.others.map((each) => each(names))));
      const start = drawn.order % Math.max(1, lines.length);
      const turned = [...lines.slice(start), ...lines.slice(0, start)];
      return [
        ...(drawn.comment === undefined ? [] : [drawn.comment]),
        ...turned.map((line) => spread(line, drawn.layout)),
      ]
        .join("\n")
        .concat("\n");
    });
}

/** A line with other white space between some of its words. */
function spread(line: string, space: string): string {
  if (line.startsWith("xml")) return line;
  return line.replaceAll(/ (?=params|meta|op )/g, space);
}

const ODD = [
  "rule",
  "(",
  "]",
  "{",
  "}",
  "to",
  "op",
  "params",
  "=x",
  "a=",
  "$id=q",
  "@r",
  "inf:",
  "x:y:z",
  '"',
  "\\",
  "#",
  "and",
  "date",
  "é",
  "1x",
  "interval=5",
  "description=z",
  "_rsc_set_",
];

/**
 * Texts of the crm language with something wrong in them: a word that is gone, doubled, changed or in another place.
 * @example
 * ```ts
 * import fc from "fast-check";
 * import { damagedCrmText } from "pengine/arbitraries";
 * import { CrmError, parseCrm } from "pengine/crmsh";
 *
 * fc.assert(
 *   fc.property(damagedCrmText(), (text) => {
 *     try {
 *       parseCrm(text);
 *     } catch (error) {
 *       return error instanceof CrmError;
 *     }
 *   }),
 * );
 * ```
 */
export function damagedCrmText(): Arbitrary<string> {
  return fc
    .record({
      text: crmText(),
      damage: listOf(
        fc.record({
          kind: fc.nat({ max: 5 }),
          at: fc.nat({ max: 997 }),
          word: fc.constantFrom(...ODD),
          other: fc.nat({ max: 997 }),
        }),
        2,
        1,
      ),
    })
    .map(({ text, damage }) => damage.reduce(damaged, text));
}

function damaged(
  text: string,
  {
    kind,
    at,
    word,
    other,
  }: { readonly kind: number; readonly at: number; readonly word: string; readonly other: number },
): string {
  const list = text.split(/(?<=[ \n])/);
  const place = at % list.length;
  const found = list[place] ?? "";
  const end = /[ \n]$/.exec(found)?.[0] ?? "";
  switch (kind) {
    case 0:
      list.splice(place, 1, end === "\n" ? end : "");
      break;
    case 1:
      list.splice(place, 0, `${word} `);
      break;
    case 2:
      list.splice(place, 1, word + end);
      break;
    case 3:
      list.splice(place, 0, found.trimEnd(), " ");
      break;
    case 4:
      list.splice(place, 1, found.slice(0, other % found.length) + found.slice((other % found.length) + 1));
      break;
    default: {
      const target = other % list.length;
      const moved = list[target] ?? "";
      list[target] = found.trimEnd() + (/[ \n]$/.exec(moved)?.[0] ?? "");
      list[place] = moved.trimEnd() + end;
    }
  }
  return list.join("");
}
