import { describe, expect, it } from "vitest";
import { clearFailCount, failCount, settleFailCount } from "../../src/facilities/failcount.js";
import { INFINITY } from "../../src/policy/score.js";
import { clone, meta, primitive } from "../support/elements.js";
import { history, nodeState, operation } from "../support/history.js";
import { observed } from "../support/model.js";
import { NOW } from "../support/verdict.js";

function counts(resources: string[], attributes: Record<string, string>, histories: string[] = []) {
  const { ws, resource, node } = observed({
    nodes: ["n1"],
    resources,
    status: [nodeState("n1", { attributes, history: histories })],
  });
  return (id: string, query: { effective?: boolean; launched?: boolean } = {}) =>
    failCount(ws, resource(id), node("n1"), { effective: false, ...query });
}

describe("the fail count of a resource on a node (03 §17)", () => {
  it("is the sum over operations, with the time of the last", () => {
    const count = counts([primitive("r")], {
      "fail-count-r#start_0": "2",
      "fail-count-r#monitor_10000": "INFINITY",
      "last-failure-r#start_0": "50",
      "last-failure-r#monitor_10000": "70",
      "fail-count-r#monitor_x": "5",
      "fail-count-rr#start_0": "1",
      "fail-count-r": "1",
    });
    expect(count("r")).toEqual({ count: INFINITY, lastFailure: 70 });
  });

  it("skips values that are no scores", () => {
    expect(counts([primitive("r")], { "fail-count-r#start_0": "many", "last-failure-r#start_0": "5" })("r")).toEqual({
      count: 0,
      lastFailure: 0,
    });
  });

  it("reads a dot in the name as any character", () => {
    expect(
      counts([primitive("a.b")], { "fail-count-axb#start_0": "3", "fail-count-a.b#start_0": "1" })("a.b").count,
    ).toBe(4);
  });

  it("is that of all instances for an anonymous clone, of the one for a unique clone", () => {
    const attributes = { "fail-count-r#start_0": "1", "fail-count-r:0#start_0": "2", "fail-count-r:1#start_0": "4" };
    expect(counts([clone("c", primitive("r"))], attributes)("r:0").count).toBe(7);
    const unique = { "globally-unique": "true", "clone-max": "2" };
    expect(counts([clone("c", primitive("r"), unique)], attributes)("r:1").count).toBe(4);
  });

  it("expires strictly after the timeout, if that is asked for", () => {
    const at = (last: number, effective: boolean) =>
      counts([primitive("r", meta({ "failure-timeout": "100" }))], {
        "fail-count-r#start_0": "1",
        "last-failure-r#start_0": String(last),
      })("r", { effective }).count;
    expect([at(NOW - 100, true), at(NOW - 101, true), at(NOW - 101, false), at(0, true)]).toEqual([1, 0, 1, 1]);
  });

  it("never expires after a failure that blocks, once a stage decides by it; asking changes nothing", () => {
    const ops = '<operations><op id="m" name="monitor" interval="10s" on-fail="block"/></operations>';
    const attributes = { "fail-count-r#monitor_10000": "1", "last-failure-r#monitor_10000": "5" };
    const failure = history("r", [operation("r", "monitor", { interval: 10000, rc: 1 })]);
    const { ws, resource, node } = observed({
      nodes: ["n1"],
      resources: [primitive("r", `${meta({ "failure-timeout": "100" })}${ops}`)],
      status: [nodeState("n1", { attributes, history: [failure] })],
    });
    const r = resource("r");
    expect(failCount(ws, r, node("n1"), { effective: true }).count).toBe(0);
    expect(r.configured.failureExpirationMs).toBe(100_000);
    expect(settleFailCount(ws, r, node("n1"), { effective: true }).count).toBe(1);
    expect(r.configured.failureExpirationMs).toBe(0);
  });

  it("follows the attributes of the node", () => {
    const { ws, resource, node } = observed({ nodes: ["n1"], resources: [primitive("r")], status: [nodeState("n1")] });
    const count = () => failCount(ws, resource("r"), node("n1"), { effective: false }).count;
    expect(count()).toBe(0);
    node("n1").setAttribute("fail-count-r#start_0", "2");
    expect(count()).toBe(2);
  });

  it("includes what the resource launched, if that is asked for", () => {
    const attributes = { "fail-count-v#start_0": "1", "fail-count-g#start_0": "2", "last-failure-g#start_0": "9" };
    const count = counts([primitive("v", meta({ "remote-node": "g" }))], attributes);
    expect(count("v")).toEqual({ count: 1, lastFailure: 0 });
    expect(count("v", { launched: true })).toEqual({ count: 3, lastFailure: 9 });
  });
});

it("clearing a fail count is a required action that nobody waits for (03 §17.4)", () => {
  const { ws, resource, node } = observed({ nodes: ["n1"], resources: [primitive("r")], status: [nodeState("n1")] });
  const action = clearFailCount(ws, resource("r"), node("n1"));
  expect([action.key, action.task, action.optional, action.meta.get("op_no_wait")]).toEqual([
    "r_clear_failcount_0",
    "clear_failcount",
    false,
    "true",
  ]);
});
