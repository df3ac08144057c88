import type { Bomb } from "./bomb-parts.js";
import { CLUSTER_BOMBS } from "./cluster-bombs.js";
import { RULE_BOMBS } from "./rule-bombs.js";
import { TEXT_BOMBS } from "./text-bombs.js";

/** Documents that grow by one number, each kind in its own way: what they cost may grow at most with input and output. */
export const BOMBS = { ...CLUSTER_BOMBS, ...RULE_BOMBS, ...TEXT_BOMBS } as const satisfies Readonly<
  Record<string, Bomb>
>;

export type BombName = keyof typeof BOMBS;
