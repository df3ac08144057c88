import type { CibDocument } from "../../cib/cib.js";
import { crmDifference } from "../../crmsh/difference.js";
import { printable } from "../printable.js";
import type { Style } from "./style.js";

/** What is different between two configurations, as lines of crm text with - and + before them; empty for nothing. */
export function differenceText(before: CibDocument, after: CibDocument, style: Style): string {
  // Tabs begin the lines that go on; elsewhere they are shown as what they are.
  const shown = (text: string): string => printable(text.replace(/^\t+/, (tabs) => "    ".repeat(tabs.length)));
  return crmDifference(before, after)
    .map(({ kind, text }) => (kind === "removed" ? style.bad(`- ${shown(text)}`) : style.good(`+ ${shown(text)}`)))
    .map((line) => `${line}\n`)
    .join("");
}
