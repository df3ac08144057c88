import { expect, it } from "vitest";
import { crmSimulate } from "../../src/cli/crm-simulate/main.js";
import { clusterStatus, evaluate, readCib } from "../../src/index.js";
import { renderText } from "../../src/render/index.js";
import { execute } from "../../src/simulate/index.js";
import { CIB } from "../support/cib.js";
import { NOW } from "../support/generated.js";
import { fakeIo } from "../support/io.js";

it("is what crm_simulate prints (09 §4.3)", () => {
  const io = fakeIo({ files: { "c.xml": CIB }, clock: NOW });
  crmSimulate(["-x", "c.xml", "-S", "-s", "-A"], io);
  const { cib } = readCib(CIB);
  const verdict = evaluate(cib, { now: NOW });
  const executed = execute(cib, verdict, { now: NOW });
  const after = clusterStatus(executed.cib, { now: NOW });
  expect(renderText(verdict, { executed, after, scores: true, attributes: true })).toBe(io.out);
});
