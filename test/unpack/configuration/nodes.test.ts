import { describe, expect, test } from "vitest";
import { FENCED, primitive } from "../../support/elements.js";
import { configured, resourceOf, tableOf } from "../../support/model.js";

const names = (nodes: readonly { name: string }[]) => nodes.map(({ name }) => name);

describe("nodes section (02 §5.2, §5.3)", () => {
  test("the list is in numeric name order, a new equal name before the older one", () => {
    const nodes = ["n10", "n2", "N1", "n1"].map((name, i) => `<node id="${i}" uname="${name}"/>`).join("");
    const ws = configured({ nodes });
    expect(names(ws.nodes)).toEqual(["n1", "N1", "n2", "n10"]);
    expect(ws.nodeByName("N1")?.id).toBe("3");
    expect(ws.nodeById("2")?.name).toBe("N1");
  });

  test("an unknown type ends the section, a missing id skips the entry", () => {
    const nodes =
      '<node uname="a"/><node id="b" uname="b" type="MEMBER"/><node id="c" uname="c" type="ping"/><node id="d" uname="d"/>';
    expect(names(configured({ nodes }).nodes)).toEqual(["b"]);
  });

  test("startup fencing needs fencing, and does not touch remote entries", () => {
    const nodes = '<node id="1" uname="a"/><node id="r" uname="r" type="remote"/>';
    const unclean = (options: Record<string, string>) =>
      configured({ nodes, options }).nodes.map((node) => node.unclean);
    expect(unclean(FENCED)).toEqual([true, false]);
    expect(unclean({ ...FENCED, "startup-fencing": "false" })).toEqual([false, false]);
    expect(unclean({ "fencing-enabled": "false" })).toEqual([false, false]);
  });

  test("a node's score is the base of every entry (02 §12.1)", () => {
    const ws = configured({
      nodes: '<node id="1" uname="a" score="7"/><node id="2" uname="b"/>',
      resources: primitive("A"),
    });
    expect(tableOf(resourceOf(ws, "A"))).toEqual({ a: 7, b: 0 });
  });
});
