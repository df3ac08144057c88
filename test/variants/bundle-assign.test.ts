import { describe, expect, it } from "vitest";
import { location, primitive } from "../support/elements.js";
import { placements, verdictOf } from "../support/verdict.js";

const bundle = (docker: string, network = '<network ip-range-start="10.0.0.1"/>') =>
  `<bundle id="b"><docker image="i" ${docker}/>${network}${primitive("A")}</bundle>`;

describe("assigning a bundle (06 §9.2)", () => {
  it("containers get nodes as instances do; address and connection go with them, the rest inside", () => {
    const verdict = verdictOf({
      nodes: 2,
      resources: bundle('replicas="2"'),
      constraints: location("b", "n2", "10"),
    });
    expect(placements(verdict)).toEqual({
      "b-docker-0": "n2 Started",
      "b-docker-1": "n1 Started",
      "b-ip-10.0.0.1": "n2 Started",
      "b-ip-10.0.0.2": "n1 Started",
      "b-0": "n2 Started",
      "b-1": "n1 Started",
      "A:0": "b-0 Started",
      "A:1": "b-1 Started",
    });
  });

  it("no more replicas on a host than it allows", () => {
    const verdict = verdictOf({ nodes: 1, resources: bundle('replicas="2"') });
    expect(placements(verdict)).toMatchObject({
      "b-docker-0": "n1 Started",
      "b-docker-1": "Stopped",
    });
    const two = verdictOf({ nodes: 1, resources: bundle('replicas="2" replicas-per-host="2"') });
    expect(placements(two)).toMatchObject({ "b-docker-0": "n1 Started", "b-docker-1": "n1 Started" });
  });
});
