/** Why: answers to questions about one Verdict, and the ledger of causes that they rest on. */
export type { ActionAnswer, Answer, ItemAnswer, NodeAnswer, Subject } from "./answer.js";
export { Answers, explain } from "./answers.js";
export type { OutcomeKind } from "./outcome.js";
export { PlainAnswers, type UnknownSubject } from "./plain-answers.js";
export type { ActionOutcome } from "./progress.js";
export { impliedGoal } from "./remedies/implied-goal.js";
export {
  type Goal,
  goalText,
  type NodeGoal,
  type Remedies,
  type Remedy,
  type RemedyChange,
  type RemedyOptions,
  type ResourceGoal,
  remedies,
  type SideEffect,
} from "./remedies/index.js";
export {
  causeDetail,
  type PromotionExplanation,
  promotionExplanation,
  replay,
  type ScoreCause,
  type ScoreExplanation,
  scoreExplanations,
} from "./scores.js";
export type { Why } from "./why/reason.js";
export { factText } from "./words.js";
