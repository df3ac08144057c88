import { describe, expect, it } from "vitest";
import { operations, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { findingsOf } from "../support/verdict.js";

const found = (...ops: string[]): string[] => [
  ...new Set(
    findingsOf({ nodes: 1, resources: primitive("R", operations(...ops)), history: { n1: started("R") } }).map(
      ({ text }) => text,
    ),
  ),
];

describe("what is wrong with operations (09 §19.6)", () => {
  it.each([
    [['id="m" name="monitor" interval="10s"'], []],
    [
      ['id="s" name="stop" interval="0" on-fail="demote"'],
      ["Resetting 'on-fail' for R stop action to default value because 'demote' is not allowed for stop"],
    ],
    [
      ['id="s" name="start" interval="0" on-fail="demote"'],
      ["Resetting 'on-fail' for R start action to default value because 'demote' is not allowed for it"],
    ],
    [
      ['id="s" name="start" interval="0" on-fail="fence"'],
      ["Resetting 'on-fail' for start of R to 'stop' because 'fence' is not valid when fencing is disabled"],
    ],
    [
      ['id="s" name="start" interval="0" on-fail="x"'],
      ["Using default 'on-fail' for start of R because 'x' is not valid"],
    ],
    [
      ['id="m" name="monitor" interval="10s" interval-origin="x"'],
      ["Ignoring 'interval-origin' for operation 'm' because 'x' is not valid"],
    ],
    [
      ['id="a" name="monitor" interval="10s"', 'id="b" name="monitor" interval="10000ms"'],
      ["Operation b is duplicate of a (do not use same name and interval combination more than once per resource)"],
    ],
    [['id="s" name="start" interval="10s"'], ["Ignoring s because start action cannot be recurring"]],
    [['id="m" name="monitor" interval="10s" role="Leader"'], ["Ignoring m role because Leader is not a valid role"]],
  ])("%o", (ops, expected) => {
    expect(found(...ops)).toEqual(expected);
  });
});
