import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brokenCorosyncText, corosyncEvents, corosyncText } from "../../src/arbitraries/quorum.js";
import {
  type CorosyncConfig,
  type CorosyncEvent,
  eventText,
  notation,
  outlookOf,
  parseCorosync,
  parseEvents,
  partitionsOf,
  type QuorumCluster,
  QuorumError,
  quorumCluster,
  step,
} from "../../src/quorum/index.js";
import { conf } from "./conf.js";

interface Play {
  readonly config: CorosyncConfig;
  readonly arbiter: boolean;
  readonly events: readonly CorosyncEvent[];
}

const plays = (text = corosyncText()): fc.Arbitrary<Play> =>
  fc.tuple(text, fc.boolean()).chain(([drawn, arbiter]) => {
    const config = parseCorosync(drawn);
    return corosyncEvents(config, { arbiter }).map((events) => ({ config, arbiter, events }));
  });

/** The cluster at the beginning and after each event. */
function states({ config, arbiter, events }: Play): readonly QuorumCluster[] {
  const all = [quorumCluster(config, { arbiter })];
  for (const event of events) all.push(step(all.at(-1) ?? quorumCluster(config), event).cluster);
  return all;
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (each instanceof Map || each instanceof Set ? [...each] : each));

describe("for all configurations and events", () => {
  it("partitions are the running nodes, each once, and reports are sound", () => {
    fc.assert(
      fc.property(plays(), (play) => {
        for (const cluster of states(play)) {
          const partitions = partitionsOf(cluster);
          expect(partitions.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual([...cluster.nodes.keys()]);
          for (const { members, views, quorate, pending } of partitions) {
            expect(views.flatMap(({ nodes }) => nodes).sort((a, b) => a - b)).toEqual(members);
            expect(quorate === "mixed").toBe(new Set(views.map((view) => view.quorate)).size === 2);
            for (const view of views) {
              expect(view.flags.includes("Quorate")).toBe(view.quorate);
              if (!pending) expect(view.decided).toBe(view.quorate);
              expect(view.threshold).toBeLessThan(256);
            }
            for (const id of members) expect(cluster.nodes.get(id)?.current).toEqual(members);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it("an event leaves the cluster that it is given as it was, and the same gives the same", () => {
    fc.assert(
      fc.property(plays(), (play) => {
        const all = states(play);
        const before = all.map(text);
        expect(states(play).map(text)).toEqual(before);
        expect(all.map(text)).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  it("without any option only one partition can have quorum", () => {
    const plain = fc.integer({ min: 1, max: 7 }).map((count) => conf({ votes: Array<number>(count).fill(1) }));
    const safe = plays(plain).map((play) => ({
      ...play,
      events: play.events.filter(({ kind }) => kind !== "expected" && kind !== "votes"),
    }));
    fc.assert(
      fc.property(safe, (play) => {
        for (const cluster of states(play)) {
          const quorate = partitionsOf(cluster).filter((partition) => partition.quorate !== "no");
          expect(quorate.length).toBeLessThan(2);
          for (const { members } of quorate) expect(2 * members.length).toBeGreaterThan(play.config.nodes.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("the order of the nodes in the file does not matter", () => {
    fc.assert(
      fc.property(
        plays(corosyncText({ device: false })).filter(({ config }) => config.nodes.length > 1),
        (play) => {
          const reversed = { ...play.config, nodes: [...play.config.nodes].reverse() };
          const [a, b] = [states(play), states({ ...play, config: reversed })];
          expect(b.map((cluster) => notation(partitionsOf(cluster)))).toEqual(
            a.map((cluster) => notation(partitionsOf(cluster))),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it("events are the same in words", () => {
    fc.assert(
      fc.property(plays(), ({ config, events }) => {
        const written = parseEvents(events.map(eventText).join("; "), config);
        const plain = (list: readonly CorosyncEvent[]) => list.map((each) => JSON.parse(JSON.stringify(each)));
        expect(plain(written.map(({ event }) => event))).toEqual(plain(events));
      }),
      { numRuns: 200 },
    );
  });

  it("every side has its DC among its members, and loses exactly those that run elsewhere or crashed", () => {
    fc.assert(
      fc.property(plays(), (play) => {
        for (const cluster of states(play)) {
          for (const { members, dc, lost, down } of outlookOf(cluster).sides) {
            expect(members).toContain(dc);
            const known = [...cluster.nodes.keys(), ...cluster.crashed, ...cluster.stopped];
            expect([...members, ...lost, ...down].sort()).toEqual(known.sort());
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("any text", () => {
  it("of a configuration that is allowed is accepted", () => {
    fc.assert(fc.property(corosyncText(), (text) => parseCorosync(text).nodes.length > 0));
  });

  it("gives a configuration or a QuorumError", () => {
    const text = fc.oneof(brokenCorosyncText(), fc.string({ unit: "binary" }), fc.string());
    fc.assert(
      fc.property(text, (each) => {
        try {
          parseCorosync(each);
        } catch (error) {
          if (!(error instanceof QuorumError)) throw error;
          expect(error.problems.length).toBeGreaterThan(0);
          for (const { text: problem, position } of error.problems) {
            expect(problem).not.toBe("");
            if (position !== undefined) expect(position.line).toBeLessThanOrEqual(each.split("\n").length);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
