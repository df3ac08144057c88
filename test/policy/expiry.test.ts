import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decideExpiry,
  expiredOutcome,
  ignoresTimeout,
  neverExpires,
  resultExpired,
  tellsState,
} from "../../src/policy/expiry.js";

describe("expiry of a result (03 §13.1)", () => {
  it("comes at the very second of the timeout", () => {
    const age = { since: 100, timeout: 60 };
    expect([resultExpired(age, 159), resultExpired(age, 160)]).toEqual([false, true]);
    expect(resultExpired({ since: undefined, timeout: 60 }, 1e9)).toBe(false);
    expect(resultExpired({ since: 100, timeout: 0 }, 1e9)).toBe(false);
    expect(resultExpired({ since: 2 ** 63, timeout: 600 }, 1e9)).toBe(true);
  });

  it("never comes for a missing agent", () => {
    expect([neverExpires(7), neverExpires(4)]).toEqual([true, false]);
  });

  const monitor = { task: "Monitor", interval: 10, reconnects: true, fencingEnabled: true, fenced: false };
  it.each([
    [{}, true],
    [{ fenced: true }, false],
    [{ fenced: undefined }, false],
    [{ interval: 0 }, false],
    [{ task: "start" }, false],
    [{ reconnects: false }, false],
    [{ fencingEnabled: false }, false],
  ])("waits for the fencing of a remote node: with %j %s", (more, ignored) => {
    expect(ignoresTimeout({ ...monitor, ...more })).toBe(ignored);
  });

  const old = { expired: true, failures: 2, unexpired: 0, lastFailure: true, reconnects: false };
  it.each([
    [{}, { expired: true, clear: true }],
    [{ unexpired: 2 }, { expired: false, clear: false }],
    [{ failures: 0 }, { expired: true, clear: false }],
    [
      { failures: 0, reconnects: true },
      { expired: true, clear: true },
    ],
    [
      { failures: 0, reconnects: true, lastFailure: false },
      { expired: true, clear: false },
    ],
    [{ expired: false }, { expired: false, clear: false }],
  ])("is decided with the fail count: %j", (more, decision) => {
    expect(decideExpiry({ ...old, ...more })).toEqual(decision);
  });

  it("leaves what a probe found out", () => {
    expect([0, 7, 8, 190, 191].every(tellsState)).toBe(true);
    expect([1, 2, 5, 9].some(tellsState)).toBe(false);
  });
});

describe("an expired result (03 §13.3)", () => {
  const usual = {
    maskable: false,
    recordedExit: 1,
    exit: 1,
    expected: 0,
    interval: 0,
    nodeOnline: true,
    nodeUnclean: false,
  };
  it.each([
    [{}, "forgotten"],
    [{ interval: 10 }, "repeat"],
    [{ interval: 10, nodeOnline: false }, "none"],
    [{ interval: 10, nodeUnclean: true }, "none"],
    [{ exit: 0 }, "none"],
    [{ maskable: true, recordedExit: 5, exit: 7, expected: 7 }, "state unknown"],
    [{ maskable: true, recordedExit: 7, exit: 7, expected: 7 }, "none"],
  ])("with %j: %s", (more, outcome) => {
    expect(expiredOutcome({ ...usual, ...more })).toBe(outcome);
  });

  it("that was as expected is forgotten only if it is masked", () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.nat(9),
        fc.nat(3),
        fc.boolean(),
        fc.boolean(),
        (exit, recordedExit, interval, on, bad) => {
          const result = { ...usual, exit, expected: exit, recordedExit, interval, nodeOnline: on, nodeUnclean: bad };
          expect(expiredOutcome(result)).toBe("none");
        },
      ),
    );
  });
});
