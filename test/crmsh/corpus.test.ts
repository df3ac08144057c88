import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { CASES } from "../../corpus/crm/texts.js";
import { parseCib, serialize } from "../../src/cib/index.js";
import { CrmError, type CrmMessage, loadCrm, printCrm } from "../../src/crmsh/index.js";

/** What the crm shell made of a text: see corpus/crm/README.md. */
interface Recorded {
  readonly name: string;
  readonly base?: string;
  readonly xml?: string;
  readonly show?: string;
  readonly messages: string;
}

const recorded: readonly Recorded[] = JSON.parse(
  readFileSync(new URL("../../corpus/crm/cases.json", import.meta.url), "utf8"),
);

const PREFIX = { error: "ERROR", warning: "WARNING", info: "INFO" } as const;

function said(messages: readonly CrmMessage[]): string {
  return messages.map(({ severity, text }) => `${PREFIX[severity]}: ${text}`).join("\n");
}

describe("texts are loaded as the crm shell loads them", () => {
  test.each(CASES)("$name", ({ name, text, method, schema = "pacemaker-3.9" }) => {
    const expected = recorded.find((each) => each.name === name);
    const base = expected?.base === undefined ? undefined : parseCib(expected.base);
    const options = { schema, ...(base === undefined ? {} : { base }), ...(method === undefined ? {} : { method }) };
    if (expected?.xml === undefined) {
      let error: unknown;
      try {
        loadCrm(text, options);
      } catch (thrown) {
        error = thrown;
      }
      expect(error).toBeInstanceOf(CrmError);
      expect(said(error instanceof CrmError ? error.messages : [])).toBe(expected?.messages);
      return;
    }
    const { cib, messages } = loadCrm(text, options);
    expect(serialize(cib.root)).toBe(serialize(parseCib(expected.xml).root));
    expect(printCrm(cib)).toBe(expected.show);
    expect(said(messages)).toBe(expected.messages);
  });

  test("and every text has been recorded", () => {
    expect(recorded.map(({ name }) => name)).toEqual(CASES.map(({ name }) => name));
  });
});
