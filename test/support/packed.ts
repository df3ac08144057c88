/** A configuration as crm text. */
export const TEXT = "primitive web systemd:nginx\nlocation l web 100: n1\n";
/** TEXT, packed by xz 5.4. */
export const PACKED = Buffer.from(
  "/Td6WFoAAATm1rRGAgAhARwAAAAQz1jMAQAycHJpbWl0aXZlIHdlYiBzeXN0ZW1kOm5naW54CmxvY2F0aW9uIGwgd2ViIDEwMDogbjEKAADgcWQCTg5MdgABSzPzQtuMH7bzfQEAAAAABFla",
  "base64",
);

/** TEXT, packed by bzip2. */
export const PACKED_BZIP2 = Buffer.from(
  "QlpoOTFBWSZTWf/tcFAAABPZgAAQQABgED6n3eAgAFRQaNGgyA0Ip6aT9SZPUwR4o86YpK681FZKoLOWcns3qA13b7ue00YaBEAkLAfF3JFOFCQ/+1wUAA==",
  "base64",
);
