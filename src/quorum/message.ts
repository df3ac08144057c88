/** What nodes of a partition tell each other (12 §7.1, §7.6, §7.8). Everybody hears everything, also from oneself. */
import type { Peer } from "./node-state.js";

export type Message =
  | ({ readonly kind: "node"; readonly from: number } & Pick<Peer, "votes" | "expected" | "flags">)
  | { readonly kind: "device"; readonly from: number; readonly votes: number }
  | { readonly kind: "expected"; readonly from: number; readonly expected: number }
  | { readonly kind: "votes"; readonly from: number; readonly of: number; readonly votes: number }
  | { readonly kind: "cancel"; readonly from: number }
  | { readonly kind: "register"; readonly from: number; readonly name: string }
  | { readonly kind: "unregister"; readonly from: number };
