import type { ExplainableVerdict } from "../verdict/verdict.js";
import { PlainAnswers } from "./plain-answers.js";

/**
 * Answers about a Verdict, for whoever may have nothing to ask: commands load what gives them with the first question.
 * @param verdict of `evaluate` with `explain`
 * @throws OptionError for any other Verdict
 */
export function answersOn(verdict: ExplainableVerdict): PlainAnswers {
  return new PlainAnswers(verdict);
}
