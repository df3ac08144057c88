import fc, { type Arbitrary } from "fast-check";
import { oneOf, weighted } from "./draft.js";

/** Arbitraries of dates, durations and intervals: mostly plain ones; sometimes any form that is read, or none. */

const UNITS = ["10s", "30s", "60s", "20", "1min", "5m", "2h"] as const;

/** What intervals are read as, right and wrong (01 §6). */
const ODD_INTERVALS = [
  "0",
  "",
  "abc",
  "1500ms",
  "100us",
  "7 s",
  "-5s",
  "+5s",
  "10000000000",
  "1.5s",
  "3d",
  "2hours",
  "12msec",
  "900usec",
  "40x",
  "500ms",
  "1ms",
  "30 ms",
  "99999999999999999999",
  "9007199254740993ms",
  "\t5s",
] as const;

/** Calendar durations (01 §7.5), right and wrong. */
const CALENDAR_DURATIONS = [
  "PT1M",
  "P1D",
  "P2D",
  "PT1H30M",
  "P1Y",
  "P2Y3M",
  "P1W",
  "PT2M10S",
  "PT0S",
  "P",
  "PT",
  "P1",
  "P1X",
  "PX",
  "P-1D",
  "PT-5S",
  "PT+5S",
  "PT:5S",
  "PT5S/x",
  "P3D x",
  "P99999999999D",
  "P2147483648D",
  "PT2147483647M",
  "P2147483647D",
] as const;

/** Durations and intervals (01 §6). */
export const duration = (): Arbitrary<string> =>
  oneOf(
    [12, fc.constantFrom(...UNITS)],
    [1, fc.constantFrom(...ODD_INTERVALS)],
    [1, fc.constantFrom(...CALENDAR_DURATIONS)],
  );

/** Dates of every form (01 §7.3), and texts that are none. Those without a year are of the day of the clock. */
const ODD_DATES = [
  "2023-318",
  "2023-000",
  "2023-366",
  "2024-366T12:00:00Z",
  "2023-W46-2",
  "2023-W46-2T10:00:00Z",
  "2020-W53-7",
  "2021-W53-1",
  "2021-W01-1",
  "2022-W01-1",
  "2019-W01-1",
  "2023-W00-1",
  "2023-W10-8",
  "2023-W46",
  "20231114T221320Z",
  "20231114",
  "2023-11-14T221320Z",
  "2023-11-14T22Z",
  "2023-11-14 22:13",
  "2023-11-14T24:00:00Z",
  "2023-11-14T24:00:01Z",
  "2023-11-14T25:00:00Z",
  "2023-11-14T22:61:00Z",
  "2023-11-14T22:13:61Z",
  "2023-11-14Tx",
  "2023-11-14T",
  "2023-11-14T22:13:20",
  "2023-11-14T22:13:20-05:30",
  "2023-11-14T22:13:20 +2",
  "2023-11-14T22:13:20+0200",
  "2023-11-14T22:13:20+25:00",
  "2023-11-14T22:13:20 03",
  "2023-11-14T22:13:20-00:00",
  "2023-11-14T22:13:20 x",
  "T22:13:20Z",
  "22:13:20Z",
  "T99",
  "epoch",
  "Epoch/x",
  "epochal",
  "",
  "x",
  "2023-13-01",
  "2023-02-31",
  "2023-2-3",
  "+2023-11-14",
  "-2023-11-14",
  "0000-01-01",
  "0001-01-01",
  "2147483648-01-01",
  "4294969319-11-14",
  "18446744073709551617-01-01",
  "2023-00000000000000000011-14",
] as const;

/** A point of time near `now`, as dates are written. */
export const dateNear = (now: number): Arbitrary<string> =>
  oneOf(
    [
      8,
      fc
        .tuple(
          fc.constantFrom(0, 3600, -3600, 86_400, -86_400, 86_400 * 30, -86_400 * 400, 1, -1, 600),
          weighted([6, "iso"], [2, "date"], [1, "space"], [1, "offset"]),
        )
        .map(([distance, form]) => {
          const iso = new Date((now + distance) * 1000).toISOString().replace(/\.\d+Z$/, "Z");
          if (form === "date") return iso.slice(0, 10);
          if (form === "space") return `${iso.slice(0, 10)} ${iso.slice(11)}`;
          return form === "offset" ? `${iso.slice(0, -1)}+02:00` : iso;
        }),
    ],
    [1, fc.constantFrom(...ODD_DATES)],
  );
