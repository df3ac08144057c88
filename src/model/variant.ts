/** Resource variants; the numeric order is used in comparisons (02 §2.3). */
export const Variant = { primitive: 0, group: 1, clone: 2, bundle: 3 } as const;
export type Variant = (typeof Variant)[keyof typeof Variant];
