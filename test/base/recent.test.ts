import fc from "fast-check";
import { expect, it } from "vitest";
import { Recent } from "../../src/base/recent.js";

it("gives what is made of a text, and keeps no more than it may, whatever is asked", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 6 }), fc.array(fc.stringMatching(/^[a-j]$/)), (most, texts) => {
      const recent = new Recent<string>(most);
      for (const text of texts) {
        expect(recent.get(text, (of) => `${of}!`)).toBe(`${text}!`);
        expect(recent.size).toBeLessThanOrEqual(most + 1);
      }
    }),
  );
});

it("makes a value once as long as no more than half of the others come between", () => {
  const recent = new Recent<number>(6);
  let made = 0;
  for (const text of ["a", "b", "c", "a", "d", "b", "e", "a"]) recent.get(text, () => ++made);
  expect(made).toBe(5);
});
