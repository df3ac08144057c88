import type { Draft, Place } from "../cib/draft.js";
import { mergeInto } from "../cib/merge.js";

/** What a history element is made of (09 §9.8). */
export interface HistoryAgent {
  readonly class: string | undefined;
  readonly provider: string | undefined;
  readonly type: string | undefined;
}

/** The history elements of one node state by the id of their resource, wherever they are in it (09 §9.8). */
export class Histories {
  readonly #state: Draft;
  readonly #places = new Map<string, Place[]>();

  constructor(state: Draft) {
    this.#state = state;
    for (const place of state.places("lrm_resource")) this.#note(place.child.attributes.id, place);
  }

  /** The one with that id; none if there are several. */
  only(id: string): Draft | undefined {
    const [first, second] = this.#places.get(id) ?? [];
    return second === undefined ? first?.draft : undefined;
  }

  /**
   * Puts one where history elements belong.
   * @param merged into the first of that id there, if there is one
   */
  add(id: string, made: Draft, merged: boolean): void {
    const histories = this.container();
    const places = this.#places.get(id) ?? [];
    const same = merged ? places.find(({ holder }) => holder === histories) : undefined;
    if (same === undefined) this.#note(id, histories.appendPlace(made));
    else mergeInto(same.draft, made);
  }

  /** Where history elements belong; made if it is missing. */
  container(): Draft {
    return this.#state.findOrAppend("lrm", { id: this.#state.attributes.id }).findOrAppend("lrm_resources");
  }

  #note(id: string | undefined, place: Place): void {
    if (id === undefined) return;
    const known = this.#places.get(id);
    if (known === undefined) this.#places.set(id, [place]);
    else known.push(place);
  }
}

/** Why no history element can be made for an agent, in the reference's words (09 §9.8). */
export function problemWith(agent: HistoryAgent, shown: string, state: Draft): string | undefined {
  if (agent.class === undefined || agent.type === undefined) {
    const where = state.attributes.id ?? "";
    return `Resource ${shown} not found in the status section of ${where} (supply class and type to continue)`;
  }
  const standard = agent.class.toLowerCase();
  if (!["ocf", "stonith", "service", "systemd", "lsb"].includes(standard)) {
    return `Invalid class for ${shown}: ${agent.class}`;
  }
  return standard === "ocf" && agent.provider === undefined
    ? `Please specify the provider for resource ${shown}`
    : undefined;
}
