import fc, { type Arbitrary } from "fast-check";
import { oneOf, weighted } from "./draft.js";
import type { Agent } from "./scope.js";

/** Arbitraries of the values that CIBs are made of: mostly what people write, sometimes what they should not. */

/** Mostly the plain spellings of truth values; sometimes others that are legal, sometimes none at all (01 §1.4). */
export const truth = (): Arbitrary<string> =>
  oneOf(
    [9, fc.constant("true")],
    [9, fc.constant("false")],
    [6, fc.constantFrom("1", "no", "ON", "y", "maybe", "", "0", "True", "FALSE", "off", "yes", "n", "truely", " true")],
  );

/** What the schema takes as boolean (10 §10.2). */
export const schemaBoolean = (): Arbitrary<string> => weighted([6, "true"], [6, "false"], [1, "1"], [1, "0"]);

/** Scores that the schema takes (10 §10.2). */
export const score = (): Arbitrary<string> =>
  oneOf(
    [6, fc.integer({ min: -200, max: 200 }).map(String)],
    [5, fc.constant("INFINITY")],
    [4, fc.constant("-INFINITY")],
    [2, fc.constant("0")],
    [2, fc.integer({ min: 1, max: 5 }).map((n) => String(n * 100))],
    [
      1,
      fc.constantFrom(
        "+INFINITY",
        "+5",
        "007",
        "-0100",
        " 20",
        "30 ",
        "\t-40",
        " INFINITY ",
        "-0",
        "1000000",
        "999999",
        "-1000000",
        "-999999",
        "2000000000",
        "99999999999",
        "9999999999999999",
        "-9999999999999999",
        "99999999999999999999",
        "-99999999999999999999",
      ),
    ],
  );

/** Scores in pairs, where any text is legal (01 §2). */
export const looseScore = (): Arbitrary<string> =>
  oneOf([10, score()], [1, fc.constantFrom("red", "yellow", "green", "abc", "", "5x", " 7", "-inf", "+infinity")]);

/** Whole numbers that the schema takes, as they may be spelled; small ones, since something may be made so many times. */
export const spelledNumber = (...usual: string[]): Arbitrary<string> =>
  oneOf([12, fc.constantFrom(...usual)], [1, fc.constantFrom("0", "-1", "+2", "02", " 3", "1 ", "-0", "\t2")]);

/** Whole numbers that the schema takes, of any size: only for what is not counted up to. */
export const hugeNumber = (...usual: string[]): Arbitrary<string> =>
  oneOf(
    [12, spelledNumber(...usual)],
    [1, fc.constantFrom("65536", "2147483648", "-2147483649", "9223372036854775808", "99999999999999999999")],
  );

/** Intervals of recurring operations, in milliseconds, with the texts that mean them. */
export const RECURRING: readonly (readonly [text: string, ms: number])[] = [
  ["10s", 10_000],
  ["20", 20_000],
  ["1min", 60_000],
  ["PT11S", 11_000],
  ["9000ms", 9_000],
  ["1500ms", 1_500],
];

/** Small whole numbers, as text; sometimes not a number. */
export const count = (max: number): Arbitrary<string> =>
  oneOf([12, fc.nat({ max }).map(String)], [1, fc.constantFrom("-1", "x", "", "2x")]);

const ocf = (provider: string, type: string): Agent => ({ class: "ocf", provider, type });

/** Resource agents of all classes; fence devices and remote connections are drawn on their own. */
export const agent = (): Arbitrary<Agent> =>
  oneOf(
    [8, fc.constantFrom(ocf("pacemaker", "Dummy"), ocf("heartbeat", "IPaddr2"), ocf("pacemaker", "Stateful"))],
    [1, fc.constant<Agent>({ class: "systemd", provider: undefined, type: "chronyd" })],
    [1, fc.constant<Agent>({ class: "lsb", provider: undefined, type: "cups" })],
    [1, fc.constant<Agent>({ class: "service", provider: undefined, type: "ntpd" })],
    [1, fc.constant<Agent>({ class: "heartbeat", provider: undefined, type: "IPaddr" })],
  );

export const fenceAgent = (): Arbitrary<Agent> =>
  fc.constantFrom("fence_xvm", "fence_scsi", "fence_ipmilan", "external/ssh").map((type) => ({
    class: "stonith",
    provider: undefined,
    type,
  }));

/** Ids of resources: short ones whose order by number, by text and by table differ, and ones that are traps elsewhere. */
export const resourceName = (): Arbitrary<string> =>
  oneOf(
    [5, fc.constantFrom("A", "B", "C", "D", "E", "F", "G")],
    [5, fc.nat({ max: 30 }).map((n) => `rsc${n}`)],
    [3, fc.constantFrom("db", "web", "ip", "fs", "app-1", "app_2", "vip.x")],
    [1, fc.constantFrom("__proto__", "constructor", "toString", "_x", "é", "日本", "\u{20000}x")],
  );

export const nodeName = (): Arbitrary<string> =>
  oneOf(
    [6, fc.integer({ min: 1, max: 12 }).map((n) => `node${n}`)],
    [2, fc.constantFrom("alice", "bob", "Carol", "n-1", "n10", "n9", "N2")],
    [
      1,
      fc.constantFrom(
        "__proto__",
        "x y",
        "1",
        "01",
        "a.b",
        "ü1",
        "\uff21",
        "😀2",
        "node12345678901234567",
        "node3000000000",
      ),
    ],
  );

export const ATTRIBUTE_NAMES = ["color", "site", "rack", "pingd", "#uname", "#kind", "#site-name", "#id"] as const;

/** Texts of parameters: plain ones, ones that are escaped in digests, ones of many bytes a character. */
export const parameterValue = (): Arbitrary<string> =>
  oneOf(
    [6, fc.constantFrom("1", "2", 'a&b<"c"')],
    [
      1,
      fc.constantFrom("", "é", "日本語", "😀", "a\tb", "a\nb", "\u007f", "\u20ac", "long ".repeat(40), "x".repeat(55)),
    ],
  );

/** Values of node attributes and of expressions that compare with them. */
export const attributeValue = (): Arbitrary<string> =>
  oneOf(
    [12, fc.constantFrom("1", "2", "10", "red", "blue", "true", "1.2.3")],
    [2, fc.constantFrom("", "-5", "1e3", "abc", "1.2", "1.2.3.4", "1.10", "1.2.x", "2.5", "rouge é")],
    [1, numeral()],
  );

/** Real and whole numbers and versions as C reads them, and what is none (01 §1.3). */
export const numeral = (): Arbitrary<string> =>
  fc.constantFrom(
    "nan",
    "nan(1)",
    "inf",
    "-infinity",
    "0x1p3",
    "0x.8",
    "-0xap-2",
    "0x1",
    "1e400",
    "-1e400",
    "1e-400",
    "1e-310",
    "0e5",
    "0.0",
    "-0",
    "+3",
    " 5",
    ".5",
    "5.",
    "7x",
    "9223372036854775808",
    "-9223372036854775809",
    "99999999999999999999",
    "1234567890123456",
    "1.99999999999999999999",
    "1.99999999999999999998",
    "1.2147483648",
  );
