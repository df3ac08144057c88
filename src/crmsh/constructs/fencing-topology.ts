import { WORD } from "../characters.js";
import type { Construct } from "../construct.js";
import type { Printing } from "../printing.js";
import type { Words } from "../reading.js";
import { Node } from "../tree.js";

/** What a level is for: the attributes that name it, and under which its levels are counted and printed. */
interface Target {
  /** Stands in front of the other attributes of a level. */
  readonly node?: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly counter: string;
  readonly printed: string;
}

/** Fencing topologies (11 §5.13). */
export const fencingTopology: Construct = {
  keyword: "fencing_topology",
  synonyms: ["fencing-topology"],
  element: "fencing-topology",
  section: "configuration",
  rank: 10,
  least: 0,

  read(words) {
    const made = new Node("fencing-topology");
    for (const [target, devices] of readLevels(words)) {
      made.append(levelOf(target.target, target.index, devices));
    }
    return made;
  },

  head: (object, printing) => ["fencing_topology", ...commonLevels(object, printing)].join(" "),
  parts: () => [],
  body: topologyParts,
};

function nodeTarget(name: string): Target {
  return { node: name, attributes: [], counter: name, printed: `${name}:` };
}

function patternTarget(pattern: string): Target {
  return { attributes: [["target-pattern", pattern]], counter: pattern, printed: `pattern:${pattern}` };
}

function attributeTarget(name: string, value: string): Target {
  const attributes = [
    ["target-attribute", name],
    ["target-value", value],
  ] as const;
  return { attributes, counter: name, printed: `attr:${name}=${value}` };
}

const BY_ATTRIBUTE = new RegExp(`^attr:([${WORD}-]+)=([${WORD}-]+)$`, "u");

/** The target that a word names; `undefined` for a list of devices. */
function targetOf(word: string): Target | undefined {
  const byAttribute = BY_ATTRIBUTE.exec(word);
  if (byAttribute !== null) return attributeTarget(byAttribute[1] ?? "", byAttribute[2] ?? "");
  const pattern = /^pattern:(.+)/s.exec(word)?.[1];
  if (pattern !== undefined) return patternTarget(pattern);
  const name = /^([^:]+):$/.exec(word)?.[1];
  return name === undefined ? undefined : nodeTarget(name);
}

/** Every level that the words make, with its target and index; those without any target are for every node. */
function* readLevels(words: Words): Generator<readonly [{ target: Target; index: number }, devices: string]> {
  const list = words.rest().map(({ text }) => text);
  const counters = new Map<string, number>();
  const count = (target: Target): { target: Target; index: number } => {
    const index = (counters.get(target.counter) ?? 0) + 1;
    counters.set(target.counter, index);
    return { target, index };
  };
  const [first] = list;
  if (first !== undefined && targetOf(first) === undefined) {
    const devices = list.filter((word) => targetOf(word) === undefined);
    for (const name of words.reading.nodeNames()) {
      const target = nodeTarget(name);
      for (const each of devices) yield [count(target), each];
    }
    return;
  }
  let current: Target | undefined;
  for (const word of list) {
    const target = targetOf(word);
    if (target !== undefined) current = target;
    else if (current !== undefined) yield [count(current), word];
  }
}

function levelOf({ node, attributes }: Target, index: number, devices: string): Node {
  return new Node("fencing-level", [["target", node], ["index", String(index)], ["devices", devices], ...attributes]);
}

/** The levels of a topology by target, in order of first appearance: the devices by index, of equal ones the last. */
function levelsByTarget(object: Node): Map<string, string[]> {
  const found = new Map<string, Map<number, string>>();
  for (const level of object.named("fencing-level")) {
    const key = printedTarget(level);
    const levels = found.get(key) ?? new Map<number, string>();
    found.set(key, levels);
    levels.set(Number(level.get("index")), level.text("devices"));
  }
  const sorted = new Map<string, string[]>();
  for (const [key, levels] of found) {
    sorted.set(
      key,
      [...levels].sort(([a], [b]) => a - b).map(([, devices]) => devices),
    );
  }
  return sorted;
}

function printedTarget(level: Node): string {
  const name = level.get("target");
  if (name !== undefined) return nodeTarget(name).printed;
  const pattern = level.get("target-pattern");
  if (pattern !== undefined) return patternTarget(pattern).printed;
  return attributeTarget(level.text("target-attribute"), level.text("target-value")).printed;
}

/** The devices that every target has, if there are as many targets as nodes; none otherwise. */
function commonLevels(object: Node, { nodeCount }: Printing): readonly string[] {
  const targets = [...levelsByTarget(object).values()];
  const [first] = targets;
  if (first === undefined || targets.length !== nodeCount) return [];
  const key = first.join(" ");
  return targets.every((levels) => levels.join(" ") === key) ? first : [];
}

/** The parts of a topology behind its head: one per target (11 §8.6). */
function topologyParts(object: Node, printing: Printing): string[] {
  if (commonLevels(object, printing).length > 0) return [];
  return Array.from(levelsByTarget(object), ([target, levels]) => [target, ...levels].join(" "));
}
