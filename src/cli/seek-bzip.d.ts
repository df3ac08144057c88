/** The part of seek-bzip that is used here; the package has no types of its own. */
declare module "seek-bzip" {
  /** The content of the first bzip2 stream of the input. Throws for damaged or truncated data: checksums are compared. */
  function decode(input: Uint8Array): Uint8Array;
  const bzip: { readonly decode: typeof decode };
  export default bzip;
}
