/** What a resource is or will be, in ascending order; of a group or clone the highest of what is in it (02 §11.1). */
export type RoleName = "unknown" | "stopped" | "started" | "unpromoted" | "promoted";
