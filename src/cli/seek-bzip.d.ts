/** The part of seek-bzip that is used here; the package has no types of its own. */
declare module "seek-bzip" {
  interface Input {
    /** The next byte. What it throws ends the decoding. */
    readByte(): number;
    /** As many bytes as there are, up to a number. */
    read(into: Uint8Array, offset: number, length: number): number;
  }
  interface Output {
    writeByte(byte: number): void;
  }
  /** The content of the first bzip2 stream of the input. Throws for damaged or truncated data: checksums are compared. */
  function decode(input: Input, output: Output): void;
  const bzip: { readonly decode: typeof decode };
  export default bzip;
}
