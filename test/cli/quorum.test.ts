import { describe, expect, it } from "vitest";
import { pengine } from "../../src/cli/pengine/main.js";
import { conf, device } from "../quorum/conf.js";
import { fakeIo } from "../support/io.js";

async function run(...words: readonly string[]) {
  const files = {
    "good.conf": conf(),
    "two.conf": conf({ quorum: ["two_node: 1"] }),
    "broken.conf": `${conf()}foo\nbar\n`,
    "fault.conf": conf({ quorum: ["two_node: 1", "last_man_standing: 1", ...device()] }),
  };
  const io = fakeIo({ files });
  const exitCode = await pengine(["quorum", ...words], io);
  return { exitCode, out: io.out, err: io.err };
}

describe("pengine quorum", () => {
  it("says in plain words what there is after each event", async () => {
    expect(await run("-c", "good.conf", "partition n1,n2 | n3; crash 2", "merge")).toEqual({
      exitCode: 0,
      err: "",
      out: `3 nodes: n1 (id 1), n2 (id 2), n3 (id 3).
A crash is noticed and survivors are together again after at most 8030 ms.

at the beginning
  n1, n2, n3 have quorum: 3 votes of 3 expected, 2 needed.

partition n1,n2 | n3
  n1, n2 have quorum: 2 votes of 3 expected, 2 needed.
  n3 has no quorum: 1 vote of 3 expected, 2 needed.

crash 2
  n1 has no quorum: 1 vote of 3 expected, 2 needed.
  n3 has no quorum: 1 vote of 3 expected, 2 needed.

merge
  n1, n3 have quorum: 2 votes of 3 expected, 2 needed.
`,
    });
  });

  it("begins with nothing where the first event is a start", async () => {
    expect((await run("-c", "good.conf", "start 1")).out).toContain(
      "\nstart 1\n  n1 has no quorum: 1 vote of 3 expected, 2 needed.\n",
    );
  });

  it("warns, and says where two sides would both act", async () => {
    const { out } = await run("-c", "two.conf", "--no-quorum-policy", "freeze", "partition 1 | 2,3");
    expect(out).toContain("warning: two.conf:27:1: two_node is on with 3 nodes");
    expect(out).toContain("  danger: Several sides run resources at once, each by itself: n1 / n2, n3.\n");
    expect(out).toContain("  n1 runs all resources and fences n2, n3.\n");
  });

  it("prints JSON", async () => {
    const { out } = await run("-c", "good.conf", "--json", "partition 1,2 | 3");
    const { format, version, states } = JSON.parse(out);
    expect({ format, version }).toEqual({ format: "pengine.quorum", version: 1 });
    expect(states[1].outlook.sides.map((side: { quorate: boolean }) => side.quorate)).toEqual([true, false]);
  });

  it.each([
    [
      ["-c", "broken.conf"],
      78,
      /^pengine: broken\.conf:28:1: Line is not opening.*\npengine: broken\.conf:29:1: Line is not.*\n$/,
    ],
    [
      ["-c", "fault.conf"],
      78,
      /^pengine: fault\.conf:27:1: configuration error: two_node and .*\npengine: .* last_man_standing .*\n$/,
    ],
    [
      ["-c", "good.conf", "jump; start x"],
      78,
      /^pengine: events:1:1: There is no event "jump"\..*\npengine: events:1:7: .*\n$/,
    ],
    [
      ["-c", "good.conf", "merge; crash 7"],
      78,
      /^pengine: events: event 2: There is no node 7\. \(legal: 1, 2, 3\)\n$/,
    ],
    [["-c", "good.conf", "reload broken.conf"], 78, /^pengine: broken\.conf:28:1: Line is not/],
    [["-c", "missing.conf"], 78, /^pengine: missing\.conf: No such file or directory\n$/],
    [["merge"], 64, /required option/],
  ] as const)("%j ends with %i", async (words, exitCode, err) => {
    const result = await run(...words);
    expect(result).toMatchObject({ exitCode, out: "" });
    expect(result.err).toMatch(err);
  });
});
