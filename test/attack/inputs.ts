import { serialize } from "../../src/cib/index.js";
import { BOMBS, type BombName } from "./bombs.js";
import { damage } from "./damage.js";
import { renameAll } from "./hostile.js";
import { mutate, setExtremes } from "./mutate.js";
import type { Pool } from "./pool.js";
import { Random } from "./random.js";
import { splice } from "./splice.js";
import { sectionOf, type Tree, treeOf } from "./tree.js";

export const KINDS = ["mutation", "splice", "extreme", "pattern", "hostile", "text", "bomb"] as const;
export type Kind = (typeof KINDS)[number];

/** One input of an attack. */
export interface AttackInput {
  readonly kind: Kind;
  readonly source: string | Uint8Array;
  /** Of a bomb. */
  readonly bomb?: BombName;
}

/** Of so many inputs one is a bomb: they take long. */
const INPUTS_PER_BOMB = 2000;

/** The input of a number: the same seed and number give the same one. */
export function inputOf(pool: Pool, seed: number, index: number): AttackInput {
  const random = new Random(seed, index);
  if (random.below(INPUTS_PER_BOMB) === 0) return bomb(random);
  const root = treeOf(random.pickEarly(pool.cases));
  const kind = random.pick(SHARES);
  if (kind === "text") return { kind, source: damage(random, serialize(root)) };
  CHANGES[kind](random, pool, root);
  if (random.chance(kind === "hostile" ? 90 : 50)) root.attributes["validate-with"] = "none";
  // The clock must play no part.
  root.attributes["execution-date"] = "1700000000";
  return { kind, source: serialize(root) };
}

/** How often each kind is drawn. */
const SHARES: readonly Exclude<Kind, "bomb">[] = [
  ...(["mutation", "mutation", "mutation", "mutation", "mutation", "mutation", "splice", "splice", "splice"] as const),
  ...(["extreme", "extreme", "pattern", "pattern", "hostile", "text", "text"] as const),
];

const CHANGES: Readonly<Record<Exclude<Kind, "bomb" | "text">, (random: Random, pool: Pool, root: Tree) => void>> = {
  mutation: mutate,
  extreme: setExtremes,
  pattern: locateByPatterns,
  splice: (random, pool, root) => {
    splice(random, pool, root);
    if (random.chance(30)) mutate(random, pool, root);
  },
  hostile: (random, pool, root) => {
    renameAll(random, root);
    if (random.chance(30)) mutate(random, pool, root);
  },
};

/** Locations by drawn patterns. */
function locateByPatterns(random: Random, pool: Pool, root: Tree): void {
  const nodes = sectionOf(root, "nodes")?.children ?? [];
  const constraints = sectionOf(root, "constraints");
  for (let i = random.below(4); i >= 0 && nodes.length > 0; i--) {
    const pattern = random.chance(30)
      ? `${random.pick(pool.patterns)}${random.pick(pool.patterns)}`
      : random.pick(pool.patterns);
    const node = random.pick(nodes).attributes.uname ?? "";
    const attributes = { id: `drawn-${i}`, "rsc-pattern": pattern, node, score: String(random.below(200) - 100) };
    constraints?.children.push({ name: "rsc_location", attributes, children: [] });
  }
}

/** A bomb of any size up to the largest; small ones are as likely as large ones. */
function bomb(random: Random): AttackInput {
  const name = random.pick(Object.keys(BOMBS) as BombName[]);
  const { largest, text } = BOMBS[name];
  const size = Math.max(1, Math.floor(largest ** (random.below(1001) / 1000)));
  return { kind: "bomb", source: text(size), bomb: name };
}
