/** Numbers that decide, one after the other, and from the start again when they are used up. */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** One of the members; the first where the number is 0. The list must not be empty. */
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** A number from 0 up to but not including the limit. */
  below(limit: number): number {
    const number = this.#numbers[this.#next++ % this.#numbers.length] ?? 0;
    return number % limit;
  }

  /** Whether to do what is done in some of 100 cases. */
  chance(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }
}
