import { describe, expect, test } from "vitest";
import { parametersFor } from "../../../src/facilities/parameters.js";
import { DUMMY, meta, parameters, primitive } from "../../support/elements.js";
import { configured, resourceOf } from "../../support/model.js";

const op = (id: string, interval: string, more = "") =>
  `<op id="${id}" name="monitor" interval="${interval}" ${more}/>`;
const operations = (...ops: string[]) => `<operations>${ops.join("")}</operations>`;
const opIds = (ws: ReturnType<typeof configured>, id: string) =>
  resourceOf(ws, id).operationsXml?.children.map(({ attributes }) => attributes.id);

describe("templates (02 §6.3)", () => {
  test("the resource's block wins at equal score, a higher score of the template's beats it", () => {
    const ws = configured({
      resources:
        `<template id="T" ${DUMMY} description="d">${parameters({ a: "T", b: "T" })}${parameters({ c: "T" }, 'score="1"')}</template>` +
        `<primitive id="A" template="T">${parameters({ a: "A", c: "A" })}</primitive>`,
    });
    const table = parametersFor(ws, resourceOf(ws, "A"), undefined);
    expect(["a", "b", "c"].map((name) => table.get(name))).toEqual(["A", "T", "T"]);
    expect({ ...resourceOf(ws, "A").xml.attributes }).toEqual({
      id: "A",
      class: "ocf",
      provider: "pacemaker",
      type: "Dummy",
      description: "d",
    });
  });

  test("only a template is one: a resource that names a primitive is discarded, as one that names nothing", () => {
    const ws = configured({ resources: `<primitive id="A" template="B"/>${primitive("B")}` });
    expect(ws.resources.map(({ id }) => id)).toEqual(["B"]);
  });

  test("operations are overridden by name and role, whatever the interval", () => {
    const ws = configured({
      resources:
        `<template id="T" ${DUMMY}>${operations(op("t1", "20s"), op("t2", "30s", 'role="Slave"'), op("t3", "40s", 'role="Promoted"'))}</template>` +
        `<primitive id="A" template="T">${operations(op("a1", "15s", 'role="Started"'))}</primitive>` +
        '<primitive id="B" template="T"/>',
    });
    expect(opIds(ws, "A")).toEqual(["a1", "t3"]);
    expect(opIds(ws, "B")).toEqual(["t1", "t2", "t3"]);
  });

  test("shared operations are looked up in the CIB (02 §6.4)", () => {
    const ws = configured({
      resources:
        primitive("A", `<operations id="shared">${op("a1", "15s")}</operations>`) +
        primitive("B", '<operations id-ref="shared"/>') +
        primitive("C", '<operations id-ref="none"/>'),
    });
    expect([opIds(ws, "B"), opIds(ws, "C")]).toEqual([["a1"], undefined]);
  });

  test("a template that is not there, or is the resource itself, discards the resource", () => {
    const ws = configured({ resources: '<primitive id="A" template="X"/><primitive id="B" template="B"/>' });
    expect(ws.resources).toEqual([]);
  });

  test("the template's list names the resources once, as they are configured", () => {
    const ws = configured({
      resources:
        `<group id="g">${primitive("x")}<primitive id="m" template="T">${meta({})}</primitive></group>` +
        `<template id="T" ${DUMMY}/><clone id="c"><primitive id="A" template="T"/></clone><template id="U" ${DUMMY}/>`,
    });
    expect([...ws.templates]).toEqual([
      ["T", ["m", "A"]],
      ["U", []],
    ]);
  });
});
