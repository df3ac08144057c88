/** The stage *configuration*: from the configuration of a CIB to nodes and resources (02). */
export { unpackConfiguration } from "./configuration.js";
export { countResources } from "./counts.js";
export { addNodeAttributes } from "./node-attributes.js";
export { createNode, linkConnection } from "./nodes.js";
export { createCloneInstance, readResource } from "./resource.js";
export { applyTargetRole, effectiveTargetRole, isDisabled } from "./target-role.js";
