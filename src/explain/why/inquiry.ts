import type { Book } from "../book.js";
import type { Why } from "./reason.js";

/**
 * What the rules of explanation ask each other. They go on from one another along colocations, groups, containers, promotions
 * and connections, to where a matter is decided; each of the questions is answered in a file of its own.
 */
export interface Inquiry {
  readonly book: Book;
  /** One link further along the chain; undefined where the chain has been before, and where it has become too long. */
  step(what: string, where: string): Inquiry | undefined;
  /** Why a primitive is not, or cannot be, on a node; of one that another is tied to what speaks against the node besides that. */
  whyNot(id: string, node: string, besides?: string): Why;
  /** Why a resource runs nowhere: what disables it, or what keeps it off each node. */
  whyNowhere(id: string): readonly Why[];
  /** Why a primitive leaves one node for another. */
  whyMoves(id: string, from: string, to: string): readonly Why[];
  /** Why one node is better than another for a primitive, besides that it is tied to another resource. */
  whyBetter(id: string, better: string, worse: string, besides: string): readonly Why[];
  /** Why no instance of a promotable clone is promoted. */
  whyNotPromoted(clone: string): readonly Why[];
  /** Why one instance on a node is not the promoted one. */
  whyNotPromotedOn(instance: string, node: string): Why;
}
