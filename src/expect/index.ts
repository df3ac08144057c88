/** Policy tests: what is expected of a cluster when something happens, checked by playing it. */
export { checkExpectation, type Finding } from "./check.js";
export { type ExpectCode, ExpectError, type FilePath } from "./error.js";
export { type Expectation, expectationText } from "./expectation.js";
export { firstTests, type InitFiles } from "./init.js";
export { type Matched, policyMatchers } from "./matchers.js";
export type { Policy, PolicyExpectation, PolicyStep, PolicyTest } from "./policy.js";
export { readPolicy } from "./read.js";
export { brokenLines, caseName, type FileResults, type Reporter, report } from "./reporters.js";
export { type Broken, type CaseResult, type RunOptions, runPolicy } from "./run.js";
export { policySchema } from "./schema.js";
