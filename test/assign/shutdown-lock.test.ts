import { describe, expect, it } from "vitest";
import type { Cluster } from "../support/cib.js";
import { primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { NOW, scoresOf } from "../support/verdict.js";

describe("shutdown locks (05 §7.8)", () => {
  it("ban all other nodes while the node of a resource shuts down", () => {
    const cluster: Cluster = {
      options: { "shutdown-lock": "true" },
      resources: primitive("A"),
      history: { n2: started("A") },
      attributes: { n2: { shutdown: String(NOW - 10) } },
    };
    expect(scoresOf(cluster, "A")).toEqual({ n1: "-INFINITY", n2: "0", n3: "-INFINITY" });
    expect(scoresOf({ ...cluster, options: {} }, "A")).toEqual({ n1: "0", n2: "0", n3: "0" });
  });
});
