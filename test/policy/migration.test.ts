import { describe, expect, it } from "vitest";
import { canMigrate, isMigratable } from "../../src/policy/migration.js";

const facts = {
  migratable: true,
  managed: true,
  failed: false,
  startPending: false,
  from: { unclean: false },
  to: { unclean: false },
};

describe("can migrate (07 §15.1)", () => {
  it.each([
    [{}, true],
    [{ migratable: false }, false],
    [{ managed: false }, false],
    [{ failed: true }, false],
    [{ startPending: true }, false],
    [{ from: { unclean: true } }, false],
    [{ from: undefined }, false],
    [{ to: { unclean: true } }, false],
    [{ to: undefined }, false],
  ])("with %j: %s", (more, can) => {
    expect(canMigrate({ ...facts, ...more })).toBe(can);
  });
});

it("allow-migrate counts; connections to remote nodes need not say it (02 §6.1)", () => {
  expect([isMigratable(undefined, false), isMigratable(undefined, true), isMigratable("yes", false)]).toEqual([
    false,
    true,
    true,
  ]);
  expect(isMigratable("false", true)).toBe(false);
});
