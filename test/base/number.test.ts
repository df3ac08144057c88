import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  booleanOr,
  INTEGER_LIMIT,
  inRange,
  integerOr,
  isTrue,
  parseBoolean,
  parseRange,
  scanBigInteger,
  scanInteger,
  scanIntegerMin,
  scanReal,
  unsignedOr,
} from "../../src/base/number.js";

describe("scan integer (01 §1.1)", () => {
  it.each([
    ["5", 5],
    ["5x", 5],
    ["5 ", 5],
    ["5.9", 5],
    ["0x10", 0],
    ["1e3", 1],
    ["007", 7],
    [" \t\n\v\f\r+12", 12],
    ["-12", -12],
    ["-0", 0],
    ["123456789012345", 123456789012345],
    ["9223372036854775807", INTEGER_LIMIT],
  ])("%j is %d", (text, value) => {
    expect(scanInteger(text, 99)).toEqual({ status: "ok", value });
  });

  it.each(["", "- 5", "--5", "+", ".5", "x", "\u00a05"])("%j is bad", (text) => {
    expect(scanInteger(text, 99)).toEqual({ status: "bad", value: 99 });
  });

  it("takes the default of an absent text, and clips to 64 bits", () => {
    expect(scanInteger(undefined, 7)).toEqual({ status: "ok", value: 7 });
    expect(scanInteger("9223372036854775808")).toEqual({ status: "overflow", value: INTEGER_LIMIT });
    expect(scanInteger("-9223372036854775809")).toEqual({ status: "overflow", value: -INTEGER_LIMIT });
    expect(scanInteger("-9223372036854775808").status).toBe("ok");
    expect(scanBigInteger("99999999999999999999")).toEqual({ status: "overflow", value: 2n ** 63n - 1n });
    expect(scanBigInteger("-9007199254740993x").value).toBe(-9007199254740993n);
  });

  it("reads back every safe integer", () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (value) => scanInteger(`${value}z`).value === value));
  });

  it("agrees with the exact reading", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (value) => {
        const exact = scanBigInteger(String(value));
        expect(scanInteger(String(value))).toEqual({ status: exact.status, value: Number(exact.value) });
      }),
    );
  });
});

describe("derived readers (01 §1.2, §5.1)", () => {
  it("scans with a minimum", () => {
    expect(scanIntegerMin(undefined, 3)).toBe(3);
    expect(scanIntegerMin("x", 3)).toBe(3);
    expect(scanIntegerMin("2", 3)).toBe(3);
    expect(scanIntegerMin("4", 3)).toBe(4);
    expect(scanIntegerMin("99999999999999999999", 3)).toBe(2147483647);
  });

  it("keeps the default of unusable integer attributes", () => {
    expect(integerOr("2147483648", undefined)).toBeUndefined();
    expect(integerOr("-2147483648", undefined)).toBe(-2147483648);
    expect(integerOr("", 1)).toBe(1);
    expect(unsignedOr("-1", 8)).toBe(8);
    expect(unsignedOr("4294967295", 8)).toBe(4294967295);
    expect(unsignedOr("4294967296", 8)).toBe(8);
  });
});

describe("scan real number (01 §1.3)", () => {
  it.each([
    ["1e", 1],
    ["1.5.2", 1.5],
    ["5x", 5],
    [" -2.5e2z", -250],
    ["0", 0],
    ["0.0", 0],
    [".0", 0],
    ["0e0", 0],
    ["0x10", 16],
    ["0x.8p1", 1],
    ["0xg", 0],
    ["INF", Infinity],
    ["-infinityx", -Infinity],
    ["nan(ab)", Number.NaN],
    ["1e308", 1e308],
  ])("%j is %d", (text, value) => {
    expect(scanReal(text)).toBe(value);
  });

  it.each(["", "x", ".", "-", "1e400", "1e-400", "-0", "+0", " 0", "0e5", "0x0", "2.2250738585072014e-308"])(
    "%j is an error",
    (text) => {
      expect(scanReal(text)).toBeUndefined();
    },
  );
});

describe("booleans (01 §1.4)", () => {
  it.each(["true", "on", "yes", "y", "1", "TRUE", "On"])("%j is true", (text) => {
    expect(parseBoolean(text)).toBe(true);
    expect(isTrue(text)).toBe(true);
  });
  it.each(["false", "off", "no", "n", "0", "FALSE", "No"])("%j is false", (text) => {
    expect(parseBoolean(text)).toBe(false);
    expect(booleanOr(text, true)).toBe(false);
  });
  it.each(["", " true", "true ", "t", "2", "enabled"])("%j is invalid", (text) => {
    expect(parseBoolean(text)).toBeUndefined();
    expect(isTrue(text)).toBe(false);
    expect(booleanOr(text, true)).toBe(true);
  });
});

describe("ranges (01 §1.5)", () => {
  it.each([
    ["5", 5, 5],
    ["1-5", 1, 5],
    ["1-", 1, -1],
    ["-5", -1, 5],
    ["5-1", 5, 1],
    [" 1-5", 1, 5],
    ["1- 5", 1, 5],
    ["1-+5", 1, 5],
    ["--5", -1, -5],
    ["5--1", 5, -1],
  ])("%j is %d..%d", (text, low, high) => {
    expect(parseRange(text)).toEqual({ low, high });
  });
  it.each([undefined, "", "-", "5-6-7", "1,3,5", "1 -5", "5--", "-1-5", "5 ", "5.5", "x"])("%j is an error", (text) => {
    expect(parseRange(text)).toBeUndefined();
  });
  it("holds at open ends", () => {
    expect(inRange(99, { low: 5, high: -1 })).toBe(true);
    expect(inRange(4, { low: 5, high: -1 })).toBe(false);
    expect(inRange(3, { low: 5, high: 1 })).toBe(false);
    expect(inRange(0, { low: -1, high: -5 })).toBe(false);
  });
});
