/** Agents' results with a name (03 §11.1): `import * as ExitStatus`. */

export const Ok = 0;
const AnyError = 1;

export { AnyError as Error };
export const InvalidParameter = 2;
export const Unimplemented = 3;
export const InsufficientPrivileges = 4;
export const NotInstalled = 5;
export const NotConfigured = 6;
export const NotRunning = 7;
export const RunningPromoted = 8;
export const FailedPromoted = 9;
export const Degraded = 190;
export const DegradedPromoted = 191;
export const Unknown = 193;
