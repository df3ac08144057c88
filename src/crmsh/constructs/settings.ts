import { type PairOptions, printPair, readPairs, USUAL } from "../attribute-list.js";
import type { Construct } from "../construct.js";
import { isBare } from "../quoting.js";
import { headId, ID_SPEC, type Words } from "../reading.js";
import { printRule, readRules } from "../rule.js";
import { Node } from "../tree.js";

/** At the prompt every word is a pair, and every pair has a value (11 §5.12). */
const AT_PROMPT: PairOptions = { terminators: new Set(), bare: false };

function read(words: Words, tag: string): Node {
  const id = headId(words);
  const made = new Node(tag, [["id", id || undefined]]);
  // A reference is looked up, and has no effect.
  const reference = id === undefined ? words.match(ID_SPEC)?.[2] : undefined;
  if (reference !== undefined) made.set("id-ref", words.reading.resolve(reference, tag));
  readRules(words, made);
  const { command } = words.reading;
  for (const each of readPairs(words, command ? AT_PROMPT : USUAL)) made.append(each);
  return made;
}

function settings(keyword: string, element: string, section: string, rank: number, defaultId: string): Construct {
  return {
    keyword,
    element,
    section,
    rank,
    least: 1,
    defaultId,
    read: (words) => read(words, element === section ? "meta_attributes" : element),
    head(object) {
      const id = object.text("id");
      return isBare(id) ? `${keyword} ${id}:` : `${keyword} $id="${id}"`;
    },
    parts(child, _, printing) {
      if (child.name === "rule") return [`rule ${printRule(child, printing)}`];
      return child.name === "nvpair" ? [printPair(child)] : [];
    },
  };
}

/** Cluster properties (11 §5.12). */
export const property = settings("property", "cluster_property_set", "crm_config", 11, "cib-bootstrap-options");
/** Defaults of resources: each of the meta attribute sets in the section is an object. */
export const resourceDefaults = settings("rsc_defaults", "rsc_defaults", "rsc_defaults", 12, "rsc-options");
/** Defaults of operations. */
export const operationDefaults = settings("op_defaults", "op_defaults", "op_defaults", 13, "op-options");
