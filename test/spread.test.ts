import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCE = new URL("../src/", import.meta.url);

/** What takes any number of arguments, and can so be given more than the call stack holds. */
const TAKES_ANY =
  /(^|\.)(push|unshift|splice|concat|apply|call|bind|max|min|hypot|fromCharCode|fromCodePoint|of|assign|Array)$/;

/** Spreads whose length is known to be small. */
const BOUNDED: ReadonlySet<string> = new Set([
  "cib/decode.ts: String.fromCharCode",
  "cli/crm-simulate/help.ts: Math.max",
  "crmsh/resource-set.ts: words.push",
]);

/** Calls of such functions with a spread argument, as `file: function`. */
function spreads(file: string): string[] {
  const text = readFileSync(new URL(file, SOURCE), "utf8");
  const found: string[] = [];
  const open: ts.Node[] = [ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const callee = node.expression.getText();
      if (TAKES_ANY.test(callee) && node.arguments?.some(ts.isSpreadElement) === true) found.push(`${file}: ${callee}`);
    }
    node.forEachChild((child) => {
      open.push(child);
    });
  }
  return found;
}

describe("no list of the size of an input is spread into arguments", () => {
  it("but those that are known to be short", () => {
    const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const found = files.filter((name) => !name.startsWith("arbitraries/")).flatMap(spreads);
    expect(found.filter((each) => !BOUNDED.has(each))).toEqual([]);
    expect([...BOUNDED].filter((each) => !found.includes(each))).toEqual([]);
  });
});
