import { describe, expect, it } from "vitest";
import { CibError } from "../../src/index.js";
import { colocation, FENCED, location, MONITOR, primitive, REMOTE } from "../support/elements.js";
import { started } from "../support/history.js";
import { inputsOf, placements, promotionLines, scoreLines, synapses, verdictOf } from "../support/verdict.js";

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

describe("a bundle and what is colocated with it", () => {
  const one = bundle("bun", 'replicas="1"', '<network ip-range-start="10.0.0.1"/>');

  it("repeats the first colocation and loses the others at a container (06 §17 trap 1)", () => {
    const verdict = verdictOf({
      resources: one + primitive("A") + primitive("B"),
      constraints:
        colocation("A", "bun", "500000") +
        colocation("B", "bun", "500000") +
        location("A", "n2", "100") +
        location("B", "n3", "300"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: bun-docker-0")).toEqual([
      "pcmk__primitive_assign: bun-docker-0 on n1: 0",
      "pcmk__primitive_assign: bun-docker-0 on n2: 100",
      "pcmk__primitive_assign: bun-docker-0 on n3: 0",
    ]);
  });

  it("is listed again at every call (06 §17 trap 3)", () => {
    const verdict = verdictOf({
      resources: primitive("A") + one,
      constraints: colocation("A", "bun", "INFINITY"),
    });
    expect(scoreLines(verdict, "pcmk__bundle_assign: bun on n1")).toHaveLength(2);
  });

  it("binds a dependent to the nodes of its containers (06 §9.6)", () => {
    const verdict = verdictOf({
      resources: bundle("bun", 'replicas="2"', '<network control-port="9999"/>') + primitive("A"),
      constraints: location("bun", "n1", "-INFINITY") + colocation("A", "bun", "INFINITY"),
    });
    expect(scoreLines(verdict, "pcmk__primitive_assign: A ")).toEqual([
      "pcmk__primitive_assign: A on n1: -INFINITY",
      "pcmk__primitive_assign: A on n2: 0",
      "pcmk__primitive_assign: A on n3: 0",
    ]);
  });
});

describe("probing a bundle (06 §9.5)", () => {
  it("waits with a container until the others were looked for on its node, and with a connection for its container", () => {
    const verdict = verdictOf({
      nodes: 1,
      resources: bundle(
        "bun",
        'replicas="2" replicas-per-host="1"',
        '<network control-port="9999"/>',
        primitive("app"),
      ),
    });
    expect(inputsOf(verdict, "bun-docker-0_start_0")).toEqual(
      expect.arrayContaining(["bun-docker-0_monitor_0 n1", "bun-docker-1_monitor_0 n1", "bun_start_0"]),
    );
    expect(placements(verdict)).toMatchObject({ "bun-docker-0": "n1 Started", "bun-docker-1": "Stopped" });
  });
});

describe("a bundle whose primitive is colocated with the bundle itself (06 §17 trap 3)", () => {
  it("is refused, where the reference dies of its stack", () => {
    const evaluation = () =>
      verdictOf({
        nodes: 1,
        resources: bundle("bun", 'replicas="2"', '<network control-port="9999"/>', primitive("app")),
        constraints: colocation("app", "bun", "-10"),
        options: FENCED,
        // The constraint finds the primitive by the name that its history has.
        history: { "bun-1": [started("app")] },
      });
    expect(evaluation).toThrow(CibError);
    expect(evaluation).toThrow("where bun can be depends on where bun itself is, by way of app-with-bun");
  });
});
