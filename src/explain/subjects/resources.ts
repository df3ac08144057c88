/** Answers about two resources: what ties them, which of their actions wait for each other; or that nothing does. */
import type { Placement } from "../../verdict/placement.js";
import type { Answer, Subject } from "../answer.js";
import type { Book } from "../book.js";
import type { Context } from "../context.js";
import { outcomeOf } from "../outcome.js";
import { capital, sentenceOf } from "../sentence.js";
import { directTies, namesOf, tiesThrough } from "../ties.js";
import { actionText } from "../why/actions.js";
import { why, whyFact } from "../why/reason.js";
import { itemOf, NOTHING } from "./common.js";
import { isSpare } from "./resource.js";

/** Two resources: what ties them, which of their actions wait for each other; or that nothing does. */
export function resourcesAnswer(context: Context, first: Placement, second: Placement): Answer {
  const { book } = context;
  const subject: Subject = { kind: "resources", first: first.resource, second: second.resource };
  const direct = directTies(book, first.resource, second.resource);
  const ties = direct.length > 0 ? direct : tiesThrough(book, first.resource, second.resource);
  const reasons = ties.map((tie) => whyFact(tie));
  const part = partText(context, first, second) ?? partText(context, second, first);
  const waits = part === undefined ? waitsBetween(context, first.resource, second.resource) : [];
  const belonging = part ?? sharedText(context, first.resource, second.resource);
  if (belonging !== undefined) reasons.unshift(why(belonging));
  const head =
    reasons.length === 0
      ? `nothing in the configuration ties ${first.resource} and ${second.resource}`
      : direct.length > 0 || belonging !== undefined
        ? `${first.resource} and ${second.resource} are tied directly`
        : `${first.resource} and ${second.resource} are tied through others`;
  const notes = waits.map((text) => `${capital(text)}.`);
  if (reasons.length > 0 && waits.length === 0 && part === undefined)
    notes.push("In this transition no action of one waits for one of the other.");
  if (direct.length > 0 && direct.every(({ code }) => code === "order")) {
    notes.push(`They are only ordered: no colocation ties their places.`);
  }
  const leaves = new Set([first, second].flatMap(({ resource }) => book.leaves(resource)));
  const outcomes = [...leaves].map((leaf) => outcomeOf(context, leaf));
  return {
    ...NOTHING,
    subject,
    sentence: sentenceOf(head, reasons),
    reasons,
    facts: ties,
    notes,
    items: outcomes.filter((each) => !isSpare(context, each)).map((each) => itemOf(context, each)),
  };
}

/** That one is part of the other. */
function partText({ book }: Context, inner: Placement, outer: Placement): string | undefined {
  return inner !== outer && book.lineage(inner.resource).includes(outer)
    ? `${inner.resource} is part of the ${outer.variant} ${outer.resource}`
    : undefined;
}

/** That both are part of another one; neither is part of the other. */
function sharedText({ book }: Context, a: string, b: string): string | undefined {
  const around = new Set(book.lineage(a));
  const shared = book
    .lineage(b)
    .slice(1)
    .find((each) => around.has(each));
  if (shared === undefined) return undefined;
  const order = shared.variant === "group" ? ", which start in its order on one node" : "";
  return `both are members of the ${shared.variant} ${shared.resource}${order}`;
}

/** Which actions of two resources wait for each other, directly. */
function waitsBetween({ book, progress }: Context, a: string, b: string): string[] {
  const found: string[] = [];
  const one = below(book, a);
  const other = below(book, b);
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    for (const id of mine) {
      for (const action of book.actions(id)) {
        for (const input of progress.inputs(action)) {
          if (input.resource === undefined || !theirs.has(input.resource)) continue;
          found.push(
            `${actionText(book, action)} waits for ${actionText(book, input)} (${action.key} after ${input.key})`,
          );
        }
      }
    }
  }
  return found;
}

/** A resource and all below it. */
function below(book: Book, id: string): ReadonlySet<string> {
  const lineage = new Set(
    book
      .lineage(id)
      .slice(1)
      .map(({ resource }) => resource),
  );
  return new Set([...namesOf(book, id)].filter((name) => !lineage.has(name)));
}
