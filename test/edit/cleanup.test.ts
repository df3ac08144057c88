import { describe, expect, it } from "vitest";
import { CLUSTERS } from "./clusters/failed.js";
import { outcome } from "./transcript.js";

/** The pairs and histories that go, and the pairs that come with their values, by id. */
function brief(lines: readonly string[]): string {
  const said = lines.flatMap((line) => {
    if (line.startsWith("!")) return [line.replace(/:.*/, "")];
    const parts = /^([+-]) +(?:nvpair|lrm_resource) id="([^"]*)"(?:.* value="([^"]*)")?/.exec(line);
    if (parts === null) return [];
    const [, sign = "", id = "", value] = parts;
    return [`${sign}${id}${sign === "+" ? `=${value}` : ""}`];
  });
  return said.join(" ");
}

describe("failures forgotten and counted, which no program does without a cluster (13 §7, 11 §10.4)", () => {
  it.each([
    ['{"kind":"cleanup"}', "-s1-0 -s1-1 -s1-2 -web -db -ping:10 -x:0 -y:0 -s2-0 -web -x:1"],
    ['{"kind":"cleanup","node":"n2"}', "-s2-0 -web -x:1"],
    ['{"kind":"cleanup","node":"n9"}', "! unknown"],
    ['{"kind":"cleanup","resource":"web"}', "-s1-0 -s1-1 -web -s2-0 -web"],
    ['{"kind":"cleanup","resource":"web","node":"n1"}', "-s1-0 -s1-1 -web"],
    ['{"kind":"cleanup","resource":"web","operation":"start"}', "-s2-0 -web"],
    ['{"kind":"cleanup","resource":"web","operation":"monitor","interval":10000}', "-s1-0 -s1-1 -web"],
    ['{"kind":"cleanup","resource":"web","operation":"monitor","interval":20000}', ""],
    ['{"kind":"cleanup","resource":"db","operation":"start"}', "-s1-2 -db"],
    ['{"kind":"cleanup","resource":"db","operation":"stop"}', ""],
    ['{"kind":"cleanup","resource":"db","operation":"start","interval":0}', "-s1-2 -db"],
    ['{"kind":"cleanup","resource":"x"}', "-x:0 -x:1"],
    ['{"kind":"cleanup","resource":"gg"}', "-x:0 -y:0 -x:1"],
    ['{"kind":"cleanup","resource":"cl"}', "-ping:10"],
    ['{"kind":"cleanup","resource":"ping"}', "-ping:10"],
    ['{"kind":"cleanup","resource":"ping:3"}', "-ping:10"],
    ['{"kind":"cleanup","resource":"probed"}', ""],
    ['{"kind":"cleanup","resource":"probed","refresh":true}', "-probed"],
    ['{"kind":"cleanup","resource":"nope"}', "! unknown"],
    ['{"kind":"fail-count","resource":"web","node":"n1","value":"5"}', "-s1-0 +s1-0=5"],
    ['{"kind":"fail-count","resource":"web","node":"n2","value":"0"}', "-s2-0 +s2-0=0"],
    ['{"kind":"fail-count","resource":"probed","node":"n1","value":"0"}', ""],
    [
      '{"kind":"fail-count","resource":"probed","node":"n1","value":"3","operation":"monitor","interval":5000}',
      "+status-1-fail-count-probed.monitor_5000=3",
    ],
    [
      '{"kind":"fail-count","resource":"probed","node":"n1","value":"3","operation":"start"}',
      "+status-1-fail-count-probed.start_0=3",
    ],
    ['{"kind":"forget-fail-count","resource":"web","node":"n1"}', "-s1-0 -s1-1"],
    ['{"kind":"forget-fail-count","resource":"web","node":"n1","operation":"start"}', ""],
    ['{"kind":"forget-fail-count","resource":"web","node":"n1","operation":"monitor","interval":10000}', "-s1-0 -s1-1"],
    ['{"kind":"forget-fail-count","resource":"web","node":"n1","interval":0}', ""],
  ])("%s: %s", (said, expected) => {
    expect(brief(outcome(CLUSTERS.y, said))).toBe(expected);
  });
});
