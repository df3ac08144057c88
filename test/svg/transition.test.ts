import { describe, expect, it } from "vitest";
import { parseXml } from "../../src/cib/index.js";
import { evaluate, readCib } from "../../src/index.js";
import { configurationDrawing, renderConfigurationSvg, renderSvg, transitionDrawing } from "../../src/svg/index.js";
import { caseXml, loadCases } from "../support/cases.js";

const CORPUS = `${import.meta.dirname}/../../corpus`;

function verdictOf(name: string) {
  return evaluate(readCib(caseXml(CORPUS, name)).cib, { now: 1_700_000_000, explain: true });
}

/** A cluster of two nodes with some resources, all to be started. */
function cluster(resources: string, constraints = "") {
  const state = (id: number) =>
    `<node_state id="${id}" uname="n${id}" in_ccm="true" crmd="online" join="member" expected="member"/>`;
  return readCib(`<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" have-quorum="1" dc-uuid="1">
    <configuration><crm_config><cluster_property_set id="options"><nvpair id="fencing" name="stonith-enabled" value="false"/></cluster_property_set></crm_config>
    <nodes><node id="1" uname="n1"/><node id="2" uname="n2"/></nodes><resources>${resources}</resources><constraints>${constraints}</constraints></configuration>
    <status>${state(1)}${state(2)}</status></cib>`).cib;
}

const primitive = (id: string) => `<primitive id="${id}" class="systemd" type="x"/>`;

describe("the drawing of a transition", () => {
  const names = loadCases(CORPUS)
    .map(({ name }) => name)
    .filter((_, i) => i % 40 === 0);

  it.each(names)("%s: every action is in exactly one box", (name) => {
    const verdict = verdictOf(name);
    const drawing = transitionDrawing(verdict);
    const drawn = drawing.boxes.flatMap(({ targets }) => targets.map((target) => JSON.stringify(target)));
    const wanted = verdict.actions.actions.filter(({ inGraph, optional }) => inGraph || !optional).length;
    expect(drawn.length).toBeGreaterThanOrEqual(verdict.graph.synapses.length);
    expect(drawn.length).toBe(wanted);
  });

  it.each(names)("%s: what comes first is on the left or above, whatever is folded", (name) => {
    const verdict = verdictOf(name);
    for (const most of [1, 5, 36, 1000]) {
      const { boxes, links } = transitionDrawing(verdict, { most });
      const at = new Map(boxes.map((box) => [box.id, box]));
      for (const { from, to, kind } of links) {
        const [a, b] = [at.get(from), at.get(to)];
        if (a === undefined || b === undefined) throw new Error("a link without its boxes");
        if (kind === "before") expect(a.x + a.width <= b.x || a.y + a.height <= b.y).toBe(true);
      }
    }
  });

  it.each(names)("%s: boxes do not overlap, and all have room", (name) => {
    const { boxes, width, height } = transitionDrawing(verdictOf(name));
    for (const [i, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("folds what would be too much, without losing an action or making a cycle", () => {
    const many = Array.from({ length: 120 }, (_, i) => primitive(`r${i}`)).join("");
    const verdict = evaluate(cluster(`<group id="g">${many}</group>`), { now: 1_700_000_000, explain: true });
    expect(verdict.graph.synapses.length).toBeGreaterThan(360);
    const { boxes } = transitionDrawing(verdict);
    expect(boxes.length).toBeLessThanOrEqual(72);
    expect(boxes.reduce((sum, { targets }) => sum + targets.length, 0)).toBe(verdict.graph.synapses.length);
  });

  it("shows what cannot be done, with the reason", () => {
    const stopped = `<primitive id="a" class="systemd" type="x"><meta_attributes id="m"><nvpair id="m1" name="target-role" value="Stopped"/></meta_attributes></primitive>`;
    const cib = cluster(stopped + primitive("b"), `<rsc_order id="o" first="a" then="b"/>`);
    const verdict = evaluate(cib, { now: 1_700_000_000, explain: true });
    const blocked = transitionDrawing(verdict).boxes.filter(({ state }) => state === "blocked");
    expect(blocked.map(({ lines }) => lines[0])).toContain("start");
    expect(blocked.map(({ title }) => title).join()).toContain("waits for the start of a, as o says");
  });

  it("tells fencing and pseudo-actions apart", () => {
    const kinds = new Set(transitionDrawing(verdictOf("bundle-host-fenced")).boxes.map(({ kind }) => kind));
    expect(kinds).toContain("fencing");
    expect(kinds).toContain("pseudo");
  });
});

describe("SVG", () => {
  const hostile = `a<script>alert(1)</script>"'&\u202e`;

  it("holds names as text only, and is well-formed", () => {
    const verdict = verdictOf("location-prefers-a-node");
    const renamed = JSON.parse(JSON.stringify(verdict.status).replaceAll("node1", "n"));
    expect(renamed).toBeDefined();
    const svg = renderSvg({
      ...verdict,
      explainable: false,
      actions: undefined,
      graph: {
        ...verdict.graph,
        synapses: verdict.graph.synapses.map((synapse) => ({
          ...synapse,
          resource: synapse.resource === undefined ? undefined : { ...synapse.resource, id: hostile },
          action: { ...synapse.action, key: `${hostile}_start_0`, node: { id: "1", name: hostile } },
        })),
      },
    });
    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u202e");
    expect(parseXml(svg.replace(/<style>[\s\S]*?<\/style>/, "")).name).toContain("svg");
    expect(svg).toContain("alert");
  });

  it("says that there is nothing to do", () => {
    const svg = renderSvg(evaluate(cluster(""), { now: 1_700_000_000 }));
    expect(svg).toContain("A transition without actions");
  });
});

describe("the drawing of a configuration", () => {
  const resources = ["a", "b", "c", "d"].map(primitive).join("");

  it("has an arrow for each ordering and colocation, with what is unusual in words", () => {
    const svg = renderConfigurationSvg(
      cluster(
        resources,
        `<rsc_order id="o" first="a" then="b" kind="Optional"/><rsc_colocation id="c1" rsc="b" with-rsc="a" score="-INFINITY"/>`,
      ),
    );
    expect(svg).toContain("o: start a, then start b (Optional)");
    expect(svg).toContain("c1: b not with a (-INFINITY)");
  });

  it("takes sets apart as the engine does (04 §11.5, §14.9)", () => {
    const set = (id: string, members: string, rest = "") =>
      `<resource_set id="${id}" ${rest}>${[...members].map((m) => `<resource_ref id="${m}"/>`).join("")}</resource_set>`;
    const svg = renderConfigurationSvg(
      cluster(
        resources,
        `<rsc_colocation id="c1" score="100">${set("s1", "ab")}${set("s2", "cd")}</rsc_colocation>
         <rsc_order id="o1">${set("s3", "ab")}${set("s4", "cd")}</rsc_order>`,
      ),
    );
    const titles = [...svg.matchAll(/<title>((?:c1|o1):[^<]*)<\/title>/g)].map(([, text]) => text);
    expect(titles.sort()).toEqual([
      "c1: a with d (100)",
      "c1: b with a (100)",
      "c1: d with c (100)",
      "o1: start a, then start b (Mandatory)",
      "o1: start b, then start c (Mandatory)",
      "o1: start c, then start d (Mandatory)",
    ]);
  });

  it("has rows of what nothing ties together, nothing over anything else", () => {
    const pairs = Array.from({ length: 20 }, (_, i) => i);
    const resources = pairs.map((i) => primitive(`a${i}`) + primitive(`b${i}`)).join("");
    const orders = pairs.map((i) => `<rsc_order id="o${i}" first="a${i}" then="b${i}"/>`).join("");
    const { width, height, boxes, links } = configurationDrawing(cluster(resources, orders));
    expect(boxes).toHaveLength(40);
    expect(links).toHaveLength(20);
    expect(width).toBeLessThan(1200);
    for (const [i, a] of boxes.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height).toBe(true);
      for (const b of boxes.slice(i + 1)) {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }
    }
  });

  it("draws what is tied alike as one where there are many", () => {
    const svg = renderConfigurationSvg(cluster(Array.from({ length: 500 }, (_, i) => primitive(`r${i}`)).join("")));
    expect(svg).toContain("500 resources");
    expect(svg.length).toBeLessThan(10_000);
  });
});
