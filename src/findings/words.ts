/** The words for what is wrong with one element (09 §19), where a stage tells its code and what else is to be named. */
import type { Element } from "../cib/element.js";
import type { ToldCode } from "../model/findings.js";
import { FEATURE_SET } from "../policy/feature-set.js";
import { LEGAL_ROLE } from "../policy/role.js";
import { BAD_INPUT, LEGAL_SCORE } from "../policy/score.js";

type Attributes = Element["attributes"];
type Detail = string | undefined;

/** What is said of an element, given its attributes, what the stage names besides, and the name of the element. */
interface Words {
  readonly severity: "error" | "warning";
  readonly text: (attributes: Attributes, details: readonly Detail[], name: Detail) => string;
  /** What would be legal there. */
  readonly legal: string | ((details: readonly Detail[]) => string);
  /** It is said once, however often the situation is met. */
  readonly once?: boolean;
}

const error = (legal: Words["legal"], text: Words["text"]): Words => ({ severity: "error", text, legal });
const warning = (legal: Words["legal"], text: Words["text"]): Words => ({ severity: "warning", text, legal });

const AN_ID = "an id";
const LEGAL_TEMPLATE = "the id of a template";
const NO_DISCOVERY = "no such node attribute";

/** How the reference prints what is absent. */
const shown = (text: Detail): string => text ?? "(null)";

const ignoringLocation = ({ id = "" }: Attributes, why: string) => `Ignoring location constraint ${id} because ${why}`;
const ignoringRule = (constraint: Detail, why: string) => `Ignoring location constraint '${constraint}' because ${why}`;

const NODES = {
  "node-discovery-cluster-node": warning(
    NO_DISCOVERY,
    (_, [node]) =>
      `Ignoring resource-discovery-enabled attribute for ${node} because disabling resource discovery is not allowed ` +
      "for cluster nodes",
  ),
  "node-discovery-deprecated": {
    severity: "warning",
    once: true,
    legal: NO_DISCOVERY,
    text: () =>
      "Support for the resource-discovery-enabled node attribute is deprecated and will be removed (and behave as 'true') " +
      "in a future release.",
  },
  "node-discovery-without-fencing": warning(
    NO_DISCOVERY,
    (_, [node]) =>
      `Ignoring resource-discovery-enabled attribute on Pacemaker Remote node ${node} because fencing is disabled`,
  ),
  "node-name-twice": warning("one node of each name", (_, [name]) => `More than one node entry has name '${name}'`),
  "node-score": warning(
    LEGAL_SCORE,
    ({ score }, [name]) => `Using 0 as score for node ${name} because '${score}' is not a valid score: ${BAD_INPUT}`,
  ),
  "node-state-without-id": error(AN_ID, () => "Ignoring invalid node_state entry without id"),
  "node-type": error("member, remote", (_, [name, type]) => `Ignoring node ${name} with unrecognized type '${type}'`),
  "node-without-id": error(AN_ID, () => "Ignoring <node> entry in configuration without id"),
} satisfies Partial<Record<ToldCode, Words>>;

const RESOURCES = {
  "bundle-mount": error(
    "target-dir, and source-dir or source-dir-root",
    ({ id }) => `Invalid mount directive ${shown(id)}`,
  ),
  "bundle-no-control": error(
    "ip-range-start or control-port in network",
    (_, [bundle, primitive]) =>
      `Cannot control ${bundle} inside ${shown(primitive)} without either ip-range-start or control-port`,
  ),
  "bundle-parts": error("a bundle whose parts can be made", (_, [bundle]) => `Failed unpacking resource ${bundle}`),
  "bundle-port": error("a port or a range", ({ id }) => `Invalid port directive ${shown(id)}`),
  "bundle-replicas-per-host": error(
    "replicas-per-host=1, or ip-range-start",
    (_, [bundle]) => `Specifying the 'control-port' for ${bundle} requires 'replicas-per-host=1'`,
  ),
  "clone-empty": error("a primitive or a group", (_, [clone]) => `${clone} has nothing to clone`),
  "clone-not-promotable": error(
    "promotable=false",
    ({ class: standard }, [id]) =>
      `Resource ${id} is of type ${shown(standard)} and therefore cannot be used as a promotable clone resource`,
  ),
  "clone-not-unique": warning(
    "globally-unique=false",
    (_, [clone, standard, id]) =>
      `Ignoring globally-unique for ${clone} because ${shown(standard)} resources such as ${id} can be used only as ` +
      "anonymous clones",
  ),
  "failure-timeout-conflict": warning(
    "no failure-timeout, or another on-fail",
    (_, [id, timeout]) => `Ignoring failure timeout (${timeout}) for ${id} because it conflicts with on-fail=block`,
  ),
  "fencing-no-device": error(
    "a resource of class stonith, or fencing-enabled=false",
    () =>
      "Resource start-up disabled since no fencing resources have been defined. Either configure some or disable fencing with " +
      "the fencing-enabled option. NOTE: Clusters with shared data need fencing to ensure data integrity.",
  ),
  "group-empty": error("at least one primitive", (_, [group]) => `Group ${group} has no members`),
  "option-feature-set": error(
    `at most ${FEATURE_SET}`,
    ({ crm_feature_set: given }) =>
      `Can't process CIB with feature set '${given}' greater than our own '${FEATURE_SET}'`,
  ),
  "reference-container": error(
    "the id of a resource",
    (_, [id, container]) => `Resource ${id}: Unknown container ${container}`,
  ),
  "resource-invalid": error(
    "a resource without what is reported before this",
    ({ id }, _, name) => `Ignoring <${name}> resource '${id}' because configuration is invalid`,
  ),
  "resource-type": error(
    "primitive, group, clone, bundle",
    ({ id }, _, name) => `Ignoring resource '${id}' of unknown type '${name}'`,
  ),
  "resource-without-id": error(AN_ID, (_, [what], name) => `Ignoring <${name}> ${what}`),
  "tag-member-without-id": error(AN_ID, (_, [tag]) => `Ignoring <obj_ref> for tag '${tag}' without id`),
  "tag-without-id": error(AN_ID, () => "Ignoring <tag> without id"),
  "template-itself": error(LEGAL_TEMPLATE, ({ id }) => `The resource object '${id}' should not reference itself`),
  "template-unknown": error(LEGAL_TEMPLATE, ({ template }) => `No template named '${template}'`),
} satisfies Partial<Record<ToldCode, Words>>;

const COLOCATIONS = {
  "colocation-influence": error(
    "true or false",
    ({ id }) => `Constraint '${id}' has invalid value for influence (using default)`,
  ),
  "colocation-interleave": error(
    "the same clone-node-max",
    (_, [one, other]) =>
      `Cannot interleave ${one} and ${other} because they do not support the same number of instances per node`,
  ),
  "colocation-score": error(
    LEGAL_SCORE,
    ({ id }, [score]) => `Ignoring colocation ${id} because '${score}' is not a valid score`,
  ),
  "colocation-set-score": error(
    LEGAL_SCORE,
    ({ id, score }, [constraint]) =>
      `Ignoring colocation '${constraint}' for set '${id}' because '${score}' is not a valid score`,
  ),
  "colocation-set-without-id": error(AN_ID, () => "Ignoring resource_set without #id"),
  "colocation-spread-group": error(
    "collocated=true, or a score below INFINITY",
    (_, [one, how, other]) => `${one}: Cannot perform mandatory colocation ${how} ${other}`,
  ),
  "colocation-symmetrical": warning(
    "no attribute symmetrical",
    () => "The colocation constraint 'symmetrical' attribute has been removed",
  ),
  "colocation-two-lists": error(
    "resource sets",
    ({ id }) => `Ignoring constraint '${id}' because two templates or tags cannot be colocated`,
  ),
  "colocation-without-id": error(AN_ID, () => "Ignoring rsc_colocation without #id"),
} satisfies Partial<Record<ToldCode, Words>>;

const CONSTRAINTS = {
  "constraint-type": error(
    "rsc_location, rsc_colocation, rsc_order, rsc_ticket",
    (_, __, name) => `Unsupported constraint type: ${name}`,
  ),
  "constraint-without-id": error(AN_ID, (_, __, name) => `Ignoring <${name}> constraint without id`),
  "location-pattern": error(
    "a POSIX extended regular expression, with or without ! before it",
    ({ id }, [pattern]) => `Ignoring constraint '${id}' because rsc-pattern has invalid value '${pattern}'`,
  ),
  "location-role": error(LEGAL_ROLE, (of, [role]) => ignoringLocation(of, `'${role}' is not a valid role`)),
  "location-rule-boolean-op": error("and, or", ({ id, "boolean-op": operation }, [constraint]) =>
    ignoringRule(constraint, `rule '${id}' has invalid boolean-op '${operation}'`),
  ),
  "location-rule-role": error(LEGAL_ROLE, ({ id, role }, [constraint]) =>
    ignoringRule(constraint, `rule '${id}' has invalid role '${role}'`),
  ),
  "location-rule-score": error(LEGAL_SCORE, ({ id }, [score]) => {
    const why =
      score === undefined
        ? "neither score nor score-attribute was specified"
        : `'${score}' is not a valid score: ${BAD_INPUT}`;
    return `Ignoring location constraint rule ${id} because ${why}`;
  }),
  "location-rule-without-id": error(AN_ID, (_, [constraint]) => ignoringRule(constraint, "its rule has no id")),
  "location-score": error(LEGAL_SCORE, (of, [score]) => ignoringLocation(of, `'${score}' is not a valid score`)),
  "location-set-without-id": error(
    AN_ID,
    (_, [constraint]) => `Ignoring resource_set without id in constraint '${constraint}'`,
  ),
  "order-incomplete": error(
    ([missing = ""]) => missing,
    ({ id }, [missing]) => `Ignoring constraint '${id}' without ${missing}`,
  ),
  "order-inside-out": warning(
    "an order in which the container starts before what runs inside it",
    (_, [first, then]) => `Invalid ordering constraint between ${first} and ${then}`,
  ),
  "ticket-loss-policy": error(
    "stop, demote or freeze; or fencing-enabled=true",
    (_, [ticket]) => `Resetting 'loss-policy' for ticket '${ticket}' to 'stop' because fencing is not configured`,
  ),
  "ticket-missing": error("a ticket", ({ id }) => `Ignoring constraint '${id}' without ticket`),
  "ticket-set-without-id": error(AN_ID, () => "Ignoring <resource_set> without id"),
  "ticket-without-resource": error("rsc or a set", ({ id }) => `Ignoring constraint '${id}' without resource`),
} satisfies Partial<Record<ToldCode, Words>>;

const HISTORY = {
  "history-duplicate-id": error("one entry of that id", ({ id }) => `Duplicate lrm_rsc_op entries named ${shown(id)}`),
  "history-resource-without-id": error(AN_ID, () => "Ignoring invalid lrm_resource entry: No id"),
  "history-unexpected": warning(
    "a transition-key",
    (_, [key, node]) => `Expected result not found for ${key} on ${node} (corrupt or obsolete CIB?)`,
  ),
} satisfies Partial<Record<ToldCode, Words>>;

/** The words for each code. */
export const WORDS: Readonly<Record<ToldCode, Words>> = {
  ...NODES,
  ...RESOURCES,
  ...COLOCATIONS,
  ...CONSTRAINTS,
  ...HISTORY,
};
