import type { Workbench } from "../edit/bench.js";
import type { Edit } from "../edit/edits.js";
import type { Event } from "../simulate/events.js";
import type { Given } from "./arguments.js";

/** What a command is read against: the cluster, for look-ups. */
export interface PcsContext {
  readonly bench: Workbench;
}

/** Reads what stands after the words that name a command. */
export type Verb = (
  given: Given,
  context: PcsContext,
) => readonly Edit[] | { readonly edits: readonly Edit[]; readonly events: readonly Event[] };
