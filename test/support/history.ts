/** Texts of a status section: node states, and what they know of resources. */
import { DUMMY, joined, pairs, STATEFUL, type Values, type Xml } from "./elements.js";

/** What `node_state` says of a member, and of a node that has left. */
export const MEMBER = 'in_ccm="true" crmd="online" join="member" expected="member"';
export const GONE = 'in_ccm="false" crmd="offline" join="down" expected="member"';

/** The digest of no parameters (03 §18.1), and that of none but a recurring operation's timeout of 20 seconds. */
export const NO_PARAMETERS = "f2317cad3d54cec5d7d7aa7d0bf35cf8";
const ONLY_TIMEOUT = "4811cef7f7f94e3a35a70be7916cb2fd";

/** What a node state holds. */
export interface NodeState {
  /** Default: the name. */
  readonly id?: string;
  /** Attributes of the element; default: those of a member. */
  readonly state?: string;
  /** Transient attributes. */
  readonly attributes?: Values;
  /** `lrm_resource` elements. */
  readonly history?: Xml;
}

export function nodeState(name: string, parts: NodeState = {}): string {
  const { id = name, state = MEMBER, attributes = {}, history: known = "" } = parts;
  return `<node_state id="${id}" uname="${name}" ${state}><transient_attributes id="${id}">
    <instance_attributes id="?">${pairs(attributes)}</instance_attributes></transient_attributes>
    <lrm id="${id}"><lrm_resources>${joined(known)}</lrm_resources></lrm></node_state>`;
}

/** What of a history entry matters to a test; the rest is that of a successful operation. */
export interface EntryFields {
  readonly rc?: number;
  readonly status?: number;
  readonly call?: number;
  /** Milliseconds. */
  readonly interval?: number;
  /** The expected exit status; `undefined` (given): no transition key. Default: 7 of a probe, else 0. */
  readonly expected?: number | undefined;
  readonly id?: string;
  /** Of the last change, in epoch seconds. */
  readonly time?: number;
  /** Attributes in place of the digest of no parameters. */
  readonly more?: string;
}

/** A history entry: `operation("r", "start", { rc: 1 })`. */
export function operation(resource: string, task: string, fields: EntryFields = {}): string {
  const { interval = 0, rc = 0, status = 0, call = 1 } = fields;
  const {
    id = `${resource}_${task}_${interval}`,
    more = `op-digest="${interval > 0 ? ONLY_TIMEOUT : NO_PARAMETERS}"`,
  } = fields;
  const expected = "expected" in fields ? fields.expected : task === "monitor" && interval === 0 ? 7 : 0;
  const key = `${call}:2:${expected}:aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa`;
  const keys = expected === undefined ? "" : `transition-key="${key}" transition-magic="${status}:${rc};${key}"`;
  const time = fields.time === undefined ? "" : `last-rc-change="${fields.time}"`;
  return `<lrm_rsc_op id="${id}" operation_key="${resource}_${task}_${interval}" operation="${task}" ${keys} ${time}
    call-id="${call}" rc-code="${rc}" op-status="${status}" interval="${interval}" crm_feature_set="3.20.5" ${more}/>`;
}

/** What a node knows of a resource: entries in document order. */
export const history = (resource: string, entries: Xml, agent = DUMMY): string =>
  `<lrm_resource id="${resource}" ${agent}>${joined(entries)}</lrm_resource>`;

const probed = (resource: string): string => operation(resource, "monitor", { rc: 7 });

/** It was found not to be running there. */
export const absent = (resource: string, agent = DUMMY): string => history(resource, probed(resource), agent);

/** It was started there. */
export const started = (resource: string, agent = DUMMY): string =>
  history(resource, [probed(resource), operation(resource, "start", { call: 2 })], agent);

/** It was started and promoted there. */
export const promoted = (resource: string, agent = STATEFUL): string =>
  history(
    resource,
    [probed(resource), operation(resource, "start", { call: 2 }), operation(resource, "promote", { call: 3 })],
    agent,
  );
