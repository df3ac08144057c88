/** What failed where. */
import type { FactOf } from "../../verdict/fact.js";
import type { Book } from "../book.js";

/** The failed operations of a resource, or of any instance of it, on a node; newest last. */
export function failures(
  book: Book,
  id: string | undefined,
  node: string | undefined,
): readonly FactOf<"operation-failed">[] {
  return book
    .aboutLineage(id)
    .flatMap((fact) => (fact.code === "operation-failed" && fact.node === node ? [fact] : []));
}
