import { describe, expect, it } from "vitest";
import { childrenNamed } from "../../src/cib/element.js";
import { readCib } from "../../src/read-cib.js";
import { withPart, withStatesOf } from "../../src/scenario/adopt.js";

const state = (name: string, more = "") => `<node_state id="${name.slice(1)}" uname="${name}"${more}/>`;

/** A CIB with two nodes; `root` are further attributes, `status` is what the status holds. */
const cib = (root = "", status: string | undefined = `${state("n1")}${state("n2")}`) =>
  readCib(
    `<cib validate-with="pacemaker-4.0" epoch="1" num_updates="0" admin_epoch="0" ${root}><configuration><crm_config/>
<nodes><node id="11" uname="n1"/><node id="12" uname="n2"/></nodes><resources/><constraints/></configuration>${
      status === undefined ? "" : `<status>${status}</status>`
    }</cib>`,
  ).cib;

const PART = { number: 0, nodes: ["n2"], dc: "n2", quorate: true, panics: false };

describe("what a DC writes down of its part (12 §12)", () => {
  const written = (root: string, part: Partial<typeof PART>) => {
    const { attributes } = withPart(cib(root), { ...PART, ...part }).root;
    return [attributes["have-quorum"], attributes["no-quorum-panic"], attributes["dc-uuid"]];
  };

  it("is whether it has quorum, whether it had it, and who is the DC", () => {
    expect(written("", {})).toEqual(["1", undefined, "12"]);
    expect(written('have-quorum="1" dc-uuid="11"', { quorate: false, panics: true })).toEqual(["0", "1", "12"]);
    expect(written('have-quorum="0" no-quorum-panic="1"', { dc: "n1" })).toEqual(["1", undefined, "11"]);
    expect(written('have-quorum="1"', { quorate: false })).toEqual(["0", undefined, "12"]);
  });

  it("leaves the DC that there was, where it knows none by that name", () => {
    expect(written('have-quorum="0" dc-uuid="11"', { dc: "n9" })).toEqual(["1", undefined, "11"]);
    expect(written("", { dc: "" })).toEqual(["1", undefined, undefined]);
  });

  it("is the same CIB if nothing of it is new", () => {
    const same = cib('have-quorum="1" dc-uuid="12"');
    expect(withPart(same, PART)).toBe(same);
    for (const other of ['have-quorum="0" dc-uuid="12"', 'have-quorum="1" dc-uuid="11"', 'have-quorum="1"'])
      expect(withPart(cib(other), PART).root.attributes).toMatchObject({ "have-quorum": "1", "dc-uuid": "12" });
  });

  it("leaves all else as it is", () => {
    const before = cib('have-quorum="1" cib-last-written="x"');
    const after = withPart(before, { ...PART, quorate: false }).root;
    expect([after.children, after.attributes["cib-last-written"]]).toEqual([before.root.children, "x"]);
  });
});

describe("nodes that join say what they run", () => {
  const states = (made: ReturnType<typeof cib>) =>
    childrenNamed(made.root, "status").flatMap(({ children }) =>
      children.map(({ name, attributes }) => `${name} ${attributes.uname} ${attributes["crm-debug-origin"] ?? "-"}`),
    );
  const OTHER = cib("", `${state("n1", ' crm-debug-origin="theirs"')}${state("n2", ' crm-debug-origin="theirs"')}`);

  it("in the place of what was known of them", () => {
    expect(states(withStatesOf(cib(), OTHER, ["n1"]))).toEqual(["node_state n1 theirs", "node_state n2 -"]);
    expect(states(withStatesOf(cib(), OTHER, ["n2"]))).toEqual(["node_state n1 -", "node_state n2 theirs"]);
    expect(states(withStatesOf(cib(), OTHER, ["n2", "n1"]))).toEqual(["node_state n1 theirs", "node_state n2 theirs"]);
  });

  it("behind all others if nothing was known", () => {
    expect(states(withStatesOf(cib("", state("n2")), OTHER, ["n1"]))).toEqual([
      "node_state n2 -",
      "node_state n1 theirs",
    ]);
    expect(states(withStatesOf(cib("", ""), OTHER, ["n1"]))).toEqual(["node_state n1 theirs"]);
  });

  it("unless they have nothing to say", () => {
    expect(states(withStatesOf(cib(), cib("", state("n2", ' crm-debug-origin="theirs"')), ["n1", "n2"]))).toEqual([
      "node_state n1 -",
      "node_state n2 theirs",
    ]);
  });

  it("and nothing else: a ticket by the name of a node is none", () => {
    const mine = cib("", `<tickets><ticket_state id="n1"/></tickets>${state("n1")}`);
    expect(states(withStatesOf(mine, OTHER, ["n1"]))).toEqual(["tickets undefined -", "node_state n1 theirs"]);
  });

  it("which is the same CIB if nobody joins, or its own", () => {
    const mine = cib();
    expect(withStatesOf(mine, OTHER, [])).toBe(mine);
    expect(withStatesOf(mine, mine, ["n1"])).toBe(mine);
  });
});
