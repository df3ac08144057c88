import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate.js";
import { Answers, explain } from "../../src/explain/index.js";
import { readCib } from "../../src/read-cib.js";
import { cibOf } from "../support/cib.js";
import { location, MONITOR, order, primitive } from "../support/elements.js";
import { history, operation } from "../support/history.js";

describe("explain, while operations are under way", () => {
  const pending = { rc: 193, status: -1 };
  const verdict = evaluate(
    cibOf({
      resources: [primitive("a"), primitive("b")],
      constraints: order("a", "b"),
      history: {
        n1: [history("a", operation("a", "start", pending)), history("b", operation("b", "monitor", pending))],
      },
    }),
    { now: 1_800_000_000, explain: true },
  );
  const answers = new Answers(verdict);
  const about = (...words: string[]) => {
    const subject = answers.subject(words);
    if (subject.kind === "unknown") throw new Error(`nothing is called ${words}`);
    return answers.answer(subject);
  };

  it("says so of what was begun", () => {
    expect(about("a").sentence).toBe("a stays on n1: the start of a on n1 has not ended yet.");
    expect(about("a_start_0", "n1").notes).toContain("It was begun, and has not ended yet.");
  });

  it("says so of what waits for it, and of its probe", () => {
    expect(about("b").notes).toContain("b waits for the start of a on n1, which has not ended yet.");
    expect(about("b").notes).toContain("The probe of b on n1 has not ended yet.");
  });
});

describe("explain, of a node without a name", () => {
  const xml = `<cib validate-with="none" execution-date="1700000000"><configuration><crm_config/>
    <nodes><node id="1" uname=""/></nodes><resources/><constraints/></configuration>
    <status><node_state id="1" uname="n1" in_ccm="true"><lrm id="1"><lrm_resources>
    <lrm_resource id="web" class="lsb" type="cups">
    <lrm_rsc_op id="web_monitor_60000" operation="monitor" rc-code="8" op-status="0" interval="60000"/>
    </lrm_resource></lrm_resources></lrm></node_state></status></cib>`;
  const answers = new Answers(evaluate(readCib(xml).cib, { now: 1_800_000_000, explain: true }));

  it("has words for it", () => {
    expect(answers.answer({ kind: "node", node: "" }).sentence).toMatch(/^A node without a name is /);
    expect(answers.answer({ kind: "resource", resource: "web" }).sentence).toContain("on a node without a name");
  });
});

describe("explain", () => {
  const verdict = evaluate(
    cibOf({
      nodes: ["node1", "node2"],
      resources: primitive("web", MONITOR),
      constraints: location("web", "node2", "100", 'id="web-on-node2"'),
    }),
    { now: 1_800_000_000, explain: true },
  );

  it("names the location constraint behind a score, with its place", () => {
    const answer = explain(verdict, { kind: "placement", resource: "web", node: "node2" });
    const node = answer.nodes.find((each) => each.node === "node2");
    expect(node).toMatchObject({ chosen: true, available: true, score: 100 });
    expect(node?.causes).toEqual([
      { operation: "add", amount: 100, score: 100, cause: { kind: "location", id: "web-on-node2" } },
    ]);
    expect(answer.facts).toContainEqual(
      expect.objectContaining({
        code: "location",
        constraint: "web-on-node2",
        place: expect.objectContaining({ path: 'cib/configuration/constraints/rsc_location[@id="web-on-node2"]' }),
      }),
    );
  });

  it("tells what an action waits for, each with its node", () => {
    const { actions } = explain(verdict, { kind: "resource", resource: "web" });
    const monitor = actions.find(({ key }) => key === "web_monitor_10000");
    expect(monitor).toMatchObject({ node: "node2", outcome: "done", after: [{ key: "web_start_0", node: "node2" }] });
  });

  it("tells what words ask about", () => {
    const answers = new Answers(verdict);
    expect(answers.subject([])).toEqual({ kind: "cluster" });
    expect(answers.subject(["web"])).toEqual({ kind: "resource", resource: "web" });
    expect(answers.subject(["node1"])).toEqual({ kind: "node", node: "node1" });
    expect(answers.subject(["web", "node1"])).toEqual({ kind: "placement", resource: "web", node: "node1" });
    expect(answers.subject(["node1", "web"])).toEqual({ kind: "placement", resource: "web", node: "node1" });
    expect(answers.subject(["web_start_0"])).toEqual({ kind: "action", key: "web_start_0" });
  });

  it("knows no resource of another name, and names the nearest", () => {
    const answers = new Answers(verdict);
    expect(answers.subject(["__proto__"])).toEqual({ kind: "unknown", word: "__proto__", nearest: [] });
    expect(answers.subject(["wep"])).toEqual({ kind: "unknown", word: "wep", nearest: ["web"] });
  });
});
