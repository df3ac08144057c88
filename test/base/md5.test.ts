import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { md5 } from "../../src/base/md5.js";

describe("MD5 of the UTF-8 bytes of a text", () => {
  // RFC 1321, A.5.
  it.each([
    ["", "d41d8cd98f00b204e9800998ecf8427e"],
    ["a", "0cc175b9c0f1b6a831c399e269772661"],
    ["abc", "900150983cd24fb0d6963f7d28e17f72"],
    ["message digest", "f96b697d7cb7938d525a2f31aaf161d0"],
    [
      "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
      "57edf4a22be3c955ac49da2e2107b67a",
    ],
  ])("of %j", (text, digest) => {
    expect(md5(text)).toBe(digest);
  });

  it("is that of the platform for any text, also around the ends of blocks", () => {
    const texts = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ minLength: 50, maxLength: 70 }));
    fc.assert(
      fc.property(texts, (text) => {
        expect(md5(text)).toBe(createHash("md5").update(text).digest("hex"));
      }),
      { seed: 71, numRuns: 200 },
    );
  });
});
