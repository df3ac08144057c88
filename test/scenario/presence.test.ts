import { describe, expect, it } from "vitest";
import type { Instances } from "../../src/scenario/places.js";
import { Presence } from "../../src/scenario/presence.js";
import { type Told, timed } from "./timed.js";

const AT = 1000;
/** A primitive, and two instances of a clone. */
const INSTANCES: Instances = new Map([
  ["web", { id: "web", active: ["n1"] }],
  ["db:0", { id: "db", active: ["n1"] }],
  ["db:1", { id: "db", active: ["n2"] }],
]);

const place = (node: string, failed = false) => ({ node, role: "started", failed }) as const;

/** What runs at 0: `web` on n1, `db` on n1 and n2; `idle` nowhere. */
function beginning(): Presence {
  const presence = new Presence();
  presence.correct(
    new Map([
      ["web", [place("n1")]],
      ["db", [place("n1"), place("n2")]],
      ["idle", []],
    ]),
    0,
  );
  return presence;
}

const gone = (resource: string, from: number, to?: number) => ({ resource, from, to });

const afterDoing = (...told: readonly Told[]) => {
  const presence = beginning();
  presence.execute(told.map(timed), INSTANCES, AT);
  return presence.absences();
};

describe("a primitive is absent", () => {
  it("only if it had been running", () => {
    expect(beginning().absences()).toEqual([]);
    expect(afterDoing({ task: "start", of: "idle", node: "n1", begin: 5, end: 9 })).toEqual([]);
  });

  it("from the beginning of its stop to the end of its start", () => {
    const stop = { task: "stop", of: "web", node: "n1", begin: 10, end: 30 };
    expect(afterDoing(stop)).toEqual([gone("web", AT + 10)]);
    expect(afterDoing(stop, { task: "start", of: "web", node: "n2", begin: 30, end: 50 })).toEqual([
      gone("web", AT + 10, AT + 50),
    ]);
  });

  it("in the order of time, however the actions are given", () => {
    expect(
      afterDoing(
        { task: "start", of: "web", node: "n2", begin: 30, end: 50 },
        { task: "stop", of: "web", node: "n1", begin: 10, end: 30 },
      ),
    ).toEqual([gone("web", AT + 10, AT + 50)]);
  });

  it("after a migration for no time: it comes where it goes before it is stopped where it was", () => {
    expect(
      afterDoing(
        { task: "migrate_to", of: "web", node: "n1", begin: 0, end: 10 },
        { task: "migrate_from", of: "web", node: "n2", begin: 10, end: 20 },
        { task: "stop", of: "web", node: "n1", begin: 20, end: 30 },
      ),
    ).toEqual([]);
  });

  it("not while another instance of it runs", () => {
    expect(afterDoing({ task: "stop", of: "db:0", node: "n1", begin: 10 })).toEqual([]);
    expect(
      afterDoing(
        { task: "stop", of: "db:0", node: "n1", begin: 10 },
        { task: "stop", of: "db:1", node: "n2", begin: 20 },
        { task: "start", of: "db:1", node: "n2", begin: 20, end: 40 },
      ),
    ).toEqual([gone("db", AT + 20, AT + 40)]);
  });

  it("not while one of two instances on a node runs there", () => {
    const presence = new Presence();
    presence.correct(new Map([["db", [place("n1"), place("n1")]]]), 0);
    const both: Instances = new Map([
      ["db:0", { id: "db", active: ["n1"] }],
      ["db:1", { id: "db", active: ["n1"] }],
    ]);
    presence.execute([timed({ task: "stop", of: "db:0", node: "n1", begin: 10 })], both, 0);
    expect(presence.absences()).toEqual([]);
    presence.execute([timed({ task: "stop", of: "db:1", node: "n1", begin: 30 })], both, 0);
    expect(presence.absences()).toEqual([gone("db", 30)]);
  });

  it("after a start on a node where one runs, until both have stopped", () => {
    const presence = beginning();
    const second: Instances = new Map([["web:1", { id: "web", active: [] }]]);
    presence.execute([timed({ task: "start", of: "web:1", node: "n1", end: 5 })], second, 0);
    presence.execute([timed({ task: "stop", of: "web:1", node: "n1", begin: 10 })], second, 0);
    expect(presence.absences()).toEqual([]);
    presence.execute([timed({ task: "stop", of: "web:1", node: "n1", begin: 20 })], second, 0);
    expect(presence.absences()).toEqual([gone("web", 20)]);
  });

  it("for no time at all: then it is not said", () => {
    const moments = afterDoing(
      { task: "stop", of: "web", node: "n1", begin: 10, end: 10 },
      { task: "start", of: "web", node: "n2", begin: 10, end: 10 },
      { task: "stop", of: "web", node: "n2", begin: 11 },
    );
    expect(moments).toEqual([gone("web", AT + 11)]);
  });

  it("from the end of a monitor that fails; a start or a stop that fails changes nothing", () => {
    const failing = (task: string) =>
      afterDoing({ task, of: "web", node: "n1", begin: 10, end: 30, outcome: "failed", rc: 7 });
    expect(failing("monitor")).toEqual([gone("web", AT + 30)]);
    expect(failing("promote")).toEqual([]);
    expect(failing("start")).toEqual([]);
    expect(failing("migrate_to")).toEqual([]);
    // A stop that fails has begun to stop it.
    expect(failing("stop")).toEqual([gone("web", AT + 10)]);
  });

  it("not by what is done to it while it runs, and not before it has come", () => {
    expect(afterDoing({ task: "monitor", of: "web", node: "n1", end: 30 })).toEqual([]);
    const stop = { task: "stop", of: "web", node: "n1", begin: 10 };
    for (const task of ["monitor", "promote", "reload", "migrate_to"])
      expect(afterDoing(stop, { task, of: "web", node: "n2", begin: 20, end: 30 })).toEqual([gone("web", AT + 10)]);
    const start = { task: "start", of: "web", node: "n2", begin: 20, end: 30 };
    for (const outcome of ["failed", "broken"] as const)
      expect(afterDoing(stop, { ...start, outcome })).toEqual([gone("web", AT + 10)]);
  });

  it("also if it is no longer configured, by its id without a number", () => {
    const presence = new Presence();
    presence.correct(new Map([["old", [place("n1")]]]), 0);
    presence.execute([timed({ task: "stop", of: "old:0", node: "n1", begin: 3 })], new Map(), 0);
    expect(presence.absences()).toEqual([gone("old", 3)]);
  });

  it("from when its node is fenced, or vanishes", () => {
    const fence = { task: "stonith", node: "n1", device: "off", begin: 10, end: 60 } as const;
    expect(afterDoing(fence)).toEqual([gone("web", AT + 60)]);
    expect(afterDoing({ ...fence, device: "reboot" })).toEqual([gone("web", AT + 60)]);
    // Unfencing takes nothing down (09 §11.5).
    expect(afterDoing({ ...fence, device: "on" })).toEqual([]);
    expect(afterDoing({ ...fence, device: "ON" })).toEqual([]);
    expect(afterDoing({ ...fence, outcome: "failed" })).toEqual([]);
    const presence = beginning();
    presence.lose(["n1"], 7);
    expect(presence.absences()).toEqual([gone("web", 7)]);
    presence.lose(["n1", "n2"], 9);
    expect(presence.absences()).toEqual([gone("web", 7), gone("db", 9)]);
  });

  it("not by actions of what is no primitive, or of no node", () => {
    expect(afterDoing({ task: "stop", of: "web", begin: 10 })).toEqual([]);
    expect(afterDoing({ task: "stop", of: "web", node: "n1", begin: 10, element: "group" })).toEqual([]);
    expect(afterDoing({ task: "clear_failcount", node: "n1", begin: 10 })).toEqual([]);
  });

  it("by a stop that only its key tells the instance of, as fencing implies it", () => {
    expect(afterDoing({ task: "stop", of: "web", node: "n1", begin: 10, element: undefined })).toEqual([
      gone("web", AT + 10),
    ]);
  });
});

describe("what a Verdict says counts", () => {
  it("from the time on that it is given", () => {
    const presence = beginning();
    presence.correct(new Map([["web", []]]), 50);
    expect(presence.absences()).toEqual([gone("web", 50)]);
    presence.correct(new Map([["web", [place("n2")]]]), 80);
    expect(presence.absences()).toEqual([gone("web", 50, 80)]);
  });

  it("without what has failed", () => {
    const presence = beginning();
    presence.correct(new Map([["web", [place("n1", true)]]]), 50);
    expect(presence.absences()).toEqual([gone("web", 50)]);
  });

  it("with as many as there are on a node", () => {
    const presence = beginning();
    presence.correct(new Map([["web", [place("n1"), place("n1"), place("n1", true)]]]), 50);
    const instances: Instances = new Map([["web", { id: "web", active: ["n1"] }]]);
    const stop = (begin: number) =>
      presence.execute([timed({ task: "stop", of: "web", node: "n1", begin })], instances, 0);
    stop(60);
    expect(presence.absences()).toEqual([]);
    stop(70);
    expect(presence.absences()).toEqual([gone("web", 70)]);
  });
});

describe("a failure", () => {
  it("is of all instances on the node", () => {
    const presence = beginning();
    presence.correct(new Map([["web", [place("n1"), place("n1")]]]), 0);
    presence.fail("web", "n1", 20);
    expect(presence.absences()).toEqual([gone("web", 20)]);
  });

  it("elsewhere, or of what does not run, changes nothing", () => {
    const presence = beginning();
    presence.fail("web", "n2", 20);
    presence.fail("idle", "n1", 20);
    presence.fail("unknown", "n1", 20);
    expect(presence.absences()).toEqual([]);
  });
});

describe("absences", () => {
  it("are listed in the order in which they began, over or not", () => {
    const presence = beginning();
    presence.fail("web", "n1", 10);
    presence.lose(["n1", "n2"], 20);
    presence.correct(new Map([["db", [place("n1")]]]), 30);
    expect(presence.absences()).toEqual([gone("web", 10), gone("db", 20, 30)]);
  });

  it("of a copy are its own from then on", () => {
    const first = beginning();
    first.fail("web", "n1", 10);
    first.correct(new Map([["web", [place("n1")]]]), 20);
    first.lose(["n1"], 30);
    first.lose(["n2"], 31);
    const known = [gone("web", 10, 20), gone("web", 30)];
    const copy = new Presence(first);
    expect(copy.absences()).toEqual([...known, gone("db", 31)]);
    copy.correct(new Map([["db", [place("n1")]]]), 40);
    copy.fail("db", "n1", 50);
    expect(copy.absences()).toEqual([...known, gone("db", 31, 40), gone("db", 50)]);
    expect(first.absences()).toEqual([...known, gone("db", 31)]);
  });

  it("of a copy begin with what runs in its model", () => {
    const copy = new Presence(beginning());
    copy.lose(["n1"], 30);
    expect(copy.absences()).toEqual([gone("web", 30)]);
  });
});
