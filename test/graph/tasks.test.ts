import { describe, expect, it } from "vitest";
import { isKnownTask } from "../../src/graph/tasks.js";

describe("tasks that ordering logic knows (08 §8.1.5)", () => {
  it.each([
    ["start", true],
    ["stopped", true],
    ["stonith", true],
    ["cancel", false],
    ["lrm_delete", false],
    ["nonsense", false],
  ])("%s: %s", (task, known) => {
    expect(isKnownTask(task)).toBe(known);
  });
});
