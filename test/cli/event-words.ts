import fc, { type Arbitrary } from "fast-check";
import { operationFailures, syntheticEvents } from "../../src/arbitraries/index.js";
import type { Cib } from "../../src/index.js";
import type { SyntheticEvents } from "../../src/simulate/index.js";

const OPTIONS: Readonly<Record<keyof SyntheticEvents, string>> = {
  quorum: "-q",
  watchdog: "-w",
  nodesUp: "-u",
  nodesDown: "-d",
  nodesFailed: "-f",
  ticketsGranted: "-g",
  ticketsRevoked: "-r",
  ticketsStandby: "-b",
  ticketsActivated: "-e",
  operations: "-i",
};

/**
 * Words of a command line that ask for events and failures on a CIB. Names beyond ASCII are left out: without a locale for
 * them, the reference refuses its command line.
 */
export function eventWords(cib: Cib): Arbitrary<readonly string[]> {
  return fc.tuple(syntheticEvents(cib), operationFailures(cib)).map(([events, failures]) => {
    const words = Object.entries(OPTIONS).flatMap(([key, option]) => {
      const values = [events[key as keyof SyntheticEvents] ?? []].flat();
      return values.map((value) => [option, value]);
    });
    return [...words, ...failures.map((spec) => ["-F", spec])].filter((pair) => pair.every(isAscii)).flat();
  });
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
