/** Questions as they are asked in public, each with what an answer must and must not say. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { printedAnswer, type Question, readQuestion } from "../explain/questions.js";
import { untruths } from "../explain/truth.js";

const FOLDER = join(import.meta.dirname, "../../corpus/answers");
const files = readdirSync(FOLDER).filter((file) => file.endsWith(".crm"));

/** What of the demands on the answers is not met, one line each. */
function unmet(question: Question): readonly string[] {
  return question.asked.flatMap(({ words, says, first, never }) => {
    const text = printedAnswer(question, words);
    const [sentence = ""] = text.split("\n");
    const misses = (spellings: readonly string[], within: string) => !spellings.some((each) => within.includes(each));
    return [
      ...says.filter((each) => misses(each, text)).map((each) => `does not say: ${each.join(" | ")}`),
      ...first.filter((each) => misses(each, sentence)).map((each) => `does not begin with: ${each.join(" | ")}`),
      ...never.filter((each) => text.includes(each)).map((each) => `says: ${each}`),
    ].map((each) => `${words.join(" ")} ${each} in\n${text}`);
  });
}

describe("questions", () => {
  it.each(files)("%s is answered", (file) => {
    const question = readQuestion(join(FOLDER, file));
    expect(question.asked.some(({ says, first }) => says.length + first.length > 0)).toBe(true);
    expect(unmet(question)).toEqual([]);
    const { cib, now } = question;
    expect(untruths(cib, evaluate(cib, { now, explain: true }), now)).toEqual([]);
  });
});
