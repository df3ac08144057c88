import { describe, expect, it } from "vitest";
import { obtainTask } from "../../src/facilities/obtain.js";
import { counterpartsOf } from "../../src/variants/counterparts.js";
import { clone, primitive } from "../support/elements.js";
import { configured, nodeOf, resourceOf } from "../support/model.js";

function scene() {
  const ws = configured({ nodes: 2, resources: clone("c", primitive("A")) });
  const instances = resourceOf(ws, "c").children;
  const start = (i: number, node: string | undefined) => {
    const instance = instances[i];
    if (instance === undefined) throw new Error("no instance");
    return obtainTask(ws, instance, "start", node === undefined ? undefined : nodeOf(ws, node), false);
  };
  const found = () => counterpartsOf(ws, instances, "start");
  return { ws, start, found };
}

describe("the instances' actions of a task (06 §13)", () => {
  it("are the newest of each, in the order of the instances, and by node", () => {
    const { ws, start, found } = scene();
    const [b, a] = [start(1, "n2"), start(0, "n1")];
    expect(found().newest.map(({ action }) => action)).toEqual([a, b]);
    expect(
      found()
        .on(nodeOf(ws, "n2"))
        .map(({ action }) => action),
    ).toEqual([b]);
  });

  it("are looked for again when one was added, or got its node", () => {
    const { ws, start, found } = scene();
    const first = start(0, undefined);
    const known = found();
    expect(known.on(nodeOf(ws, "n1"))).toEqual([]);
    expect(found()).toBe(known);
    first.placeOn(nodeOf(ws, "n1"));
    ws.changes.value++;
    expect(
      found()
        .on(nodeOf(ws, "n1"))
        .map(({ action }) => action),
    ).toEqual([first]);
    start(1, "n2");
    expect(found().newest).toHaveLength(2);
  });
});
