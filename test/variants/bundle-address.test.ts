import { describe, expect, test } from "vitest";
import { parametersFor } from "../../src/facilities/parameters.js";
import type { WorkingSet } from "../../src/model/working-set.js";
import { nextAddress } from "../../src/variants/bundle-address.js";
import { configured, resourceOf } from "../support/model.js";

function bundle(attributes: string, inside: string, agent = "docker") {
  return `<bundle id="b"><${agent} image="i" ${attributes}/>${inside}</bundle>`;
}

function parameter(ws: WorkingSet, id: string, name: string): string | undefined {
  return parametersFor(ws, resourceOf(ws, id), undefined).get(name);
}

describe("addresses (02 §7.4.3)", () => {
  test.each([
    ["1.2.3.4", "1.2.3.5"],
    ["1.2.3.253/24", "1.2.3.254"],
    ["1.2.3.254", "1.2.4.1"],
    ["1.2.254.1", undefined],
    ["fe80::1", undefined],
  ])("after %s comes %s", (address, next) => {
    expect(nextAddress(address)).toBe(next);
  });

  test("after a replica without address the range starts again", () => {
    const ws = configured({ resources: bundle('replicas="3"', '<network ip-range-start="fe80::1"/>') });
    const { replicas } = resourceOf(ws, "b").bundle ?? { replicas: [] };
    expect(replicas.map(({ ipaddr }) => ipaddr)).toEqual(["fe80::1", undefined, "fe80::1"]);
    expect(replicas.map(({ ip }) => ip?.id)).toEqual(["b-ip-fe80::1", "b-ip-.null.", "b-ip-fe80::1"]);
    expect(parameter(ws, "b-docker-1", "run_opts")).toContain(" --add-host=b-1:(null) ");
  });
});
