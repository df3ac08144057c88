import { describe, expect, it } from "vitest";
import { captureInput } from "../../src/capture/input.js";
import { descendants } from "../../src/cib/element.js";
import { meta, primitive } from "../support/elements.js";
import { history, nodeState, operation } from "../support/history.js";
import { observed } from "../support/model.js";

const found = (cluster: Parameters<typeof observed>[0]) => {
  const { ws } = observed(cluster);
  return { cib: captureInput(ws), before: ws.root };
};
const named = (root: ReturnType<typeof found>["before"], name: string) =>
  [...descendants(root)].filter((each) => each.name === name);

describe("the CIB as the first stages leave it (09 §13.3)", () => {
  it("is the same where nothing was marked", () => {
    const { cib, before } = found({ nodes: 1, resources: primitive("A") });
    expect(cib.root).toBe(before);
  });

  it("marks failed entries with node and resource", () => {
    const status = nodeState("n1", { history: history("A", operation("A", "start", { rc: 1 })) });
    const { cib } = found({ nodes: ["n1"], resources: primitive("A"), status });
    expect(named(cib.root, "lrm_rsc_op")[0]?.attributes).toMatchObject({ uname: "n1", "rsc-id": "A" });
  });

  it("has the implicit connections of guest nodes (02 §5.6)", () => {
    const { cib } = found({ nodes: 1, resources: primitive("vm", meta({ "remote-node": "guest" })) });
    expect(named(cib.root, "primitive").map(({ attributes }) => attributes.id)).toEqual(["vm", "guest"]);
  });
});
