/** Answers: why, why not, what ties, what becomes of it; without remedies. */
import { nearest } from "../base/nearest.js";
import { OptionError } from "../base/option-error.js";
import { baseName } from "../base/text.js";
import type { ExplainableVerdict } from "../verdict/verdict.js";
import type { Answer, Subject } from "./answer.js";
import { type Context, contextOf } from "./context.js";
import { keyAnswer } from "./subjects/action.js";
import { clusterAnswer } from "./subjects/cluster.js";
import { nodeAnswer } from "./subjects/node.js";
import { placementAnswer } from "./subjects/placement.js";
import { resourceAnswer } from "./subjects/resource.js";
import { resourcesAnswer } from "./subjects/resources.js";

/** A word that names nothing in the cluster, and the known names that are nearest to it. */
export interface UnknownSubject {
  readonly kind: "unknown";
  readonly word: string;
  readonly nearest: readonly string[];
}

/**
 * Answers questions about one Verdict, and nothing more: what looks for remedies edits documents, and is half as large as
 * the rest of the library.
 *
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { PlainAnswers } from "pengine/explain";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const answers = new PlainAnswers(evaluate(readCib(xml).cib, { now: 1_700_000_000, explain: true }));
 * const subject = answers.subject(["web"]);
 * if (subject.kind !== "unknown") console.log(answers.answer(subject).sentence);
 * ```
 */
export class PlainAnswers {
  protected readonly context: Context;

  /**
   * @param verdict of `evaluate` with `explain`
   * @throws OptionError for any other Verdict
   */
  constructor(verdict: ExplainableVerdict) {
    const { explainable }: { readonly explainable: boolean } = verdict;
    if (!explainable) {
      const legal = "what evaluate gives with the option explain: true";
      throw new OptionError("explain", "this Verdict was made without what explain needs", legal);
    }
    this.context = contextOf(verdict);
  }

  /** What words of a command line ask about: nothing, a resource, a node, both, two resources, or the key of an action. */
  subject(words: readonly string[]): Subject | UnknownSubject {
    const { book } = this.context;
    const [first, second] = words;
    if (first === undefined) return { kind: "cluster" };
    const isNode = (word: string) => book.node(word) !== undefined;
    const resource = this.#resourceId(first);
    if (second === undefined) {
      if (resource !== undefined) return { kind: "resource", resource };
      if (isNode(first)) return { kind: "node", node: first };
      return this.#isKey(first) ? { kind: "action", key: first } : this.#unknown(first);
    }
    if (resource === undefined && this.#isKey(first) && isNode(second))
      return { kind: "action", key: first, node: second };
    if (resource === undefined && isNode(first)) {
      const other = this.#resourceId(second);
      return other === undefined ? this.#unknown(second) : { kind: "placement", resource: other, node: first };
    }
    if (resource === undefined) return this.#unknown(first);
    if (isNode(second)) return { kind: "placement", resource, node: second };
    const other = this.#resourceId(second);
    return other === undefined ? this.#unknown(second) : { kind: "resources", first: resource, second: other };
  }

  /**
   * The answer about a subject.
   * @throws OptionError for a subject that `subject` did not give, such as an id that does not exist
   */
  answer(subject: Subject): Answer {
    const answer = this.#answer(subject);
    if (answer === undefined) throw unknownSubject(subject);
    return answer;
  }

  #answer(subject: Subject): Answer | undefined {
    const context = this.context;
    const { book } = context;
    switch (subject.kind) {
      case "cluster":
        return clusterAnswer(context);
      case "resource": {
        const placement = book.placement(subject.resource);
        return placement && resourceAnswer(context, placement);
      }
      case "node":
        return book.node(subject.node) && nodeAnswer(context, subject.node);
      case "placement": {
        const placement = book.placement(subject.resource);
        return placement && book.node(subject.node) && placementAnswer(context, placement, subject.node);
      }
      case "resources": {
        const first = book.placement(subject.first);
        const second = book.placement(subject.second);
        return first && second && resourcesAnswer(context, first, second);
      }
      case "action":
        return keyAnswer(context, subject.key, subject.node);
    }
  }

  /** A resource by its id; a cloned resource by its own id stands for its clone. */
  #resourceId(word: string): string | undefined {
    const { book } = this.context;
    if (book.placement(word) !== undefined) return word;
    const instance = book.placements.find(({ resource }) => baseName(resource) === word);
    return book.cloneOf(instance?.resource) ?? instance?.resource;
  }

  #isKey(word: string): boolean {
    return this.context.book.actionRecords.some(({ key }) => key === word);
  }

  #unknown(word: string): UnknownSubject {
    const { book } = this.context;
    const known = [
      ...book.placements.map(({ resource }) => resource),
      ...book.verdict.status.nodes.map(({ name }) => name),
    ];
    const best = nearest(word, known);
    const alike = known.filter((name) => name !== best && name.toLowerCase().includes(word.toLowerCase())).slice(0, 4);
    return { kind: "unknown", word, nearest: best === undefined ? alike : [best, ...alike] };
  }
}

function unknownSubject(subject: Subject): OptionError {
  const legal = "a resource, a node or the key of an action of the Verdict";
  return new OptionError("subject", `nothing is known about ${JSON.stringify(subject)}`, legal);
}
