/** Answers about an action, by its key. */
import { type Answer, factsOf, type Subject } from "../answer.js";
import type { Context } from "../context.js";
import { actionAnswer } from "../parts.js";
import { isUnderWay } from "../relations.js";
import { sentenceOf } from "../sentence.js";
import { actionText, whyNotDone } from "../why/actions.js";
import { serialNotes } from "../why/fencing.js";
import { listOf } from "../words.js";
import { merge, NOTHING } from "./common.js";

/** An action by its key, on one node or on all on which there is one. */
export function keyAnswer(context: Context, key: string, node: string | undefined): Answer | undefined {
  const { book, progress } = context;
  const found = book.actionRecords.filter(
    (action) => action.key === key && (node === undefined || action.node === node),
  );
  const action = found.find((each) => progress.outcome(each) !== "not needed") ?? found[0];
  if (action === undefined) return undefined;
  const outcome = progress.outcome(action);
  const reasons = outcome === "done" || outcome === "not needed" ? [] : [whyNotDone(context, action)];
  const before = progress.inputs(action).map((each) => actionText(book, each));
  const head = `${actionText(book, action)} is ${outcome}`;
  const subject: Subject = node === undefined ? { kind: "action", key } : { kind: "action", key, node };
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: merge(factsOf(reasons)),
    notes: [
      ...(isUnderWay(book, action) ? ["It was begun, and has not ended yet."] : []),
      `It waits for ${listOf(before)}.`,
      ...(action.task === "stonith" ? serialNotes(book, progress.inputs(action)) : []),
    ],
    actions: found.map((each) => actionAnswer(context, each)),
  };
}
