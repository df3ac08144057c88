/** Commands of crm, pcs and Pacemaker's tools: read into edits and events, and edits printed as commands. */

export type { AnyInput, AnyInputOptions, InputForm } from "./any-input.js";
export { readAny } from "./any-text.js";
export { type Command, type CommandContext, type CommandsRun, parseCommand, runCommands } from "./command.js";
export { printEdit, type Spelling } from "./print.js";
export { splitCommands, splitWords } from "./words.js";
