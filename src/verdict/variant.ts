/** The kinds of resources (02 §2.3). */
export type VariantName = "primitive" | "group" | "clone" | "bundle";
