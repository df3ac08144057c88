import { describe, expect, it } from "vitest";
import { primitive } from "../support/elements.js";
import { absent, history, operation } from "../support/history.js";
import { verdictOf } from "../support/verdict.js";

describe("quorum (07 §2.6)", () => {
  const running = history("A", operation("A", "start", { call: 2 }));
  const stopped = absent("A");
  const start = (policy: string, history: string) => {
    const verdict = verdictOf({
      nodes: 2,
      options: { "no-quorum-policy": policy },
      resources: primitive("A"),
      history: { n1: history, n2: stopped },
      root: { "have-quorum": "0" },
    });
    return verdict.actions?.actions.find(({ key }) => key === "A_start_0");
  };

  it("policy stop lets nothing start, and says so", () => {
    expect(start("stop", stopped)).toMatchObject({ runnable: false, reason: "no quorum" });
  });

  it("policy freeze lets nothing start that is not active", () => {
    expect(start("freeze", stopped)).toMatchObject({ runnable: false, reason: "quorum freeze" });
    expect(start("freeze", running)).toMatchObject({ runnable: true, optional: true });
  });

  it("policy demote stops what is not promotable", () => {
    expect(start("demote", stopped)).toMatchObject({ runnable: false, reason: "no quorum" });
  });

  it("policy ignore lets everything start", () => {
    expect(start("ignore", stopped)).toMatchObject({ runnable: true, optional: false });
  });
});
