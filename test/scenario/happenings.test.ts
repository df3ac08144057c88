import { describe, expect, it } from "vitest";
import { fenceAction, instanceOf, nodeOf, takesDown } from "../../src/scenario/actions.js";
import { happeningsOf } from "../../src/scenario/happenings.js";
import type { Instances } from "../../src/scenario/places.js";
import { type Told, timed } from "./timed.js";

const AT = 1000;
const INSTANCES: Instances = new Map([
  ["web", { id: "web", active: ["n1"] }],
  ["idle", { id: "idle", active: [] }],
  ["db:0", { id: "db", active: ["n1"] }],
  ["db:1", { id: "db", active: ["n2", "n3"] }],
]);

const happened = (...told: readonly Told[]) => happeningsOf(told.map(timed), INSTANCES, AT);

/** `KIND RESOURCE FROM TO BEGIN END`, times since the transition began. */
const words = (...told: readonly Told[]) =>
  happened(...told).map((each) => {
    const where =
      "task" in each ? [each.task, each.rc, each.node] : "from" in each ? [each.from, each.to] : [each.node];
    const what = "resource" in each ? each.resource : each.action;
    return [each.kind, what, ...where.map((one) => one ?? "-"), each.begin - AT, each.end - AT].join(" ");
  });

const web = (task: string, node: string, begin: number, end: number, more: Partial<Told> = {}): Told => ({
  task,
  of: "web",
  node,
  begin,
  end,
  ...more,
});

describe("what the actions of one instance amount to", () => {
  it.each<readonly [string, readonly Told[], readonly string[]]>([
    ["a start", [web("start", "n2", 5, 9)], ["started web - n2 5 9"]],
    ["a stop", [web("stop", "n1", 5, 9)], ["stopped web n1 - 5 9"]],
    ["a stop and a start there", [web("stop", "n1", 1, 2), web("start", "n1", 2, 9)], ["restarted web n1 n1 1 9"]],
    ["a stop and a start elsewhere", [web("stop", "n1", 1, 2), web("start", "n2", 2, 9)], ["moved web n1 n2 1 9"]],
    ["a demotion", [web("demote", "n1", 1, 2)], ["demoted web n1 n1 1 2"]],
    ["a promotion", [web("promote", "n1", 1, 2)], ["promoted web n1 n1 1 2"]],
    ["a demotion before a stop there", [web("demote", "n1", 1, 2), web("stop", "n1", 2, 3)], ["stopped web n1 - 2 3"]],
    [
      "a demotion, and a stop elsewhere",
      [web("demote", "n1", 1, 2), web("stop", "n2", 2, 3)],
      ["demoted web n1 n1 1 2", "stopped web n2 - 2 3"],
    ],
    [
      "a start and a promotion",
      [web("start", "n2", 1, 2), web("promote", "n2", 2, 3)],
      ["started web - n2 1 2", "promoted web n2 n2 2 3"],
    ],
    ["a reload", [web("reload", "n1", 1, 2)], ["reloaded web n1 n1 1 2"]],
    ["a reload of its agent", [web("reload-agent", "n1", 1, 2)], ["reloaded web n1 n1 1 2"]],
    [
      "a live migration: its stop is a part of it",
      [web("migrate_to", "n1", 1, 2), web("migrate_from", "n2", 2, 4, { source: "n1" }), web("stop", "n1", 4, 5)],
      ["migrated web n1 n2 1 4"],
    ],
    ["the second half of a migration", [web("migrate_from", "n2", 2, 4, { source: "n1" })], ["migrated web n1 n2 2 4"]],
    ["the first half alone", [web("migrate_to", "n1", 1, 2)], []],
    [
      "stops on two nodes, and a start on one of them",
      [web("stop", "n1", 1, 2), web("stop", "n2", 1, 3), web("start", "n2", 3, 9)],
      ["stopped web n1 - 1 2", "restarted web n2 n2 1 9"],
    ],
    [
      "stops on two nodes, and a start on a third: it moved from the first",
      [web("stop", "n1", 1, 2), web("stop", "n2", 1, 3), web("start", "n3", 3, 9)],
      ["stopped web n2 - 1 3", "moved web n1 n3 1 9"],
    ],
    [
      "stops on two nodes",
      [web("stop", "n1", 1, 2), web("stop", "n2", 1, 3)],
      ["stopped web n1 - 1 2", "stopped web n2 - 1 3"],
    ],
    ["monitors and cancellations", [web("monitor", "n1", 1, 2), web("cancel", "n1", 1, 2)], []],
  ])("%s", (_, told, expected) => {
    expect(words(...told).sort()).toEqual([...expected].sort());
  });

  it("is in the order in which it began", () => {
    expect(
      words(
        web("start", "n2", 8, 9),
        { task: "start", of: "idle", node: "n1", begin: 3, end: 20 },
        { task: "stonith", node: "n3", device: "off", begin: 5, end: 6 },
      ),
    ).toEqual(["started idle - n1 3 20", "fenced off n3 5 6", "started web - n2 8 9"]);
  });

  it("is told of instances one by one, by the ids that the configuration has", () => {
    expect(
      words(
        { task: "stop", of: "db:0", node: "n1", begin: 1, end: 2, short: "db" },
        { task: "start", of: "db:1", node: "n1", begin: 2, end: 3, short: "db" },
      ),
    ).toEqual(["stopped db n1 - 1 2", "started db - n1 2 3"]);
  });

  it("is told of what is no longer configured, too", () => {
    expect(words({ task: "stop", of: "old:2", node: "n1", begin: 1, end: 2 })).toEqual(["stopped old n1 - 1 2"]);
    const noNode = words({ task: "stop", of: "old:2", begin: 1, end: 2 });
    expect(noNode).toEqual(["stopped old - - 1 2"]);
  });

  it("is where the instance was, if the action does not say it", () => {
    expect(words({ task: "stop", of: "web", begin: 1, end: 2 })).toEqual(["stopped web n1 - 1 2"]);
  });
});

describe("what fails", () => {
  it("is told with its result, and not as done", () => {
    expect(words(web("start", "n2", 1, 4, { outcome: "failed", rc: 5 }))).toEqual(["failed web start 5 n2 1 4"]);
    expect(words(web("stop", "n1", 1, 4, { outcome: "failed", rc: 1 }), web("start", "n2", 5, 6))).toEqual([
      "failed web stop 1 n1 1 4",
      "started web - n2 5 6",
    ]);
  });

  it("has the result 0 and no node where nothing is said of them", () => {
    expect(happened({ task: "start", of: "old:1", end: 4, outcome: "failed" })).toEqual([
      { kind: "failed", resource: "old", task: "start", node: "", rc: 0, begin: AT, end: AT + 4 },
    ]);
  });

  it("is named by the id that the configuration has", () => {
    expect(words({ task: "promote", of: "db:1", node: "n2", outcome: "failed", rc: 9 })).toEqual([
      "failed db promote 9 n2 0 0",
    ]);
  });

  it("is nothing if it could not even be tried", () => {
    expect(words(web("start", "n2", 1, 4, { outcome: "broken" }))).toEqual([]);
  });
});

describe("fencing", () => {
  it("is told with what the device is asked for, and whether it was done", () => {
    const fence = { task: "stonith", node: "n2", begin: 1, end: 61 } as const;
    expect(happened({ ...fence, device: "reboot" })).toEqual([
      { kind: "fenced", node: "n2", action: "reboot", begin: AT + 1, end: AT + 61 },
    ]);
    expect(words({ ...fence, device: "off", outcome: "failed" })).toEqual(["fencing-failed off n2 1 61"]);
    expect(words({ ...fence, device: "off", outcome: "broken" })).toEqual(["fencing-failed off n2 1 61"]);
    expect(words(fence)).toEqual(["fenced  n2 1 61"]);
  });

  it("takes its node down, unless it is unfencing (09 §11.5)", () => {
    const device = (name?: string) => timed({ task: "stonith", node: "n1", ...(name && { device: name }) }).synapse;
    expect(["reboot", "off", "on", "ON", undefined].map((name) => takesDown(device(name)))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
    expect(["reboot", undefined].map((name) => fenceAction(device(name)))).toEqual(["reboot", ""]);
  });
});

describe("the instance of an action", () => {
  const of = (told: Told) => instanceOf(timed(told).synapse, INSTANCES);

  it("is the one that it names, whether it is configured or not", () => {
    expect(of({ task: "stop", of: "web" })).toBe("web");
    expect(of({ task: "stop", of: "gone" })).toBe("gone");
    expect(of({ task: "stop", of: "db:1", short: "db" })).toBe("db:1");
  });

  it("is none of what is no primitive", () => {
    for (const element of ["group", "clone", "bundle"])
      expect(of({ task: "stop", of: "web", element })).toBeUndefined();
  });

  it("is told by the action's own key if nothing else tells it", () => {
    expect(of({ task: "stop", of: "web", element: undefined })).toBe("web");
    expect(of({ task: "stop", of: "db:1", element: undefined, historyKey: "db_stop_0" })).toBe("db:1");
    expect(of({ task: "stop", of: "gone", element: undefined })).toBeUndefined();
    expect(of({ task: "stonith", node: "n1", device: "off" })).toBeUndefined();
  });

  it("is told by its key only where that ends as keys of its task do", () => {
    const instances: Instances = new Map([["web", { id: "web", active: [] }]]);
    const { synapse } = timed({ task: "stop", of: "web", element: undefined });
    const keyed = (key: string) => instanceOf({ ...synapse, action: { ...synapse.action, key } }, instances);
    expect([keyed("web_stop_0"), keyed("web_stop_1"), keyed("web_mon_00"), keyed("xweb_stop_0")]).toEqual([
      "web",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("has the node that it says, or else that of the instance", () => {
    const instance = { id: "web", active: ["n1", "n2"] };
    expect(nodeOf(timed({ task: "stop", of: "web", node: "n3" }).synapse, instance)).toBe("n3");
    expect(nodeOf(timed({ task: "stop", of: "web" }).synapse, instance)).toBe("n1");
    expect(nodeOf(timed({ task: "stop", of: "web" }).synapse, undefined)).toBeUndefined();
    expect(nodeOf(timed({ task: "stop", of: "web" }).synapse, { id: "web", active: [] })).toBeUndefined();
  });
});
