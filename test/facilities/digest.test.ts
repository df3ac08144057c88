import { describe, expect, it } from "vitest";
import { type Element, parseXml } from "../../src/cib/index.js";
import { compareDigests, onlyPrivateChanged, operationDigests } from "../../src/facilities/digest.js";
import { parametersDigest } from "../../src/policy/digest.js";
import { DUMMY, parameters, primitive } from "../support/elements.js";
import { NO_PARAMETERS, nodeState } from "../support/history.js";
import { observed } from "../support/model.js";

const FENCE = 'class="stonith" type="fence_xvm"';
const SECRET = { devices: "/dev/sdb", passwd: "x" };

function setup(values: Record<string, string> = {}, ops = "", agent = DUMMY, root = {}) {
  const resources = [primitive("r", `${parameters(values)}<operations>${ops}</operations>`, agent)];
  const { ws, resource, node } = observed({ nodes: ["n1", "n2"], resources, status: [nodeState("n1")], root });
  return { ws, r: resource("r"), n1: node("n1"), n2: node("n2") };
}

const entry = (attributes: string, task = "start", interval = 0): Element =>
  parseXml(`<lrm_rsc_op id="e" operation="${task}" interval="${interval}" ${attributes}/>`);

describe("the parameters of a digest (03 §18.2)", () => {
  it("are the resource's; a recurring operation's timeout is among them", () => {
    const { ws, r, n1 } = setup(SECRET);
    expect(operationDigests(ws, r, "start", 0, n1, undefined).all).toBe("ce8f7ef574ab5805c7c98abf92918f5e");
    const expected = parametersDigest(Object.entries({ ...SECRET, CRM_meta_timeout: "20000" }));
    expect(operationDigests(ws, r, "monitor", 10000, n1, undefined).all).toBe(expected);
  });

  it("include those of the operation, never replacing others", () => {
    const own =
      '<instance_attributes id="i"><nvpair id="a" name="devices" value="z"/><nvpair id="b" name="k" value="v"/></instance_attributes>';
    const { ws, r, n1 } = setup(SECRET, `<op id="s" name="start" interval="0">${own}</op>`);
    const digests = operationDigests(ws, r, "start", 0, n1, undefined);
    expect(digests.all).toBe(parametersDigest(Object.entries({ ...SECRET, k: "v" })));
    expect(digests.result).toBe("restart");
  });

  it("that force a restart are those listed", () => {
    const { ws, r, n1, n2 } = setup(SECRET);
    const restart = (node: typeof n1, more: string) =>
      operationDigests(ws, r, "start", 0, node, entry(`op-restart-digest="0" ${more}`)).restart;
    expect(restart(n1, 'op-force-restart=" devices "')).toBe(parametersDigest([["devices", "/dev/sdb"]]));
    expect(restart(n2, "")).toBe("ce8f7ef574ab5805c7c98abf92918f5e");
  });

  it("that are secret are those listed, or the usual ones where there is no entry", () => {
    const { ws, r, n1, n2 } = setup(SECRET);
    const listed = entry('op-secure-params=" devices "', "monitor", 10000);
    expect(operationDigests(ws, r, "monitor", 10000, n1, listed).secure).toBe(parametersDigest([["passwd", "x"]]));
    expect(operationDigests(ws, r, "start", 0, n2, undefined).secure).toBe(parametersDigest([["devices", "/dev/sdb"]]));
  });

  it("lack the special parameters of fence devices before feature set 3.16.0", () => {
    const special = { pcmk_host_list: "a", pcmk_off_action: "reboot", port: "1" };
    const secure = (featureSet: string) => {
      const { ws, r, n1 } = setup(special, "", FENCE, { crm_feature_set: featureSet });
      return operationDigests(ws, r, "start", 0, n1, undefined).secure;
    };
    expect(secure("3.15.9")).toBe(parametersDigest([["port", "1"]]));
    expect(secure("3.16.0")).toBe(parametersDigest(Object.entries(special)));
  });
});

describe("comparing an entry (03 §18.4)", () => {
  const result = (attributes: string, task = "start", interval = 0) => {
    const { ws, r, n1 } = setup();
    return compareDigests(ws, r, entry(attributes, task, interval), n1).result;
  };

  it.each([
    [`op-digest="${NO_PARAMETERS}"`, "match"],
    ['op-digest="0"', "mismatch"],
    ["", "unknown"],
    [`op-digest="0" op-restart-digest="${NO_PARAMETERS}"`, "mismatch"],
    [`op-digest="${NO_PARAMETERS}" op-restart-digest="0"`, "restart"],
  ])("%s: %s", (attributes, expected) => {
    expect(result(attributes)).toBe(expected);
  });

  it("does not see restart parameters if the first entry of the operation had none (03 §18.3)", () => {
    const { ws, r, n1 } = setup();
    compareDigests(ws, r, entry(`op-digest="${NO_PARAMETERS}"`), n1);
    expect(compareDigests(ws, r, entry('op-digest="0" op-restart-digest="0"'), n1).result).toBe("mismatch");
  });

  it("keeps asking for a restart until it matches", () => {
    const { ws, r, n1 } = setup();
    const compare = (attributes: string) => compareDigests(ws, r, entry(attributes), n1).result;
    expect(compare('op-digest="0" op-restart-digest="0"')).toBe("restart");
    expect(compare('op-digest="0"')).toBe("restart");
    expect(compare(`op-digest="${NO_PARAMETERS}"`)).toBe("match");
    expect(compare('op-digest="0"')).toBe("mismatch");
  });

  it("takes an expired recurring failure for changed", () => {
    const { ws, r, n1 } = setup();
    const monitor = entry(`op-digest="${NO_PARAMETERS}"`, "monitor", 10000);
    ws.expiredRecurring.add(monitor);
    expect(compareDigests(ws, r, monitor, n1).result).toBe("restart");
  });

  it("sees when only private parameters changed", () => {
    const { ws, r, n1 } = setup(SECRET);
    const secure = parametersDigest([["devices", "/dev/sdb"]]);
    const changed = entry(`op-digest="0" op-secure-digest="${secure}" op-secure-params=" passwd "`);
    expect(onlyPrivateChanged(ws, compareDigests(ws, r, changed, n1), changed)).toBe(true);
    const other = entry('op-digest="0" op-secure-digest="1"');
    expect(onlyPrivateChanged(ws, compareDigests(ws, r, other, n1), other)).toBe(false);
  });
});
