import type { Element } from "../cib/element.js";
import type { Report } from "../policy/report.js";

/** An element whose `id-ref` names nothing, or several elements (01 §5.2, 09 §19.2). */
export function reportDangling(report: Report, element: Element): void {
  const { name, attributes } = element;
  const reference = attributes["id-ref"];
  report.error(
    "reference-dangling",
    `Ignoring invalid ${name} configuration: id-ref '${reference}' does not reference a valid object \u0007 ` +
      `xpath=//${name}[@id='${reference}']`,
    element,
    `the id of one other ${name}`,
  );
}
