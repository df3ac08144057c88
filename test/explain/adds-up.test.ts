import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CibError } from "../../src/cib/index.js";
import { evaluate } from "../../src/evaluate.js";
import { promotionExplanation, replay, scoreExplanations } from "../../src/explain/index.js";
import { readCib } from "../../src/read-cib.js";
import { caseXml, loadCases } from "../conformance/cases.js";

const CORPUS = join(import.meta.dirname, "../../corpus");
const CTS = join(import.meta.dirname, "../../../shared/cts");
const directories = [CORPUS, CTS].filter((directory) => existsSync(join(directory, "cases.json")));

/** Scores whose causes do not lead from 0 to what is printed; with the number of scores looked at. */
function unexplained(xml: string): { readonly wrong: string[]; readonly checked: number } {
  const verdict = evaluate(readCib(xml).cib, { now: 1_800_000_000, causes: true });
  const wrong: string[] = [];
  let checked = 0;
  const resources = new Set<string>();
  for (const event of verdict.events) if (event.kind === "scores") resources.add(event.resource);
  for (const resource of resources) {
    for (const { node, by, score, causes } of scoreExplanations(verdict, resource)) {
      checked++;
      if (replay(causes) !== score) wrong.push(`${by} ${resource} on ${node}: ${replay(causes)}, not ${score}`);
    }
  }
  for (const event of verdict.events) {
    if (event.kind !== "promotion") continue;
    checked++;
    const causes = promotionExplanation({ events: [event] }, event.resource)?.causes ?? [];
    if (replay(causes) !== event.score)
      wrong.push(`promotion of ${event.resource}: ${replay(causes)}, not ${event.score}`);
  }
  return { wrong, checked };
}

describe("explained scores add up", () => {
  it.each(directories)("over all cases of %s", (directory) => {
    const wrong: string[] = [];
    let checked = 0;
    for (const { name } of loadCases(directory)) {
      try {
        const result = unexplained(caseXml(directory, name));
        checked += result.checked;
        wrong.push(...result.wrong.map((line) => `${name}: ${line}`));
      } catch (error) {
        if (!(error instanceof CibError)) throw error;
      }
    }
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(2000);
  });
});
