import { type BundleSpec, replicaName } from "./bundle-spec.js";

/** **Next address** of an IPv4 text (02 §7.4.3); `undefined` if there is none. */
export function nextAddress(text: string): string | undefined {
  const match = /^[ \t\n\v\f\r]*([0-9]+)\.([0-9]+)\.([0-9]+)\.([0-9]+)/.exec(text);
  if (match === null) return undefined;
  const [a, b, c, d] = match.slice(1).map(Number) as [number, number, number, number];
  if (c > 253) return undefined;
  return d > 253 ? `${a}.${b}.${c + 1}.1` : `${a}.${b}.${c}.${d + 1}`;
}

/** **Address allocation** (02 §7.4.3): the replicas' addresses, and the options that tell every container all of them. */
export class AddressPool {
  readonly #spec: BundleSpec;
  #last: string | undefined;
  /** Each entry begins with a space. */
  hostOptions = "";

  constructor(spec: BundleSpec) {
    this.#spec = spec;
  }

  allocate(offset: number): string | undefined {
    const { addHost, ipRangeStart } = this.#spec;
    if (ipRangeStart === undefined) return undefined;
    const address = this.#last === undefined ? ipRangeStart : nextAddress(this.#last);
    this.#last = address;
    const host = replicaName(this.#spec, offset);
    this.hostOptions += addHost
      ? ` --add-host=${host}:${address ?? "(null)"}`
      : ` --hosts-entry=${address ?? "(null)"}=${host}`;
    return address;
  }
}
