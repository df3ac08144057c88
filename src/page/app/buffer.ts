/** What seek-bzip uses of Node's buffers: bytes that can be read as hexadecimal digits. The build puts it in the place of `Buffer`. */
export class Buffer extends Uint8Array {
  override toString(): string {
    let digits = "";
    for (const byte of this) digits += byte.toString(16).padStart(2, "0");
    return digits;
  }
}
