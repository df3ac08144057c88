import type { Construct } from "./construct.js";
import { accessGroup, role, target, user } from "./constructs/access.js";
import { alert } from "./constructs/alert.js";
import { bundle } from "./constructs/bundle.js";
import { colocation, location, order, ticket } from "./constructs/constraints.js";
import { clone, group, master } from "./constructs/containers.js";
import { fencingTopology } from "./constructs/fencing-topology.js";
import { monitor } from "./constructs/monitor.js";
import { node } from "./constructs/node.js";
import { primitive, template } from "./constructs/primitive.js";
import { operationDefaults, property, resourceDefaults } from "./constructs/settings.js";
import { tag } from "./constructs/tag.js";

/** Every kind of object of the language (11 §1). The command `xml` is not one: it writes any of them as XML. */
export const CONSTRUCTS: readonly Construct[] = [
  node,
  template,
  primitive,
  bundle,
  group,
  master,
  clone,
  monitor,
  tag,
  location,
  colocation,
  order,
  ticket,
  fencingTopology,
  property,
  resourceDefaults,
  operationDefaults,
  role,
  target,
  accessGroup,
  user,
  alert,
];

const BY_KEYWORD = new Map(
  CONSTRUCTS.flatMap((each) => [each.keyword, ...(each.synonyms ?? [])].map((word) => [word, each] as const)),
);
const BY_ELEMENT = new Map(CONSTRUCTS.map((each) => [each.element, each]));

/** The construct of a keyword in lower case. */
export function constructNamed(keyword: string): Construct | undefined {
  return BY_KEYWORD.get(keyword);
}

/** The construct of an element; that of defaults by the element of their section. */
export function constructOf(element: string): Construct | undefined {
  return BY_ELEMENT.get(element);
}

/** Every keyword, in alphabetical order. */
export const KEYWORDS: readonly string[] = [...BY_KEYWORD.keys(), "xml"].sort();
