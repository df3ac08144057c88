import type { CibDocument } from "../../cib/cib.js";
import { withChildren } from "../../cib/element.js";
import { serialize } from "../../cib/serialize.js";
import { printable } from "../printable.js";
import type { Style } from "./style.js";

/** What is different between two configurations, as lines of crm text with - and + before them; empty for nothing. */
export async function differenceText(before: CibDocument, after: CibDocument, style: Style): Promise<string> {
  if (configurationOf(before) === configurationOf(after)) return "";
  // What prints crm text is loaded where something is to be printed.
  const { crmDifference } = await import("../../crmsh/difference.js");
  // Tabs begin the lines that go on; elsewhere they are shown as what they are.
  const shown = (text: string): string => printable(text.replace(/^\t+/, (tabs) => "    ".repeat(tabs.length)));
  return crmDifference(before, after)
    .map(({ kind, text }) => (kind === "removed" ? style.bad(`- ${shown(text)}`) : style.good(`+ ${shown(text)}`)))
    .map((line) => `${line}\n`)
    .join("");
}

function configurationOf({ root }: CibDocument): string {
  const others = root.children.filter(({ name }) => name !== "status");
  return serialize(withChildren(root, others));
}
