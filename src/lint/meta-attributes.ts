import { parseInterval } from "../base/interval.js";
import { parseBoolean, scanInteger } from "../base/number.js";

/** What makes the value of a meta attribute valid. */
export interface MetaAttribute {
  readonly isValid: (value: string) => boolean;
  /** In words. */
  readonly legal: string;
}

const boolean: MetaAttribute = { isValid: (value) => parseBoolean(value) !== undefined, legal: "true or false" };
const score: MetaAttribute = {
  isValid: (value) => /^[+-]?INFINITY$/i.test(value) || scanInteger(value).status === "ok",
  legal: "an integer, INFINITY or -INFINITY",
};
const count: MetaAttribute = { isValid: (value) => /^\s*\+?\d+\s*$/.test(value), legal: "a whole number" };
const duration: MetaAttribute = { isValid: (value) => parseInterval(value).ok, legal: "a duration such as 10min" };
const text: MetaAttribute = { isValid: () => true, legal: "any text" };
const oneOf = (...words: readonly string[]): MetaAttribute => ({
  isValid: (value) => words.some((word) => word.toLowerCase() === value.toLowerCase()),
  legal: words.join(", "),
});

/** The meta attributes of resources that the cluster knows (02 §7). */
export const META_ATTRIBUTES: ReadonlyMap<string, MetaAttribute> = new Map([
  ["priority", score],
  ["critical", boolean],
  ["target-role", oneOf("Started", "Stopped", "Promoted", "Unpromoted", "Master", "Slave")],
  ["is-managed", boolean],
  ["maintenance", boolean],
  ["resource-stickiness", score],
  ["requires", oneOf("nothing", "quorum", "fencing", "unfencing")],
  ["migration-threshold", score],
  ["failure-timeout", duration],
  ["multiple-active", oneOf("block", "stop_only", "stop_start", "stop_unexpected")],
  ["allow-migrate", boolean],
  ["allow-unhealthy-nodes", boolean],
  ["container-attribute-target", text],
  ["remote-node", text],
  ["remote-addr", text],
  ["remote-port", text],
  ["remote-connect-timeout", duration],
  ["remote-allow-migrate", boolean],
  ["clone-max", count],
  ["clone-node-max", count],
  ["clone-min", count],
  ["notify", boolean],
  ["globally-unique", boolean],
  ["ordered", boolean],
  ["interleave", boolean],
  ["promotable", boolean],
  ["promoted-max", count],
  ["promoted-node-max", count],
  ["master-max", count],
  ["master-node-max", count],
  ["restart-type", oneOf("ignore", "restart")],
  ["record-pending", boolean],
  ["resource-failure-stickiness", score],
  ["external-ip", text],
  ["provides", text],
]);
