import { copyOf, type Draft, finished, named, newDraft } from "../cib/draft.js";
import { hasRepeats, mergeInto } from "../cib/merge.js";
import { SimulationError } from "./error.js";
import { Histories, type HistoryAgent, problemWith } from "./histories.js";
import { CallIds } from "./history-entry.js";
import type { SimulatedCib } from "./simulated-cib.js";

const STATUS = { path: "cib/status" };

/** Finds and makes node states, by name (09 §9.3). Remembers them, since every executed action asks for one. */
export class NodeStates {
  readonly callIds = new CallIds();
  readonly #cib: SimulatedCib;
  readonly #known = new Map<string, Draft>();
  /** The histories in the states that serve more than once. */
  readonly #histories = new Map<Draft, Histories>();
  /**
   * Copies of states that have to be merged back because that changes more than was written, with what they are merged into.
   * Any other state is written to itself.
   */
  readonly #copies = new Map<Draft, Draft>();
  /** `-u` was given: unknown nodes get a configuration entry. */
  readonly #createNodes: boolean;

  constructor(cib: SimulatedCib, options: { createNodes: boolean }) {
    this.#cib = cib;
    this.#createNodes = options.createNodes;
  }

  /**
   * **Node state of a node**.
   * @param uuid the node's id, if known
   * @throws SimulationError for duplicate states and for a node that cannot be made
   */
  of(name: string, uuid?: string): Draft {
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    if (this.#createNodes) this.#createNode(name);
    const named = this.#cib.nodeStatesNamed(name);
    const count = named.length + this.#cib.strayStates("uname", name);
    if (count > 1 || (named[0] !== undefined && named[0].attributes.id === undefined)) {
      throw new SimulationError("several-states", `Several states for node ${name}`, STATUS);
    }
    const state = named[0] ?? this.#adopt(name, uuid ?? this.#lookUpUuid(name));
    const { id } = state.attributes;
    const first = this.#cib.nodeStates.find((each) => each.attributes.id === id);
    if ((first === undefined || first === state) && !hasRepeats(finished(state))) {
      // A state without id serves once: whoever looks for it again ends there (step 2).
      if (id !== undefined) this.#known.set(name, state);
      return state;
    }
    const copy = copyOf(state);
    this.#copies.set(copy, first ?? state);
    return copy;
  }

  /**
   * To be called once for a state from {@link of} that was changed: the reference changes a copy of it and **modifies** the
   * CIB with that (09 §10.2). So of several children of one name and id all are merged into the first, and a state that
   * shares its id with an earlier one, known by another name or none, is merged into that.
   * @returns whether merging changed anything
   */
  modified(state: Draft): boolean {
    const target = this.#copies.get(state);
    if (target === undefined) return false;
    this.#copies.delete(state);
    // What was known by another name may have this one now.
    this.#known.clear();
    this.#histories.clear();
    this.#cib.forgetNodeStates();
    return mergeInto(target, state);
  }

  /**
   * Writes into the **history element** of a resource (09 §9.8), which is made if there is not exactly one; then the state
   * counts as {@link modified}.
   * @returns an error text if the element cannot be made
   */
  writeHistory(
    state: Draft,
    names: { readonly shown: string; readonly id: string },
    agent: HistoryAgent,
    write: (history: Draft) => void,
  ): string | undefined {
    const histories = this.#historiesOf(state);
    const found = histories.only(names.shown) ?? histories.only(names.id);
    if (found !== undefined) write(found);
    else {
      const problem = problemWith(agent, names.shown, state);
      if (problem !== undefined) return problem;
      // It stands before what the writing may add to the state, such as fail counts.
      histories.container();
      const made = newDraft("lrm_resource", { id: names.id, ...agent });
      write(made);
      histories.add(names.id, made, !this.#copies.has(state));
    }
    this.modified(state);
    return undefined;
  }

  #historiesOf(state: Draft): Histories {
    const known = this.#histories.get(state);
    if (known !== undefined) return known;
    const histories = new Histories(state);
    if (!this.#copies.has(state) && !this.#cib.nestedStates) this.#histories.set(state, histories);
    return histories;
  }

  /** Puts a node down: state attributes, then history and transient attributes go (09 §9.4, §11.5). */
  takeDown(name: string, origin: string): void {
    const state = this.of(name);
    const values = { in_ccm: "false", crmd: "offline", join: "down", expected: "down", "crm-debug-origin": origin };
    const changed = state.set(values);
    if (this.modified(state) || changed) this.#cib.countEdit("status");
    // Of several states of that name, which a merge may have made, only the first loses something.
    const [first = state] = this.#cib.nodeStatesNamed(name);
    if (first.remove(first.find("lrm"))) this.#cib.countEdit("status");
    this.#histories.delete(first);
    if (first.remove(first.find("transient_attributes"))) this.#cib.countEdit("status");
  }

  #createNode(name: string): void {
    // Nothing is made in a section that is missing (09 §9.3): the node is unknown then.
    const nodes = this.#cib.findSection("nodes");
    if (nodes === undefined) return;
    for (const node of nodes.elements) {
      if (node.name === "node" && (node.attributes.uname === name || node.attributes.id === name)) return;
    }
    nodes.append(newDraft("node", { id: name, uname: name }));
    this.#cib.countEdit("configuration");
  }

  #adopt(name: string, uuid: string | undefined): Draft {
    const states = this.#cib.nodeStates;
    const sameId = uuid === undefined ? [] : states.filter((state) => state.attributes.id === uuid);
    const count = uuid === undefined ? 0 : sameId.length + this.#cib.strayStates("id", uuid);
    if (count > 1) throw new SimulationError("several-states", `Several states for node ${name}`, STATUS);
    const [existing] = sameId;
    if (existing !== undefined) {
      if (existing.set({ uname: name })) {
        this.#cib.countEdit("status");
        // It is no longer the state of the name it had.
        this.#known.clear();
      }
      return existing;
    }
    if (uuid === undefined && states.length > 0) {
      const legal = "a node of the configuration or of the status";
      throw new SimulationError("unknown-node", `Node ${name} is not known`, { ...STATUS, legal });
    }
    const made = this.#cib.addNodeState(uuid, name);
    this.#cib.countEdit("status");
    return made;
  }

  /** **Look up uuid** (09 §9.3), names in any case. */
  #lookUpUuid(name: string): string | undefined {
    const wanted = name.toLowerCase();
    const is = (text: string | undefined) => text?.toLowerCase() === wanted;
    for (const { attributes } of this.#cib.findSection("nodes")?.elements ?? []) {
      if (is(attributes.uname)) return attributes.type === "remote" ? attributes.uname : attributes.id;
    }
    for (const primitive of this.#cib.findSection("resources")?.elements ?? []) {
      if (primitive.name !== "primitive") continue;
      const { attributes } = primitive;
      const remote = attributes.class === "ocf" && attributes.provider === "pacemaker" && attributes.type === "remote";
      if (remote && is(attributes.id)) return attributes.id;
      const guest = guestName(primitive);
      if (is(guest)) return guest;
    }
    for (const { attributes } of this.#cib.status.elements) {
      if (attributes.remote_node === "true" && is(attributes.id)) return attributes.uname;
    }
    return undefined;
  }
}

function guestName(primitive: Draft): string | undefined {
  for (const block of named(primitive, "meta_attributes")) {
    const pair = block.elements.find((each) => each.attributes.name === "remote-node");
    if (pair !== undefined) return pair.attributes.value;
  }
  return undefined;
}
