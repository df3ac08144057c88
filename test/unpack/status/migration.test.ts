import { describe, expect, it } from "vitest";
import { Role } from "../../../src/policy/role.js";
import { meta, primitive } from "../../support/elements.js";
import { GONE, history, MEMBER, nodeState, operation } from "../../support/history.js";
import { observed } from "../../support/model.js";

const NODES = 'migrate_source="n1" migrate_target="n2"';
const PROBED = operation("r", "monitor", { rc: 7, expected: 7, call: 1 });

const to = (rc: number, status = 0) => operation("r", "migrate_to", { rc, status, call: 20, more: NODES });
const from = (rc: number, status = 0) => operation("r", "migrate_from", { rc, status, call: 30, more: NODES });

function outcome(source: readonly string[], target: readonly string[], membership = MEMBER) {
  const { resource } = observed({
    nodes: ["n1", "n2"],
    resources: [primitive("r", meta({ "allow-migrate": "true" }))],
    // Otherwise the history of an offline node is not read.
    options: { "shutdown-lock": "true" },
    status: [
      nodeState("n1", { history: [history("r", source)] }),
      nodeState("n2", { state: membership, history: [history("r", target)] }),
    ],
  });
  const r = resource("r");
  return {
    active: r.observed.activeNodes.map(({ name }) => name).join(),
    dangling: r.observed.danglingMigrationSources.map(({ name }) => name).join(),
    partial: r.observed.partialMigrationTarget?.name,
    role: r.observed.origRole,
    failed: r.observed.failed,
    migratable: r.configured.migratable,
  };
}

describe("a successful migrate_to (03 §14.7)", () => {
  it("without its other half leaves a partial migration, the target being active first", () => {
    expect(outcome([to(0)], [PROBED])).toMatchObject({
      active: "n2,n1",
      partial: "n2",
      role: Role.Started,
      failed: false,
    });
  });

  it("with its other half dangles until the source is stopped", () => {
    const found = outcome([to(0)], [PROBED, from(0)]);
    expect(found).toMatchObject({ active: "n2", dangling: "n1", partial: undefined });
  });

  it("whose other half failed leaves both nodes active", () => {
    expect(outcome([to(0)], [PROBED, from(1)])).toMatchObject({ active: "n2,n1", partial: undefined, failed: true });
  });

  it("to a node that was cleaned up waits for the probe", () => {
    expect(outcome([to(0)], [])).toMatchObject({ active: "n1", partial: undefined, failed: false });
  });

  it("to a node that is gone cannot go on", () => {
    expect(outcome([to(0)], [PROBED], GONE)).toMatchObject({ active: "n1", failed: true, migratable: false });
  });

  it("does not count after a stop of the source that follows its other half", () => {
    const stop = operation("r", "stop", { call: 40 });
    expect(outcome([to(0), stop], [PROBED, from(0)])).toMatchObject({ active: "n2", dangling: "", role: Role.Started });
  });
});

describe("a failed migrate_to (03 §14.7; observed)", () => {
  it("leaves the resource active on a target that has a history of it", () => {
    expect(outcome([to(1)], [PROBED])).toMatchObject({ active: "n2,n1", dangling: "", role: Role.Started });
  });

  it("leaves nothing on such a target that is gone, and does not dangle", () => {
    expect(outcome([to(1)], [PROBED], GONE)).toMatchObject({ active: "n1", dangling: "" });
  });

  it("dangles if the target knows nothing of the resource", () => {
    expect(outcome([to(1)], [])).toMatchObject({ active: "n1", dangling: "n1", role: Role.Started });
  });
});

describe("a failed migrate_from (03 §14.7)", () => {
  it("leaves the resource active on the source, too", () => {
    const source = [operation("r", "start", { call: 2 }), to(0)];
    expect(outcome(source, [PROBED, from(1)])).toMatchObject({ active: "n2,n1" });
  });
});
