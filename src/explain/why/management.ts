/** What takes a resource out of the cluster's hands, and the failures behind that. */
import { append } from "../../base/list.js";
import type { Fact } from "../../verdict/fact.js";
import type { Book } from "../book.js";
import { taskText } from "../words.js";
import { aboutItself } from "./behind.js";
import { failures } from "./failures.js";
import { type Why, why, whyFact } from "./reason.js";

/** What takes a resource out of the cluster's hands; of what it is part of too, but not of other instances. */
export function managementFacts(book: Book, id: string): readonly Fact[] {
  const found = aboutItself(book, id).filter(({ code }) => code === "blocked" || code === "unmanaged");
  if (found.length > 0) return found;
  const waiting = book.withCode("no-fence-device");
  return waiting.length > 0 ? waiting : blockingParts(book, id);
}

/** What is active too often in the same group or bundle, for which all of it is blocked (03 §15.5). */
function blockingParts(book: Book, id: string): readonly Fact[] {
  const parts = book.leaves(book.placement(id)?.parent).flatMap(({ resource }) => book.about(resource));
  return parts.filter(({ code }) => code === "multiple-active");
}

/** The failures that block a resource, and what keeps the cluster from doing more. */
export function whyBlockedFacts(book: Book, id: string): Why[] {
  const found: Why[] = [];
  for (const fact of book.aboutLineage(id)) {
    if (fact.code !== "blocked") continue;
    if (fact.by === "multiple active") {
      const several = book.aboutLineage(id).filter(({ code }) => code === "multiple-active");
      append(
        found,
        several.map((each) => whyFact(each)),
      );
    }
    for (const failure of failures(book, id, fact.node)) {
      const unfenced = book.withCode("fencing-disabled").map((each) => whyFact(each));
      const asked = why(`the ${taskText(failure.task)} has on-fail=block`);
      found.push(whyFact(failure, failure.task === "stop" ? unfenced : [asked]));
    }
  }
  return found;
}
