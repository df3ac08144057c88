import { describe, expect, it } from "vitest";
import { clone, group, primitive } from "../../support/elements.js";
import { absent, history, nodeState, operation, started } from "../../support/history.js";
import { observed } from "../../support/model.js";

/** What is known of A after the nodes' histories of it. */
const known = (histories: readonly string[], resources = primitive("A"), options: Record<string, string> = {}) => {
  const nodes = histories.map((_, i) => `n${i + 1}`);
  const status = nodes.map((name, i) => nodeState(name, { history: histories[i] ?? "" }));
  return observed({ nodes, resources: [resources], status, options });
};

describe("histories of mere absence (03 §9.1, §14.1)", () => {
  it("leave the resource stopped, and known there", () => {
    const { resource, node } = known([absent("A"), ""]);
    expect(resource("A").observed.origRole).toBe(1);
    expect(["n1", "n2"].map((name) => resource("A").observed.probedNodes.has(node(name)))).toEqual([true, false]);
  });

  it("do not hide where it runs, before or after them", () => {
    for (const histories of [
      [absent("A"), started("A"), absent("A")],
      [started("A"), absent("A"), absent("A")],
    ]) {
      const { resource } = known(histories);
      expect(resource("A").observed.origRole).toBe(2);
      expect(resource("A").observed.probedNodes.size).toBe(3);
    }
  });

  it("are known of a member of a group alone, which is the only one of its name", () => {
    const { resource, node } = known([absent("A")], group("G", primitive("A")));
    expect(resource("G").observed.probedNodes.has(node("n1"))).toBe(false);
    expect(resource("A").observed.probedNodes.has(node("n1"))).toBe(true);
  });

  it("keep the target role", () => {
    const stopped = '<meta_attributes id="m"><nvpair id="t" name="target-role" value="Stopped"/></meta_attributes>';
    expect(known([absent("A")], primitive("A", stopped)).resource("A").decided.nextRole).toBe(1);
    expect(known([absent("A")]).resource("A").decided.nextRole).toBe(0);
  });

  it("of anonymous clones use up an instance per node", () => {
    const { resource, node } = known([started("A"), absent("A")], clone("C", primitive("A")));
    expect(resource("A:0").observed.probedNodes.nodes).toEqual([node("n1")]);
    expect(resource("A:1").observed.probedNodes.nodes).toEqual([node("n2")]);
  });

  it("are looked at one by one where a failure timeout or a shutdown lock may matter", () => {
    const timed = '<meta_attributes id="m"><nvpair id="t" name="failure-timeout" value="1s"/></meta_attributes>';
    expect(known([absent("A")], primitive("A", timed)).resource("A").observed.origRole).toBe(1);
    const lock = history("A", operation("A", "monitor", { rc: 7 })).replace(
      "<lrm_resource",
      '<lrm_resource shutdown-lock="1"',
    );
    const { actions } = known([lock], primitive("A"), { "shutdown-lock": "true", "shutdown-lock-limit": "1" });
    expect(actions()).toEqual(["A_lrm_delete_0 n1"]);
  });
});
