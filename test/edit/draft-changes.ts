/** Changes of a document that is being edited, drawn: what follows a document has to follow them all. */
import fc from "fast-check";
import { Draft, draftOf, finished, newDraft, nodes } from "../../src/cib/draft.js";
import type { Extra } from "../../src/cib/element.js";

const KINDS = [
  "remove",
  "move",
  "before",
  "copy",
  "rename",
  "nonsense",
  "refer",
  "element",
  "nothing",
  "pair",
  "words",
] as const;

/** Words between elements, a comment or text, of which only blank text is allowed. */
const WORDS: readonly Extra[] = [
  { kind: "comment", text: "a comment", before: 0 },
  { kind: "cdata", text: " ", before: 0 },
  { kind: "cdata", text: "text", before: 0 },
];

/** One change of a document: of the elements, the nth ones. */
export interface DraftChange {
  readonly kind: (typeof KINDS)[number];
  readonly nth: number;
  readonly other: number;
}

export const draftChange: fc.Arbitrary<DraftChange> = fc.record({
  kind: fc.constantFrom(...KINDS),
  nth: fc.nat(1000),
  other: fc.nat(1000),
});

export function carryOut(root: Draft, { kind, nth, other }: DraftChange): void {
  const all = [...nodes(root)].slice(1);
  const draft = all[nth % all.length];
  const second = all[other % all.length];
  if (draft === undefined || second === undefined || isIn(second, draft)) return;
  switch (kind) {
    case "remove":
      draft.parent?.remove(draft);
      return;
    case "move":
    case "before":
      draft.parent?.remove(draft);
      // Mostly to a place where it may be.
      if (nth % 3 === 0) second.append(draft);
      else second.parent?.insertBefore(draft, kind === "before" ? second : undefined);
      return;
    case "copy":
      second.parent?.append(draftOf(finished(draft)));
      return;
    case "rename":
      draft.set({ id: nth % 2 === 0 ? second.attributes.id : `fresh-${other}` });
      return;
    case "nonsense":
      draft.set({ nonsense: "1" });
      return;
    case "refer":
      draft.set({ rsc: second.attributes.id });
      return;
    case "element":
      draft.append(newDraft(second.name, { id: `fresh-${other}` }));
      return;
    case "nothing":
      draft.append(newDraft("nvpair", { id: `n-${other}`, name: "a", value: "1" }));
      return;
    case "pair":
      draft.set({ name: nth % 2 === 0 ? "restart-type" : "a", value: "1" });
      return;
    case "words":
      draft.append(words(WORDS[other % WORDS.length]));
  }
}

/** Something that is no element. */
export function words(extra: Extra | undefined): Draft {
  return new Draft(undefined, extra, "#", {}, []);
}

function isIn(draft: Draft, holder: Draft): boolean {
  for (let at: Draft | undefined = draft; at !== undefined; at = at.parent) if (at === holder) return true;
  return false;
}
