import { describe, expect, it } from "vitest";
import { location, meta, primitive } from "../support/elements.js";
import { absent, started } from "../support/history.js";
import { actions, inputsOf, record, verdictOf } from "../support/verdict.js";

const moving = (values: Record<string, string>) =>
  verdictOf({
    nodes: 2,
    resources: primitive("A", meta(values)),
    constraints: location("A", "n1", "-INFINITY"),
    history: { n1: started("A"), n2: absent("A") },
  });

describe("live migration (07 §15)", () => {
  const verdict = moving({ "allow-migrate": "true" });

  it("moves by migrate_to, migrate_from, stop, and a start in name only", () => {
    const made = actions(verdict).map((text) => text.replace(/^\d+ /, ""));
    expect(made).toEqual(expect.arrayContaining(["A_migrate_to_0 n1", "A_migrate_from_0 n2", "A_stop_0 n1"]));
    expect(record(verdict, "A_start_0")).toMatchObject({ pseudo: true });
    expect(inputsOf(verdict, "A_migrate_from_0")).toContain("A_migrate_to_0 n1");
    expect(inputsOf(verdict, "A_stop_0")).toContain("A_migrate_from_0 n2");
    expect(inputsOf(verdict, "A_start_0")).toContain("A_migrate_from_0 n2");
  });

  it("names both nodes", () => {
    const synapse = verdict.graph.synapses.find(({ action }) => action.key === "A_migrate_to_0");
    expect(Object.fromEntries(synapse?.attributes ?? [])).toMatchObject({
      CRM_meta_migrate_source: "n1",
      CRM_meta_migrate_target: "n2",
    });
  });

  it("is not done unless it is allowed", () => {
    expect(record(moving({}), "A_migrate_to_0")).toBeUndefined();
    expect(record(moving({}), "A_start_0")).toMatchObject({ pseudo: false });
  });
});
