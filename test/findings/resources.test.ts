import { describe, expect, it } from "vitest";
import { clone, FENCED, FENCING, group, meta, primitive } from "../support/elements.js";
import { findingsOf } from "../support/verdict.js";

const found = (resources: string, options = {}): string[] =>
  findingsOf({ nodes: 1, resources, options }).map(({ text }) => text);

const of = (values: Record<string, string>): string => primitive("R", meta(values));
const GOING = "is deprecated and will be removed in a future release";

describe("meta-attributes of resources (09 §19.5)", () => {
  it.each([
    [
      of({ priority: "x" }),
      ["Using default (0) for resource R priority because 'x' is not a valid value: Bad input value provided"],
    ],
    [
      of({ "resource-stickiness": "x" }),
      [
        "Using default (0) for resource R resource-stickiness because 'x' is not a valid value: Bad input value provided",
      ],
    ],
    [
      of({ "migration-threshold": "-1" }),
      [
        "Using default (INFINITY) for resource R meta-attribute migration-threshold because '-1' is not a valid value: OK",
      ],
    ],
    [
      of({ "is-managed": "default" }),
      [`Support for setting is-managed to the explicit value 'default' ${GOING} (just leave it unset)`],
    ],
    [of({ "multiple-active": "x" }), ['x is not a valid value for multiple-active, using default of "stop_start"']],
    [of({ requires: "x" }), ["Resetting 'requires' for R to 'quorum' because 'x' is not valid"]],
    [of({ requires: "fencing" }), ["R requires fencing but fencing is disabled"]],
    [of({ requires: "unfencing" }), ['Resetting "requires" for R to "quorum" because fencing is disabled']],
    [of({ "target-role": "x" }), ["Ignoring 'target-role' for R because 'x' is not valid"]],
    [
      of({ "target-role": "Promoted" }),
      ["Ignoring 'target-role' for R because 'Promoted' only makes sense for promotable clones"],
    ],
    [
      group("g", primitive("R"), { ordered: "false" }),
      [`Support for the 'ordered' group meta-attribute ${GOING} (use a resource set instead)`],
    ],
    [
      clone("c", primitive("R"), { promotable: "true", "master-max": "1" }),
      [
        `Support for the master-max meta-attribute (such as in c) ${GOING}. Use the promoted-max meta-attribute instead.`,
      ],
    ],
    [
      clone("c", primitive("R"), { "clone-node-max": "2", "globally-unique": "false" }),
      ["Ignoring clone-node-max of 2 for c because anonymous clones support only one instance per node"],
    ],
  ])("%s", (resources, expected) => {
    expect(found(resources)).toEqual(expected);
  });

  it("fence devices cannot require unfencing", () => {
    const device = FENCING.replace("/>", `>${meta({ requires: "unfencing" })}</primitive>`);
    expect(found(device, FENCED)).toEqual([
      'Resetting "requires" for F to "quorum" because fencing devices cannot require unfencing',
    ]);
  });
});
