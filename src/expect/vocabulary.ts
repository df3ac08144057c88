/** The keys of a file of policy tests: what the reader takes, what the schema lists. */

/** What a step may be: its key, and what its value is. */
export const STEP_KEYS = Object.freeze({
  fail: "a node, or several that are lost in the same moment: they have to be fenced",
  stop: "a node, or several that leave in an orderly way",
  start: "a node, or several that join",
  do: "a command of crm, pcs or Pacemaker's tools, or several",
  failed: "a resource whose monitor fails where it runs",
  operation: "the result of an operation: RSC_TASK_INTERVALMS@NODE=RC",
  grant: "a ticket that is granted",
  revoke: "a ticket that is revoked",
  quorum: "true or false, without a corosync.conf",
  pass: "how much time passes",
  partition: "parts of the cluster: lists of nodes that hear each other",
  merge: "true: all nodes hear each other again",
  settle: "true, or what fails meanwhile",
} as const);

export type StepKey = keyof typeof STEP_KEYS;

/** What may be expected: its key, and what its value is. */
export const EXPECTATION_KEYS = Object.freeze({
  runs: "resources that run; with on or notOn, nodes",
  stopped: "resources that run nowhere",
  promoted: "resources that have a promoted instance; with on, nodes",
  together: "resources that run on the same nodes",
  apart: "resources of which no two run on one node",
  before: "resources that start in this order",
  moved: "the most resources that are moved",
  restarted: "the most resources that are restarted in place",
  quorate: "whether there is quorum",
  back: "resources, or all, that come back; with within, the longest time that they are gone",
  rest: "true: the cluster comes to rest",
} as const);

export type ExpectationKey = keyof typeof EXPECTATION_KEYS;
