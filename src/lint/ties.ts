import type { LintContext } from "./context.js";
import { isPromotable, type LintResource, outermost } from "./resources.js";

/** The outermost resources that constraints or groups tie together, as pairs of ids in alphabetical order. */
export class Ties {
  readonly #pairs = new Set<string>();
  readonly #context: LintContext;

  constructor(context: LintContext, kind: "colocation" | "order") {
    this.#context = context;
    for (const each of context.relations) {
      const counts = each.kind === kind && (kind === "order" || each.score !== 0);
      if (counts) this.#pairs.add(this.#key(each.one, each.other));
    }
  }

  /** Whether two resources are tied, or are parts of one. */
  has(a: string, b: string): boolean {
    const key = this.#key(a, b);
    const [one, other] = key.split(" ");
    return one === other || this.#pairs.has(key);
  }

  #key(a: string, b: string): string {
    const top = (id: string): string => {
      const found = this.#context.resources.get(id);
      return found === undefined ? id : outermost(found).id;
    };
    return [top(a), top(b)].sort().join(" ");
  }
}

/** Whether a resource is a clone that is on every node, so that whatever needs it may be anywhere. */
export function isEverywhere(resource: LintResource | undefined): boolean {
  if (resource === undefined) return false;
  const top = outermost(resource);
  return top.kind === "clone" && !isPromotable(top) && !top.meta.has("clone-max");
}
