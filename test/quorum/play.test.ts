/** Delivery, time and membership in a whole cluster (12 §7.2 to §7.5, §7.9). */
import { describe, expect, it } from "vitest";
import {
  notation,
  parseCorosync,
  parseEvents,
  partitionsOf,
  type QuorumCluster,
  quorumCluster,
  steps,
} from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

function play(text: string, given = conf({ votes: ones(4) })): QuorumCluster {
  const config = parseCorosync(given);
  const events = parseEvents(text, config).map(({ event }) => event);
  return steps(quorumCluster(config, { arbiter: false }), events).cluster;
}

const stateOf = (text: string, given?: string) => notation(partitionsOf(play(text, given)));

describe("a membership", () => {
  it("changes where its members do, and nowhere else", () => {
    const sequences = (text: string) => [...play(text).rings].map(([id, { sequence }]) => [id, sequence]);
    expect(sequences("start 1; start 2; start 3; start 4; partition 1,2 | 3,4")).toEqual([
      [1, 20],
      [2, 20],
      [3, 20],
      [4, 20],
    ]);
    expect(sequences("start all; partition 1,2 | 3,4; partition 1,2 | 3 | 4")).toEqual([
      [1, 12],
      [2, 12],
      [3, 16],
      [4, 16],
    ]);
    expect(sequences("start all; partition 1,2 | 3,4; partition 3,4 | 1,2")).toEqual([
      [1, 12],
      [2, 12],
      [3, 12],
      [4, 12],
    ]);
    // As many members as before, but others.
    expect(sequences("start all; partition 1,2 | 3,4; partition 1,3 | 2,4").map(([, at]) => at)).toEqual([
      16, 16, 16, 16,
    ]);
  });

  it("acts before those of higher numbers, whatever its members are (12 §7.9)", () => {
    const config = parseCorosync(conf({ votes: ones(3) }));
    const { notes } = steps(quorumCluster(config), [
      { kind: "start", nodes: [1, 2, 3] },
      { kind: "partition", partitions: [[3], [1], [2]] },
      { kind: "register", nodes: [1, 2, 3] },
    ]);
    expect(notes).toEqual([3, 1, 2].map((node) => ({ kind: "refused-call", node, error: "CS_ERR_ACCESS" })));
  });

  it("has its nodes in ascending order, however they started", () => {
    const cluster = play("start 4; start 1; start 3; start 2");
    expect([...cluster.nodes.keys()]).toEqual([1, 2, 3, 4]);
    expect(cluster.nodes.get(4)?.current).toEqual([1, 2, 3, 4]);
    expect(cluster.rings.get(4)?.representative).toBe(1);
  });

  it("is published to all its members, and remembers that there was quorum", () => {
    const published = ({ nodes }: QuorumCluster) => [...nodes.values()].map((node) => node.published);
    expect(published(play("start 1,2"))).toEqual(
      [1, 2].map(() => ({ quorate: false, members: [1, 2], everQuorate: false })),
    );
    expect(published(play("start 1-3"))).toEqual(
      [1, 2, 3].map(() => ({ quorate: true, members: [1, 2, 3], everQuorate: true })),
    );
    expect(published(play("start 1-3; crash 3"))).toEqual(
      [1, 2].map(() => ({ quorate: false, members: [1, 2], everQuorate: true })),
    );
  });

  it("does not take in a node that refuses to start", () => {
    const faulty = parseCorosync(conf({ votes: ones(4), quorum: ["two_node: 1", ...device()] }));
    const cluster = quorumCluster(parseCorosync(conf({ votes: ones(4) })), { ownConfigs: new Map([[2, faulty]]) });
    const stepped = steps(cluster, [{ kind: "start", nodes: [1, 2, 3] }]);
    expect([...stepped.cluster.nodes.keys()]).toEqual([1, 3]);
    expect(stepped.notes).toEqual([
      {
        kind: "refused-start",
        node: 2,
        code: "two-node-device",
        text: "configuration error: two_node and quorum device cannot be configured at the same time!",
      },
    ]);
  });

  it("hears a node that downscales say that it leaves, before it is gone (12 §7.4)", () => {
    const given = conf({ votes: ones(4), quorum: ["allow_downscale: 1"] });
    expect(stateOf("start all; stop 4", given)).toBe("1-3 + 3/3/3");
    expect(stateOf("start all; crash 4", given)).toBe("1-3 + 3/4/3");
    expect(stateOf("start all; stop 4", conf({ votes: ones(4) }))).toBe("1-3 + 3/4/3");
  });
});

describe("time (12 §7.5)", () => {
  const window = conf({ votes: ones(4), quorum: ["last_man_standing: 1", "last_man_standing_window: 100"] });

  it("ends windows at their moment, one after the other", () => {
    expect(stateOf("start all; crash 4; wait 99", window)).toBe("1-3 + 3/4/3");
    expect(stateOf("start all; crash 4; wait 100", window)).toBe("1-3 + 3/3/2");
    expect(stateOf("start all; crash 4; wait 99; crash 3; wait 99", window)).toBe("1,2 - 2/4/3");
    expect(stateOf("start all; crash 4; wait 100; crash 3; wait 100", window)).toBe("1,2 + 2/2/2");
    expect(play("start all; crash 4; wait 250", window).now).toBe(250);
  });

  it("ends the windows of several partitions, each in its turn", () => {
    const eight = conf({
      votes: ones(8),
      quorum: ["two_node: 0", "last_man_standing: 1", "last_man_standing_window: 100", "expected_votes: 3"],
    });
    const apart = "start 1-4; start 5-8 @1; crash 4; wait 50; crash 8; wait 50";
    const states = partitionsOf(play(apart, eight)).map(({ views }) => views[0]?.expected);
    expect(states).toEqual([3, 4]);
    expect(partitionsOf(play(`${apart}; wait 50`, eight)).map(({ views }) => views[0]?.expected)).toEqual([3, 3]);
  });

  it("fires device and window of one instant before anything is heard", () => {
    const given = conf({ votes: ones(4), quorum: device("votes: 1", "timeout: 100") });
    expect(stateOf("start all; register all; poll all yes; wait 50; poll 1 yes; wait 50", given)).toBe(
      "[1-4: 1 + 5/5/3, 2-4 + 4/5/3]",
    );
    expect(stateOf("start all; register all; poll all yes; wait 50; poll 1 yes; wait 100", given)).toBe("1-4 + 4/5/3");
  });
});
