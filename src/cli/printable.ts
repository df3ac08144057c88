/** The text on one line, and without what a terminal would obey: values of a document may contain anything. */
export function printable(text: string): string {
  return text
    .replaceAll("\u0007", "|")
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
