import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { inputsOf, placements, verdictOf } from "../support/verdict.js";

function bundle(id: string, attributes: string, network: string, inside = ""): string {
  return `<bundle id="${id}"><docker image="image" ${attributes}/>${network}${inside}</bundle>`;
}

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
