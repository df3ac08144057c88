import { describe, expect, it } from "vitest";
import { Role } from "../../src/policy/role.js";
import {
  forbidsPromotion,
  readLossPolicy,
  readTicketState,
  ticketAllows,
  ticketEffect,
} from "../../src/policy/ticket.js";

const GRANTED = { granted: true, standby: false };
const STANDBY = { granted: true, standby: true };
const REVOKED = { granted: false, standby: false };

describe("tickets (03 §4, 04 §15.3)", () => {
  it("are read from their attributes", () => {
    expect(readTicketState(new Map([["granted", "true"]]))).toEqual(GRANTED);
    expect(
      readTicketState(
        new Map([
          ["granted", "1"],
          ["standby", "yes"],
        ]),
      ),
    ).toEqual(STANDBY);
    expect(readTicketState(new Map([["granted", "maybe"]]))).toEqual(REVOKED);
  });

  it("allow what depends on them if they are granted and not in standby", () => {
    expect([GRANTED, STANDBY, REVOKED, { granted: false, standby: true }].map(ticketAllows)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it("of a promoted role forbid promotion alone (04 §15.5)", () => {
    expect(forbidsPromotion(REVOKED, Role.Promoted)).toBe(true);
    expect(forbidsPromotion(STANDBY, Role.Promoted)).toBe(true);
    expect(forbidsPromotion(GRANTED, Role.Promoted)).toBe(false);
    expect(forbidsPromotion(REVOKED, Role.Unknown)).toBe(false);
  });
});

describe("loss policies (04 §15.3)", () => {
  it.each([
    ["Freeze", Role.Unknown, true, "freeze", false],
    ["fence", Role.Unknown, true, "fence", false],
    ["fence", Role.Promoted, false, "stop", true],
    ["demote", Role.Unknown, false, "demote", false],
    ["what", Role.Unknown, true, "stop", false],
    [undefined, Role.Unknown, true, "stop", false],
    [undefined, Role.Promoted, true, "demote", false],
  ])("%s about role %d (fencing: %s) is %s", (text, role, fencing, policy, refused) => {
    expect(readLossPolicy(text, role, fencing)).toEqual({ policy, refused });
  });
});

describe("the loss of a ticket (04 §15.4)", () => {
  const holder = { lossPolicy: "stop", role: Role.Unknown, currentRole: Role.Started, active: true } as const;
  it.each([
    [GRANTED, {}, "nothing"],
    [REVOKED, {}, "ban"],
    [REVOKED, { role: Role.Promoted }, "ban"],
    [REVOKED, { lossPolicy: "demote" }, "ban"],
    [REVOKED, { lossPolicy: "demote", role: Role.Promoted }, "nothing"],
    [REVOKED, { lossPolicy: "freeze" }, "freeze"],
    [REVOKED, { lossPolicy: "fence" }, "fence"],
    [STANDBY, { lossPolicy: "fence" }, "ban"],
    [STANDBY, { lossPolicy: "freeze", role: Role.Promoted }, "nothing"],
    [REVOKED, { lossPolicy: "fence", active: false }, "ban"],
    [REVOKED, { lossPolicy: "fence", role: Role.Promoted }, "nothing"],
    [REVOKED, { lossPolicy: "fence", role: Role.Promoted, currentRole: Role.Promoted }, "fence"],
  ] as const)("%j with %j: %s", (ticket, more, effect) => {
    expect(ticketEffect(ticket, { ...holder, ...more })).toBe(effect);
  });
});
