import { describe, expect, it } from "vitest";
import { capabilities, isFencingStandard, isRemoteAgent, isSpecialFencingParameter } from "../../src/policy/agent.js";
import { chapterTable, quoted } from "../support/chapter.js";

describe("agents (01 §12.2)", () => {
  const rows = chapterTable("01-values-and-rules", "### 12.2");
  const standards = rows.flatMap(([names = "", ...marks]): [string | undefined, boolean[]][] => {
    const words = names === "any other" ? ["other", undefined] : quoted(names);
    return words.map((word) => [word, marks.map((mark) => mark === "yes")]);
  });

  it.each(standards)("have the capabilities of their standard: %s", (standard, marks) => {
    const [needsProvider, usesStatus, takesParameters, mayBeUnique, promotable, fencingParameters] = marks;
    const all = { needsProvider, usesStatus, takesParameters, mayBeUnique, promotable, fencingParameters };
    expect([capabilities(standard), capabilities(standard?.toUpperCase())]).toEqual([all, all]);
  });

  it("keep some fencing parameters for the fencer", () => {
    const special = [
      "provides",
      "stonith-timeout",
      "pcmk_action_limit",
      "pcmk_delay_base",
      "pcmk_delay_max",
      "pcmk_host_argument",
      "pcmk_host_check",
      "pcmk_host_list",
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
      "xpcmk_off_timeout",
      "",
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
