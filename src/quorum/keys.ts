/** The keys whose values corosync checks while it reads (12 §2.3): integers and words, each in its own section. */

export type KeyKind =
  | { readonly kind: "integer"; readonly max: number }
  /** One of a few words; `text` is what corosync says of any other. */
  | { readonly kind: "word"; readonly words: readonly string[]; readonly text: string };

const WIDE: KeyKind = { kind: "integer", max: 4294967295 };
const BYTE: KeyKind = { kind: "integer", max: 255 };

const integers = (keys: string, kind: KeyKind): readonly (readonly [string, KeyKind])[] =>
  keys.split(" ").map((key) => [key, kind]);

const words = (key: string, list: string, text: string): readonly [string, KeyKind] => [
  key,
  { kind: "word", words: list.split(" "), text },
];

const HASHES = "none md5 sha1 sha256 sha384 sha512";
const COMPRESSIONS = "zlib lz4 lz4hc lzo2 lzma bzip2 zstd";

/** From the path of a section to its checked keys. */
const SECTIONS: ReadonlyMap<string, ReadonlyMap<string, KeyKind>> = new Map([
  [
    "quorum",
    new Map([
      ...integers("expected_votes votes last_man_standing_window leaving_timeout", WIDE),
      ...integers("two_node wait_for_all last_man_standing auto_tie_breaker allow_downscale", BYTE),
      ...integers("expected_votes_tracking", BYTE),
    ]),
  ],
  ["quorum.device", new Map([...integers("votes timeout sync_timeout", WIDE), ...integers("master_wins", BYTE)])],
  ["nodelist.node", new Map(integers("nodeid quorum_votes", WIDE))],
  [
    "totem",
    new Map([
      ...integers("token token_coefficient token_retransmit token_warning hold", WIDE),
      ...integers("token_retransmits_before_loss_const join send_join consensus merge downcheck", WIDE),
      ...integers("heartbeat_failures_allowed max_network_delay version nodeid threads netmtu", WIDE),
      ...integers("fail_recv_const seqno_unchanged_const miss_count_const window_size max_messages", WIDE),
      ...integers("knet_mtu knet_pmtud_interval knet_compression_threshold", WIDE),
      words("crypto_model", "nss openssl", "Invalid crypto model. Should be nss or openssl"),
      words(
        "crypto_cipher",
        "none aes256 aes192 aes128",
        "Invalid cipher type. Should be none, aes256, aes192 or aes128",
      ),
      words("crypto_hash", HASHES, "Invalid hash type. Should be none, md5, sha1, sha256, sha384 or sha512"),
      words("ip_version", "ipv4 ipv6 ipv4-6 ipv6-4", "Invalid ip_version type"),
      words(
        "knet_compression_model",
        COMPRESSIONS,
        "Invalid compression model. Should be zlib, lz4, lz4hc, lzo2, lzma, bzip2 or zstd",
      ),
    ]),
  ],
  [
    "totem.interface",
    new Map([
      ...integers("linknumber ttl knet_link_priority", BYTE),
      ...integers("mcastport", { kind: "integer", max: 65535 }),
      ...integers("knet_ping_interval knet_ping_timeout knet_ping_precision knet_pong_count", WIDE),
    ]),
  ],
]);

/** How a key is checked; `undefined` for one that is a plain string where it stands. */
export function keyKind(section: string, key: string): KeyKind | undefined {
  return SECTIONS.get(section)?.get(key);
}

/** The checked keys of a section. */
export function keysOf(section: string): readonly string[] {
  return [...(SECTIONS.get(section)?.keys() ?? [])];
}

const INTEGER = /^[ \t\n\v\f\r]*[+-]?[0-9]+$/;

/** The value of a complete base-10 integer from 0 to `max`, or `undefined`. */
export function parseInteger(text: string, max: number): number | undefined {
  if (!INTEGER.test(text)) return undefined;
  const value = Number(text);
  return value >= 0 && value <= max ? value + 0 : undefined;
}
