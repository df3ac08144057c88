const encoder = new TextEncoder();

/** How many bytes a text takes: lengths and padding count bytes (09 §8.4). */
export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

/** The text, followed by as many blanks as fill it up to a width in bytes. */
export function padBytes(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - byteLength(text)));
}
