/** Strings from a Verdict: text, graph XML, dot, JSON. */
export { type DotOptions, renderDot } from "./dot.js";
export { renderGraph } from "./graph-xml.js";
export * from "./json.js";
export { type RunTextOptions, renderText } from "./run-text.js";
export { TextOutput } from "./text.js";
export { eventLines } from "./text-scores.js";
export { type PrintedStep, writeStep } from "./text-simulation.js";
export { type StatusOptions, writeStatus } from "./text-status.js";
export { summaryItems } from "./text-summary.js";
