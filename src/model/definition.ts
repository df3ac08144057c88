import type { StringTable } from "../base/string-table.js";
import type { Element } from "../cib/element.js";
import type { ReferenceScope } from "../cib/references.js";
import type { NodeTable } from "./node-table.js";

/** One name and value, as found in a block; the value may be `#default`, which removes (01 §10.1). */
export type NameValue = readonly [name: string, value: string];

/** Evaluated blocks of meta-attributes, highest precedence first (02 §6.5). */
export interface MetaBlocks {
  /** Step 2: the element's XML attributes. */
  readonly attributes: readonly NameValue[];
  /** Step 3: the element's own blocks. */
  readonly own: readonly NameValue[];
  /** Step 4: those of its ancestors, collected into one table. */
  readonly inherited: readonly NameValue[];
  /** Step 5: those of `rsc_defaults`. */
  readonly defaults: readonly NameValue[];
}

/** The meta-attributes of an operation that depend on no node (07 §3.2). */
export interface OperationMeta {
  readonly interval: number;
  /** The `op` element that applies. */
  readonly configuration: Element | undefined;
  readonly table: StringTable<string>;
}

/** By name of the operation; there are few intervals of each. */
export type KnownMeta = Map<string, OperationMeta[]>;

/**
 * A configured element: what all the resources that are read from it (the instances of a clone) have in common, and what
 * has been worked out for them once (02 §14 "performance notes").
 */
export class Definition {
  /** That of the parent resource's element. */
  readonly parent: Definition | undefined;
  /** The element before the template was expanded. */
  readonly original: Element;
  /** The element with its template expanded, without an instance number. */
  readonly xml: Element;
  /** Id of the template that was expanded. */
  readonly template: string | undefined;
  /** The `operations` element in force (02 §6.4). */
  readonly operationsXml: Element | undefined;
  /** The element as a document of its own (01 §5.2). */
  readonly scope: ReferenceScope;
  readonly operationsScope: ReferenceScope;

  /** Those of the elements inside it that have been read. */
  readonly members = new Map<Element, Definition>();
  metaBlocks: MetaBlocks | undefined;
  readonly operationMeta: KnownMeta = new Map();
  /** Step 6: the names that only the parent's table had, given these sizes of both. */
  parentMeta: { readonly ownSize: number; readonly parentSize: number; readonly names: readonly string[] } | undefined;
  utilization: readonly NameValue[] | undefined;
  /** Whether parameters may differ between nodes, or with the time of their evaluation. */
  parametersHaveRules: boolean | undefined;
  /** Parameters for any node, if no rules are involved. */
  parameters: StringTable<string> | undefined;
  /** The table of a resource that allows all nodes, as last made (02 §12.1). */
  defaultNodes: NodeTable | undefined;

  constructor(fields: {
    parent: Definition | undefined;
    original: Element;
    xml: Element;
    template: string | undefined;
    operationsXml: Element | undefined;
    scope: ReferenceScope;
    operationsScope: ReferenceScope;
  }) {
    this.parent = fields.parent;
    this.original = fields.original;
    this.xml = fields.xml;
    this.template = fields.template;
    this.operationsXml = fields.operationsXml;
    this.scope = fields.scope;
    this.operationsScope = fields.operationsScope;
  }
}
