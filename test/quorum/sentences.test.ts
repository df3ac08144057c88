import { describe, expect, it } from "vitest";
import {
  type CorosyncConfig,
  conductSentence,
  configSentences,
  dangerSentence,
  noteSentence,
  parseCorosync,
  parseEvents,
  partitionSentences,
  partitionsOf,
  quorumCluster,
  steps,
  type WhatIfOptions,
  whatIf,
} from "../../src/quorum/index.js";
import { conf, device, ones } from "./conf.js";

/** The cluster after events in words, without a modelled arbiter. */
function played(config: CorosyncConfig, text: string) {
  const events = parseEvents(text, config).map(({ event }) => event);
  return steps(quorumCluster(config, { arbiter: false }), events);
}

describe("what a configuration amounts to", () => {
  const heads = (text: string) => configSentences(parseCorosync(text));

  it("names nodes, their ids and votes, and the time until a crash is dealt with", () => {
    expect(heads(conf({ votes: [1, 2, 0] }))).toEqual([
      "3 nodes: n1 (id 1), n2 (id 2, 2 votes), n3 (id 3, 0 votes).",
      "A crash is noticed and survivors are together again after at most 8030 ms.",
    ]);
    expect(heads(conf({ votes: [1] }))[0]).toBe("1 node: n1 (id 1).");
  });

  it("names a node that has no name by its place, and says where there is no id", () => {
    const text = conf({ votes: [1], totem: ["transport: udpu"] })
      .replace("name: n1", "")
      .replace("nodeid: 1", "");
    expect(heads(text)[0]).toBe("1 node: nodelist.node.0 (no id).");
  });

  it("says where there is no node list, and no provider", () => {
    const text = "totem {\n version: 2\n interface {\n bindnetaddr: 10.0.0.0\n }\n}\n";
    expect(heads(text).slice(0, -1)).toEqual([
      "There is no node list.",
      "Quorum is not computed: every node counts as quorate.",
    ]);
  });

  it.each([
    [["votes: 1"], "A quorum device gives 1 vote, by the algorithm ffsplit."],
    [["votes: 2"], "A quorum device with 2 votes is configured, but its daemon does not start."],
    [[], "A quorum device with the votes of all nodes but one is configured, but its daemon does not start."],
  ])("says what a device %j gives", (lines, sentence) => {
    const sentences = heads(conf({ quorum: device(...lines) }));
    expect(sentences).toHaveLength(3);
    expect(sentences[1]).toBe(sentence);
  });

  it("says that lms gives the votes of all nodes but one", () => {
    const lines = ["device {", "model: net", "net {", "host: q", "algorithm: lms", "}", "}"];
    const sentence = "A quorum device gives the votes of all nodes but one, by the algorithm lms.";
    expect(heads(conf({ quorum: lines }))[1]).toBe(sentence);
  });
});

describe("a partition in sentences", () => {
  const told = (text: string, given = conf()) => {
    const config = parseCorosync(given);
    return partitionsOf(played(config, text).cluster).map((partition) => partitionSentences(config, partition));
  };

  it("says whether it has quorum, with what votes", () => {
    expect(told("start all; partition 1,2 | 3")).toEqual([
      ["n1, n2 have quorum: 2 votes of 3 expected, 2 needed."],
      ["n3 has no quorum: 1 vote of 3 expected, 2 needed."],
    ]);
  });

  it("says that it waits for all nodes", () => {
    const text = conf({ quorum: ["wait_for_all: 1"] });
    expect(told("start 1,2", text)).toEqual([
      ["n1, n2 have no quorum: 2 votes of 3 expected, 2 needed; wait for all 3 at once."],
    ]);
    expect(told("start 1", text)).toEqual([
      ["n1 has no quorum: 1 vote of 3 expected, 2 needed; waits for all 3 at once."],
    ]);
  });

  it("says whether the device votes for it, and that programs wait for its answer", () => {
    const text = conf({ quorum: device("votes: 1") });
    expect(told("start all; register all; poll 1-3 yes", text)).toEqual([
      ["n1, n2, n3 have quorum: 4 votes of 4 expected, 3 needed; the device's votes are among them."],
    ]);
    expect(told("start all; register all; poll 1-3 no", text)).toEqual([
      ["n1, n2, n3 have quorum: 3 votes of 4 expected, 3 needed; without the device's."],
    ]);
    expect(told("start all; register all; poll 1-3 no; crash 3", text)).toEqual([
      [
        "n1, n2 have no quorum: 2 votes of 4 expected, 3 needed; without the device's.",
        "Programs on n1, n2 do not see that yet: the quorum device has still to answer.",
      ],
    ]);
  });

  it("has a sentence for each opinion where its members do not agree", () => {
    const text = conf({ votes: ones(5), quorum: ["wait_for_all: 1"] });
    const [mixed] = told("start all; partition 1-3 | 4,5; partition 1,4,5 | 2,3", text);
    expect(mixed).toEqual([
      "n1, n4, n5 do not agree.",
      "Among them n1 has no quorum: 3 votes of 5 expected, 3 needed; waits for all 5 at once.",
      "Among them n4, n5 have quorum: 3 votes of 5 expected, 3 needed.",
    ]);
  });

  it("has the wait for the device after the opinions", () => {
    const text = conf({ quorum: device("votes: 1") });
    const [mixed] = told("start all; register 1; poll 1 yes; merge; crash 3", text);
    expect(mixed?.at(0)).toBe("n1, n2 do not agree.");
    expect(mixed?.at(-1)).toBe("Programs on n1, n2 do not see that yet: the quorum device has still to answer.");
  });
});

describe("what sides do, in sentences", () => {
  const config = parseCorosync(conf());
  const sides = (options: WhatIfOptions) => {
    const events = parseEvents("partition 1 | 2,3", config).map(({ event }) => event);
    const { outlook } = whatIf(config, events, options).at(-1) ?? {};
    return outlook?.sides.map((side) => conductSentence(config, side));
  };

  it.each([
    ["stop", "n1 stops all resources (no-quorum-policy stop)."],
    ["freeze", "n1 keeps what runs there and starts nothing (no-quorum-policy freeze)."],
    ["demote", "n1 demotes promoted resources and stops all others (no-quorum-policy demote)."],
    ["fence", "n1 is fenced by its own side (no-quorum-policy fence)."],
    ["ignore", "n1 runs all resources (no-quorum-policy ignore) and fences n2, n3."],
  ])("under %s", (noQuorumPolicy, sentence) => {
    expect(sides({ noQuorumPolicy })).toEqual([sentence, "n2, n3 run all resources and fence n1."]);
  });

  it.each([
    ["stop", "n1, n2 stop all resources (no-quorum-policy stop)."],
    ["freeze", "n1, n2 keep what runs there and start nothing (no-quorum-policy freeze)."],
    ["demote", "n1, n2 demote promoted resources and stop all others (no-quorum-policy demote)."],
    ["fence", "n1, n2 are fenced by their own side (no-quorum-policy fence)."],
    ["ignore", "n1, n2 run all resources (no-quorum-policy ignore) and fence n3."],
  ])("under %s, of several nodes", (noQuorumPolicy, sentence) => {
    const few = parseCorosync(conf({ quorum: ["expected_votes: 5"] }));
    const all = whatIf(few, [{ kind: "crash", nodes: [3] }], { noQuorumPolicy });
    expect(all.at(-1)?.outlook.sides.map((side) => conductSentence(few, side))).toEqual([sentence]);
  });

  it("tells what is dangerous", () => {
    const dangers = (given: CorosyncConfig, text: string, options: WhatIfOptions) => {
      const events = parseEvents(text, given).map(({ event }) => event);
      const last = whatIf(given, events, options).at(-1);
      return last?.outlook.dangers.map((danger) => dangerSentence(given, danger));
    };
    expect(dangers(config, "partition 1 | 2,3", { noQuorumPolicy: "ignore" })).toEqual([
      "Several sides run resources at once, each by itself: n1 / n2, n3.",
    ]);
    expect(dangers(config, "partition 1 | 2,3", { fencing: false })).toEqual([
      "n2, n3 cannot fence n1, so what runs there may run twice.",
    ]);
    const waiting = parseCorosync(conf({ votes: ones(5), quorum: ["wait_for_all: 1"] }));
    expect(dangers(waiting, "partition 1-3 | 4,5; partition 1,4,5 | 2,3", {})).toEqual([
      "In n1, n4, n5 the view of the DC decides, which is presumed to be n1: it has none.",
    ]);
    const four = parseCorosync(conf({ votes: ones(4), quorum: device("votes: 1") }));
    const text = "register 1; poll 1 yes; partition 1,2 | 3,4; poll 1 yes";
    expect(dangers(four, text, { arbiter: false })).toEqual([
      "In n1, n2 the view of the DC decides, which is presumed to be n1: it has quorum.",
    ]);
  });
});

describe("what was refused, in sentences", () => {
  const notes = (given: CorosyncConfig, text: string) =>
    played(given, text).notes.map((note) => noteSentence(given, note));

  it("says which node refuses, and why", () => {
    const config = parseCorosync(conf());
    expect(notes(config, "start 1,2; expected 2=1")).toEqual(["n2 refuses that: CS_ERR_INVALID_PARAM."]);
    const faulty = parseCorosync(conf({ quorum: ["two_node: 1", ...device()] }));
    const text = "configuration error: two_node and quorum device cannot be configured at the same time!";
    expect(notes(faulty, "start 1")).toEqual([`n1 does not start: ${text}.`]);
    const { cluster } = played(config, "start 1");
    const reloaded = steps(cluster, [{ kind: "reload", config: faulty }]);
    expect(reloaded.notes.map((note) => noteSentence(config, note))).toEqual([`n1 logs a fault and goes on: ${text}.`]);
  });
});
