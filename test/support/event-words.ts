import fc, { type Arbitrary } from "fast-check";
import { events, operationFailures } from "../../src/arbitraries/index.js";
import type { CibDocument } from "../../src/index.js";
import type { Event, OperationResult } from "../../src/simulate/index.js";

const NODE_OPTIONS = { up: "-u", down: "-d", failed: "-f" } as const;
const TICKET_OPTIONS = { granted: "-g", revoked: "-r", standby: "-b", active: "-e" } as const;

/** How a truth is written, and one word that is none. */
const TRUTHS = { true: ["true", "true", "true", "1"], false: ["false", "false", "false", "0"] } as const;

/**
 * Words of a command line that ask for events and failures on a CIB, some of them misspelled. Names beyond ASCII are left
 * out: without a locale for them, the reference refuses its command line.
 */
export function eventWords(cib: CibDocument): Arbitrary<readonly string[]> {
  const choices = fc.array(fc.nat({ max: 599 }), { minLength: 40, maxLength: 40 });
  return fc.tuple(events(cib), operationFailures(cib), choices).map(([happening, failures, chosen]) => {
    const pairs = happening.map((event, at) => eventWord(event, chosen[at % chosen.length] ?? 0));
    const failing = failures.map((result, at) => ["-F", operationWord(result, chosen[at % chosen.length] ?? 0)]);
    return [...pairs, ...failing].filter((pair) => pair.every(isAscii)).flat();
  });
}

function eventWord(event: Event, choice: number): readonly [option: string, value: string] {
  switch (event.kind) {
    case "node":
      return [NODE_OPTIONS[event.state], event.node];
    case "ticket":
      return [TICKET_OPTIONS[event.state], event.ticket];
    case "quorum":
      return ["-q", choice < 8 ? "x" : (TRUTHS[`${event.quorate}`][choice % 4] ?? "")];
    case "watchdog":
      return ["-w", TRUTHS[`${event.active}`][0]];
    case "operation":
      return ["-i", operationWord(event, choice)];
  }
}

/** `RSC_TASK_INTERVALMS@NODE=RC`; now and then something that is not quite that (09 §9.6). */
function operationWord({ resource, task, interval, node, rc }: OperationResult, choice: number): string {
  const key = `${resource}_${task}_${interval}`;
  const broken = [key, `${key}@${node}`, `@${node}=${rc}`, `${key}@${node}=x`, `${resource}@${node}=${rc}`, ""];
  return (choice < 18 ? broken[choice % broken.length] : undefined) ?? `${key}@${node}=${rc}`;
}

const isAscii = (text: string): boolean => /^[ -~]*$/.test(text);
