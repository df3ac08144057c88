import { describe, expect, it } from "vitest";
import {
  type Cib,
  CibError,
  clockNow,
  clusterStatus,
  evaluate,
  OptionError,
  parseCib,
  readCib,
} from "../../src/index.js";
import { execute, inject } from "../../src/simulate/index.js";
import { CIB } from "../support/cib.js";

const NOW = 1_700_000_000;
const { cib } = readCib(CIB);
const verdict = evaluate(cib, { now: NOW });

/** What a caller without types may pass. */
const any = (value: unknown): never => value as never;

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe("the time", () => {
  const CALLS: readonly (readonly [string, (now: never) => unknown])[] = [
    ["evaluate", (now) => evaluate(cib, { now })],
    ["clusterStatus", (now) => clusterStatus(cib, { now })],
    ["inject", (now) => inject(cib, verdict, [], { now })],
    ["execute", (now) => execute(cib, verdict, { now })],
  ];
  const WRONG: readonly (readonly [string, unknown, string])[] = [
    ["missing", undefined, "no time was given"],
    ["no number", "2026-01-01", "string"],
    ["null", null, "object"],
    ["NaN", Number.NaN, "NaN"],
    ["infinite", Number.NEGATIVE_INFINITY, "-Infinity"],
    ["negative", -1, "-1"],
    ["a fraction", 1_700_000_000.5, "1700000000.5"],
    ["a Date", new Date(0), "Date"],
    ["in milliseconds", 1_700_000_000_000, "milliseconds"],
    ["in milliseconds of 1978", 253_402_300_800, "milliseconds"],
  ];

  describe.each(CALLS)("of %s", (_, call) => {
    it.each(WRONG)("is refused if it is %s", (_, now, said) => {
      const error = thrownBy(() => call(any(now)));
      expect(error).toBeInstanceOf(OptionError);
      expect(error).toMatchObject({ code: "now", path: "now", legal: expect.stringContaining("epoch seconds") });
      expect(error).toMatchObject({ problem: expect.stringContaining(said) });
    });

    it.each([0, 1, NOW, 253_402_300_799])("may be %d", (now) => {
      expect(thrownBy(() => call(any(now)))).toBeUndefined();
    });
  });

  it("may come with a time zone", () => {
    expect(evaluate(cib, { now: clockNow(NOW) }).placements).toEqual(verdict.placements);
  });
});

describe("a document that was only parsed", () => {
  const old = CIB.replace("pacemaker-4.0", "pacemaker-2.0");

  it("is none that can be evaluated, by type and by itself", () => {
    // @ts-expect-error A CibDocument is no Cib.
    const error = thrownBy(() => evaluate(parseCib(old), { now: NOW }));
    expect(error).toBeInstanceOf(CibError);
    expect(error).toMatchObject({ code: "claim", legal: expect.stringContaining("readCib") });
  });

  it("nor is something made by hand", () => {
    expect(thrownBy(() => evaluate(any({ root: cib.root }), { now: NOW }))).toBeInstanceOf(CibError);
    const copy: Cib = { ...cib };
    expect(evaluate(copy, { now: NOW }).placements).toEqual(verdict.placements);
  });

  it("is one after readCib", () => {
    expect(readCib(old).cib.root.attributes["validate-with"]).toBe("pacemaker-4.0");
  });
});

describe("bytes", () => {
  const text = CIB.replace("Dummy", "Dümmy");
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${text}`;
  const type = (source: string | Uint8Array) =>
    JSON.stringify(readCib(source).cib.root).includes('"type":"Dümmy"') ? "Dümmy" : "something else";
  const utf16 = (written: string, little: boolean): Uint8Array => {
    const bytes = new Uint8Array(2 + written.length * 2);
    const view = new DataView(bytes.buffer);
    [0xfeff, ...Array.from(written, (_, i) => written.charCodeAt(i))].forEach((unit, i) => {
      view.setUint16(2 * i, unit, little);
    });
    return bytes;
  };

  it.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${text}`)],
    ["declared UTF-8", new TextEncoder().encode(declared("utf-8"))],
    ["ISO-8859-1", Uint8Array.from(declared("ISO-8859-1"), (_, i) => declared("ISO-8859-1").charCodeAt(i))],
    ["UTF-16, little end first", utf16(text, true)],
    ["UTF-16, big end first", utf16(declared("UTF-16"), false)],
  ])("are read as %s", (_, bytes) => {
    expect(type(bytes)).toBe("Dümmy");
  });

  it.each([
    ["not UTF-8", Uint8Array.from(text, (_, i) => text.charCodeAt(i))],
    ["not ASCII", new TextEncoder().encode(declared("US-ASCII"))],
    ["not UTF-16", new TextEncoder().encode(declared("UTF-16"))],
    ["in an encoding that nobody knows", new TextEncoder().encode(declared("x-nothing"))],
    ["UTF-16 that claims something else", utf16(declared("UTF-8"), true)],
  ])("that are %s are refused", (_, bytes) => {
    expect(thrownBy(() => readCib(bytes))).toMatchObject({ name: "CibError", code: "xml" });
  });
});
