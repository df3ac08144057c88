import { describe, expect, it } from "vitest";
import {
  canFenceAtAll,
  isFencingDelayed,
  isUnfenced,
  parseFenceAction,
  stopsByFencing,
  waitsForDevice,
} from "../../src/policy/fencing.js";

describe("fencing", () => {
  it("reboots, unless the option says exactly off (02 §4.3)", () => {
    expect(["off", "OFF", "reboot", undefined].map(parseFenceAction)).toEqual(["off", "reboot", "reboot", "reboot"]);
  });

  it("needs to be enabled, and a device (08 §8.7.1); without one nothing is started (05 §7.1)", () => {
    const means = (fencingEnabled: boolean, haveFencing: boolean) => ({ fencingEnabled, haveFencing });
    expect(canFenceAtAll(means(true, true))).toBe(true);
    expect(canFenceAtAll(means(true, false)) || canFenceAtAll(means(false, true))).toBe(false);
    expect(waitsForDevice(means(true, false))).toBe(true);
    expect(waitsForDevice(means(true, true)) || waitsForDevice(means(false, false))).toBe(false);
  });

  it("stops what requires it, and everything on a guest node (08 §8.7.5)", () => {
    expect(stopsByFencing({ needsFencing: true }, { isGuest: false })).toBe(true);
    expect(stopsByFencing({ needsFencing: false }, { isGuest: true })).toBe(true);
    expect(stopsByFencing({ needsFencing: false }, { isGuest: false })).toBe(false);
  });
});

describe("priority fencing delay (08 §8.7.3)", () => {
  const node = (priority: number, online: boolean) => ({ priority, online });
  const lost = node(5, false);

  it.each([
    ["an even split, and it has the most", [node(1, true), lost], true],
    ["half of four are lost", [node(1, true), node(2, true), node(0, false), lost], true],
    ["the others are more", [node(1, true), node(2, true), lost], false],
    ["both have as much", [node(5, true), lost], false],
    ["another has more", [node(6, true), lost], false],
  ])("%s: %s", (_, members, delayed) => {
    expect(isFencingDelayed(lost, members)).toBe(delayed);
  });

  it("is not for nodes that are online", () => {
    expect(isFencingDelayed(node(5, true), [node(1, false), node(5, true)])).toBe(false);
  });
});

it("a node is unfenced by any time but 0 (08 §8.7.4)", () => {
  expect([undefined, "0", "1700000000", "00"].map(isUnfenced)).toEqual([false, false, true, true]);
});
