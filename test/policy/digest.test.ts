import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { md5 } from "../../src/base/md5.js";
import {
  countedParameters,
  digestText,
  dropListed,
  filterDigestParameters,
  keepListed,
  parametersDigest,
} from "../../src/policy/digest.js";

describe("digests (03 §18.1)", () => {
  it("have the values of the specification", () => {
    expect(digestText([])).toBe(" <parameters/>\n");
    expect(parametersDigest([])).toBe("f2317cad3d54cec5d7d7aa7d0bf35cf8");
    expect(
      parametersDigest(
        new Map([
          ["passwd", "x"],
          ["devices", "/dev/sdb"],
        ]),
      ),
    ).toBe("ce8f7ef574ab5805c7c98abf92918f5e");
  });

  it("escape values and sort names by byte", () => {
    const text = digestText([
      ["b", "<>&\"'é\t\u007f"],
      ["B", ""],
      ["é", "1"],
      ["a", "2"],
    ]);
    expect(text).toBe(' <parameters B="" a="2" b="&lt;&gt;&amp;&quot;\'é&#x09;&#x7F;" é="1"/>\n');
  });

  it("hash as MD5 does", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(md5(text)).toBe(createHash("md5").update(text, "utf8").digest("hex"));
      }),
    );
    for (let length = 50; length < 140; length++) {
      const text = "x".repeat(length);
      expect(md5(text)).toBe(createHash("md5").update(text).digest("hex"));
    }
  });
});

describe("digested parameters (03 §18.2)", () => {
  const given = new Map(
    Object.entries({
      ip: "1",
      id: "x",
      CRM_meta_timeout: "20000",
      CRM_meta_x: "1",
      crm_feature_set: "3.20.5",
      on_node: "n",
      on_node_uuid: "1",
      pcmk_external_ip: "10.0.0.1",
      "op-digest": "d",
    }),
  );

  it("leave out meta-attributes and the engine's own names", () => {
    expect([...filterDigestParameters(given)]).toEqual([["ip", "1"]]);
  });

  it.each([
    ["10000", ["ip", "CRM_meta_timeout"]],
    ["0", ["ip"]],
  ])("with interval %s are %j", (interval, names) => {
    const all = new Map([...given, ["CRM_meta_interval", interval]] as [string, string][]);
    const kept = filterDigestParameters(all);
    expect([...kept.keys()]).toEqual(names);
    // Filtered once more, the timeout goes too.
    expect([...filterDigestParameters(kept).keys()]).toEqual(["ip"]);
  });

  it.each([
    [0, "20000", undefined],
    [10000, "20000", "20000"],
    [10000, undefined, undefined],
  ])("of an operation without its own, with interval %d and timeout %s", (interval, timeout, kept) => {
    const parameters = new Map([...given].filter(([name]) => !name.startsWith("CRM_meta_")));
    const counted = countedParameters(parameters, interval, timeout);
    expect(counted).toEqual(
      kept === undefined
        ? [["ip", "1"]]
        : [
            ["ip", "1"],
            ["CRM_meta_timeout", kept],
          ],
    );
    const all = new Map([...parameters, ["CRM_meta_interval", String(interval)] as const]);
    if (timeout !== undefined) all.set("CRM_meta_timeout", timeout);
    expect(counted).toEqual([...filterDigestParameters(all)]);
    expect(countedParameters(new Map([["CRM_meta_x", "1"]]), interval, timeout)).toBeUndefined();
  });

  it("are kept or dropped by a list of names", () => {
    const all = new Map([
      ["a", "1"],
      ["b", "2"],
      ["ab", "3"],
    ]);
    expect([...keepListed(all, " a  b ").keys()]).toEqual(["a", "b"]);
    expect([...dropListed(all, "a b").keys()]).toEqual(["ab"]);
    expect([keepListed(all, "ab x"), dropListed(all, "ab x")].map(({ size }) => size)).toEqual([1, 2]);
  });
});
