import { describe, expect, test } from "vitest";
import { parametersFor } from "../../../src/facilities/parameters.js";
import { Role } from "../../../src/policy/role.js";
import { countResources, isDisabled } from "../../../src/unpack/configuration/index.js";
import { DUMMY, FENCED, meta, parameters, primitive, SYSTEMD } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

function read(values: Record<string, string>, options = {}, agent = DUMMY) {
  return resourceOf(configured({ options, resources: primitive("A", meta(values), agent) }), "A");
}

describe("properties from meta-attributes (02 §6.1)", () => {
  test("nonsense is not managed, not critical, without threshold", () => {
    const resource = read({ "is-managed": "garbage", critical: "garbage", "migration-threshold": "-5" });
    expect([resource.configured.managed, resource.configured.critical, resource.configured.banAfterFailures]).toEqual([
      false,
      false,
      1000000,
    ]);
  });

  test("`default` is no value", () => {
    const resource = read({
      "is-managed": "DEFAULT",
      "resource-stickiness": "Default",
      "migration-threshold": "default",
    });
    expect([resource.configured.managed, resource.configured.stickiness, resource.configured.banAfterFailures]).toEqual(
      [true, 0, 1000000],
    );
  });

  test("maintenance mode prevails over is-managed", () => {
    const resource = read({ "is-managed": "true" }, { "maintenance-mode": "true" });
    expect([resource.configured.managed, resource.configured.maintenance]).toEqual([false, true]);
  });

  test.each([
    [{}, FENCED, ["fencing"]],
    [{}, { "fencing-enabled": "false" }, ["quorum"]],
    [{}, { "fencing-enabled": "false", "no-quorum-policy": "ignore" }, []],
    [{ requires: "fencing" }, { "fencing-enabled": "false" }, ["fencing"]],
    [{ requires: "unfencing" }, { "fencing-enabled": "false" }, ["quorum"]],
    [{ requires: "UNFENCING" }, FENCED, ["fencing", "unfencing"]],
    [{ requires: "rubbish" }, FENCED, ["fencing"]],
  ])("requires: %o with %o (02 §6.8)", (values, options, expected) => {
    const { needsQuorum, needsFencing, needsUnfencing } = read(values as Record<string, string>, options).configured;
    const needs = { quorum: needsQuorum, fencing: needsFencing, unfencing: needsUnfencing };
    expect(Object.entries(needs).flatMap(([name, needed]) => (needed ? [name] : []))).toEqual(expected);
  });

  test("a fence device needs only quorum, and makes fencing possible", () => {
    const ws = configured({ resources: primitive("F", meta({ requires: "unfencing" }), 'class="STONITH" type="x"') });
    expect([
      ws.haveFencing,
      resourceOf(ws, "F").configured.needsFencing,
      resourceOf(ws, "F").configured.needsQuorum,
    ]).toEqual([true, false, true]);
  });

  test.each([
    ["Stopped", Role.Stopped, true],
    ["Started", Role.Unknown, false],
    ["Unpromoted", Role.Unknown, false],
    ["Promoted", Role.Unknown, false],
    ["nonsense", Role.Unknown, false],
  ])("target-role %s of a primitive (02 §6.9)", (role, next, disabled) => {
    const resource = read({ "target-role": role });
    expect([resource.decided.nextRole, isDisabled(resource)]).toEqual([next, disabled]);
  });

  test("below a promotable clone a target role of Slave is a wish", () => {
    const resources = `<clone id="c">${meta({ promotable: "true" })}${primitive("A", meta({ "target-role": "slave" }))}</clone>`;
    expect(resourceOf(configured({ resources }), "A:0").decided.nextRole).toBe(Role.Unpromoted);
  });

  test("a remote node's reconnect interval replaces its failure timeout", () => {
    const inside = meta({ "failure-timeout": "5s" }) + parameters({ reconnect_interval: "1min" });
    const ws = configured({ resources: primitive("r", inside, 'class="ocf" provider="pacemaker" type="remote"') });
    const { remoteReconnectMs, failureExpirationMs } = resourceOf(ws, "r").configured;
    expect([remoteReconnectMs, failureExpirationMs]).toEqual([60000, 60000]);
  });

  test("top-level resources are sorted by priority, stably (02 §8.3)", () => {
    const resources = ["a", "b", "c", "d"].map((id, i) => primitive(id, meta({ priority: String(i % 2) }))).join("");
    expect(configured({ resources }).resources.map(({ id }) => id)).toEqual(["b", "d", "a", "c"]);
  });

  test("disabled leaves are counted (02 §8.4)", () => {
    const ws = configured({
      resources: `<group id="g">${meta({ "target-role": "Stopped" })}${primitive("a")}${primitive("b")}</group>${primitive("c")}`,
    });
    countResources(ws);
    expect([ws.ninstances, ws.disabledResources, ws.blockedResources]).toEqual([3, 2, 0]);
  });
});

describe("effective meta-attributes (02 §6.5)", () => {
  const rule = '<rule id="r"><rsc_expression id="e" class="systemd"/></rule>';
  const defaults = (inside: string) => `<rsc_defaults>${inside}</rsc_defaults>`;

  test("an explicit value of the group beats defaults; a default of the group competes with the member's own", () => {
    const more = defaults(
      `<meta_attributes id="d" score="1">${rule}<nvpair id="d1" name="priority" value="9"/></meta_attributes>${meta({ priority: "3" })}`,
    );
    const ws = configured({
      more,
      resources: `<group id="g">${primitive("a", "", SYSTEMD)}</group><group id="h">${meta({ priority: "5" })}${primitive("b", "", SYSTEMD)}</group>`,
    });
    expect(["g", "a", "h", "b"].map((id) => resourceOf(ws, id).configured.priority)).toEqual([3, 9, 5, 5]);
  });

  test("blocks of the nearest ancestor win, and of equal scores the last", () => {
    const ws = configured({
      resources:
        `<clone id="c">${meta({ x: "clone", y: "clone" })}<group id="g">${meta({ x: "first" })}${meta({ x: "last" })}` +
        `${primitive("a", meta({ z: "own" }))}</group></clone>`,
    });
    const { meta: table } = resourceOf(ws, "a:0").configured;
    expect(["x", "y", "z", "clone", "id"].map((name) => table.get(name))).toEqual(["last", "clone", "own", "0", "a"]);
  });

  test("#default in the defaults removes an explicit value", () => {
    const ws = configured({
      more: defaults(meta({ "target-role": "#default" })),
      resources: primitive("a", meta({ "target-role": "Stopped" })),
    });
    expect(resourceOf(ws, "a").configured.meta.has("target-role")).toBe(false);
  });

  test("a block of another resource is out of reach, a pair is not", () => {
    const ws = configured({
      resources:
        primitive("a", '<meta_attributes id="m"><nvpair id="p" name="priority" value="4"/></meta_attributes>') +
        primitive("b", '<meta_attributes id-ref="m"/>') +
        primitive("c", '<meta_attributes id="mc"><nvpair id-ref="p"/></meta_attributes>'),
    });
    expect(["a", "b", "c"].map((id) => resourceOf(ws, id).configured.priority)).toEqual([4, 0, 4]);
  });

  test("a group may refer to a block of its member, not the reverse", () => {
    const ws = configured({
      resources:
        '<group id="g"><meta_attributes id-ref="ma"/>' +
        primitive("a", '<meta_attributes id="ma"><nvpair id="p1" name="priority" value="4"/></meta_attributes>') +
        `</group><group id="h"><meta_attributes id="mh"><nvpair id="p2" name="x" value="1"/></meta_attributes>` +
        `${primitive("b", '<meta_attributes id-ref="mh" score="1"/>')}</group>`,
    });
    expect([resourceOf(ws, "g").configured.priority, resourceOf(ws, "a").configured.priority]).toEqual([4, 4]);
    expect(resourceOf(ws, "b").configured.meta.get("x")).toBe("1");
  });
});

describe("parameters (02 §6.6)", () => {
  test("own blocks before those of ancestors, evaluated once per node", () => {
    const rule = '<rule id="r"><expression id="e" attribute="rack" operation="eq" value="1"/></rule>';
    const ws = configured({
      resources: `<clone id="c">${parameters({ a: "clone", b: "clone" })}<primitive id="x" ${DUMMY}>${parameters({ a: "own" })}<instance_attributes id="s" score="1">${rule}<nvpair id="s1" name="a" value="racked"/></instance_attributes></primitive></clone>`,
    });
    const [node] = ws.nodes;
    const resource = resourceOf(ws, "x:0");
    expect(parametersFor(ws, resource, undefined).get("a")).toBe("own");
    expect(parametersFor(ws, resource, node).get("b")).toBe("clone");
    node?.setAttribute("rack", "1");
    expect(parametersFor(ws, resource, node).get("a")).toBe("own");
    expect(parametersFor(ws, resourceOf(ws, "x:1"), node).get("a")).toBe("racked");
  });

  test("instances share a table where no rule is involved", () => {
    const ws = configured({ resources: `<clone id="c">${primitive("x", parameters({ a: "1" }))}</clone>` });
    const [node] = ws.nodes;
    expect(parametersFor(ws, resourceOf(ws, "x:0"), node)).toBe(parametersFor(ws, resourceOf(ws, "x:2"), undefined));
  });
});
