import { describe, expect, it } from "vitest";
import { mapSlot, partSlot, Slot, Store } from "../../src/model/store.js";

describe("a store", () => {
  it("keeps one thing for each slot", () => {
    const store = new Store();
    const a = mapSlot<string, number>();
    const b = mapSlot<string, number>();
    store.of(a).set("x", 1);
    expect(store.of(a).get("x")).toBe(1);
    expect(store.of(b).size).toBe(0);
  });

  it("shares nothing with another store", () => {
    const slot = partSlot<object, string>();
    const part = {};
    const [one, other] = [new Store(), new Store()];
    one.of(slot).set(part, "known");
    expect(one.of(slot).get(part)).toBe("known");
    expect(other.of(slot).has(part)).toBe(false);
  });

  it("makes what it keeps when it is first asked for, once", () => {
    let made = 0;
    const slot = new Slot(() => ({ number: ++made }));
    const store = new Store();
    expect(made).toBe(0);
    expect([store.of(slot), store.of(slot)].map(({ number }) => number)).toEqual([1, 1]);
  });
});
