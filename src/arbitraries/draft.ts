import fc, { type Arbitrary } from "fast-check";
import { type Element, element } from "../cib/element.js";
import type { Scope } from "./scope.js";

/**
 * What an arbitrary of a part of a CIB draws: the part, still without ids and with references as plain numbers. Given the
 * scope of a document it becomes the part. So whatever shrinking takes away, ids stay unique and references valid.
 */
export type Draft<T> = (scope: Scope) => T;

/** `undefined` in most draws: the value is there in `percent` of them. Shrinks to `undefined`. */
export function maybe<T>(percent: number, arb: Arbitrary<T>): Arbitrary<T | undefined> {
  return fc.oneof(
    { withCrossShrink: true },
    { weight: 100 - percent, arbitrary: fc.constant(undefined) },
    { weight: percent, arbitrary: arb },
  );
}

/** One of several values, each with a weight; shrinks towards the first. */
export function weighted<T>(...choices: readonly (readonly [weight: number, value: T])[]): Arbitrary<T> {
  return fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })),
  );
}

/** One of several arbitraries, each with a weight; shrinks towards the first. */
export function oneOf<T>(...choices: readonly (readonly [weight: number, arbitrary: Arbitrary<T>])[]): Arbitrary<T> {
  return fc.oneof({ withCrossShrink: true }, ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })));
}

/** A reference into a list whose length is not known yet; see `pick`. Small, so that it shrinks to the first. */
export function reference(): Arbitrary<number> {
  return fc.nat({ max: 59 });
}

/** The member of the list that a reference means; `undefined` if the list is empty. */
export function pick<T>(list: readonly T[], index: number): T | undefined {
  return list.length === 0 ? undefined : list[index % list.length];
}

/** A short list; shrinks by leaving members out. */
export function listOf<T>(arb: Arbitrary<T>, maxLength: number, minLength = 0): Arbitrary<T[]> {
  return fc.array(arb, { minLength, maxLength, size: "max" });
}

/** All drafts of a list, made in order; those that found nothing to refer to are left out. */
export function drawn<T>(drafts: readonly Draft<T | undefined>[], scope: Scope): T[] {
  return drafts.map((draft) => draft(scope)).filter((made): made is Awaited<T> & T => made !== undefined);
}

/** A section of the CIB. */
export function section(name: string, children: readonly Element[]): Element {
  return element(name, {}, children);
}
