/** Answers: why, why not, what ties, what becomes of it, what would help. */
import type { Cib } from "../cib/cib.js";
import type { ExplainableVerdict } from "../verdict/verdict.js";
import type { Answer, Subject } from "./answer.js";
import { PlainAnswers } from "./plain-answers.js";
import type { Goal } from "./remedies/goal.js";
import { goalBehind } from "./remedies/implied-goal.js";
import { findRemedies, type Remedies, type RemedyOptions } from "./remedies/index.js";

/**
 * Answers questions about one Verdict: what all answers need is worked out once.
 * @example
 * ```ts
 * import { evaluate } from "pengine";
 * import { readAny } from "pengine/commands";
 * import { Answers } from "pengine/explain";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("node n1\nprimitive web systemd:nginx\nproperty fencing-enabled=false", { now });
 * const answers = new Answers(evaluate(cib, { now, explain: true }));
 * const subject = answers.subject(["web", "n1"]); // as on a command line
 * if (subject.kind !== "unknown") console.log(answers.answer(subject).sentence);
 * ```
 */
export class Answers extends PlainAnswers {
  /** What who asks about a subject most likely wants; undefined where all is as it should be, or nothing is wanted of it. */
  goal(subject: Subject): Goal | undefined {
    return goalBehind(this.context, subject);
  }

  /**
   * The smallest sets of changes after which a goal holds, each tried.
   * @param cib that of the Verdict
   */
  remedies(cib: Cib, goal: Goal, options: RemedyOptions): Remedies {
    return findRemedies(this.context, cib, goal, options);
  }
}

/**
 * The answer to one question about a Verdict; for several questions make `Answers` once.
 *
 * @param verdict of `evaluate` with `explain`
 * @param subject default: the cluster as a whole
 * @throws OptionError for a subject that does not exist, and for a Verdict that was made without `explain`
 * @example
 * ```ts
 * import { evaluate, readCib } from "pengine";
 * import { explain } from "pengine/explain";
 *
 * const xml = `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1">
 *    <configuration><crm_config/><nodes><node id="1" uname="n1"/></nodes>
 *    <resources><primitive id="web" class="systemd" type="nginx"/></resources><constraints/></configuration>
 *    <status><node_state id="1" uname="n1" in_ccm="true" crmd="online" join="member" expected="member"/></status></cib>`;
 * const { cib } = readCib(xml);
 * const verdict = evaluate(cib, { now: 1_700_000_000, explain: true });
 * console.log(explain(verdict, { kind: "placement", resource: "web", node: "n1" }).sentence);
 * ```
 */
export function explain(verdict: ExplainableVerdict, subject: Subject = { kind: "cluster" }): Answer {
  return new PlainAnswers(verdict).answer(subject);
}
