import { describe, expect, it } from "vitest";
import { location, MONITOR, primitive, REMOTE } from "../support/elements.js";
import { started } from "../support/history.js";
import { promotionLines, synapses, verdictOf } from "../support/verdict.js";

function bundle(id: string, attributes: string, network: string, inside = ""): string {
  return `<bundle id="${id}"><docker image="image" ${attributes}/>${network}${inside}</bundle>`;
}

const DOCKER = 'class="ocf" provider="heartbeat" type="docker"';

describe("a promotable bundle (06 §15.2)", () => {
  const resources = bundle(
    "bun",
    'replicas="2" promoted-max="1"',
    '<network ip-range-start="10.0.0.1"/>',
    primitive("app", MONITOR),
  );

  it("creates its actions in the order that decides their ids", () => {
    const verdict = verdictOf({ nodes: 2, resources });
    const ids = synapses(verdict).map((text) => Number.parseInt(text, 10));
    expect(ids).toEqual([
      30, 29, 32, 31, 34, 33, 14, 13, 7, 1, 16, 15, 8, 2, 18, 17, 9, 3, 20, 19, 10, 4, 22, 21, 11, 5, 24, 23, 12, 6, 26,
      25,
    ]);
    expect(synapses(verdict).slice(0, 6)).toEqual([
      "30 app:0_monitor_10000 bun-0",
      "29 app:0_start_0 bun-0",
      "32 app:1_monitor_10000 bun-1",
      "31 app:1_start_0 bun-1",
      "34 bun-master_running_0",
      "33 bun-master_start_0",
    ]);
  });

  it("promotes where a location names the bundle node, not its host (06 §9.9)", () => {
    const history = {
      n1: [started("bun-docker-0", DOCKER), started("bun-0", REMOTE)],
      n2: [started("bun-docker-1", DOCKER), started("bun-1", REMOTE)],
      "bun-0": [started("app")],
      "bun-1": [started("app")],
    };
    const byNode = verdictOf({
      nodes: 2,
      resources,
      history,
      constraints: location("bun", "bun-1", "50", 'role="Promoted"'),
    });
    expect(promotionLines(byNode)).toEqual([
      "app:1 promotion score on bun-1: 49",
      "app:0 promotion score on bun-0: -1",
    ]);
    const byHost = verdictOf({
      nodes: 2,
      resources,
      history,
      constraints: location("bun", "n2", "50", 'role="Promoted"'),
    });
    expect(promotionLines(byHost)).toEqual([
      "app:0 promotion score on bun-0: -1",
      "app:1 promotion score on bun-1: -1",
    ]);
  });
});
