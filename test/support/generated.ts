import { type CibOptions, cibElement } from "../../src/arbitraries/index.js";
import { cibOf } from "../../src/cib/cib.js";
import { type Element, setAttributes, withChildren } from "../../src/cib/element.js";
import { type Cib, CibError, evaluate, readCib } from "../../src/index.js";

export const NOW = 1_700_000_000;

/** A fixed seed for each property: a failure is found again, and the time is known. */
export const runs = (seed: number, numRuns: number) => ({ seed, numRuns });

export const SMALL: CibOptions = { maxNodes: 3, maxResources: 3, maxConstraints: 3 };

/** CIBs of generated clusters. */
export const clusters = (options?: CibOptions) => cibElement(options).map(cibOf);

/** Generated clusters all of whose nodes are up, and on which nothing has happened yet. */
export const freshClusters = () =>
  cibElement(SMALL).map((root): Cib => {
    const nodes = root.children[0]?.children.find(({ name }) => name === "nodes")?.children ?? [];
    const states = nodes.map(({ attributes: { id, uname } }) =>
      setAttributes(
        { name: "node_state", attributes: {}, children: [] },
        { id, uname, in_ccm: "true", crmd: "online", join: "member", expected: "member" },
      ),
    );
    const children = root.children.map((child) => (child.name === "status" ? withChildren(child, states) : child));
    return cibOf(setAttributes(withChildren(root, children), { "have-quorum": "true" }));
  });

/** The element with every element below it, and itself, changed. */
export function everywhere(element: Element, change: (element: Element) => Element): Element {
  const children = element.children.map((child) => everywhere(child, change));
  return change(withChildren(element, children));
}

/** A mutable-looking copy of a document, frozen at every depth: whoever writes to it throws. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFrozen(each);
  }
  return value;
}

export const verdictOf = (cib: Cib) => evaluate(cib, { now: NOW, actions: true });

/** The refusal of a text; nothing if it is accepted. Whatever else is thrown goes through. */
export function refusalOf(text: string): CibError | undefined {
  try {
    readCib(text);
    return undefined;
  } catch (error) {
    if (error instanceof CibError) return error;
    throw error;
  }
}
