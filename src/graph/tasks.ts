import { NO_ACTION, taskType } from "../policy/task.js";

/** Whether ordering logic knows the type of a task (08 §8.1.5). */
export function isKnownTask(task: string): boolean {
  return taskType(task) !== NO_ACTION;
}
