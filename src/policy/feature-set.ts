/** The feature set of the reference, and so of this engine (specification 02 §3): what graphs, histories and digests bear. */
export const FEATURE_SET = "3.20.5";
