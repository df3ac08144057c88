import { describe, expect, it } from "vitest";
import { createCollectiveActions } from "../../src/variants/collective-actions.js";
import { clone, group, primitive } from "../support/elements.js";
import { started } from "../support/history.js";
import { nodeOf, observed } from "../support/model.js";

/** A clone's own actions right after they were made, by the nodes of its instances: where they are, and where they go. */
function made(resources: string, { active, to }: { readonly active: boolean; readonly to: string | undefined }) {
  const { ws, resource } = observed({ nodes: ["n1", "n2"], resources, history: active ? { n1: started("A") } : {} });
  const c = resource("c");
  const primitives = c.children.flatMap((each) => (each.children.length > 0 ? each.children : [each]));
  for (const each of primitives) each.decided.assignedNode = to === undefined ? undefined : nodeOf(ws, to);
  createCollectiveActions(ws, c, c.children);
  const own = (task: string) => c.decided.actions.withTask(task)[0];
  const required = ["start", "running", "stop", "stopped"].filter((task) => own(task)?.optional === false);
  return { required, running: own("running")?.runnable };
}

const ONE = { "clone-max": "1" };

describe("a collective's own actions (06 §10)", () => {
  it.each([
    ["one starts", { active: false, to: "n1" }, ["start", "running"], true],
    ["one stops", { active: true, to: undefined }, ["stop", "stopped"], true],
    ["one moves", { active: true, to: "n2" }, ["start", "running", "stop", "stopped"], true],
    ["one stays", { active: true, to: "n1" }, [], true],
    ["none runs, or is to", { active: false, to: undefined }, [], false],
  ])("%s", (_, where, required, running) => {
    expect(made(clone("c", primitive("A"), ONE), where)).toEqual({ required, running });
  });

  it("a group's state is that of its members", () => {
    expect(made(clone("c", group("g", primitive("A")), ONE), { active: false, to: "n1" }).required).toEqual([
      "start",
      "running",
    ]);
  });
});
