/**
 * The schemas of all versions as data (10 §11, §12).
 *
 * A definition is a list of parts; a part is one text or several alternatives, of which exactly one applies. A text lists
 * attributes, then after a slash children:
 *
 *     name!:type@range      an attribute; `!` required, type `text` if none is given, `(a|b)` one of some words
 *     *name=type@range      children; `*` any number, `+` one or more, `?` at most one, `1` exactly one; the definition of
 *                           that type, which is the name if none is given; `1a|b` stands for a choice of names
 *     @range                before an attribute list: the whole alternative
 *
 * Children in one part may be mixed freely; those of a later part, or behind a comma, come after those of an earlier.
 * A range is `3.0`, `3.0-`, `-3.0` or `1.2-3.0`, both ends included; a letter stands for a form of rules (10 §12.2).
 * Types with slashes have parameters: `block/PLACE/PAIRS`, `pair/PAIRS`, `rule/FORM` and so on.
 */
export type Definition = readonly (string | readonly string[])[];

/** What words an attribute may have, where versions differ in it or several attributes share it. */
export const WORDS: Readonly<Record<string, string>> = {
  nodeType: "member|remote@1.3-|ping@-3.10|normal@-2.10",
  role: "Stopped|Started|Promoted@3.7-|Unpromoted@3.7-|Slave|Master",
  action: "start|promote|demote|stop",
  kind: "Optional|Mandatory|Serialize",
  primitiveClass: "lsb|heartbeat|stonith|service@1.2-|systemd@1.2-|upstart@-3.10|nagios@1.2-3.10",
  templateClass: "lsb|heartbeat|stonith|service@2.7-|systemd@2.7-|upstart@-3.10|nagios@2.7-3.10",
  onFail: "ignore|block|demote@3.4-|stop|restart|standby|fence|restart-container@1.2-",
  requires: "nothing|quorum|fencing|unfencing@1.3-",
  expressionType: "string|integer@D-|number|version",
  operation: "lt|gt|lte|gte|eq|ne|defined|not_defined",
};

const BLOCKS = "*meta_attributes=block/resource/plainMeta *instance_attributes=block/resource/any";
const PRIMITIVE_BLOCKS =
  "*meta_attributes=block/resource/primitiveMeta *instance_attributes=block/resource/primitiveInstance " +
  "*utilization=block/resource/any@1.2- ?operations";
const ALERT_BLOCKS = "*meta_attributes=block/alert/any *instance_attributes=block/alert/any";
const SETS = "+resource_set";
const CONTAINER = [
  "image! replicas:integer replicas-per-host:integer run-command network options",
  ["@3.0- promoted-max:integer", "@3.0-3.10 masters!:integer", "@-2.10 masters:integer"],
];
const COLLECTIVE = [`id!:ID description / ${BLOCKS} 1primitive|group`];
const PERMISSION_OLD = ["id!:ID attribute", ["tag! ref:IDREF", "ref!:IDREF", "xpath!"]];
const OLD_TIMES = "hours monthdays weekdays yearsdays months weeks years weekyears";

export const GRAMMAR: Readonly<Record<string, Definition>> = {
  cib: [
    "validate-with!:claim admin_epoch!:count epoch!:count num_updates!:count remote-tls-port:count " +
      "remote-clear-port:count have-quorum:boolean no-quorum-panic:boolean crm_feature_set dc-uuid cib-last-written " +
      "update-origin@1.2- update-client@1.2- update-user@1.2- execution-date@1.2- / 1configuration, ?status",
  ],
  configuration: [
    "/ 1crm_config 1nodes 1resources 1constraints ?rsc_defaults ?op_defaults ?fencing-topology@1.2- ?acls@1.2- " +
      "?tags@1.3- ?alerts@2.5-",
  ],
  crm_config: ["/ *cluster_property_set=block/default/property"],
  rsc_defaults: ["/ *meta_attributes=block/default/rscDefaults"],
  op_defaults: ["/ *meta_attributes=block/default/opDefaults"],
  nodes: ["/ *node"],
  node: [
    "id! uname! type!:nodeType@1.0 type:nodeType@1.2- description score:score@1.2- / " +
      "*instance_attributes=block/resource/any *utilization=block/resource/any@1.2-",
  ],

  resources: ["/ *primitive *template@1.2- *group *clone *master=clone@-3.10 *bundle@2.8-"],
  primitive: [
    `id!:ID description / ${PRIMITIVE_BLOCKS}`,
    ["class!:(ocf) provider! type!", "class!:primitiveClass type!", "@1.2- template!:IDREF"],
  ],
  template: [
    `id!:ID description / ${PRIMITIVE_BLOCKS}`,
    ["class!:(ocf) provider! type!", "class!:templateClass type!"],
  ],
  operations: ["id:ID id-ref:IDREF / *op"],
  op: [
    "id!:ID name! interval! description timeout enabled:boolean record-pending:boolean role:role on-fail:onFail " +
      "requires:requires@-2.10 / *meta_attributes=block/resource/opMeta *instance_attributes=block/resource/opInstance",
    ["start-delay", "interval-origin!"],
  ],
  group: [`id!:ID description / ${BLOCKS} +primitive`],
  clone: COLLECTIVE,
  bundle: [`id!:ID description / ${BLOCKS} 1docker|rkt@2.10-3.10|podman@3.2- ?network ?storage ?primitive`],
  docker: CONTAINER,
  rkt: CONTAINER,
  podman: CONTAINER,
  network: [
    "ip-range-start host-interface control-port:integer host-netmask:integer add-host:boolean@3.0- / *port-mapping",
  ],
  "port-mapping": ["id!:ID", ["port!:integer internal-port:integer", "range!:range"]],
  storage: ["/ *storage-mapping"],
  "storage-mapping": ["id!:ID target-dir! options", ["source-dir!", "source-dir-root!"]],

  constraints: ["/ *rsc_location *rsc_colocation *rsc_order *rsc_ticket@1.2-"],
  rsc_location: [
    "id!:ID resource-discovery:(always|never|exclusive)@2.2-",
    ["rsc!:IDREF role:role@1.2-", "@2.6- rsc-pattern! role:role", `@1.2- / ${SETS}`],
    ["score!:score node!", "@-3.10 / +rule=rule/constraint", "@4.0- / 1rule=rule/constraint"],
    "/ ?lifetime@-3.10",
  ],
  lifetime: ["/ +rule=rule/constraint"],
  resource_set: [
    [
      "id-ref!:IDREF",
      "id!:ID sequential:boolean require-all:boolean@1.2- ordering:(group|listed)@2.1- action:action role:role " +
        "score:score / +resource_ref",
      "@3.0- id!:ID sequential:boolean require-all:boolean ordering:(group|listed) action:action role:role kind!:kind / " +
        "+resource_ref",
    ],
  ],
  resource_ref: ["id!:IDREF"],
  rsc_colocation: [
    "id!:ID influence@3.6- / ?lifetime@-3.10",
    ["score:score", "@-2.10 score-attribute!", "@-2.10 score-attribute-mangle!"],
    ["rsc!:IDREF with-rsc!:IDREF node-attribute rsc-role:role with-rsc-role:role", `/ ${SETS}`],
  ],
  rsc_order: [
    "id!:ID symmetrical:boolean require-all:boolean@2.3- / ?lifetime@-3.10",
    ["score:score", "kind!:kind"],
    ["first!:IDREF then!:IDREF first-action:action then-action:action", `/ ${SETS}`],
  ],
  rsc_ticket: ["id!:ID ticket! loss-policy:(stop|demote|fence|freeze)", ["rsc!:IDREF rsc-role:role", `/ ${SETS}`]],

  "fencing-topology": ["/ *fencing-level"],
  "fencing-level": [
    "id!:ID index!:positive@-3.10 index!:level@4.0- devices!:devices",
    ["target!", "target-pattern!", "@2.4- target-attribute! target-value!"],
  ],
  tags: ["/ *tag"],
  tag: ["id!:ID / +obj_ref"],
  obj_ref: ["id!:IDREF@-3.2 id!@3.3-"],

  acls: [["@2.0- / *acl_target *acl_group *acl_role", "@-1.3 / *acl_user *acl_role=acl_role_old"]],
  acl_target: ["id! name@3.8- / *role"],
  acl_group: ["id!:ID name@3.8- / *role"],
  role: ["id!:IDREF"],
  acl_role: ["id!:ID description / *acl_permission"],
  acl_permission: [
    "id!:ID kind!:(read|write|deny) description",
    ["xpath!", "reference!:IDREF", "object-type! attribute"],
  ],
  acl_user: ["id!:ID", ["/ *role_ref", "/ *read *write *deny"]],
  acl_role_old: ["id!:ID / *read *write *deny"],
  role_ref: ["id!:IDREF"],
  read: PERMISSION_OLD,
  write: PERMISSION_OLD,
  deny: PERMISSION_OLD,

  alerts: ["/ *alert"],
  alert: [
    "id!:ID path! description",
    [`@2.10- / ${ALERT_BLOCKS} ?select *recipient`, `@-2.9 / ${ALERT_BLOCKS}, *recipient`],
  ],
  select: ["/ ?select_attributes ?select_fencing=empty ?select_nodes=empty ?select_resources=empty"],
  select_attributes: ["/ *attribute"],
  attribute: ["id!:ID name!"],
  recipient: [`id!:ID value! description / ${ALERT_BLOCKS}`],
  empty: [],

  rsc_expression: ["id!:ID class provider type"],
  op_expression: ["id!:ID name! interval"],
};

const RULE_CHILDREN =
  "+expression=expression/%|date_expression=date_expression/%|rsc_expression@C-|op_expression@C-|rule=rule/%";

/** Definitions with a parameter, which takes the place of `%` in them: a place of rules, or a kind of pairs. */
export const PARAMETRIC: Readonly<Record<string, Definition>> = {
  rule: [
    [
      "id-ref!:IDREF",
      `@-D id!:ID score!:score boolean-op:(or|and) role / ${RULE_CHILDREN}`,
      `@E- id!:ID score:score boolean-op:(or|and) role / ${RULE_CHILDREN}`,
      `id!:ID score-attribute! boolean-op:(or|and) role / ${RULE_CHILDREN}`,
    ],
  ],
  expression: ["id!:ID attribute! operation!:operation value type:expressionType value-source:(literal|param|meta)@B-"],
  date_expression: [
    "id!:ID",
    [
      "@-D operation!:(in_range) end! start",
      "@-D operation!:(in_range) start! / 1duration=duration/%",
      "@E- operation!:(in_range) start! end / ?duration=duration/%",
      "@E- operation!:(in_range) end! / ?duration=duration/%",
      "operation!:(gt) start!",
      "operation!:(lt) end!",
      "operation!:(date_spec) / 1date_spec=date_spec/%",
    ],
  ],
  duration: [`id!:ID ${OLD_TIMES} moon days@E- minutes@E- seconds@E-`],
  date_spec: [`id!:ID ${OLD_TIMES} moon@-E yeardays@E- minutes@E- seconds@E-`],
};

/** The definition of a block at a place, with pairs of a kind (10 §11.2). */
export function blockDefinition(place: string, pairs: string): Definition {
  return [["id-ref!:IDREF", `id!:ID score:score / ?rule=rule/${place} *nvpair=pair/${pairs}`]];
}

/** The definition of a pair of a kind that may be a reference from some version on (10 §12.2). */
export function pairDefinition(refsFrom: string): Definition {
  return [[`@${refsFrom}- id-ref!:IDREF name@-3.10`, "id!:ID name! value@-3.10 value!@4.0-"]];
}

/** The form of rules at a place: the versions from which on each form is in force (10 §12.2). */
export const FORMS: Readonly<Record<string, string>> = {
  default: "A@-2.10|B@3.0-3.3|C@3.4|D@3.5-3.8|E@3.9-3.10|F@4.0-",
  resource: "A@-2.8|B@2.9-3.3|C@3.4|D@3.5-3.8|E@3.9-3.10|F@4.0-",
  alert: "A@-2.8|B@2.9-3.4|D@3.5-3.8|E@3.9-3.10|F@4.0-",
  constraint: "A@-2.8|B@2.9-3.4|D@3.5-3.8|E@3.9-3.10|F@4.0-",
};
