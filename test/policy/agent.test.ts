import { describe, expect, it } from "vitest";
import { capabilities, isFencingStandard, isRemoteAgent, isSpecialFencingParameter } from "../../src/policy/agent.js";

describe("agents (01 §12.2)", () => {
  it("have the capabilities of their standard", () => {
    expect(capabilities("OCF")).toMatchObject({ needsProvider: true, promotable: true, usesStatus: false });
    expect(capabilities("stonith")).toMatchObject({ needsProvider: false, mayBeUnique: true, fencingParameters: true });
    expect(capabilities("systemd")).toMatchObject({ usesStatus: true, takesParameters: false });
    expect(capabilities(undefined)).toMatchObject({ usesStatus: false, takesParameters: false });
  });

  it("keep some fencing parameters for the fencer", () => {
    const special = [
      "provides",
      "stonith-timeout",
      "pcmk_host_map",
      "pcmk_off_timeout",
      "pcmk__retries",
      "pcmk_x_action",
    ];
    const plain = [
      "pcmk_host_map2",
      "pcmk_on_off_timeout",
      "pcmk_timeout",
      "Pcmk_off_timeout",
      "ip",
      "pcmk_off_timeouts",
    ];
    expect(special.filter(isSpecialFencingParameter)).toEqual(special);
    expect(plain.filter(isSpecialFencingParameter)).toEqual([]);
  });
});

describe("agents that mean something to the cluster (02 §5.6)", () => {
  it("are fence agents, and the agent of connections, in any case", () => {
    expect(["stonith", "STONITH", "ocf", undefined].map(isFencingStandard)).toEqual([true, true, false, false]);
    const remote = { standard: "OCF", provider: "pacemaker", type: "Remote" };
    expect(isRemoteAgent(remote)).toBe(true);
    expect(isRemoteAgent({ ...remote, provider: undefined }) || isRemoteAgent({ ...remote, type: "Dummy" })).toBe(
      false,
    );
  });
});
