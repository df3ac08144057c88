/** The part of seek-bzip that is used here; the package has no types of its own. */
declare module "seek-bzip" {
  interface Input {
    readByte(): number;
    read(into: Uint8Array, offset: number, length: number): number;
  }
  interface Output {
    writeByte(byte: number): void;
  }
  const bzip: { readonly decode: (input: Input, output: Output) => void };
  export default bzip;
}
