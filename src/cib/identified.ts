/**
 * Elements of a configuration that no schema gives an id of their own: what refers to something else, and what there is at
 * most one of in its parent.
 */
export const WITHOUT_ID: ReadonlySet<string> = new Set([
  "docker",
  "network",
  "obj_ref",
  "operations",
  "podman",
  "resource_ref",
  "select",
  "select_attributes",
  "select_fencing",
  "select_nodes",
  "select_resources",
  "storage",
]);
