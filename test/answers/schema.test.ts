/** The JSON of answers is what its schema says: strictly, so that a new field or word has to be described. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { evaluate } from "../../src/evaluate.js";
import { Answers, type Subject } from "../../src/explain/index.js";
import { readCib } from "../../src/read-cib.js";
import { fakeIo } from "../support/io.js";
import { NOW } from "../support/verdict.js";

const ROOT = join(import.meta.dirname, "../..");
const schema = JSON.parse(readFileSync(join(ROOT, "src/explain/answer.schema.json"), "utf8"));
const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

/** What is wrong with a value, by place; nothing if it is as the schema says. */
function wrong(value: unknown): readonly string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath}: ${message}`);
}

const CORPUS = join(ROOT, "corpus/xml");
const cases = readdirSync(CORPUS).filter((file) => file.endsWith(".xml"));
/** Every seventh case, so that all kinds of clusters come by. */
const some = cases.filter((_, i) => i % 7 === 0);

describe("the JSON of an answer", () => {
  it("of the command is what the schema says, remedies included", async () => {
    const io = fakeIo({ files: { "cib.xml": readFileSync(join(CORPUS, "start-failed-banned.xml"), "utf8") } });
    await pengine(["explain", "-x", "cib.xml", "web", "north", "--json"], io);
    const answer: unknown = JSON.parse(io.out);
    expect(answer).toMatchObject({ format: "pengine.answer", remedies: { goal: { kind: "runs on" } } });
    expect(wrong(answer)).toEqual([]);
  });

  it("is what the schema says about every kind of subject of cases of the corpus", () => {
    const found: string[] = [];
    for (const file of some) {
      const verdict = explained(readFileSync(join(CORPUS, file), "utf8"));
      if (verdict === undefined) continue;
      const answers = new Answers(verdict);
      const [resource = "", other = resource] = verdict.placements.map((each) => each.resource);
      const node = verdict.status.nodes[0]?.name ?? "";
      const key = verdict.actions?.actions[0]?.key;
      const subjects: readonly Subject[] = [
        { kind: "cluster" },
        ...(node === "" ? [] : [{ kind: "node", node } as const]),
        ...verdict.placements.slice(0, 6).map((each) => ({ kind: "resource", resource: each.resource }) as const),
        ...(node === "" || resource === "" ? [] : [{ kind: "placement", resource, node } as const]),
        ...(resource === "" ? [] : [{ kind: "resources", first: resource, second: other } as const]),
        ...(key === undefined ? [] : [{ kind: "action", key } as const]),
      ];
      for (const subject of subjects) {
        const json: unknown = JSON.parse(
          JSON.stringify({ format: "pengine.answer", version: 3, ...answers.answer(subject) }),
        );
        found.push(...wrong(json).map((text) => `${file} ${JSON.stringify(subject)} ${text}`));
      }
    }
    expect(found).toEqual([]);
  });

  it("of another version, and with a field or a word that it does not have, is not", () => {
    const answer = {
      format: "pengine.answer",
      version: 3,
      subject: { kind: "cluster" },
      sentence: "Nothing changes.",
      reasons: [],
      facts: [],
      notes: [],
      items: [],
      nodes: [],
      actions: [],
    };
    expect(wrong(answer)).toEqual([]);
    expect(wrong({ ...answer, version: 1 })).not.toEqual([]);
    expect(wrong({ ...answer, more: 1 })).not.toEqual([]);
    expect(wrong({ ...answer, facts: [{ code: "node-on-fire", node: "n1" }] })).not.toEqual([]);
    expect(wrong({ ...answer, facts: [{ code: "node-offline" }] })).not.toEqual([]);
  });
});

function explained(xml: string) {
  try {
    return evaluate(readCib(xml).cib, { now: NOW, explain: true });
  } catch {
    return undefined;
  }
}
