import { parseInterval } from "../base/interval.js";
import { parseBoolean, scanInteger } from "../base/number.js";
import { equalsCaseless } from "../base/text.js";

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
const threshold: MetaAttribute = {
  isValid: (value) => score.isValid(value) && !value.trim().startsWith("-"),
  legal: "a whole number or INFINITY",
};
const count: MetaAttribute = { isValid: (value) => /^\s*\+?\d+\s*$/.test(value), legal: "a whole number" };
const duration: MetaAttribute = { isValid: (value) => parseInterval(value).ok, legal: "a duration such as 10min" };
const text: MetaAttribute = { isValid: () => true, legal: "any text" };
const oneOf = (...words: readonly string[]): MetaAttribute => ({
  isValid: (value) => words.some((word) => equalsCaseless(value, word)),
  legal: words.join(", "),
});

/** What may be said besides, in any case: that the default holds. */
const orDefault = ({ isValid, legal }: MetaAttribute): MetaAttribute => ({
  isValid: (value) => isValid(value) || equalsCaseless(value, "default"),
  legal,
});

/** The meta attributes of resources that the cluster knows (02 §15.2). */
export const META_ATTRIBUTES: ReadonlyMap<string, MetaAttribute> = new Map([
  ["priority", score],
  ["critical", boolean],
  ["target-role", orDefault(oneOf("Started", "Stopped", "Promoted", "Unpromoted", "Master", "Slave"))],
  ["is-managed", orDefault(boolean)],
  ["maintenance", boolean],
  ["resource-stickiness", orDefault(score)],
  ["requires", oneOf("nothing", "quorum", "fencing", "unfencing")],
  ["migration-threshold", orDefault(threshold)],
  ["failure-timeout", duration],
  ["multiple-active", oneOf("block", "stop_only", "stop_start", "stop_unexpected")],
  ["allow-migrate", boolean],
  ["allow-unhealthy-nodes", boolean],
  ["container", text],
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
  ["collocated", boolean],
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
