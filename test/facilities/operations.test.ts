import { describe, expect, it } from "vitest";
import { operationsOf } from "../../src/facilities/operations.js";
import { Role } from "../../src/policy/role.js";
import { addPrimitive, workingSet } from "../support/model.js";

describe("usable recurring operations (07 §14.2)", () => {
  const usable = (ops: string) => {
    const ws = workingSet();
    return [...operationsOf(ws, addPrimitive(ws, "A", ops)).recurring.values()];
  };

  it("are those with an interval, an id and a valid role", () => {
    expect(
      usable(`<op id="a" name="monitor" interval="10s"/><op id="b" name="monitor" interval="0"/>
        <op id="" name="monitor" interval="11s"/><op id="d" name="monitor" interval="12s" role="nonsense"/>
        <op id="e" name="custom" interval="13s" role="slave"/><op id="f" name="start" interval="14s"/>`),
    ).toEqual([
      { name: "monitor", interval: 10000, role: Role.Unknown },
      { name: "custom", interval: 13000, role: Role.Unpromoted },
    ]);
  });

  it("exclude duplicates altogether, whatever their roles and whether enabled", () => {
    expect(
      usable(`<op id="a" name="monitor" interval="10s" role="Started"/>
        <op id="b" name="monitor" interval="10000ms" role="Promoted" enabled="false"/>`),
    ).toEqual([]);
  });

  it("exclude disabled ones", () =>
    expect(usable('<op id="a" name="monitor" interval="10s" enabled="0"/>')).toEqual([]));
});
