import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { explain } from "../../src/explain/index.js";
import { readCib } from "../../src/read-cib.js";

function verdictOf(name: string) {
  const xml = readFileSync(join(import.meta.dirname, "../../corpus/xml", `${name}.xml`), "utf8");
  return evaluate(readCib(xml).cib, { now: 1_800_000_000, causes: true, actions: true });
}

describe("explain", () => {
  it("names the location constraint behind a score", () => {
    const [explanation] = explain(verdictOf("location-prefers-a-node"), "web", "node2");
    expect(explanation?.placement).toMatchObject({ resource: "web", node: "node2", nextRole: "Started" });
    expect(explanation?.scores).toEqual([
      {
        resource: "web",
        node: "node2",
        by: "pcmk__primitive_assign",
        score: 100,
        causes: [{ operation: "add", amount: 100, score: 100, cause: { kind: "location", id: "web-on-node2" } }],
      },
    ]);
  });

  it("tells what an action waits for and why it is done", () => {
    const [explanation] = explain(verdictOf("location-prefers-a-node"), "web");
    const monitor = explanation?.actions.find(({ key }) => key === "web_monitor_10000");
    expect(monitor).toMatchObject({ node: "node2", outcome: "done", after: ["web_start_0"] });
    expect(monitor?.because).toContainEqual({
      key: "web_start_0",
      node: "node2",
      effect: "requires it",
      relation: "firstImpliesThen",
    });
  });

  it("knows no resource of another name", () => {
    expect(explain(verdictOf("location-prefers-a-node"), "__proto__")).toEqual([]);
  });
});
