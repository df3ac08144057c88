import { describe, expect, it } from "vitest";
import { CibError } from "../../../src/cib/index.js";
import { evaluate } from "../../../src/evaluate.js";
import { readCib } from "../../../src/read-cib.js";
import { cibText } from "../../support/cib.js";
import { clone, primitive } from "../../support/elements.js";
import { NOW } from "../../support/verdict.js";

const evaluateWith = (resources: string): unknown =>
  evaluate(readCib(cibText({ nodes: 1, resources })).cib, { now: NOW });

const many = (max: string): string => clone("c", primitive("A"), { "clone-max": max });

describe("more instances than memory", () => {
  it.each([many("4294967297"), `<bundle id="b"><docker image="i" replicas="2000000000"/></bundle>`])(
    "are refused with a CibError that names the resource: %s",
    (resource) => {
      expect(() => evaluateWith(resource)).toThrow(CibError);
      expect(() => evaluateWith(resource)).toThrow(/resources\/(clone|bundle)\[@id="[cb]"\]: \d+ instances/);
    },
  );

  it("do not keep many instances from being read", () => {
    expect(() => evaluateWith(many("2000"))).not.toThrow();
  });
});
