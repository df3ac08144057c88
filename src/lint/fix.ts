import type { CibDocument } from "../cib/cib.js";
import { edit } from "../edit/edit.js";
import { EditError } from "../edit/error.js";
import type { LintFinding } from "./lint.js";

/** What came of mending. */
export interface Fixed<Document extends CibDocument = CibDocument> {
  readonly document: Document;
  /** The findings that were mended, in order. */
  readonly mended: readonly LintFinding[];
}

/**
 * Does what findings say would mend them, as far as it is safe: it changes nothing about what the cluster does now. What
 * cannot be done in the document as it is, is left.
 * @example
 * ```ts
 * import { readAny } from "pengine/commands";
 * import { fix, lint } from "pengine/lint";
 *
 * const now = 1_700_000_000;
 * const { cib } = readAny("primitive a systemd:a\nprimitive b systemd:b\ncolocation c 0: a b", { now });
 * fix(cib, lint(cib, { now }), { now }).mended.map(({ code }) => code); // => ["idle-colocation"]
 * ```
 */
export function fix<Document extends CibDocument>(
  document: Document,
  findings: readonly LintFinding[],
  { now }: { readonly now: number },
): Fixed<Document> {
  let made = document;
  const mended: LintFinding[] = [];
  for (const finding of findings) {
    const { remedy } = finding;
    if (remedy === undefined || !remedy.safe || remedy.edits.length === 0) continue;
    try {
      made = edit(made, remedy.edits, { now }).cib;
      mended.push(finding);
    } catch (error) {
      if (!(error instanceof EditError)) throw error;
    }
  }
  return { document: made, mended };
}
