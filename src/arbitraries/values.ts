import fc, { type Arbitrary } from "fast-check";
import { oneOf, weighted } from "./draft.js";
import type { Agent } from "./scope.js";

/** Arbitraries of the values that CIBs are made of: mostly what people write, sometimes what they should not. */

/** Mostly the plain spellings of truth values; sometimes others that are legal, sometimes none at all (01 §1.4). */
export const truth = (): Arbitrary<string> =>
  weighted([9, "true"], [9, "false"], [1, "1"], [1, "no"], [1, "ON"], [1, "y"], [1, "maybe"], [1, ""]);

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
      fc.constantFrom("+INFINITY", "+5", "-0", "1000000", "999999", "-1000000", "-999999", "2000000000", "99999999999"),
    ],
  );

/** Scores in pairs, where any text is legal (01 §2). */
export const looseScore = (): Arbitrary<string> =>
  oneOf([10, score()], [1, fc.constantFrom("red", "yellow", "green", "abc", "", "5x", " 7", "-inf", "+infinity")]);

/** Durations and intervals (01 §6). */
export const duration = (): Arbitrary<string> =>
  oneOf(
    [6, fc.constantFrom("10s", "30s", "60s", "20", "1min", "5m", "2h")],
    [
      1,
      fc.constantFrom(
        "0",
        "",
        "abc",
        "PT1M",
        "P1D",
        "P2D",
        "1500ms",
        "100us",
        "7 s",
        "-5s",
        "10000000000",
        "1.5s",
        "3d",
      ),
    ],
  );

/** Intervals of recurring operations, in milliseconds, with the texts that mean them. */
export const RECURRING: readonly (readonly [text: string, ms: number])[] = [
  ["10s", 10_000],
  ["20", 20_000],
  ["1min", 60_000],
  ["PT11S", 11_000],
  ["9000ms", 9_000],
];

/** Small whole numbers, as text; sometimes not a number. */
export const count = (max: number): Arbitrary<string> =>
  oneOf([12, fc.nat({ max }).map(String)], [1, fc.constantFrom("-1", "x", "", "2x")]);

/** A point of time near `now`, as dates are written. */
export const dateNear = (now: number): Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(0, 3600, -3600, 86_400, -86_400, 86_400 * 30, -86_400 * 400, 1, -1, 600),
      weighted([6, "iso"], [2, "date"], [1, "space"], [1, "offset"], [1, "broken"]),
    )
    .map(([distance, form]) => {
      const iso = new Date((now + distance) * 1000).toISOString().replace(/\.\d+Z$/, "Z");
      if (form === "date") return iso.slice(0, 10);
      if (form === "space") return `${iso.slice(0, 10)} ${iso.slice(11)}`;
      if (form === "offset") return `${iso.slice(0, -1)}+02:00`;
      return form === "broken" ? "2023-02-31" : iso;
    });

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
    [1, fc.constantFrom("__proto__", "constructor", "toString", "_x", "é")],
  );

export const nodeName = (): Arbitrary<string> =>
  oneOf(
    [6, fc.integer({ min: 1, max: 12 }).map((n) => `node${n}`)],
    [2, fc.constantFrom("alice", "bob", "Carol", "n-1", "n10", "n9", "N2")],
    [1, fc.constantFrom("__proto__", "x y", "1", "01", "a.b")],
  );

export const ATTRIBUTE_NAMES = ["color", "site", "rack", "pingd", "#uname", "#kind", "#site-name", "#id"] as const;

/** Values of node attributes and of expressions that compare with them. */
export const attributeValue = (): Arbitrary<string> =>
  oneOf(
    [6, fc.constantFrom("1", "2", "10", "red", "blue", "true", "1.2.3")],
    [1, fc.constantFrom("", "-5", "1e3", "abc")],
  );
