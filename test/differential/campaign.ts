import type { OurEngine, OurResult } from "./our-engine.js";
import { type Compared, differences, firstDifference, type Input } from "./outputs.js";
import { diedOfEvent, type Reference } from "./reference.js";
import { shrinkDocument } from "./shrink.js";

/** What comparing one input came to. */
export type Finding =
  | { readonly kind: "same" }
  | { readonly kind: "different"; readonly outputs: readonly Compared[]; readonly report: string }
  | { readonly kind: "died"; readonly outcome: string; readonly problem: string | undefined }
  | { readonly kind: "threw"; readonly problem: string };

/** The two programs. */
export interface Pair {
  readonly reference: Reference;
  readonly engine: OurEngine;
}

/** Runs both programs on an input and compares. */
export async function examine({ reference, engine }: Pair, input: Input): Promise<Finding> {
  const [theirs, mine] = await Promise.all([reference.run(input), engine.run(input)]);
  if (theirs.kind === "died") {
    return {
      kind: "died",
      outcome: theirs.outcome,
      problem: mine.threw ?? (await problemIn(engine, input, theirs, mine)),
    };
  }
  if (mine.outputs === undefined) return { kind: "threw", problem: mine.threw ?? "?" };
  const outputs = differences(theirs.outputs, mine.outputs);
  const [first] = outputs;
  if (first === undefined) return { kind: "same" };
  return { kind: "different", outputs, report: firstDifference(first, theirs.outputs, mine.outputs) };
}

/** What is wrong with ours where the reference died: where it gave up on an event, ours has to give up too (09 §9). */
async function problemIn(
  engine: OurEngine,
  input: Input,
  { outcome }: { readonly outcome: string },
  { outputs }: OurResult,
): Promise<string | undefined> {
  if (!diedOfEvent(outcome)) return engine.problem(input);
  return outputs?.exitCode === 134 ? undefined : `exit code ${outputs?.exitCode}, though an event is impossible`;
}

/** A small input with the same kind of finding: first fewer events, then a smaller document. */
export async function shrinkFinding(pair: Pair, input: Input, finding: Finding, maxTests: number): Promise<Input> {
  let { args } = input;
  for (let i = 0; i < args.length; ) {
    const fewer = args.toSpliced(i, 2);
    if (alike(await examine(pair, { ...input, args: fewer }), finding)) args = fewer;
    else i += 2;
  }
  const shows = async (xml: string) => alike(await examine(pair, { ...input, xml, args }), finding);
  return { ...input, args, xml: await shrinkDocument(input.xml, shows, maxTests) };
}

function alike(found: Finding, wanted: Finding): boolean {
  if (found.kind === "different" && wanted.kind === "different") return found.outputs[0] === wanted.outputs[0];
  if (found.kind === "died" && wanted.kind === "died")
    return found.outcome === wanted.outcome && (found.problem === undefined) === (wanted.problem === undefined);
  return found.kind === wanted.kind && found.kind !== "same";
}
