import { describe, expect, it } from "vitest";
import { CrmError, loadCrm, printCrm, showCrm } from "../../src/crmsh/index.js";
import { baseOf, changesIn, type Example, exampleFiles, examplesIn, printedNow, saidLines } from "./examples.js";

/** What a text gives, as the examples write it, and what is wrong with it in our own words. */
function outcome(example: Example): { answer: string[]; wrong: string[] } {
  const base = baseOf(example);
  const { text, options } = example;
  if (text === undefined) {
    const shown = showCrm(base);
    return { answer: [...printedNow("\n", shown.text), ...saidLines(shown.messages)], wrong: [] };
  }
  const given = options.get("method");
  const method = given === "lines" || given === "push" || given === "replace" ? given : "update";
  try {
    const { cib, messages } = loadCrm(text, { base, method });
    const printed = printedNow(printCrm(base), printCrm(cib));
    return { answer: [...changesIn(base, cib), ...printed, ...saidLines(messages)], wrong: [] };
  } catch (error) {
    if (!(error instanceof CrmError)) throw error;
    // Where the crm shell aborts the chapter only says that it is an error.
    const said = options.has("hand") ? [] : saidLines(error.messages);
    return { answer: ["refused", ...said], wrong: error.problems.map(wrongLine) };
  }
}

function wrongLine({ code, position, word, legal }: CrmError["problems"][number]): string {
  const place = position === undefined ? "-" : `${position.line}:${position.column}`;
  return [code, place, word ?? "-", legal ?? ""].join(" ").trim();
}

describe.each(exampleFiles())("%s", (file) => {
  it.each(examplesIn(file).map((each) => [`${each.rule}: ${each.name}`, each] as const))("%s", (_, example) => {
    const { answer, wrong } = outcome(example);
    expect(answer).toEqual(example.answer);
    if (example.wrong.length > 0) expect(wrong).toEqual(example.wrong);
  });
});
