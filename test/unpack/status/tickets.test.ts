import { describe, expect, it } from "vitest";
import { observed } from "../../support/model.js";

describe("tickets (03 §4)", () => {
  it("have their state from the last element of an id", () => {
    const status = [
      '<tickets><ticket_state id="T" granted="true" last-granted="5"/><ticket_state id="T" standby="yes" x="1"/>',
      '<ticket_state id="U" granted="maybe" last-granted="soon"/><ticket_state granted="true"/></tickets>',
    ];
    const { tickets } = observed({ nodes: [], status: [status.join("")] }).ws;
    expect([...tickets.keys()]).toEqual(["T", "U"]);
    expect(tickets.get("T")).toMatchObject({ granted: true, standby: true, lastGranted: 5 });
    expect(tickets.get("U")).toMatchObject({ granted: false, standby: false, lastGranted: 0 });
    expect([...(tickets.get("T")?.state ?? [])]).toEqual([
      ["granted", "true"],
      ["last-granted", "5"],
      ["standby", "yes"],
      ["x", "1"],
    ]);
  });
});
